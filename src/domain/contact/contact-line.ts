import { foldName } from '../names/fold-name.ts';
import { tidyName } from '../names/tidy-name.ts';
import { addDays } from '../time/days.ts';
import { AFTERNOON, BESIDE_A_TIME, OPEN_WORDS, TODAY, YESTERDAY } from '../words/contact-line.words.ts';

/** A contact in one coded line, cut into its parts: customer. provider. problem. time, and whatever else is said. */
export interface ContactLine {
  /** Whom the first part names; null where it is empty. */
  readonly customer: { readonly text: string; readonly email: string | null } | null;
  /** What follows, in order, without the time. */
  readonly parts: readonly string[];
  /** Null: no time is said. */
  readonly time: LineTime | null;
  /** It is not done with yet. */
  readonly open: boolean;
}

/** A time as the line says it; it need not be one that there is. */
export interface LineTime {
  readonly hour: number;
  readonly minute: number;
  readonly day: 'today' | 'yesterday' | { readonly day: number; readonly month: number };
}

export const LONGEST_LINE = 500;

/** Stops that end no part where a name begins with them: titles, and letters that stand for a name. */
const TITLES = new Set(['dr', 'mr', 'mrs', 'ms', 'prof', 'adv', 'st', 'en', 'pn', 'tn']);
const CUT = /[.,;،](?=\s|$)|\n/gu;
/** Typed in haste, no space after a stop: cut at each that is not within a number, and those on either side of a time. */
const CUT_WITHOUT_SPACES = /(?<!\d)[.;]|[.;](?!\d)|[.;](?=\d{1,2}:\d{2}(?!\d))|(?<=\d:\d{2})[.;]/gu;
const EMAIL =
  /[^\s<>()"':;,@\u200e\u200f]{1,64}@[^\s<>()"':;,@\u200e\u200f]{1,190}\.[^\s<>()"':;,@.\u200e\u200f]{1,63}/u;
const CLOCK = /^(?:ב-?)?(\d{1,2})[:.](\d{2})$/;
const CALENDAR = /^(\d{1,2})\/(\d{1,2})$/;

/**
 * The parts of one line. Parts end with a full stop, a comma or a semicolon before a space; the time may stand anywhere after
 * the customer, alone or beside its day.
 *
 * @example readContactLine('Rami Cohen. Eli Levi. Viruses. 9:30').parts // ['Eli Levi', 'Viruses']
 */
export function readContactLine(line: string): ContactLine {
  const [first = '', ...others] = partsOf(line);
  const parts: string[] = [];
  let time: LineTime | null = null;
  let open = false;
  for (const part of others) {
    const said: LineTime | null = time === null ? timeIn(part) : null;
    if (said !== null) time = said;
    else if (OPEN_WORDS.has(foldName(part))) open = true;
    else parts.push(part);
  }
  return { customer: customerIn(first), parts, time, open };
}

function partsOf(line: string): string[] {
  const cut = cutAt(line, CUT);
  // With a space before the time alone, the rest may have none.
  return cut.length > 2 || EMAIL.test(line) ? cut : cutAt(line, CUT_WITHOUT_SPACES);
}

function cutAt(line: string, ends: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { index } of line.matchAll(ends)) {
    const part = line.slice(from, index);
    if (from === 0 && isTitle(part)) continue;
    parts.push(part);
    from = index + 1;
  }
  parts.push(line.slice(from));
  return parts
    .map((part) => tidyName(part.replace(/^[\s.,;]+|[\s.,;]+$/gu, '')))
    .filter((part, at) => part !== '' || at === 0);
}

const isTitle = (part: string): boolean => {
  const words = foldName(part)
    .split(/[. ]+/)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => TITLES.has(word) || /^\p{L}$/u.test(word));
};

function customerIn(part: string): ContactLine['customer'] {
  const email = EMAIL.exec(part)?.[0] ?? null;
  const text = tidyName(email === null ? part : part.replace(email, '').replace(/[<>()"]|mailto:/g, ''));
  return text === '' && email === null ? null : { text, email };
}

/** A clock time, with a day before or after it; null where the part is something else. */
function timeIn(part: string): LineTime | null {
  const words = part.split(' ');
  const at = words.findIndex((word) => CLOCK.test(word));
  const [, hour, minute] = CLOCK.exec(words[at] ?? '') ?? [];
  if (hour === undefined || minute === undefined) return null;
  const beside = words.filter((_, index) => index !== at).map(foldName);
  const day = dayIn(beside.filter((word) => !BESIDE_A_TIME.has(word) && !AFTERNOON.has(word)).join(' '));
  if (day === null) return null;
  const later = beside.some((word) => AFTERNOON.has(word)) && Number(hour) < 12 ? 12 : 0;
  return { hour: Number(hour) + later, minute: Number(minute), day };
}

function dayIn(text: string): LineTime['day'] | null {
  if (text === '' || TODAY.has(text)) return 'today';
  if (YESTERDAY.has(text)) return 'yesterday';
  const [, day, month] = CALENDAR.exec(text) ?? [];
  return day === undefined || month === undefined ? null : { day: Number(day), month: Number(month) };
}

/**
 * The local day and time that are meant, to be read by `readTime`: a day of the calendar is the last one that there was.
 *
 * @param today YYYY-MM-DD where the line is written
 * @example localTimeOf({ hour: 9, minute: 30, day: { day: 30, month: 12 } }, '2026-01-05') // '2025-12-30T09:30'
 */
export function localTimeOf({ hour, minute, day }: LineTime, today: string): string {
  return `${dayOf(day, today)}T${two(hour)}:${two(minute)}`;
}

function dayOf(day: LineTime['day'], today: string): string {
  if (day === 'today') return today;
  if (day === 'yesterday') return addDays(today, -1);
  const year = Number(today.slice(0, 4));
  const inThisYear = `-${two(day.month)}-${two(day.day)}`;
  return inThisYear > today.slice(4) ? `${year - 1}${inThisYear}` : `${year}${inThisYear}`;
}

const two = (number: number): string => String(number).padStart(2, '0');
