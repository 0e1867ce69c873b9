import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { representativeness } from '../../../src/domain/card/representativeness.ts';
import { chiSquareP, goodnessOfFit } from '../../../src/domain/statistics/chi-square.ts';
import { wilsonShare } from '../../../src/domain/statistics/wilson-interval.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';
import { expectNear, fixture, P_VALUE } from '../../support/fixtures.ts';

describe('chi-square', () => {
  const { expected } = fixture<{ expected: { pchisq_upper: { x: number; df: number; p: number }[] } }>(
    'G10_special_functions',
  );
  const tally = fixtureTally('G10_special_functions (chi-square)');

  test.each(expected.pchisq_upper)('p of $x with $df degrees of freedom', ({ x, df, p }) => {
    tally.near(chiSquareP(x, df), p, P_VALUE);
  });

  test('two degrees of freedom are an exponential, and the ends are 1 and 0', () => {
    for (const x of [0.001, 1, 2, 5.99, 40, 700, 1400])
      expectNear(chiSquareP(x, 2), Math.exp(-x / 2), { abs: 0, rel: 1e-12 });
    expect([chiSquareP(0, 3), chiSquareP(Number.POSITIVE_INFINITY, 3), chiSquareP(5000, 3)]).toEqual([1, 0, 0]);
    expect(() => chiSquareP(-1, 2)).toThrow(RangeError);
    expect(() => chiSquareP(1, 0)).toThrow(RangeError);
  });

  test('falls with x', () => {
    const x = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(x, x, fc.integer({ min: 1, max: 200 }), (a, b, df) => {
        const [low, high] = [chiSquareP(Math.max(a, b), df), chiSquareP(Math.min(a, b), df)];
        expect(low >= 0 && low <= high + 1e-14 && high <= 1).toBe(true);
      }),
    );
  });

  test('worked example, and what cannot be tested', () => {
    const fit = goodnessOfFit([30, 20], [1, 1]);
    expect(fit).toMatchObject({ n: 50, value: { chiSquare: 2, df: 1 } });
    expectNear('value' in fit && fit.value.p, 0.157299207050285, P_VALUE);
    expect(goodnessOfFit([0, 0], [1, 1])).toEqual({ n: 0, insufficient: 'no_answers' });
    expect(goodnessOfFit([9, 4], [1, 0])).toEqual({ n: 9, insufficient: 'under_two_groups' });
    expect(goodnessOfFit([9, 4], [9, 1])).toEqual({ n: 13, insufficient: 'too_few_expected' });
    expect(() => goodnessOfFit([1], [1, 1])).toThrow(RangeError);
  });
});

describe('who answered', () => {
  test('worked example', () => {
    const result = representativeness([
      { key: 'en', invited: 100, answered: 30 },
      { key: 'he', invited: 100, answered: 20 },
    ]);
    expect(result.rate?.value).toBe(0.25);
    expect(result.verdict).toBe('alike');
    expect(result.test).toMatchObject({ n: 50, value: { chiSquare: 2 } });
    const wilson = wilsonShare(30, 100);
    expect(result.strata[0]).toMatchObject({ key: 'en', shareInvited: 0.5, shareAnswered: 0.6 });
    expect(result.strata[0]?.rate).toEqual('value' in wilson && wilson.value);
  });

  test('different, and small strata together', () => {
    const strata = [
      { key: 'ms', invited: 6, answered: 0 },
      { key: 'en', invited: 1000, answered: 300 },
      { key: 'ar', invited: 9, answered: 3 },
      { key: 'he', invited: 1000, answered: 150 },
    ];
    const result = representativeness(strata);
    expect(result.verdict).toBe('different');
    // The two small languages expect 3.4 answers together, so they join the next smallest.
    expect(result.test).toMatchObject({ n: 453, value: { df: 1 } });
    expect(result.strata.map(({ key }) => key)).toEqual(['ms', 'en', 'ar', 'he']);
  });

  test('nobody invited, nobody answered, one stratum', () => {
    expect(representativeness([])).toMatchObject({ rate: null, strata: [], verdict: 'cannot_tell' });
    const silent = representativeness([
      { key: 'a', invited: 10, answered: 0 },
      { key: 'b', invited: 0, answered: 0 },
    ]);
    expect(silent).toMatchObject({ rate: { value: 0 }, verdict: 'cannot_tell' });
    expect(silent.strata[1]).toMatchObject({ rate: null, shareInvited: 0, shareAnswered: 0 });
    expect(representativeness([{ key: 'a', invited: 90, answered: 50 }]).verdict).toBe('cannot_tell');
    expect(() => representativeness([{ key: 'a', invited: 1, answered: 2 }])).toThrow(RangeError);
  });

  test('the order of strata makes no difference, all numbers are finite, nobody is lost', () => {
    const stratum = fc
      .tuple(fc.nat(500), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([invited, part]) => ({ invited, answered: Math.round(invited * part) }));
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 8 }), (all) => {
        const strata = all.map((one, at) => ({ key: String(at), ...one }));
        const result = representativeness(strata);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        const back = representativeness([...strata].reverse());
        expect(back.verdict).toBe(result.verdict);
        expect(result.test.n).toBe(all.reduce((sum, { answered }) => sum + answered, 0));
      }),
    );
  });
});
