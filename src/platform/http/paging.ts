import { z } from 'zod';
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

/** Takes `limit + 1` rows and cuts the last: whether it was there tells whether there is a next page. */
export function toPage<T extends { id: string }>(rows: T[], limit: number): { rows: T[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
