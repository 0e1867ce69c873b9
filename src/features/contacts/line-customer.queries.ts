import { z } from 'zod';
import type { ContactLine } from '../../domain/contact/contact-line.ts';
import { keptEmail } from '../../domain/customer.ts';
import { foldName } from '../../domain/names/fold-name.ts';
import type { Context } from '../../platform/context.ts';
import {
  type CustomerDetails,
  type CustomerRecord,
  findCustomerCalled,
  listCustomersAt,
  listCustomersNamed,
  type Person,
} from '../customers/index.ts';
import { mayReachCustomer } from './contact-reach.ts';
import { branchesOf } from './contacts.queries.ts';
import type { NewContact } from './new-contact.ts';

/** What somebody chose, and the words of the line that it was chosen for. */
export interface Choice {
  readonly said: string;
  readonly value: string;
}

type Called = Pick<CustomerRecord, 'name' | 'email' | 'externalId'>;

/** Somebody of the name or address that was typed. */
export interface LikelyCustomer extends Called {
  id: string;
  /** When they were last served where whoever asks works; null: not yet. */
  lastAt: string | null;
}

export type CustomerOfLine =
  | { readonly state: 'known'; readonly is: Called; readonly input: NewContact['customer'] }
  /** Nobody whom whoever asks may know. `sure`: nobody at all. */
  | { readonly state: 'new'; readonly sure: boolean; readonly input: CustomerDetails }
  /** A name alone, or an address that is also somebody else's, tells nobody: one of these, or somebody new. */
  | {
      readonly state: 'asked';
      readonly by: 'name' | 'address';
      readonly said: string;
      readonly among: readonly LikelyCustomer[];
      /** How many there are; those who were served last are among them. */
      readonly of: number;
    }
  /** Nobody is named, or by what is no address. */
  | { readonly state: 'missing' };

/** Chosen where none of those is meant. */
export const SOMEBODY_NEW = 'new';

const LONGEST_NAME = 200;
const CustomerPart = z.object({ text: z.string().max(LONGEST_NAME), email: z.email().max(254).nullable() });
/** Numbers of another system, such as K-17: no name has digits and no space. */
const LIKE_AN_ID = /^(?=.*\d)\S+$/;
const NEVER = '1970-01-01';
/** So many are told apart on a page. */
const MOST_SHOWN = 10;

/**
 * Whom a line is about: by address, else by id, and never by name alone.
 *
 * @param asks whether somebody is there to be asked; programs match as in `matchCustomer`
 */
export async function customerOfLine(
  context: Context,
  said: ContactLine['customer'],
  { choice, asks }: { choice: Choice | undefined; asks: boolean },
): Promise<CustomerOfLine> {
  const read = CustomerPart.safeParse(said);
  if (!read.success) return { state: 'missing' };
  const { text, email } = read.data;
  if (email !== null) return atAddress(context, { text, email }, { choice, asks });
  const known = await findCustomerCalled(context.db.knex, text);
  if (known !== undefined && !known.erased && (await mayReachCustomer(context.db.knex, context, known.id))) {
    return { state: 'known', is: known, input: { customerId: known.id } };
  }
  const sure = branchesOf(context.actor) === null;
  if (LIKE_AN_ID.test(text)) return { state: 'new', sure, input: { externalId: text } };
  const somebodyNew: CustomerOfLine = { state: 'new', sure: true, input: { name: text } };
  if (!asks) return somebodyNew;
  const likely = await reachable(context, await listCustomersNamed(context.db, text));
  return chosenAmong(likely, { by: 'name', said: text }, choice, somebodyNew);
}

async function atAddress(
  context: Context,
  { text, email }: { text: string; email: string },
  { choice, asks }: { choice: Choice | undefined; asks: boolean },
): Promise<CustomerOfLine> {
  const name = text === '' ? null : text;
  const persons = await listCustomersAt(context.db.knex, keptEmail(email));
  const likely = await reachable(context, persons);
  const [one] = likely;
  // Found again by the address, and a name that is lacking filled in.
  const input = { name, email };
  if (one === undefined) return { state: 'new', sure: branchesOf(context.actor) === null, input };
  const same = name === null || one.name === null || foldName(one.name) === foldName(name);
  if (!asks || (likely.length === 1 && same)) return { state: 'known', is: one, input };
  // The address is theirs: somebody else who gives it has none of their own.
  const said = `${text} ${email}`.trim();
  return chosenAmong(likely, { by: 'address', said }, choice, { state: 'new', sure: true, input: { name } });
}

function chosenAmong(
  likely: readonly LikelyCustomer[],
  { by, said }: { by: 'name' | 'address'; said: string },
  choice: Choice | undefined,
  somebodyNew: CustomerOfLine,
): CustomerOfLine {
  const value = choice?.said === said ? choice.value : undefined;
  if (likely.length === 0 || value === SOMEBODY_NEW) return somebodyNew;
  const one = likely.find(({ id }) => id === value);
  if (one !== undefined) return { state: 'known', is: one, input: { customerId: one.id } };
  return { state: 'asked', by, said, among: likely.slice(0, MOST_SHOWN), of: likely.length };
}

/** Those whom somebody may know, who were served last first. */
async function reachable({ db, actor }: Context, persons: readonly Person[]): Promise<LikelyCustomer[]> {
  const branchIds = branchesOf(actor);
  const personOf = new Map(persons.flatMap((person) => person.records.map(({ id }) => [id, person.id] as const)));
  const contacts = db.knex('contacts').whereIn('customer_id', [...personOf.keys()]);
  if (branchIds !== null) contacts.whereIn('branch_id', branchIds);
  const rows: { customer_id: string; last: string | null }[] = await contacts
    .groupBy('customer_id')
    .select('customer_id')
    .max({ last: 'completed_at' });
  const lastOf = new Map<string, string>();
  for (const { customer_id, last } of rows) {
    const person = personOf.get(customer_id) ?? '';
    if ((last ?? '') >= (lastOf.get(person) ?? '')) lastOf.set(person, last ?? '');
  }
  return persons
    .filter(({ id, erased }) => !erased && (branchIds === null || lastOf.has(id)))
    .map(({ id, name, email, records }) => {
      const externalId = records.find((record) => record.externalId !== null)?.externalId ?? null;
      return { id, name, email, externalId, lastAt: lastOf.get(id) || null };
    })
    .sort((a, b) => Date.parse(b.lastAt ?? NEVER) - Date.parse(a.lastAt ?? NEVER));
}
