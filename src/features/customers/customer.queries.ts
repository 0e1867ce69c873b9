import type { Knex } from 'knex';
import type { Actor } from '../../domain/access/actor.ts';
import { containing } from '../../platform/db/search.ts';
import { forbidden } from '../../platform/errors.ts';
import { foldName } from '../organisation/index.ts';
import { type CustomerRecord, type CustomerRow, toCustomer } from './customer.store.ts';
import { getPerson, type Person } from './person.ts';

/** Adds "has a contact in one of these branches" to a choice of customer records: contacts belong to another feature. */
export type InBranches = (db: Knex, branchIds: readonly string[]) => Knex.QueryBuilder;

/** Branches that somebody's view of customers is limited to; null: none. */
export function branchesOf(actor: Actor): readonly string[] | null {
  return actor.kind === 'user' && actor.role !== 'administrator' ? actor.branchIds : null;
}

/** The records that somebody may see, for a query; null: all of them. */
export function visibleTo(db: Knex, actor: Actor, inBranches: InBranches): Knex.QueryBuilder | null {
  const branchIds = branchesOf(actor);
  return branchIds === null ? null : inBranches(db, branchIds);
}

export interface CustomerListQuery {
  search: string | undefined;
  /** Ids of the records that may be seen; null: all. */
  visible: Knex.QueryBuilder | null;
  cursor: string | undefined;
  limit: number;
  /** Made at or after, and before, these instants. */
  madeFrom?: string | undefined;
  madeBefore?: string | undefined;
}

/** People, newest first, each by the main record; those who were erased are left out. One row more than `limit`. */
export async function searchCustomers(db: Knex, query: CustomerListQuery): Promise<CustomerRecord[]> {
  const rows = db('customers')
    .where('id', db.ref('person_id'))
    .whereNull('erased_at')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.cursor !== undefined) rows.where('id', '<', query.cursor);
  if (query.madeFrom !== undefined) rows.where('created_at', '>=', query.madeFrom);
  if (query.madeBefore !== undefined) rows.where('created_at', '<', query.madeBefore);
  const search = foldName(query.search ?? '');
  if (search !== '') {
    const found = db('customers').whereRaw("search_text like ? escape '\\'", [containing(search)]);
    rows.whereIn('id', found.select('person_id'));
  }
  if (query.visible !== null) rows.whereIn('id', db('customers').whereIn('id', query.visible).select('person_id'));
  const list: CustomerRow[] = await rows;
  return list.map(toCustomer);
}

/** The person, if this actor may see them. @throws 404, 403 */
export async function getVisiblePerson(
  db: Knex,
  actor: Actor,
  customerId: string,
  inBranches: InBranches,
): Promise<Person> {
  const person = await getPerson(db, customerId);
  const visible = visibleTo(db, actor, inBranches);
  if (visible === null) return person;
  const seen: unknown = await db('customers')
    .whereIn(
      'id',
      person.records.map((record) => record.id),
    )
    .whereIn('id', visible)
    .first('id');
  if (seen === undefined) throw forbidden();
  return person;
}
