import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Run, tellingRuns } from '../../../src/domain/card/telling-runs.ts';

describe('runs of weeks in which answers are told', () => {
  test.each([
    {
      own: [3, 1, 4, 9, 2],
      wider: [],
      threshold: 5,
      runs: [
        [0, 2],
        [3, 3],
      ],
    },
    { own: [], wider: [], threshold: 5, runs: [] },
    { own: [0, 0, 4], wider: [], threshold: 5, runs: [] },
    { own: [0, 0, 5], wider: [], threshold: 5, runs: [[0, 2]] },
    { own: [9, 9], wider: [], threshold: 10, runs: [[0, 1]] },
    // Three beside it in the first week would show by subtracting; with the second week they are five.
    { own: [40, 40], wider: [[43, 42]], threshold: 5, runs: [[0, 1]] },
    {
      own: [40, 40],
      wider: [[40, 45]],
      threshold: 5,
      runs: [
        [0, 0],
        [1, 1],
      ],
    },
    {
      own: [40, 40],
      wider: [
        [50, 50],
        [41, 44],
      ],
      threshold: 5,
      runs: [[0, 1]],
    },
  ])('$own of $wider from $threshold', ({ own, wider, threshold, runs }) => {
    expect(tellingRuns(own, wider, threshold)).toEqual(runs.map(([first, last]) => ({ first, last })));
  });

  const weekly = fc.array(fc.record({ own: fc.nat({ max: 7 }), others: fc.nat({ max: 7 }) }), { maxLength: 40 });

  test('whatever is subtracted from whatever, nobody in a group under the threshold is left over', () => {
    fc.assert(
      fc.property(weekly, fc.constantFrom(5, 10), (weeks, threshold) => {
        const own = weeks.map((week) => week.own);
        const all = weeks.map((week) => week.own + week.others);
        const inside = tellingRuns(own, [all], threshold);
        const whole = tellingRuns(all, [], threshold);
        const few = (n: number): boolean => n !== 0 && Math.abs(n) < threshold;
        // Two periods of one segment, or one period on two days: they differ by whole runs.
        for (const [counts, runs] of [
          [own, inside],
          [all, whole],
        ] as const) {
          for (const [a, b] of stretches(runs)) expect(few(sum(counts, a, b))).toBe(false);
        }
        // The segment and the one around it, over the same weeks.
        for (const [a, b] of stretches(inside)) {
          if (stretches(whole).some(([c, d]) => c === a && d === b))
            expect(few(sum(all, a, b) - sum(own, a, b))).toBe(false);
        }
      }),
    );
  });

  test('later weeks leave the runs before them as they were', () => {
    fc.assert(
      fc.property(weekly, fc.nat(), (weeks, cut) => {
        const own = weeks.map((week) => week.own);
        const all = weeks.map((week) => week.own + week.others);
        const at = cut % (weeks.length + 1);
        const before = tellingRuns(own.slice(0, at), [all.slice(0, at)], 5);
        expect(tellingRuns(own, [all], 5).slice(0, before.length)).toEqual(before);
      }),
    );
  });
});

/** First and last weeks of all unions of runs that follow one another. */
function stretches(runs: readonly Run[]): [number, number][] {
  return runs.flatMap((run, at) => runs.slice(at).map(({ last }): [number, number] => [run.first, last]));
}

function sum(counts: readonly number[], first: number, last: number): number {
  return counts.slice(first, last + 1).reduce((total, n) => total + n, 0);
}
