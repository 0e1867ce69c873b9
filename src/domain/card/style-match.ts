import type { Counts } from '../state/state.ts';
import { pairedGap } from '../statistics/paired-gap.ts';
import { type Share, wilsonShare } from '../statistics/wilson-interval.ts';
import { itemCells, itemPairSums } from './item-sums.ts';
import type { Figure } from './question-entry.ts';
import { JUDGED_FROM } from './verdict.ts';

/** How the style of service that people got fits the one they prefer. */
export interface StyleMatch {
  /** People who answered both questions. */
  readonly n: number;
  /** Received less preferred within each person, in points of the scale; above 0: warmer than preferred. */
  readonly difference: Figure;
  /** Whether the mean difference is sure: its 95 % interval leaves out 0. */
  readonly word: 'up' | 'down' | 'no_difference' | 'too_few';
  /** Shares of them; null under ten people, where a share would tell too much. */
  readonly shares: { readonly same: Share; readonly warmer: Share; readonly cooler: Share } | null;
}

/**
 * The match of preferred and received style, within persons.
 *
 * What it tells a manager: how many got the style they like. Neither style is the better one, and too warm for one person
 * does not make up for too cool for another, so the shares stand beside the mean.
 * Formula: paired t interval of received − preferred (see `pairedGap`); Wilson's intervals of the shares. Under ten people:
 * `too_few`, and all null.
 *
 * @param counts people by `preferred,received`
 * @example styleMatch({ '5,5': 6, '6,4': 4 }).shares?.same.value // 0.6
 */
export function styleMatch(counts: Counts | undefined): StyleMatch {
  const estimate = pairedGap(itemPairSums(counts));
  const { n } = estimate;
  const gap = 'value' in estimate ? estimate.value.gap : undefined;
  if (n < JUDGED_FROM || gap?.ci95 == null) {
    return { n, difference: { value: null, ci95: null }, word: 'too_few', shares: null };
  }
  const [low, high] = gap.ci95;
  const shareWhere = (fits: (difference: number) => boolean): Share => {
    const count = itemCells(counts).reduce(
      (sum, { e, p, count: people }) => (e !== null && p !== null && fits(p - e) ? sum + people : sum),
      0,
    );
    const share = wilsonShare(count, n);
    if (!('value' in share)) throw new RangeError('There is no share of nobody.');
    return share.value;
  };
  return {
    n,
    difference: { value: gap.mean, ci95: gap.ci95 },
    word: low > 0 ? 'up' : high < 0 ? 'down' : 'no_difference',
    shares: {
      same: shareWhere((difference) => difference === 0),
      warmer: shareWhere((difference) => difference > 0),
      cooler: shareWhere((difference) => difference < 0),
    },
  };
}
