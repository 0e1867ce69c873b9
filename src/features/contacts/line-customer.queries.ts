import { z } from 'zod';
import type { ContactLine } from '../../domain/contact/contact-line.ts';
import { keptEmail } from '../../domain/customer.ts';
import type { Context } from '../../platform/context.ts';
import {
  type CustomerDetails,
  type CustomerRecord,
  findByEmail,
  findCustomerCalled,
  listCustomersNamed,
} from '../customers/index.ts';
import { mayReachCustomer } from './contact-reach.ts';
import type { NewContact } from './new-contact.ts';

/** What somebody chose, and the words of the line that it was chosen for. */
export interface Choice {
  readonly said: string;
  readonly value: string;
}

type Called = Pick<CustomerRecord, 'name' | 'email' | 'externalId'>;

/** Somebody of the name that was typed. */
export interface NamedCustomer extends Called {
  id: string;
  /** When they were last served; null: not yet. */
  lastAt: string | null;
}

export type CustomerOfLine =
  | { readonly state: 'known'; readonly is: Called; readonly input: NewContact['customer'] }
  /** Nobody with this address or id is known to whoever asks. */
  | { readonly state: 'new'; readonly input: CustomerDetails }
  /** A name alone tells nobody: one of these, or somebody new. */
  | { readonly state: 'asked'; readonly said: string; readonly among: readonly NamedCustomer[] }
  /** Nobody is named, or by what is no address. */
  | { readonly state: 'missing' };

/** Chosen where none of those of the same name is meant. */
export const SOMEBODY_NEW = 'new';

const LONGEST_NAME = 200;
const CustomerPart = z.object({ text: z.string().max(LONGEST_NAME), email: z.email().max(254).nullable() });

/** So many of one name are told apart on a page. */
const MOST_NAMED = 10;

/** Whom a line is about: by address, else by id, and never by name alone. */
export async function customerOfLine(
  context: Context,
  said: ContactLine['customer'],
  { choice, named }: { choice: Choice | undefined; named: boolean },
): Promise<CustomerOfLine> {
  const read = CustomerPart.safeParse(said);
  if (!read.success) return { state: 'missing' };
  const { text, email } = read.data;
  const input = { name: text === '' ? null : text, email };
  const db = context.db.knex;
  const byKey = email === null ? await findCustomerCalled(db, text) : await findByEmail(db, keptEmail(email), 'any');
  if (byKey !== undefined && !byKey.erased && (await mayReachCustomer(db, context, byKey.id))) {
    // By address the record is found again, and a name that it lacks is filled in.
    return { state: 'known', is: byKey, input: email === null ? { customerId: byKey.id } : input };
  }
  if (email !== null || !named) return { state: 'new', input };
  const among = await customersNamed(context, text);
  if (among.length === 0 || (choice?.said === text && choice.value === SOMEBODY_NEW)) return { state: 'new', input };
  const one = choice?.said === text ? among.find(({ id }) => id === choice.value) : undefined;
  if (one === undefined) return { state: 'asked', said: text, among };
  return { state: 'known', is: one, input: { customerId: one.id } };
}

async function customersNamed(context: Context, name: string): Promise<NamedCustomer[]> {
  const db = context.db.knex;
  const reached: NamedCustomer[] = [];
  for (const person of await listCustomersNamed(context.db, name)) {
    if (reached.length === MOST_NAMED) break;
    if (!(await mayReachCustomer(db, context, person.id))) continue;
    const ids = person.records.map(({ id }) => id);
    const last = await db('contacts').whereIn('customer_id', ids).max({ at: 'occurred_at' }).first();
    const externalId = person.records.find((record) => record.externalId !== null)?.externalId ?? null;
    reached.push({ id: person.id, name: person.name, email: person.email, externalId, lastAt: last?.at ?? null });
  }
  return reached;
}
