import { DateTime } from 'luxon';
import { CHANNELS, type Channel, CONTACT_KINDS, type ContactKind } from '../../domain/channel.ts';
import { type ContactLine, localTimeOf, readContactLine } from '../../domain/contact/contact-line.ts';
import { readTime } from '../../domain/csv/timestamps.ts';
import type { FullText, Locale } from '../../domain/locale.ts';
import { distanceTo } from '../../domain/names/alike.ts';
import { CHANNEL_WORDS, CONTACT_KIND_WORDS } from '../../domain/words/channel.words.ts';
import type { Context } from '../../platform/context.ts';
import { foldName, getOrganisation, type Place } from '../organisation/index.ts';
import { DEFAULT_CHANNEL, DEFAULT_KIND } from './contact.forms.ts';
import { mayReachBranch } from './contact-reach.ts';
import { branchesOf, findNewestOfProvider, type Places, placesFor } from './contacts.queries.ts';
import { type Choice, type CustomerOfLine, customerOfLine } from './line-customer.queries.ts';
import type { NewContact } from './new-contact.ts';

/** What somebody chose where a line was not clear. */
export interface LineChoices {
  readonly customer?: Choice;
  readonly provider?: Choice;
  readonly topic?: Choice;
  readonly branch?: Choice;
}

/** Of a topic that is not known: what was said stays as a note. */
export const AS_NOTE = 'note';

/** Where, with whom or about what, as far as a line tells. */
export type PlaceOfLine =
  /** `usual`: not said, but so it was in the newest contact of the same provider, or is with whoever writes. */
  | { readonly state: 'known'; readonly place: Place; readonly usual: boolean }
  /** Not known, or several are called so: one of these, the most alike first. */
  | { readonly state: 'asked'; readonly said: string; readonly among: readonly Place[] }
  | { readonly state: 'none' };

export type TimeOfLine =
  | { readonly instant: string | null }
  | { readonly fault: 'impossible_time' | 'no_such_local_time' | 'in_the_future' };

export interface UnderstoodLine {
  readonly customer: CustomerOfLine;
  readonly provider: PlaceOfLine;
  readonly topic: PlaceOfLine;
  readonly branch: PlaceOfLine;
  readonly channel: { readonly is: Channel; readonly usual: boolean };
  readonly kind: ContactKind;
  /** null: now. */
  readonly time: TimeOfLine;
  readonly completed: boolean;
  readonly note: string | null;
}

/**
 * What a line says of a contact, as somebody who works here and knows the directory reads it. What is not known, or could be
 * one of several, is asked; nothing is guessed but what stands in the newest contact of the same provider, and that is
 * told as such.
 *
 * @param named whether customers are looked for by their name, to ask whether it is one of them
 */
export async function understandLine(
  context: Context,
  line: string,
  { choices, named }: { choices: LineChoices; named: boolean },
): Promise<UnderstoodLine> {
  const db = context.db.knex;
  const read = readContactLine(line);
  const places = await placesFor(db, context.actor, { includeInactive: false });
  const said = recognise(read.parts, places);
  const own = ownProvider(context, places);
  const left = [...said.left];

  const provider =
    said.provider ?? (own === undefined ? chosen(askFor(places.providers, left.shift() ?? ''), choices.provider) : own);
  const newest = provider.state === 'known' ? await findNewestOfProvider(db, provider.place.id) : undefined;
  const topic = said.topic ?? topicOf(left, places.topics, choices.topic);
  const branch = said.branch ?? usualBranch(newest?.branchId ?? null, context, places.branches, choices.branch);
  return {
    customer: await customerOfLine(context, read.customer, { choice: choices.customer, named }),
    provider: chosen(provider, choices.provider),
    topic: chosen(topic, choices.topic),
    branch: chosen(branch, choices.branch),
    channel: {
      is: said.channel ?? newest?.channel ?? DEFAULT_CHANNEL,
      usual: said.channel === undefined && newest !== undefined,
    },
    kind: said.kind ?? DEFAULT_KIND,
    time: await timeOf(context, read),
    completed: !read.open,
    note: left.length > 0 ? left.join('. ') : null,
  };
}

/** @returns undefined while anything is to be asked yet, or cannot be */
export function contactOfLine(
  { customer, provider, topic, branch, channel, kind, time, completed, note }: UnderstoodLine,
  locale: Locale | null = null,
): NewContact | undefined {
  if (customer.state === 'missing' || customer.state === 'asked') return undefined;
  if (provider.state !== 'known' || topic.state === 'asked' || branch.state === 'asked' || 'fault' in time)
    return undefined;
  const placeId = (place: PlaceOfLine): string | null => (place.state === 'known' ? place.place.id : null);
  return {
    customer: 'customerId' in customer.input ? customer.input : { ...customer.input, locale },
    places: { providerId: provider.place.id, branchId: placeId(branch), topicId: placeId(topic) },
    ...{ channel: channel.is, kind, note, completed },
    // Since when an open one waits is what its time says; of one that is done, when that was.
    ...(completed ? { completedAt: time.instant } : { requestedAt: time.instant }),
  };
}

interface Said {
  provider?: PlaceOfLine | undefined;
  topic?: PlaceOfLine | undefined;
  branch?: PlaceOfLine | undefined;
  channel?: Channel | undefined;
  kind?: ContactKind | undefined;
  /** Parts that say nothing known. */
  left: string[];
}

/** Each part is the first thing it can be that was not said yet, in the order of the line: who served, about what, where. */
function recognise(parts: readonly string[], { providers, topics, branches }: Places): Said {
  const said: Said = { left: [] };
  for (const part of parts) {
    const who = said.provider ?? placeCalled(part, providers);
    const what = said.topic ?? placeCalled(part, topics);
    const where = said.branch ?? placeCalled(part, branches);
    const channel = said.channel ?? CHANNELS.find((one) => isWord(part, CHANNEL_WORDS[one]));
    const kind = said.kind ?? CONTACT_KINDS.find((one) => isWord(part, CONTACT_KIND_WORDS[one]));
    if (who !== said.provider) said.provider = who;
    else if (what !== said.topic) said.topic = what;
    else if (where !== said.branch) said.branch = where;
    else if (channel !== said.channel) said.channel = channel;
    else if (kind !== said.kind) said.kind = kind;
    else said.left.push(part);
  }
  return said;
}

const isWord = (part: string, words: FullText): boolean =>
  Object.values(words).some((word) => foldName(word) === foldName(part));

/** By code, else by name; undefined where nothing is called so. */
function placeCalled(part: string, places: readonly Place[]): PlaceOfLine | undefined {
  const key = foldName(part);
  const coded = places.filter(({ code }) => code !== null && foldName(code) === key);
  const found = coded.length > 0 ? coded : places.filter(({ name }) => foldName(name) === key);
  const [place, another] = found;
  if (place === undefined) return undefined;
  return another === undefined ? known(place) : { state: 'asked', said: part, among: found };
}

const known = (place: Place, usual = false): PlaceOfLine => ({ state: 'known', place, usual });

function askFor(places: readonly Place[], said: string): PlaceOfLine {
  const alike = ({ name, code }: Place): number => Math.min(distanceTo(said, name), distanceTo(said, code ?? ''));
  const among = said === '' ? places : places.toSorted((a, b) => alike(a) - alike(b));
  return { state: 'asked', said, among };
}

/** The answer to a question counts as long as the line still says what was asked about. */
function chosen(place: PlaceOfLine, choice: Choice | undefined): PlaceOfLine {
  if (place.state !== 'asked' || choice?.said !== place.said) return place;
  const one = place.among.find(({ id }) => id === choice.value);
  return one === undefined ? place : known(one);
}

/** Who serves customers themselves, and writes down what they did, need not say so. */
function ownProvider({ actor }: Context, { providers }: Places): PlaceOfLine | undefined {
  const own = actor.kind === 'user' ? providers.find(({ id }) => id === actor.providerId) : undefined;
  return own && known(own, true);
}

/** @param left what was said and is not known yet; what is no topic stays there, as a note */
function topicOf(left: string[], topics: readonly Place[], choice: Choice | undefined): PlaceOfLine {
  const [said] = left;
  if (said === undefined || topics.length === 0) return { state: 'none' };
  if (choice?.said === said && choice.value === AS_NOTE) return { state: 'none' };
  left.shift();
  return askFor(topics, said);
}

/** As with the newest contact of the same provider, else the only one of whoever writes. */
function usualBranch(
  newest: string | null,
  context: Context,
  branches: readonly Place[],
  choice: Choice | undefined,
): PlaceOfLine {
  const limited = branchesOf(context.actor) !== null;
  const usual =
    branches.find(({ id }) => id === newest) ?? (limited && branches.length === 1 ? branches[0] : undefined);
  if (usual !== undefined && mayReachBranch(context, usual.id)) return known(usual, true);
  return limited ? chosen({ state: 'asked', said: '', among: branches }, choice) : { state: 'none' };
}

async function timeOf(context: Context, { time }: ContactLine): Promise<TimeOfLine> {
  if (time === null) return { instant: null };
  const { timeZone } = (await getOrganisation(context.db.knex)).settings;
  const now = context.clock.now();
  const today = DateTime.fromJSDate(now, { zone: timeZone }).toFormat('yyyy-MM-dd');
  const read = readTime(localTimeOf(time, today), timeZone);
  if ('problem' in read) return { fault: read.problem };
  return Date.parse(read.instant) > now.getTime() ? { fault: 'in_the_future' } : read;
}
