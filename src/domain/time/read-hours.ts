import { minutesOfDay } from './zone.ts';

/** Times of one day from when to when it is open, each `HH:MM`; `24:00` is the end of the day. */
export interface DaySpan {
  opens: string;
  closes: string;
}

/** What is wrong with hours as typed: they cannot be read, end before they begin, or overlap. */
export type HoursFault = 'unreadable' | 'backwards' | 'overlap';

const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?$/;
const DAY = 1440;

/**
 * Hours of one day as people type them, in their order; none where nothing is typed.
 *
 * @example readHours('16-19:30, 8:00–13:00') // { spans: [{ opens: '08:00', closes: '13:00' }, { opens: '16:00', closes: '19:30' }] }
 */
export function readHours(typed: string): { spans: DaySpan[] } | { fault: HoursFault } {
  const parts = typed
    .split(/[,;،\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const spans: DaySpan[] = [];
  for (const part of parts) {
    const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = SPAN.exec(part) ?? [];
    const opens = timeOf(fromHour, fromMinute);
    const closes = timeOf(toHour, toMinute);
    if (opens === undefined || closes === undefined) return { fault: 'unreadable' };
    if (minutesOfDay(closes) <= minutesOfDay(opens)) return { fault: 'backwards' };
    spans.push({ opens, closes });
  }
  spans.sort((one, other) => minutesOfDay(one.opens) - minutesOfDay(other.opens));
  const overlaps = spans.some((span, at) => minutesOfDay(spans[at + 1]?.opens ?? '24:00') < minutesOfDay(span.closes));
  return overlaps ? { fault: 'overlap' } : { spans };
}

function timeOf(hour: string | undefined, minute: string): string | undefined {
  const time = `${hour?.padStart(2, '0')}:${minute}`;
  return Number(minute) < 60 && minutesOfDay(time) <= DAY ? time : undefined;
}

/** As `readHours` takes them. @example hoursText([{ opens: '08:00', closes: '16:00' }]) // '08:00–16:00' */
export function hoursText(spans: readonly DaySpan[]): string {
  return spans.map(({ opens, closes }) => `${opens}–${closes}`).join(', ');
}
