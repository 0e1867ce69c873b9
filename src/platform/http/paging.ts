import { z } from 'zod';
import type { DatedCursor } from '../db/dated-list.ts';
import { invalidInput } from '../errors.ts';

const Paging = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** `?cursor=&limit=`; the cursor is the last id of the page before. */
export function readPaging(query: unknown): { cursor: string | undefined; limit: number } {
  const parsed = Paging.safeParse(query);
  if (!parsed.success)
    throw invalidInput('bad_paging', 'limit is a whole number from 1 to 500, cursor the one that the last page gave.');
  return { cursor: parsed.data.cursor, limit: parsed.data.limit };
}

/** One page of a list, and from where the next one is asked for; null: there is none. */
export interface Page<T> {
  rows: T[];
  nextCursor: string | null;
}

/** Takes `limit + 1` rows and cuts the last: whether it was there tells whether there is a next page. */
export function toPage<T extends { id: string }>(rows: readonly T[], limit: number): Page<T> {
  return cut(rows, limit, ({ id }) => id);
}

/** The same of a list in the order of a date: `inDateOrder`. */
export function toDatedPage<T extends { id: string }>(
  rows: readonly T[],
  limit: number,
  dateOf: (row: T) => string,
): Page<T> {
  return cut(rows, limit, (row) => `${dateOf(row)}_${row.id}`);
}

function cut<T>(found: readonly T[], limit: number, cursorOf: (row: T) => string): Page<T> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > limit && last !== undefined ? cursorOf(last) : null };
}

const DATED_CURSOR = /^(\d{4}-\d{2}-\d{2}(?:T[\d:.]{12}Z)?)_([0-9a-f-]{36,64})$/;

/** Reads what `toDatedPage` gave. @throws 422 when it is none that a page gave */
export function readDatedCursor(cursor: string | undefined): DatedCursor | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const [, date, id] = DATED_CURSOR.exec(cursor) ?? [];
  if (date === undefined || id === undefined) {
    throw invalidInput('bad_cursor', 'The cursor is none that a page gave. Start again without it.');
  }
  return { date, id };
}
