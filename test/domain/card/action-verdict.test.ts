import { describe, expect, test } from '@jest/globals';
import { judgeAction } from '../../../src/domain/card/action-verdict.ts';
import { differenceInDifferences, welchDifference } from '../../../src/domain/statistics/mean-differences.ts';
import { expectNear } from '../../support/fixtures.ts';

const plan = { answers: 40, judgeOn: '2026-06-01' };
const before = { n: 100, mean: 5, sd: 1 };
const raisedTo = (mean: number, n = 40) => ({ before, after: { n, mean, sd: 1 } });

describe('verdict on an action', () => {
  test('worked example: improved', () => {
    const judgement = judgeAction(plan, '2026-06-01', { performance: raisedTo(5.6) });
    expect(judgement).toMatchObject({ verdict: 'improved', missing: 0, compared: false });
    const welch = welchDifference(raisedTo(5.6).after, before);
    expect('value' in welch && [welch.value.value, welch.value.ci95, welch.value.p]).toEqual([
      judgement.change,
      judgement.ci95,
      judgement.p,
    ]);
    expectNear(judgement.change, 0.6);
  });

  test('worse, and no detectable change', () => {
    expect(judgeAction(plan, '2026-06-09', { performance: raisedTo(4.4) }).verdict).toBe('worse');
    const none = judgeAction(plan, '2026-06-09', { performance: raisedTo(5.2) });
    expect(none.verdict).toBe('no_detectable_change');
    expect(none.ci95).not.toBeNull();
    const just = judgeAction(plan, '2026-06-09', { performance: raisedTo(5.42) });
    expect(just.verdict).toBe('improved');
    expect(Number(just.p)).toBeGreaterThan(0.02);
  });

  test('no looking before the date or before the planned number, however good it looks', () => {
    const early = judgeAction(plan, '2026-05-31', { performance: raisedTo(6.5, 50) });
    expect(early).toEqual({
      verdict: 'not_enough_yet',
      missing: 0,
      change: null,
      ci95: null,
      p: null,
      detectable: null,
      compared: false,
    });
    const few = judgeAction(plan, '2026-06-01', { performance: raisedTo(6.5, 25) });
    expect(few).toMatchObject({ verdict: 'not_enough_yet', missing: 15, change: null });
  });

  test('more than a year after the date: not enough', () => {
    expect(judgeAction(plan, '2027-06-01', { performance: raisedTo(6, 25) }).verdict).toBe('not_enough_yet');
    expect(judgeAction(plan, '2027-06-02', { performance: raisedTo(6, 25) })).toMatchObject({
      verdict: 'not_enough',
      missing: 15,
    });
    expect(judgeAction(plan, '2030-01-01', { performance: raisedTo(6) }).verdict).toBe('improved');
  });

  test('what happened everywhere is taken off', () => {
    const without = { before: { n: 200, mean: 5, sd: 1 }, after: { n: 200, mean: 5.6, sd: 1 } };
    const judgement = judgeAction(plan, '2026-06-01', { performance: raisedTo(5.6), without });
    expect(judgement).toMatchObject({ verdict: 'no_detectable_change', compared: true });
    expectNear(judgement.change, 0);
    const stood = { before: { n: 200, mean: 5, sd: 1 }, after: { n: 200, mean: 4.9, sd: 1 } };
    const better = judgeAction(plan, '2026-06-01', { performance: raisedTo(5.6), without: stood });
    const expected = differenceInDifferences(raisedTo(5.6), stood);
    expect(better.verdict).toBe('improved');
    expect('value' in expected && expected.value.ci95).toEqual(better.ci95);
  });

  test('no answers before, one answer, no spread', () => {
    const nobody = { before: { n: 0, mean: null, sd: null }, after: { n: 40, mean: 6, sd: 1 } };
    expect(judgeAction(plan, '2026-06-01', { performance: nobody }).verdict).toBe('not_enough_yet');
    expect(judgeAction(plan, '2028-06-01', { performance: nobody }).verdict).toBe('not_enough');
    const flat = (mean: number) => ({ before: { n: 50, mean: 6, sd: 0 }, after: { n: 50, mean, sd: 0 } });
    expect(judgeAction(plan, '2026-06-01', { performance: flat(6) }).verdict).toBe('no_detectable_change');
    expect(judgeAction(plan, '2026-06-01', { performance: flat(7) })).toMatchObject({ verdict: 'improved', p: null });
  });
});
