import { IANAZone } from 'luxon';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The first instant at which the clock of the zone shows that time of that day or a later one: where the clock is put
 * back the first of the two, where it is put forward over that time the moment when it is.
 */
export function wallInstant(day: string, minutes: number, timeZone: string): number {
  const zone = IANAZone.create(timeZone);
  const shown = Date.parse(day) + minutes * MINUTE;
  const offset = (at: number): number => zone.offset(at) * MINUTE;
  // A day before and after, no change of the clock of that day has yet been, or is still to be, made.
  const offsets = [offset(shown - DAY), offset(shown + DAY)];
  const first = shown - Math.max(...offsets);
  const second = shown - Math.min(...offsets);
  if (first + offset(first) === shown) return first;
  if (second + offset(second) === shown) return second;
  return changeBetween(first, second, offset);
}

function changeBetween(first: number, second: number, offset: (at: number) => number): number {
  const former = offset(first);
  let before = first;
  let after = second;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offset(middle) === former) before = middle;
    else after = middle;
  }
  return after;
}
