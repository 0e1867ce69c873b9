import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { itemPairSums } from '../../../src/domain/card/item-sums.ts';
import { SCORES, scoreSums } from '../../../src/domain/card/score-sums.ts';
import { momentsFromSums } from '../../../src/domain/statistics/integer-moments.ts';
import { pairedGap } from '../../../src/domain/statistics/paired-gap.ts';
import { cellsOf } from '../../support/item-expectation.ts';

test('worked example', () => {
  const sums = { n: 3, E: 18, P: 15, EE: 110, PP: 75, EP: 90 };
  expect(scoreSums(sums, 'gap')).toEqual({ n: 3, sum: -3, sumOfSquares: 5 });
  expect(SCORES.map((score) => scoreSums(sums, score).sum)).toEqual([15, 18, -3]);
});

test('means and spreads are those of the report card', () => {
  const level = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 40 }), (pairs) => {
      const sums = itemPairSums(
        cellsOf(
          pairs.map(([e]) => e),
          pairs.map(([, p]) => p),
        ),
      );
      const gap = pairedGap(sums);
      if (!('value' in gap)) throw new Error('no gap');
      const { expectation, performance, gap: difference } = gap.value;
      expect(momentsFromSums(scoreSums(sums, 'performance'))).toEqual(performance);
      expect(momentsFromSums(scoreSums(sums, 'expectation'))).toEqual(expectation);
      expect(momentsFromSums(scoreSums(sums, 'gap'))).toMatchObject({ mean: difference.mean, sd: difference.sd });
    }),
  );
});
