import { describe, expect, test } from '@jest/globals';
import { fQuantile } from '../../../src/domain/statistics/f-quantile.ts';
import { hedgesCorrection } from '../../../src/domain/statistics/hedges-correction.ts';
import { logGammaHalfStep } from '../../../src/domain/statistics/log-gamma-half-step.ts';
import { normalCdf } from '../../../src/domain/statistics/normal-cdf.ts';
import { studentQuantile, studentTwoSidedP } from '../../../src/domain/statistics/student-t.ts';
import { NORMAL_975 } from '../../../src/domain/statistics/wilson-interval.ts';
import { expectNear, fixture } from '../../support/fixtures.ts';

const { expected } = fixture<{
  expected: {
    qnorm: { p: number; x: number }[];
    pnorm_upper: { z: number; p: number }[];
    qt975: { df: number; t: number }[];
    pt_two: { t: number; df: number; p: number }[];
    qF: { p: number; df1: number; df2: number; F: number }[];
    hedges_J: { df: number; exact: number }[];
  };
}>('G10_special_functions');

const NEAR = { abs: 1e-14, rel: 1e-9 };

describe('Student t', () => {
  test.each(expected.qt975)('97.5 % point with $df degrees of freedom', ({ df, t }) => {
    expectNear(studentQuantile(0.975, df), t, NEAR);
  });

  test.each(expected.pt_two)('two-sided p of $t with $df degrees of freedom', ({ t, df, p }) => {
    expectNear(studentTwoSidedP(t, df), p, NEAR);
    expect(studentTwoSidedP(-t, df)).toBe(studentTwoSidedP(t, df));
  });

  // Reference values computed with 60 digits.
  test.each([
    { t: 38, df: 1_000_000, p: 9.72135e-316, rel: 1e-7 },
    { t: 36, df: 200_000, p: 6.78845337251e-283, rel: 1e-9 },
    { t: 1e160, df: 1, p: 6.366197723675814e-161, rel: 1e-9 },
    { t: 1e200, df: 1, p: 6.366197723675814e-201, rel: 1e-9 },
    { t: 1e107, df: 2.9, p: 1.0102751e-310, rel: 1e-7 },
  ])('far in the tail: t = $t with $df degrees of freedom', ({ t, df, p, rel }) => {
    expectNear(studentTwoSidedP(t, df), p, { abs: 0, rel });
  });

  test('is 0 only where no double is small enough', () => {
    // True value 1.77 × 10^−348; the smallest double is 5 × 10^−324.
    expect(studentTwoSidedP(40, 200_000)).toBe(0);
    expect(studentTwoSidedP(0, 3)).toBe(1);
    expect(studentTwoSidedP(Number.POSITIVE_INFINITY, 3)).toBe(0);
  });

  test('never leaves 0 to 1 and never grows with t', () => {
    for (const df of [1, 2, 9, 30, 206, 1000, 99_999, 200_000, 23_000_000]) {
      let last = 1;
      for (let t = 0; t <= 60; t += 0.5) {
        const p = studentTwoSidedP(t, df);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(last);
        last = p;
      }
    }
  });

  test('refuses what is no probability and no degrees of freedom', () => {
    expect(() => studentQuantile(1, 5)).toThrow(RangeError);
    expect(() => studentQuantile(0.5, 0)).toThrow(RangeError);
    expect(() => studentTwoSidedP(Number.NaN, 5)).toThrow(RangeError);
    expect(() => studentTwoSidedP(1, -1)).toThrow(RangeError);
  });
});

describe('F', () => {
  test.each(expected.qF)('quantile $p with $df1 and $df2 degrees of freedom', ({ p, df1, df2, F }) => {
    expectNear(fQuantile(p, df1, df2), F, NEAR);
  });

  // A chi-square stand-in would give 1.002774 for the first of these.
  test.each([
    { p: 0.975, df1: 999_999, df2: 22_999_977, F: 1.0028335705016125 },
    { p: 0.025, df1: 999_999, df2: 22_999_977, F: 0.9971707214722438 },
    { p: 0.975, df1: 9, df2: 23_000_000, F: 2.113641418946521 },
    { p: 0.025, df1: 9, df2: 23_000_000, F: 0.30004324973061697 },
  ])('quantile $p with very many: $df1 and $df2', ({ p, df1, df2, F }) => {
    expectNear(fQuantile(p, df1, df2), F, { abs: 0, rel: 1e-11 });
  });

  test('refuses what is no probability and no degrees of freedom', () => {
    expect(() => fQuantile(0, 5, 5)).toThrow(RangeError);
    expect(() => fQuantile(0.5, 5, 0)).toThrow(RangeError);
  });
});

describe('Hedges correction', () => {
  test.each(expected.hedges_J)('with $df degrees of freedom', ({ df, exact }) => {
    expectNear(hedgesCorrection(df), exact, NEAR);
  });

  test('keeps all digits where log-gammas lose them, and is undefined under one degree', () => {
    // 1 − 3/(4·df) − … to the last digit
    expectNear(hedgesCorrection(1e9), 1 - 0.75e-9, { abs: 1e-14, rel: 0 });
    expect(hedgesCorrection(0)).toBeNull();
  });

  test('the two ways to take the half step meet where one takes over from the other', () => {
    expectNear(logGammaHalfStep(0.5), -Math.log(Math.PI) / 2, NEAR);
    expectNear(logGammaHalfStep(20 - 1e-9), logGammaHalfStep(20), { abs: 1e-9, rel: 0 });
    expectNear(Math.exp(logGammaHalfStep(20)), 4.44427516123992, NEAR);
  });
});

describe('normal distribution', () => {
  test.each(expected.pnorm_upper)('share above $z', ({ z, p }) => {
    expectNear(1 - normalCdf(z), p, { abs: 1e-14, rel: 1e-9 });
    expectNear(normalCdf(-z), p, { abs: 1e-14, rel: 1e-9 });
  });

  test('its 97.5 % point is the constant of the Wilson interval', () => {
    expectNear(NORMAL_975, -Number(expected.qnorm.find(({ p }) => p === 0.025)?.x), { abs: 1e-13, rel: 0 });
    expectNear(normalCdf(NORMAL_975), 0.975, { abs: 1e-15, rel: 0 });
    expectNear(normalCdf(1.96), 0.97500210485178, { abs: 1e-14, rel: 0 });
  });
});
