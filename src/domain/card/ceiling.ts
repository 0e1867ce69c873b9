import { JUDGED_FROM } from './verdict.ts';

/** The share of expectations at the top of the scale; null where fewer than ten answered. */
export interface Ceiling {
  readonly n: number;
  readonly share: number | null;
  /** Over half at the top: expectations hardly tell customers apart, and the gap is performance in disguise. */
  readonly warning: boolean;
}

/**
 * Share of expectation ratings at the top of the scale, over paired ratings.
 *
 * What it tells a manager: over one half, nearly everyone expects the most, so differences between gaps are
 * differences of performance. `respondents` decides whether it may be shown, as `ratings` may count a person often.
 *
 * @example ceilingOf({ atTop: 114, ratings: 207, respondents: 207 }) // share 0.5507…, warning true
 */
export function ceilingOf(counts: {
  readonly atTop: number;
  readonly ratings: number;
  readonly respondents: number;
}): Ceiling {
  const { atTop, ratings, respondents } = counts;
  if (respondents < JUDGED_FROM || ratings === 0) return { n: ratings, share: null, warning: false };
  const share = atTop / ratings;
  return { n: ratings, share, warning: share > 0.5 };
}
