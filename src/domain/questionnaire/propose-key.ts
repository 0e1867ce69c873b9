import { UNUSABLE_KEY } from './definition-checks.ts';

/** Words that tell nothing apart. */
const SMALL_WORDS = new Set(
  'a an and are as at by for from have i in is it its me my of on or our that the their this to was we were which with you your'.split(
    ' ',
  ),
);
const MOST_WORDS = 3;
const LONGEST = 40;

/**
 * A key for something that is new, out of its English name: the first words that tell it apart from others. Keys last
 * for ever, so one that was ever given out is not proposed again.
 *
 * @param text the English name; where there is none, or none of its letters can be used, `fallback` is numbered
 * @param taken keys that are or were in use
 *
 * @example proposeKey('The speed of service', { fallback: 'item', taken: [] }) // 'speed_service'
 */
export function proposeKey(
  text: string | undefined,
  { fallback, taken, prefix = '' }: { fallback: string; taken: Iterable<string>; prefix?: string },
): string {
  const known = new Set([...taken, UNUSABLE_KEY]);
  const words = (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word));
  const name = words.slice(0, MOST_WORDS).join('_').slice(0, LONGEST).replace(/_+$/, '');
  if (name !== '' && !known.has(`${prefix}${name}`)) return `${prefix}${name}`;
  const stem = `${prefix}${name === '' ? fallback : name}`;
  for (let n = name === '' ? 1 : 2; ; n += 1) {
    const key = `${stem}_${n}`;
    if (!known.has(key)) return key;
  }
}
