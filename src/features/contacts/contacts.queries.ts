import type { Knex } from 'knex';
import type { Actor } from '../../domain/access/actor.ts';
import { type Channel, type ContactKind, isChannel, isContactKind } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import { type DatedCursor, inDateOrder } from '../../platform/db/dated-list.ts';
import { containing } from '../../platform/db/search.ts';
import { findCustomer, getPerson } from '../customers/index.ts';
import {
  foldName,
  getOrganisation,
  type ListOptions,
  listBranches,
  listProviders,
  listTopics,
  type Place,
} from '../organisation/index.ts';
import { CONTACT_FIELDS, type Contact, type ContactRow, toContact } from './contact.store.ts';

/** A contact in a list, with whom it was. */
export interface ListedContact extends Contact {
  customer: { name: string | null; email: string | null; externalId: string | null };
}

export interface ContactFilter {
  /** Part of a customer's name, e-mail or external id, of the note, or of the contact's external id. */
  search?: string | undefined;
  customerIds?: readonly string[] | undefined;
  providerId?: string | undefined;
  branchId?: string | undefined;
  topicId?: string | undefined;
  channel?: Channel | undefined;
  kind?: ContactKind | undefined;
  state?: 'open' | 'completed' | undefined;
  /** Instants: occurred at or after, and before. */
  from?: string | undefined;
  before?: string | undefined;
  /** Limits to these branches; null: all. */
  branchIds: readonly string[] | null;
}

/** Branches that somebody's view of contacts is limited to; null: none. */
export function branchesOf(actor: Actor): readonly string[] | null {
  return actor.kind === 'user' ? actor.branchIds : null;
}

/** Contacts, newest first, one more than `limit`; `after` is the cursor of the last one of the page before. */
export async function listContacts(
  db: Knex,
  filter: ContactFilter,
  page: { after: DatedCursor | undefined; limit: number },
): Promise<ListedContact[]> {
  const query = db('contacts')
    .join('customers', 'customers.id', 'contacts.customer_id')
    .limit(page.limit + 1)
    .select(CONTACT_FIELDS)
    .select({
      customer_name: 'customers.name',
      customer_email: 'customers.email',
      customer_external_id: 'customers.external_id',
    });
  applyFilter(query, filter);
  inDateOrder(query, { date: 'contacts.occurred_at', id: 'contacts.id' }, 'desc', page.after);
  const rows: (ContactRow & CustomerColumns)[] = await query;
  return rows.map((row) => ({
    ...toContact(row),
    customer: { name: row.customer_name, email: row.customer_email, externalId: row.customer_external_id },
  }));
}

interface CustomerColumns {
  customer_name: string | null;
  customer_email: string | null;
  customer_external_id: string | null;
}

function applyFilter(query: Knex.QueryBuilder, filter: ContactFilter): void {
  if (filter.branchIds !== null) query.whereIn('contacts.branch_id', filter.branchIds);
  if (filter.customerIds !== undefined) query.whereIn('contacts.customer_id', filter.customerIds);
  if (filter.providerId !== undefined) query.where('contacts.provider_id', filter.providerId);
  if (filter.branchId !== undefined) query.where('contacts.branch_id', filter.branchId);
  if (filter.topicId !== undefined) query.where('contacts.topic_id', filter.topicId);
  if (filter.channel !== undefined) query.where('contacts.channel', filter.channel);
  if (filter.kind !== undefined) query.where('contacts.kind', filter.kind);
  if (filter.state === 'open') query.whereNull('contacts.completed_at');
  if (filter.state === 'completed') query.whereNotNull('contacts.completed_at');
  if (filter.from !== undefined) query.where('contacts.occurred_at', '>=', filter.from);
  if (filter.before !== undefined) query.where('contacts.occurred_at', '<', filter.before);
  const search = filter.search?.trim() ?? '';
  if (search === '') return;
  const written = containing(search.toLowerCase());
  query.where((w) =>
    w
      .whereRaw("customers.search_text like ? escape '\\'", [containing(foldName(search))])
      .orWhereRaw("lower(contacts.note) like ? escape '\\'", [written])
      .orWhereRaw("lower(contacts.external_id) like ? escape '\\'", [written]),
  );
}

export const readChannel = (text: unknown): Channel | undefined => (isChannel(text) ? text : undefined);
export const readKind = (text: unknown): ContactKind | undefined => (isContactKind(text) ? text : undefined);

/** The newest contact that a provider logged or was logged for: its place, channel and kind are likely those of the next. */
export async function findNewestOfProvider(db: Knex, providerId: string): Promise<Contact | undefined> {
  const row: ContactRow | undefined = await db('contacts')
    .where({ provider_id: providerId })
    .orderBy('occurred_at', 'desc')
    .first();
  return row && toContact(row);
}

export interface Places {
  branches: readonly Place[];
  providers: readonly Place[];
  topics: readonly Place[];
}

/** What a list or form offers this person: those limited to branches see only theirs. */
export async function placesFor(db: Knex, actor: Actor, options: ListOptions): Promise<Places> {
  const limit = branchesOf(actor);
  const branches = await listBranches(db, options);
  return {
    branches: limit === null ? branches : branches.filter(({ id }) => limit.includes(id)),
    providers: await listProviders(db, options),
    topics: await listTopics(db, options),
  };
}

/** Whoever serves customers themselves and writes down what they did: the provider they are, while that is active. */
export const ownProvider = (actor: Actor, providers: readonly Place[]): Place | undefined =>
  actor.kind === 'user' ? providers.find(({ id, active }) => active && id === actor.providerId) : undefined;

/** What a person is called, over all records; undefined when there is no such customer. */
export async function personName(
  db: Knex,
  customerId: string,
): Promise<{ name: string | null; email: string | null; externalId: string | null } | undefined> {
  const record = await findCustomer(db, customerId);
  if (record === undefined) return undefined;
  const person = await getPerson(db, customerId);
  return { name: person.name, email: person.email, externalId: record.externalId };
}

/** Language and zone that a page tells its times in. */
export async function pageWords(
  db: Knex,
  res: { locals: { locale: Locale } },
): Promise<{ locale: Locale; timeZone: string }> {
  return { locale: res.locals.locale, timeZone: (await getOrganisation(db)).settings.timeZone };
}

/** How many contacts were completed, by day: of a branch, provider and topic where these are given. */
export async function completedByDay(
  db: Knex,
  {
    branch,
    provider,
    topic,
  }: { branch?: string | undefined; provider?: string | undefined; topic?: string | undefined },
  branchIds: readonly string[] | null,
  { from, to }: { from: string; to: string },
): Promise<{ day: string; n: number }[]> {
  const query = db('contacts').whereBetween('completed_on', [from, to]);
  if (branchIds !== null) query.whereIn('branch_id', branchIds);
  for (const [column, id] of Object.entries({ branch_id: branch, provider_id: provider, topic_id: topic })) {
    if (id !== undefined) query.where(column, id);
  }
  return query.groupBy('completed_on').select({ day: 'completed_on' }, db.raw('count(*) as n'));
}
