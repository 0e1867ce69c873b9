import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  dataCrosshair,
  type ImportancePoint,
  quadrantsOf,
  scaleCrosshair,
} from '../../../src/domain/card/importance-performance.ts';
import type { Interval } from '../../../src/domain/statistics/estimate.ts';
import { meanInterval } from '../../../src/domain/statistics/mean-interval.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';
import { expectNear, realFixture, reportAbsent } from '../../support/fixtures.ts';
import { momentsOfValues } from '../../support/sums.ts';

const at = (importance: number, performance: number, reach = 0.2): ImportancePoint => ({
  key: `${importance}/${performance}`,
  importance: { value: importance, ci95: [importance - reach, importance + reach] },
  performance: { value: performance, ci95: [performance - reach, performance + reach] },
});

describe('importance and performance', () => {
  test('the four quadrants around a crosshair', () => {
    const cross = { importance: 5, performance: 5 };
    const { points } = quadrantsOf([at(6, 4), at(6, 6), at(4, 4), at(4, 6)], cross);
    expect(points.map(({ quadrant }) => quadrant)).toEqual([
      'concentrate',
      'keep',
      'low_priority',
      'possible_overkill',
    ]);
    expect(points.map(({ point }) => point)).toEqual(points.map(({ quadrant }) => quadrant));
  });

  test('undecided where a line goes through the box; on the line is the high side', () => {
    const cross = { importance: 5, performance: 5 };
    const of = (point: ImportancePoint) => quadrantsOf([point], cross).points[0];
    expect(of(at(5.1, 6))).toMatchObject({ point: 'keep', quadrant: 'undecided' });
    expect(of(at(6, 4.9))).toMatchObject({ point: 'concentrate', quadrant: 'undecided' });
    expect(of(at(5, 5, 0))).toMatchObject({ point: 'keep', quadrant: 'keep' });
    expect(of(at(4.8, 6, 0.2))?.quadrant).toBe('undecided');
  });

  test('what cannot be placed', () => {
    const missing = { key: 'none', importance: { value: null, ci95: null }, performance: { value: 4, ci95: null } };
    const bare = { key: 'bare', importance: { value: 6, ci95: null }, performance: { value: 4, ci95: null } };
    const { crosshair, points } = quadrantsOf([missing, bare]);
    expect(crosshair).toEqual({ importance: 6, performance: 4 });
    expect(points.map(({ point, quadrant }) => [point, quadrant])).toEqual([
      [null, null],
      ['keep', 'undecided'],
    ]);
    expect(quadrantsOf([])).toEqual({ crosshair: null, points: [] });
    expect(quadrantsOf([missing]).crosshair).toBeNull();
    expect(dataCrosshair([at(5, 6)])).toEqual({ importance: 5, performance: 6 });
    expect(scaleCrosshair({ min: 1, max: 7 })).toEqual({ importance: 4, performance: 4 });
  });

  test('a decided quadrant is that of every point in the box', () => {
    const value = fc.double({ min: 1, max: 7, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.double({ min: 0, max: 2, noNaN: true }), value, value, (i, p, reach, ci, cp) => {
        const cross = { importance: ci, performance: cp };
        const decided = quadrantsOf([at(i, p, reach)], cross).points[0];
        if (decided?.quadrant === 'undecided') return;
        for (const [di, dp] of [
          [-reach, -reach],
          [-reach, reach],
          [reach, -reach],
          [reach, reach],
        ] as const) {
          expect(quadrantsOf([at(i + di, p + dp, 0)], cross).points[0]?.point).toBe(decided?.quadrant);
        }
      }),
    );
  });

  const offices = realFixture<{
    input: { importance: number[][]; performance: number[][] };
    expected: {
      mean_importance: number[];
      mean_performance: number[];
      crosshair_data: number[];
      quadrant_data: string[];
      quadrant_scale_mid: string[];
    };
  }>('G09_likert_gap_ipa');
  if (offices === undefined) {
    reportAbsent('The offices (G09)');
    test.skip('five offices', () => {});
  } else {
    const tally = fixtureTally(
      'G09_likert_gap_ipa',
      'diagonal distance (no iso-priority line with expectation as importance); item gaps are among the real surveys',
    );
    test('five offices', () => {
      const column = (rows: number[][], item: number) => momentsOfValues(rows.map((row) => row[item] ?? null));
      const points = offices.expected.mean_importance.map((_, item): ImportancePoint => {
        const [importance, performance] = [
          column(offices.input.importance, item),
          column(offices.input.performance, item),
        ];
        const placed = (m: typeof importance): { value: number | null; ci95: Interval | null } => ({
          value: m.mean,
          ci95: meanInterval(m),
        });
        return { key: String(item), importance: placed(importance), performance: placed(performance) };
      });
      tally.near(
        points.map(({ importance }) => importance.value),
        offices.expected.mean_importance,
      );
      tally.near(
        points.map(({ performance }) => performance.value),
        offices.expected.mean_performance,
      );
      const data = quadrantsOf(points);
      tally.near([data.crosshair?.importance, data.crosshair?.performance], offices.expected.crosshair_data);
      tally.near(
        data.points.map(({ point }) => point),
        offices.expected.quadrant_data,
      );
      // With 68 answers no office is surely on one side of both lines.
      expect(data.points.map(({ quadrant }) => quadrant)).toContain('undecided');
      const scale = quadrantsOf(points, scaleCrosshair({ min: 1, max: 7 }));
      tally.near(
        scale.points.map(({ point }) => point),
        offices.expected.quadrant_scale_mid,
      );
      expect(scale.points.map(({ quadrant }) => quadrant)).toEqual(offices.expected.quadrant_scale_mid);
      expectNear(data.points.length, 5);
    });
  }
});
