import type { Knex } from 'knex';
import { type NameBook, nameBook, possibleNames } from '../../domain/comments/name-book.ts';
import { chunks } from '../../platform/db/chunks.ts';
import type { Database } from '../../platform/db/database.ts';
import { firstLineOf } from '../../platform/db/search.ts';

/** So many names are asked for at once: databases take so many values in a statement. */
const AT_ONCE = 2000;

/**
 * The names that must not be read in these comments: those of staff, by each of their words; the writer's own, the same
 * way, as people sign what they write; and the whole names of all other customers. The writer's name is looked up to be
 * taken out and goes nowhere else.
 */
export async function namesAround(
  db: Database,
  tx: Knex,
  comments: readonly { responseId: string; words: string }[],
): Promise<(responseId: string) => NameBook[]> {
  if (comments.length === 0) return () => [];
  const staff = await staffNames(tx);
  const customers = await customersNamed(db, tx, new Set(comments.flatMap(({ words }) => [...possibleNames(words)])));
  const writers = await namesOfWriters(
    tx,
    comments.map(({ responseId }) => responseId),
  );
  const shared = nameBook(customers, staff);
  return (responseId) => [shared, nameBook([], writers.get(responseId) ?? [])];
}

async function staffNames(tx: Knex): Promise<string[]> {
  const rows: { name: string }[] = await tx('providers').select('name').unionAll(tx('users').select('name'));
  return rows.map(({ name }) => name);
}

async function customersNamed(db: Database, tx: Knex, possible: ReadonlySet<string>): Promise<string[]> {
  const line = firstLineOf(db.dialect, 'search_text');
  const found = new Set<string>();
  for (const part of chunks([...possible], AT_ONCE)) {
    const marks = part.map(() => '?').join(', ');
    const rows: { name: string }[] = await tx('customers')
      .whereRaw(`${line} in (${marks})`, part)
      .select(tx.raw(`${line} as name`));
    for (const { name } of rows) found.add(name);
  }
  return [...found];
}

async function namesOfWriters(tx: Knex, responseIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows: { id: string; name: string }[] = await tx('response_identity as i')
    .join('customers as c', 'c.id', 'i.customer_id')
    .join('customers as p', 'p.person_id', 'c.person_id')
    .whereIn('i.response_id', responseIds)
    .whereNotNull('p.name')
    .select({ id: 'i.response_id', name: 'p.name' });
  const names = new Map<string, string[]>();
  for (const { id, name } of rows) names.set(id, [...(names.get(id) ?? []), name]);
  return names;
}
