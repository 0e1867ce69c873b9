import type { Knex } from 'knex';
import { Locale } from '../../domain/locale.ts';
import { type DatedCursor, inDateOrder } from '../../platform/db/dated-list.ts';
import { notFound } from '../../platform/errors.ts';

/** Somebody who ticked that we may contact them, as far as it is told without opening who. */
export interface ContactWish {
  id: string;
  responseId: string;
  /** Business day of the answer. */
  day: string;
  branch: string | null;
  topic: string | null;
  /** Language of the form. */
  locale: Locale | null;
  /** Verbatim; null where nothing was written. */
  words: string | null;
  handledAt: string | null;
  /** Name of the user who did. */
  handledBy: string | null;
  note: string | null;
}

interface WishRow extends Omit<ContactWish, 'locale'> {
  locale: string | null;
}

export const WISH_STATES = ['open', 'handled'] as const;
export type WishState = (typeof WISH_STATES)[number];

function wishes(db: Knex, branchIds: readonly string[] | null): Knex.QueryBuilder {
  const query = db('contact_wishes as w').join('responses as r', 'r.id', 'w.response_id');
  if (branchIds !== null) query.whereIn('r.branch_id', branchIds);
  return query;
}

function detailed(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .leftJoin('branches as b', 'b.id', 'r.branch_id')
    .leftJoin('topics as t', 't.id', 'r.topic_id')
    .leftJoin('users as u', 'u.id', 'w.handled_by')
    .select('w.id', 'w.note', 'r.day', 'r.locale', {
      responseId: 'w.response_id',
      handledAt: 'w.handled_at',
      words: 'r.comment',
      branch: 'b.name',
      topic: 't.name',
      handledBy: 'u.name',
    });
}

const MaybeLocale = Locale.nullable();

function toWish(row: WishRow): ContactWish {
  return { ...row, locale: MaybeLocale.parse(row.locale) };
}

/** Who waits, longest first; who was contacted, newest first. One more than `limit`. */
export async function listWishes(
  db: Knex,
  query: {
    state: WishState | undefined;
    branchIds: readonly string[] | null;
    after: DatedCursor | undefined;
    limit: number;
  },
): Promise<ContactWish[]> {
  const rows = detailed(wishes(db, query.branchIds)).limit(query.limit + 1);
  if (query.state === 'open') rows.whereNull('w.handled_at');
  if (query.state === 'handled') rows.whereNotNull('w.handled_at');
  inDateOrder(rows, { date: 'r.day', id: 'w.id' }, query.state === 'open' ? 'asc' : 'desc', query.after);
  const found: WishRow[] = await rows;
  return found.map(toWish);
}

/** @throws not_found also where it is of another branch than the reader's */
export async function getWish(db: Knex, id: string, branchIds: readonly string[] | null): Promise<ContactWish> {
  const row: WishRow | undefined = await detailed(wishes(db, branchIds)).where('w.id', id).first();
  if (row === undefined) throw notFound('contact wish');
  return toWish(row);
}

export async function countWishes(db: Knex, state: WishState, branchIds: readonly string[] | null): Promise<number> {
  const query = branchIds === null ? db('contact_wishes as w') : wishes(db, branchIds);
  if (state === 'open') query.whereNull('w.handled_at');
  else query.whereNotNull('w.handled_at');
  const rows: { n: number }[] = await query.count({ n: '*' });
  return rows[0]?.n ?? 0;
}
