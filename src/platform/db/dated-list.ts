import type { Knex } from 'knex';

/** A row of a list that is ordered by a date (a day or an instant) and then by id: the next page begins behind it. */
export interface DatedCursor {
  date: string;
  id: string;
}

/** Orders rows by a date (a column, or an expression) and then by id, and begins behind the last one of the page before. */
export function inDateOrder(
  query: Knex.QueryBuilder,
  { date, id }: { date: string | Knex.Raw; id: string },
  order: 'asc' | 'desc',
  after: DatedCursor | undefined,
): void {
  query.orderBy([
    { column: date, order },
    { column: id, order },
  ]);
  if (after === undefined) return;
  const beyond = order === 'asc' ? '>' : '<';
  query.where((w) => {
    whereDate(w, date, beyond, after.date);
    w.orWhere((same) => whereDate(same, date, '=', after.date).where(id, beyond, after.id));
  });
}

/** Knex declares columns and expressions apart. */
function whereDate(query: Knex.QueryBuilder, date: string | Knex.Raw, sign: string, value: string): Knex.QueryBuilder {
  return typeof date === 'string' ? query.where(date, sign, value) : query.where(date, sign, value);
}
