import type { Knex } from 'knex';
import type { Actor } from '../../domain/access/actor.ts';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { covers, isScope } from '../../domain/access/scopes.ts';
import { type KeptShare, keptShare } from '../../domain/card/kept-share.ts';
import { type EndedPromises, keptOfDue } from '../../domain/commitment/commitment-state.ts';
import type { Estimate } from '../../domain/statistics/estimate.ts';
import { dayBounds } from '../../domain/time/day-bounds.ts';
import { type DatedCursor, inDateOrder } from '../../platform/db/dated-list.ts';
import { notFound } from '../../platform/errors.ts';
import type { User } from '../accounts/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { type Commitment, type CommitmentRow, toCommitment } from './commitments.store.ts';

/** A promise with the names of whom it concerns. */
export interface ListedCommitment extends Commitment {
  owner: Pick<User, 'name' | 'status'>;
  branch: string | null;
  /** Null: nobody in particular. */
  customer: { id: string; name: string | null; email: string | null; erased: boolean } | null;
}

/** Which promises somebody may see. */
export interface CommitmentReader {
  /** Theirs are seen wherever they are; null: of no user. */
  userId: string | null;
  /** Null: all branches. */
  branchIds: readonly string[] | null;
  /** Whether those that came from complaints of others are seen. */
  complaints: boolean;
}

export function commitmentReader(actor: Actor): CommitmentReader {
  if (actor.kind === 'api_key') {
    return { userId: null, branchIds: null, complaints: covers(actor.scopes.filter(isScope), 'complaints:read') };
  }
  if (actor.kind !== 'user') return { userId: null, branchIds: null, complaints: true };
  return { userId: actor.id, branchIds: actor.branchIds, complaints: isAllowed(actor.role, 'complaints.view') };
}

export const SHOWN_STATES = ['open', 'overdue', 'all'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export interface CommitmentFilter {
  shown: ShownState;
  now: string;
  ownerId?: string | undefined;
  customerIds?: readonly string[] | undefined;
  /** Due at or after, and before. */
  from?: string | undefined;
  before?: string | undefined;
}

function commitments(db: Knex, { userId, branchIds, complaints }: CommitmentReader): Knex.QueryBuilder {
  const query = db('commitments as c');
  const orOwn = (which: (query: Knex.QueryBuilder) => void): void => {
    query.where((w) => {
      which(w);
      if (userId !== null) w.orWhere('c.owner_id', userId);
    });
  };
  if (branchIds !== null) orOwn((w) => w.whereIn('c.branch_id', branchIds));
  if (!complaints) orOwn((w) => w.whereNot('c.source_kind', 'complaint'));
  return query;
}

function filtered(query: Knex.QueryBuilder, filter: CommitmentFilter): Knex.QueryBuilder {
  if (filter.shown !== 'all') query.where('c.state', 'open');
  if (filter.shown === 'overdue') query.where('c.due_at', '<', filter.now);
  if (filter.ownerId !== undefined) query.where('c.owner_id', filter.ownerId);
  if (filter.customerIds !== undefined) query.whereIn('c.customer_id', filter.customerIds);
  if (filter.from !== undefined) query.where('c.due_at', '>=', filter.from);
  if (filter.before !== undefined) query.where('c.due_at', '<', filter.before);
  return query;
}

interface DetailedRow extends CommitmentRow {
  owner: string;
  owner_status: User['status'];
  branch: string | null;
  customer: string | null;
  customer_email: string | null;
  customer_erased: string | null;
}

function detailed(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .join('users as u', 'u.id', 'c.owner_id')
    .leftJoin('branches as b', 'b.id', 'c.branch_id')
    .leftJoin('customers as m', 'm.id', 'c.customer_id')
    .select('c.*', {
      owner: 'u.name',
      owner_status: 'u.status',
      branch: 'b.name',
      customer: 'm.name',
      customer_email: 'm.email',
      customer_erased: 'm.erased_at',
    });
}

function toListed(row: DetailedRow): ListedCommitment {
  const { customer_id: id, customer: name, customer_email: email } = row;
  return {
    ...toCommitment(row),
    owner: { name: row.owner, status: row.owner_status },
    branch: row.branch,
    customer: id === null ? null : { id, name, email, erased: row.customer_erased !== null },
  };
}

/** What is open by when it is due, the first first; all of them the last due first. One more than `limit`. */
export async function listCommitments(
  db: Knex,
  reader: CommitmentReader,
  filter: CommitmentFilter,
  page: { after: DatedCursor | undefined; limit: number },
): Promise<ListedCommitment[]> {
  const query = detailed(filtered(commitments(db, reader), filter)).limit(page.limit + 1);
  const order = filter.shown === 'all' ? 'desc' : 'asc';
  inDateOrder(query, { date: 'c.due_at', id: 'c.id' }, order, page.after);
  const rows: DetailedRow[] = await query;
  return rows.map(toListed);
}

/** @throws not_found also where the reader may not see it */
export async function getCommitment(db: Knex, reader: CommitmentReader, id: string): Promise<ListedCommitment> {
  const row: DetailedRow | undefined = await detailed(commitments(db, reader)).where('c.id', id).first();
  if (row === undefined) throw notFound('promise');
  return toListed(row);
}

export async function countCommitments(db: Knex, reader: CommitmentReader, filter: CommitmentFilter): Promise<number> {
  const rows: { n: number }[] = await filtered(commitments(db, reader), filter).count({ n: '*' });
  return rows[0]?.n ?? 0;
}

/** The share of promises to be kept in time that the measure is held against. */
export const KEPT_TARGET = 0.9;

export interface PromisesKept {
  ended: EndedPromises;
  /** Of those that were due: kept in time. */
  share: Estimate<KeptShare, 'no_answers'>;
}

/**
 * Promises that were due in a period, and the share of them that was kept in time.
 *
 * @param which.from first day, on the calendar of the organisation @param which.to last day, inclusive
 * @param which.branchIds null: all @param which.providerId only those of users who are this provider
 */
export async function promisesKept(
  db: Knex,
  which: { from: string; to: string; branchIds: readonly string[] | null; providerId?: string | undefined },
  now: string,
): Promise<PromisesKept> {
  const { timeZone } = (await getOrganisation(db)).settings;
  const query = db('commitments as c')
    .where('c.due_at', '>=', dayBounds(which.from, timeZone)?.start ?? '')
    .where('c.due_at', '<', dayBounds(which.to, timeZone)?.end ?? '')
    .where((w) => w.whereNot('c.state', 'open').orWhere('c.due_at', '<', now));
  if (which.branchIds !== null) query.whereIn('c.branch_id', which.branchIds);
  if (which.providerId !== undefined) {
    query.whereIn('c.owner_id', db('users').where({ provider_id: which.providerId }).select('id'));
  }
  const rows: { state: string; n: number }[] = await query
    .groupBy('c.state')
    .select({ state: 'c.state' }, db.raw('count(*) as n'));
  const count = (state: string): number => rows.find((row) => row.state === state)?.n ?? 0;
  const ended: EndedPromises = {
    ...{ kept: count('kept'), late: count('late'), broken: count('broken'), withdrawn: count('withdrawn') },
    overdue: count('open'),
  };
  const { kept, due } = keptOfDue(ended);
  return { ended, share: keptShare(kept, due, KEPT_TARGET) };
}
