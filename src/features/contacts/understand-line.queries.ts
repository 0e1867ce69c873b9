import { DateTime } from 'luxon';
import type { Channel, ContactKind } from '../../domain/channel.ts';
import { type ContactLine, localTimeOf, readContactLine } from '../../domain/contact/contact-line.ts';
import { readTime } from '../../domain/csv/timestamps.ts';
import type { Locale } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { getOrganisation, type Place } from '../organisation/index.ts';
import { DEFAULT_CHANNEL, DEFAULT_KIND } from './contact.forms.ts';
import type { Contact } from './contact.store.ts';
import { branchesOf, findNewestOfProvider, ownProvider, type Places, placesFor } from './contacts.queries.ts';
import { type Choice, type CustomerOfLine, customerOfLine } from './line-customer.queries.ts';
import type { NewContact } from './new-contact.ts';
import { askFor, isNear, known, type PlaceOfLine, recognise } from './recognise-parts.ts';

export const ASKED = ['customer', 'provider', 'topic', 'branch'] as const;
type Asked = (typeof ASKED)[number];

/** What somebody chose where a line was not clear. */
export type LineChoices = Readonly<Partial<Record<Asked, Choice>>>;

/** Of a topic that is not known: what was said stays as a note. */
export const AS_NOTE = 'note';

export type TimeOfLine =
  /** null: now. */
  { readonly instant: string | null } | { readonly fault: 'impossible_time' | 'no_such_local_time' | 'in_the_future' };

export interface UnderstoodLine {
  readonly customer: CustomerOfLine;
  readonly provider: PlaceOfLine;
  readonly topic: PlaceOfLine;
  readonly branch: PlaceOfLine;
  readonly channel: { readonly is: Channel; readonly usual: boolean };
  readonly kind: ContactKind;
  readonly time: TimeOfLine;
  readonly completed: boolean;
  /** What was said and is nothing known. */
  readonly note: string | null;
}

/**
 * What a line says of a contact, as somebody who works here and knows the directory reads it. What is not known, or could be
 * one of several, is asked; nothing is taken unsaid but what stands in the newest contact of the same provider, and that is
 * told as such.
 *
 * @param asks whether somebody is there who sees what was understood, and can be asked: for programs nothing is taken unsaid
 */
export async function understandLine(
  context: Context,
  line: string,
  { choices, asks }: { choices: LineChoices; asks: boolean },
): Promise<UnderstoodLine> {
  const read = readContactLine(line);
  const places = await placesFor(context.db.knex, context.actor, { includeInactive: false });
  const said = recognise(read.parts, places);
  const { left } = said;
  const provider = chosen(
    said.provider ?? providerOf(left, said.topic !== undefined, context, places),
    choices.provider,
  );
  const newest =
    asks && provider.state === 'known' ? await findNewestOfProvider(context.db.knex, provider.place.id) : undefined;
  const branch = said.branch ?? branchOf(left, newest, context, places.branches);
  const topic = said.topic ?? topicOf(left, places.topics);
  const noted = topic.state === 'asked' && isChoice(choices.topic, topic.said, AS_NOTE) ? [topic.said] : [];
  const note = [...noted, ...left].join('. ');
  return {
    customer: await customerOfLine(context, read.customer, { choice: choices.customer, asks }),
    provider,
    topic: noted.length > 0 ? { state: 'none' } : chosen(topic, choices.topic),
    branch: chosen(branch, choices.branch),
    channel: {
      is: said.channel ?? newest?.channel ?? DEFAULT_CHANNEL,
      usual: said.channel === undefined && newest !== undefined,
    },
    kind: said.kind ?? DEFAULT_KIND,
    time: await timeOf(context, read),
    completed: !read.open,
    note: note === '' ? null : note,
  };
}

/** @returns undefined while anything is to be asked yet, or cannot be */
export function contactOfLine(understood: UnderstoodLine, locale: Locale | null = null): NewContact | undefined {
  const { customer, provider, topic, branch, channel, kind, time, completed, note } = understood;
  if (customer.state === 'missing' || customer.state === 'asked' || 'fault' in time) return undefined;
  if (provider.state !== 'known' || topic.state === 'asked' || branch.state === 'asked') return undefined;
  const idOf = (place: PlaceOfLine): string | null => (place.state === 'known' ? place.place.id : null);
  return {
    customer: 'customerId' in customer.input ? customer.input : { ...customer.input, locale },
    places: { providerId: provider.place.id, branchId: idOf(branch), topicId: idOf(topic) },
    ...{ channel: channel.is, kind, note, completed },
    // Since when an open one waits is what its time says; of one that is done, when that was.
    ...(completed ? { completedAt: time.instant } : { requestedAt: time.instant }),
  };
}

const isChoice = (choice: Choice | undefined, said: string, value: string): boolean =>
  choice?.said === said && choice.value === value;

/** The answer to a question counts as long as the line still says what was asked about. */
function chosen(place: PlaceOfLine, choice: Choice | undefined): PlaceOfLine {
  if (place.state !== 'asked') return place;
  const one = place.among.find(({ id }) => isChoice(choice, place.said, id));
  return one === undefined ? place : known(one);
}

/** Takes the part at a place out of those that say nothing known. */
const taken = (left: string[], at: number): string => left.splice(at, 1)[0] ?? '';

/**
 * What is nearly a provider's name is asked about. Who serves customers themselves need not say so. Else the first part that
 * says nothing known stands where the provider does, unless it is the only one, and no topic is said: then it may be that.
 */
function providerOf(left: string[], topicSaid: boolean, { actor }: Context, { providers }: Places): PlaceOfLine {
  const near = left.findIndex((part) => isNear(part, providers));
  if (near >= 0) return askFor(providers, taken(left, near));
  const own = ownProvider(actor, providers);
  if (own !== undefined) return known(own, true);
  return askFor(providers, topicSaid || left.length > 1 ? taken(left, 0) : '');
}

/** What is nearly a branch's name is asked about; else as with the newest contact of the provider, or the only one. */
function branchOf(
  left: string[],
  newest: Contact | undefined,
  context: Context,
  branches: readonly Place[],
): PlaceOfLine {
  const near = left.findIndex((part) => isNear(part, branches));
  if (near >= 0) return askFor(branches, taken(left, near));
  const limited = branchesOf(context.actor) !== null;
  const [only, another] = branches;
  const usual =
    branches.find(({ id }) => id === newest?.branchId) ?? (limited && another === undefined ? only : undefined);
  if (usual !== undefined) return known(usual, true);
  return limited ? askFor(branches, '') : { state: 'none' };
}

/** The first part that says nothing known is about what it was, where there are topics. */
const topicOf = (left: string[], topics: readonly Place[]): PlaceOfLine =>
  left.length === 0 || topics.length === 0 ? { state: 'none' } : askFor(topics, taken(left, 0));

async function timeOf(context: Context, { time, open }: ContactLine): Promise<TimeOfLine> {
  const now = context.clock.now();
  if (time === null) return { instant: open ? instantText(now) : null };
  const { timeZone } = (await getOrganisation(context.db.knex)).settings;
  const today = DateTime.fromJSDate(now, { zone: timeZone }).toFormat('yyyy-MM-dd');
  const read = readTime(localTimeOf(time, today), timeZone);
  if ('problem' in read) return { fault: read.problem };
  return Date.parse(read.instant) > now.getTime() ? { fault: 'in_the_future' } : read;
}
