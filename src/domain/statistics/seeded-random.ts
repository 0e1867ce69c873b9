/**
 * Numbers in [0, 1) that are the same for the same seed.
 *
 * Behind intervals by resampling: the same answers give the same interval, today and in a year. Needs a whole number.
 * Source: mulberry32 by Tommy Ettinger (2017); 2^32 numbers before it repeats, enough for a draw of respondents.
 *
 * @example seededRandom(1)() // 0.6270739405881613
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
