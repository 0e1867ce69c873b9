import { CHANNELS, type Channel, CONTACT_KINDS, type ContactKind } from '../../domain/channel.ts';
import type { FullText } from '../../domain/locale.ts';
import { distanceTo } from '../../domain/names/alike.ts';
import { CHANNEL_WORDS, CONTACT_KIND_WORDS } from '../../domain/words/channel.words.ts';
import { foldName, type Place } from '../organisation/index.ts';
import type { Places } from './contacts.queries.ts';

/** Where, with whom or about what, as far as a line tells. */
export type PlaceOfLine =
  /** `usual`: not said, but so it was in the newest contact of the same provider, or is with whoever writes. */
  | { readonly state: 'known'; readonly place: Place; readonly usual: boolean }
  /** One of these, the most alike first. */
  | {
      readonly state: 'asked';
      readonly why: 'unsaid' | 'unknown' | 'several';
      readonly said: string;
      readonly among: readonly Place[];
    }
  | { readonly state: 'none' };

/** What the parts of a line say. */
export interface Recognised {
  provider?: PlaceOfLine;
  topic?: PlaceOfLine;
  branch?: PlaceOfLine;
  channel?: Channel;
  kind?: ContactKind;
  /** Parts that say nothing known. */
  left: string[];
}

/** Each part is the first thing it can be that was not said yet, in the order of the line: who served, about what, where. */
export function recognise(parts: readonly string[], places: Places): Recognised {
  const said: Recognised = { left: [] };
  for (const part of parts) if (!isOneOf(said, part, places)) said.left.push(part);
  return said;
}

function isOneOf(said: Recognised, part: string, { providers, topics, branches }: Places): boolean {
  for (const [slot, places] of [
    ['provider', providers],
    ['topic', topics],
    ['branch', branches],
  ] as const) {
    const place = said[slot] === undefined ? placeSaid(part, places) : undefined;
    if (place === undefined) continue;
    said[slot] = place;
    return true;
  }
  const channel = said.channel === undefined ? CHANNELS.find((one) => isWord(part, CHANNEL_WORDS[one])) : undefined;
  if (channel !== undefined) {
    said.channel = channel;
    return true;
  }
  const kind = said.kind === undefined ? CONTACT_KINDS.find((one) => isWord(part, CONTACT_KIND_WORDS[one])) : undefined;
  if (kind !== undefined) said.kind = kind;
  return kind !== undefined;
}

const isWord = (part: string, words: FullText): boolean =>
  Object.values(words).some((word) => foldName(word) === foldName(part));

/** By code, else by name; undefined where nothing is called so. */
function placeSaid(part: string, places: readonly Place[]): PlaceOfLine | undefined {
  const key = foldName(part);
  const coded = places.filter(({ code }) => code !== null && foldName(code) === key);
  const found = coded.length > 0 ? coded : places.filter(({ name }) => foldName(name) === key);
  const [place, another] = found;
  if (place === undefined) return undefined;
  return another === undefined ? known(place) : { state: 'asked', why: 'several', said: part, among: found };
}

export const known = (place: Place, usual = false): PlaceOfLine => ({ state: 'known', place, usual });

/** Nobody measures the likeness of whole sentences. */
const MOST_LETTERS = 60;
/** A third of the letters may be others: what is typed in haste. */
const NEAR = 0.34;

const distance = (said: string, { name, code }: Place): number =>
  Math.min(
    distanceTo(said.slice(0, MOST_LETTERS), name),
    code === null ? 1 : distanceTo(said.slice(0, MOST_LETTERS), code),
  );

/** Whether a name of these may have been meant. */
export const isNear = (said: string, places: readonly Place[]): boolean =>
  places.some((place) => distance(said, place) <= NEAR);

/** One of these is to be chosen for what was said; '': nothing was. */
export function askFor(places: readonly Place[], said: string): PlaceOfLine {
  if (said === '') return { state: 'asked', why: 'unsaid', said, among: places };
  const near = new Map(places.map((place) => [place, distance(said, place)]));
  const among = places.toSorted((a, b) => (near.get(a) ?? 1) - (near.get(b) ?? 1));
  return { state: 'asked', why: 'unknown', said, among };
}
