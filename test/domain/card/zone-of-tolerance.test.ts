import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { zoneEntry, zoneOfTolerance } from '../../../src/domain/card/zone-of-tolerance.ts';
import type { Counts } from '../../../src/domain/state/state.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';
import { expectNear, FROM_QUANTILE, fixture } from '../../support/fixtures.ts';

type Rows = (number | null)[][];
interface Spread {
  n: number;
  mean: number;
  sd: number;
  ci: number[];
}
interface ZoneExpectation {
  n: number;
  min_mean: number;
  min_sd: number;
  des_mean: number;
  des_sd: number;
  per_mean: number;
  per_sd: number;
  adequacy: Spread;
  superiority: Spread;
  zone_width: Spread;
  position_in_zone: number;
  n_below_min: number;
  below_min_wilson95: number[];
  n_within: number;
  n_above_desired: number;
  n_inverted_min_gt_des: number;
}

const { input, expected } = fixture<{
  input: { M: Rows; D: Rows; P: Rows };
  expected: { items: ZoneExpectation[] };
}>('G22_zone_of_tolerance');
const tally = fixtureTally('G22_zone_of_tolerance', 'dimensions (the least acceptable is kept per item)');

const cellsOf = (item: number): Counts => {
  const counts: Counts = {};
  input.M.forEach((row, at) => {
    const [e, p, m] = [input.D[at]?.[item] ?? '', input.P[at]?.[item] ?? '', row[item] ?? null];
    const cell = m === null ? `${e},${p}` : `${e},${p},${m}`;
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return counts;
};

describe('zone of tolerance', () => {
  test.each(expected.items.map((item, at) => ({ at, item })))('item $at of 22', ({ at, item }) => {
    const zone = zoneOfTolerance(cellsOf(at));
    if (!('value' in zone)) throw new Error('no zone');
    const { value } = zone;
    tally.near(
      [zone.n, value.minimum.mean, value.minimum.sd, value.expectation.mean, value.expectation.sd],
      [item.n, item.min_mean, item.min_sd, item.des_mean, item.des_sd],
    );
    tally.near([value.performance.mean, value.performance.sd], [item.per_mean, item.per_sd]);
    for (const [mean, wanted] of [
      [value.adequacy, item.adequacy],
      [value.superiority, item.superiority],
      [value.width, item.zone_width],
    ] as const) {
      tally.near([mean.n, mean.mean, mean.sd], [wanted.n, wanted.mean, wanted.sd]);
      tally.near(mean.ci95, wanted.ci, FROM_QUANTILE);
    }
    tally.near(value.position, item.position_in_zone);
    tally.near(value.below.ci95, item.below_min_wilson95, FROM_QUANTILE);
    tally.near(
      [value.below.value * zone.n, value.inside.value * zone.n, value.above.value * zone.n, value.inverted],
      [item.n_below_min, item.n_within, item.n_above_desired, item.n_inverted_min_gt_des],
    );
  });

  test('worked example', () => {
    const zone = zoneOfTolerance({ '7,5,4': 2, '6,3,4': 1, '6,3': 9 });
    if (!('value' in zone)) throw new Error('no zone');
    const { adequacy, superiority, position, below, inside, above } = zone.value;
    expectNear([zone.n, adequacy.mean, superiority.mean, position], [3, 1 / 3, -7 / 3, 1 / 8]);
    expectNear([below.value, inside.value, above.value], [1 / 3, 2 / 3, 0]);
  });

  test('no triple, one triple, a zone of half a point, no spread', () => {
    expect(zoneOfTolerance(undefined)).toEqual({ n: 0, insufficient: 'no_triples' });
    expect(zoneOfTolerance({ '6,3': 9, skipped: 2, na: 1, '6,,2': 1 })).toEqual({ n: 0, insufficient: 'no_triples' });
    expect(zoneOfTolerance({ '7,5,4': 1 })).toMatchObject({ value: { adequacy: { mean: 1, sd: null, ci95: null } } });
    expect(zoneOfTolerance({ '6,5,5': 1, '6,5,6': 1 })).toMatchObject({
      value: { width: { mean: 0.5 }, position: null },
    });
    expect(zoneOfTolerance({ '6,5,4': 5 })).toMatchObject({
      value: { adequacy: { sd: 0, ci95: [1, 1] }, position: 0.5 },
    });
  });

  test('shown by the number of answers', () => {
    expect(zoneEntry({ '7,5,4': 3 }, 5)).toEqual({
      n: 3,
      minimum: null,
      expectation: null,
      performance: null,
      adequacy: null,
      superiority: null,
      detail: null,
    });
    expect(zoneEntry({ '7,5,4': 9 }, 5)).toMatchObject({
      n: 9,
      minimum: 4,
      adequacy: 1,
      superiority: -2,
      detail: null,
    });
    expect(zoneEntry({ '7,5,4': 9 }, 10)).toMatchObject({ n: 9, minimum: null });
    expect(zoneEntry({ '7,5,4': 10 }, 10).detail?.inside.value).toBe(1);
  });

  test('nobody falls between the parts, and width is adequacy less superiority', () => {
    const level = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level, level), { minLength: 1, maxLength: 40 }), (triples) => {
        const counts: Counts = {};
        for (const triple of triples) counts[triple.join()] = (counts[triple.join()] ?? 0) + 1;
        const zone = zoneOfTolerance(counts);
        if (!('value' in zone)) throw new Error('no zone');
        const { below, inside, above, adequacy, superiority, width, inverted } = zone.value;
        const all = below.value + inside.value + above.value;
        expect(all >= 1 - 1e-12 && all <= 1 + inverted / zone.n + 1e-12).toBe(true);
        expectNear(Number(adequacy.mean) - Number(superiority.mean), width.mean);
      }),
    );
  });
});
