import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AnswerSheet, ItemAnswer } from '../../../src/domain/answers/answer-sheet.ts';
import {
  type DriverProducts,
  emptyDriverProducts,
  mergeDriverProducts,
} from '../../../src/domain/drivers/driver-products.ts';
import { keyDrivers } from '../../../src/domain/drivers/key-drivers.ts';
import { covariances, resampleWeights } from '../../../src/domain/drivers/resampled-weights.ts';
import { ABSENT, emptySample, type RespondentSample, rowsHeld } from '../../../src/domain/drivers/respondent-sample.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { patternSums } from '../../../src/domain/reliability/pattern-products.ts';
import { relativeWeights } from '../../../src/domain/statistics/relative-weights.ts';
import {
  availableCovariance,
  completeCovariance,
  restrictPatterns,
} from '../../../src/domain/statistics/subset-sums.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';
import { expectNear, fixture, publishedExample, realFixture, reportAbsent } from '../../support/fixtures.ts';
import { questionnaire } from '../../support/questionnaires.ts';
import { realTable } from '../../support/real-tables.ts';
import { addSheetToDriverProducts, driverRow, offerRow } from '../../support/reference-products.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { shapleyShares } from '../../support/shapley-shares.ts';

type Row = readonly (number | null)[];
interface DriverExpectation {
  n: number;
  Rxx: number[][];
  r_xy: number[];
  r2: number;
  r2_adj: number;
  vif: number[];
  relative_weights_raw: number[];
  relative_weights_pct: number[];
  lmg?: number[];
}

const LMG = { abs: 1e-8, rel: 1e-8 };

/** Rows (items, then satisfaction) as sheets of a questionnaire; `unasked` items of a row are absent from its sheet. */
function gather(definition: QuestionnaireDefinition, rows: readonly Row[], unasked = false) {
  const products = emptyDriverProducts(definition);
  const sample = emptySample(definition.items.length + 1, 5000);
  const random = seededRandom(5);
  for (const row of rows) {
    const sheet = sheetOf(definition, row, unasked);
    addSheetToDriverProducts(products, sheet);
    const values = driverRow(products, sheet);
    if (values !== undefined) offerRow(sample, values, random);
  }
  return { products, sample };
}

function sheetOf(definition: QuestionnaireDefinition, row: Row, unasked: boolean): AnswerSheet {
  const items = definition.items.flatMap(({ key }, at): [string, ItemAnswer][] => {
    const p = row[at] ?? null;
    if (p === null) return unasked ? [] : [[key, { kind: 'skipped' }]];
    return [[key, { kind: 'rated', e: 7, p, m: null }]];
  });
  const y = row[definition.items.length] ?? null;
  return { items: Object.fromEntries(items), questions: y === null ? {} : { satisfaction: y } };
}

const dimensionOf = (definition: QuestionnaireDefinition) =>
  Object.fromEntries(definition.items.map(({ key, dimension }) => [key, dimension]));

function analyse(
  definition: QuestionnaireDefinition,
  gathered: { products: DriverProducts; sample: RespondentSample },
  draws = 100,
) {
  return keyDrivers(gathered.products, gathered.sample, {
    dimensionOf: dimensionOf(definition),
    random: seededRandom(1),
    draws,
  });
}

/** Satisfaction made of three of six items with known parts, and noise. */
function simulated(n: number, seed: number): number[][] {
  const random = seededRandom(seed);
  const level = () => 1 + Math.floor(random() * 7);
  return Array.from({ length: n }, () => {
    const halo = level();
    const x = Array.from({ length: 6 }, () => (random() < 0.4 ? halo : level()));
    const y = 0.6 * x[0]! + 0.3 * x[1]! + 0.1 * x[2]! + random() * 3;
    return [...x, Math.max(1, Math.min(7, Math.round(y)))];
  });
}

function expectDrivers(
  tally: ReturnType<typeof fixtureTally>,
  covariance: number[][],
  n: number,
  expected: DriverExpectation,
): void {
  const result = relativeWeights(covariance);
  if (result === null) throw new Error('no weights');
  const p = covariance.length - 1;
  tally.near([n, result.r2], [expected.n, expected.r2]);
  tally.near(1 - ((1 - result.r2) * (n - 1)) / (n - p - 1), expected.r2_adj);
  tally.near([...result.correlations], expected.r_xy);
  tally.near([...result.inflation], expected.vif);
  tally.near([...result.weights], expected.relative_weights_raw);
  tally.near(
    result.weights.map((weight) => (100 * weight) / result.r2),
    expected.relative_weights_pct,
  );
  const sd = covariance.map((row, i) => Math.sqrt(row[i]!));
  tally.near(
    covariance.slice(0, p).map((row, i) => row.slice(0, p).map((value, j) => value / sd[i]! / sd[j]!)),
    expected.Rxx,
  );
  if (expected.lmg !== undefined) {
    const lmg = shapleyShares(covariance);
    tally.near(lmg, expected.lmg, LMG);
    // Close in practice: the same first driver, and no share further apart than three points in a hundred.
    expect(lmg.indexOf(Math.max(...lmg))).toBe(result.weights.indexOf(Math.max(...result.weights)));
    lmg.forEach((share, at) => {
      expect(Math.abs(share - result.weights[at]!) / result.r2).toBeLessThan(0.03);
    });
  }
}

function plainCovariance(rows: readonly (readonly number[])[]): number[][] {
  const k = rows[0]?.length ?? 0;
  const mean = Array.from({ length: k }, (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
  return Array.from({ length: k }, (_, i) =>
    Array.from(
      { length: k },
      (_x, j) => rows.reduce((sum, row) => sum + (row[i]! - mean[i]!) * (row[j]! - mean[j]!), 0) / (rows.length - 1),
    ),
  );
}

describe('relative weights', () => {
  test('worked example', () => {
    const result = relativeWeights([
      [1, 0, 0.6],
      [0, 1, 0.3],
      [0.6, 0.3, 1],
    ]);
    expectNear(
      [result?.weights, result?.r2, result?.inflation, result?.correlations],
      [[0.36, 0.09], 0.45, [1, 1], [0.6, 0.3]],
    );
  });

  const tally = fixtureTally('GP_published_examples (rwa)');
  test('cars: the example of an R package', () => {
    const { input, computed } = publishedExample<{ rows: number[][] }, unknown, DriverExpectation>('rwa_readme_mtcars');
    const rows = input.rows.map(([y = 0, ...x]) => [...x, y]);
    const result = relativeWeights(plainCovariance(rows));
    tally.near([...(result?.weights ?? [])], computed.relative_weights_raw);
    tally.near(result?.r2, computed.r2);
  });

  test('no spread, a copy, nothing to explain it with', () => {
    expect(relativeWeights([[1]])).toBeNull();
    expect(
      relativeWeights([
        [0, 0],
        [0, 1],
      ]),
    ).toBeNull();
    expect(
      relativeWeights([
        [1, 0.5],
        [0.5, 0],
      ]),
    ).toBeNull();
    expect(
      relativeWeights([
        [1, 1, 0.5],
        [1, 1, 0.5],
        [0.5, 0.5, 1],
      ]),
    ).toBeNull();
  });

  test('never negative, add up to R², do not depend on units or order', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 5, maxLength: 5 }), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, (x) => {
        const covariance = plainCovariance(x);
        const result = relativeWeights(covariance);
        if (result === null) return;
        expect(Math.min(...result.weights)).toBeGreaterThanOrEqual(0);
        expect(result.r2 <= 1).toBe(true);
        expectNear(
          result.weights.reduce((a, b) => a + b, 0),
          shapleyShares(covariance).reduce((a, b) => a + b, 0),
          LMG,
        );
        const turned = relativeWeights(
          plainCovariance(x.map(([a = 0, b = 0, c = 0, d = 0, y = 0]) => [10 * d, c, b, a / 3, y])),
        );
        expectNear([...(turned?.weights ?? [])].reverse(), [...result.weights], LMG);
      }),
      { numRuns: 50 },
    );
  });
});

describe('covariances of partly asked items', () => {
  const { input, expected } = fixture<{
    input: { rows: Row[] };
    expected: { cov_pairwise: number[][]; n_item: number[]; em_means: number[]; em_cov: number[][] };
  }>('G24_planned_missingness_three_form');
  const tally = fixtureTally('G24_planned_missingness_three_form (pairs)', 'alpha from pairs (alpha is by EM)');
  const definition = questionnaire([11]);
  const { products, sample } = gather(definition, input.rows, true);

  test('from sums and from rows', () => {
    // The last item plays the outcome; those who were not asked it are not there.
    const asked = input.rows.filter((row) => row[11] !== null);
    expect([products.partlyAsked, rowsHeld(sample)]).toEqual([asked.length, asked.length]);
    const wide = emptySample(12, 1000);
    for (const row of input.rows) offerRow(wide, row, seededRandom(1));
    tally.near(
      covariances(wide.values.subarray(0, 900 * 12), 12, new Uint16Array(900).fill(1), false),
      expected.cov_pairwise,
    );
    const fromSums = availableCovariance(12, patternSums(products.patterns));
    const fromRows = covariances(
      sample.values.subarray(0, asked.length * 12),
      12,
      new Uint16Array(asked.length).fill(1),
      false,
    );
    expectNear(fromSums, fromRows);
  });
});

describe('sums for some of the items', () => {
  test('worked examples', () => {
    const patterns = [{ observed: [0, 2], n: 2, sums: [3, 5], products: [5, 7, 13] }];
    expect(restrictPatterns(patterns, [2])).toEqual([{ observed: [0], n: 2, sums: [5], products: [13] }]);
    expect(restrictPatterns(patterns, [1])).toEqual([]);
    expect(completeCovariance(1, [{ observed: [0], n: 3, sums: [6], products: [14] }])).toEqual({
      n: 3,
      covariance: [[1]],
    });
    expect(availableCovariance(2, [{ observed: [0], n: 2, sums: [4], products: [10] }])).toEqual([
      [2, 0],
      [0, 0],
    ]);
    expectNear(covariances(Int8Array.of(1, 2, 2, 2, 3, 3), 2, Uint16Array.of(1, 1, 1), true), [
      [1, 0.5],
      [0.5, 1 / 3],
    ]);
  });

  test('leaving columns out before or after adding up makes no difference', () => {
    const rows = fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 7 })), { minLength: 4, maxLength: 4 }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const definition = questionnaire([4]);
        const complete = all.map((row) => [...row, 3]);
        const { products } = gather(definition, complete);
        const kept = complete.map((row) => [row[1] ?? null, row[3] ?? null]).filter((row) => !row.includes(null));
        const { n, covariance } = completeCovariance(2, restrictPatterns(patternSums(products.patterns), [1, 3]));
        expect(n).toBe(kept.length);
        if (n > 1) expectNear(covariance, plainCovariance(kept.map(([a, b]) => [Number(a), Number(b)])));
      }),
    );
  });
});

describe('a sample of respondents', () => {
  test('everybody has the same chance, and the order of the first ones is kept', () => {
    const hits = new Array<number>(50).fill(0);
    for (let run = 0; run < 200; run += 1) {
      const sample = emptySample(1, 10);
      const random = seededRandom(run);
      for (let i = 0; i < 50; i += 1) offerRow(sample, [i], random);
      expect(rowsHeld(sample)).toBe(10);
      for (const value of sample.values) hits[value] = (hits[value] ?? 0) + 1;
    }
    // 40 expected each, sd 5.7.
    expect(Math.min(...hits)).toBeGreaterThan(40 - 26);
    expect(Math.max(...hits)).toBeLessThan(40 + 26);
  });

  test('a gap is kept; what does not fit is refused', () => {
    const sample = emptySample(3, 4);
    offerRow(sample, [6, null, 4], seededRandom(1));
    expect([...sample.values.subarray(0, 3)]).toEqual([6, ABSENT, 4]);
    expect(() => offerRow(sample, [1, 2], seededRandom(1))).toThrow(RangeError);
    expect(rowsHeld(sample)).toBe(1);
  });
});

describe('key drivers', () => {
  const definition = questionnaire([3, 3]);

  test('the heaviest item and dimension, surely', () => {
    const result = analyse(definition, gather(definition, simulated(1500, 3)));
    if (!('value' in result)) throw new Error('no drivers');
    const { drivers, dimensions, leadingItem, leadingDimension, r2, method } = result.value;
    expect([result.n, method, result.value.dropped]).toEqual([1500, 'complete_rows', []]);
    expect(drivers[0]?.key).toBe('d1.i1');
    expect(r2 > 0.5 && r2 < 0.95).toBe(true);
    expectNear(
      drivers.reduce((sum, { weight }) => sum + weight, 0),
      100,
    );
    expectNear(
      dimensions.reduce((sum, { weight }) => sum + weight, 0),
      100,
    );
    for (const { weight, ci95 } of [...drivers, ...dimensions]) {
      expect(ci95 !== null && ci95[0] >= 0 && ci95[0] <= weight && weight <= ci95[1] && ci95[1] <= 100).toBe(true);
    }
    expect(leadingItem).toMatchObject({ first: 'd1.i1', sure: true });
    expect(leadingDimension).toMatchObject({ first: 'd1', second: 'd2', sure: true });
    expectNear(leadingDimension?.difference, Number(dimensions[0]?.weight) - Number(dimensions[1]?.weight));
  });

  test('the same seed gives the same intervals, other batches the same weights', () => {
    const rows = simulated(600, 4);
    const whole = gather(definition, rows);
    expect(analyse(definition, whole)).toEqual(analyse(definition, gather(definition, rows)));
    const joined = emptyDriverProducts(definition);
    for (let from = 0; from < rows.length; from += 200) {
      mergeDriverProducts(
        joined,
        JSON.parse(JSON.stringify(gather(definition, rows.slice(from, from + 200)).products)),
      );
    }
    expect(joined).toEqual(whole.products);
    expect(() => mergeDriverProducts(joined, emptyDriverProducts(questionnaire([2])))).toThrow(RangeError);
  });

  test('an interval from a part of the answers is as narrow as all of them make it', () => {
    const rows = simulated(2000, 6);
    const { products, sample } = gather(definition, rows);
    const part = emptySample(7, 500);
    const random = seededRandom(8);
    for (const row of rows) offerRow(part, row, random);
    const width = (from: RespondentSample): number => {
      const result = analyse(definition, { products, sample: from }, 200);
      if (!('value' in result)) throw new Error('no drivers');
      const [low, high] = result.value.drivers[0]?.ci95 ?? [0, 0];
      return high - low;
    };
    const ratio = width(part) / width(sample);
    expect(ratio > 0.75 && ratio < 1.3).toBe(true);
  });

  test('covers the true weight about nineteen times in twenty', () => {
    const truth = analyse(definition, gather(definition, simulated(10_000, 99)), 2);
    if (!('value' in truth)) throw new Error('no drivers');
    const target = Number(truth.value.drivers.find(({ key }) => key === 'd1.i1')?.weight);
    let held = 0;
    for (let run = 0; run < 40; run += 1) {
      const result = analyse(definition, gather(definition, simulated(200, 1000 + run)), 80);
      if (!('value' in result)) throw new Error('no drivers');
      const [low, high] = result.value.drivers.find(({ key }) => key === 'd1.i1')?.ci95 ?? [0, 0];
      if (low <= target && target <= high) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(34);
  });

  test('drops and says: constant, copy, hardly answered', () => {
    const rows = simulated(500, 5).map((row, at) => {
      const [a = 0, b = 0, c = 0, , , , y = 0] = row;
      return [a, b, c, 7, a, at < 30 ? 4 + (at % 3) : null, y];
    });
    const result = analyse(definition, gather(definition, rows));
    if (!('value' in result)) throw new Error('no drivers');
    expect([...result.value.dropped].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
      { key: 'd2.i1', reason: 'no_spread' },
      { key: 'd2.i2', reason: 'repeats_others' },
      { key: 'd2.i3', reason: 'too_few_answers' },
    ]);
    expect(result.n).toBe(500);
    expect(result.value.drivers.map(({ key }) => key)).toEqual(['d1.i1', 'd1.i2', 'd1.i3']);
    expect(result.value.leadingDimension).toBeNull();
  });

  test('two items that are nearly one are to be merged', () => {
    const random = seededRandom(12);
    const rows = simulated(800, 9).map(([a = 0, b = 0, c = 0, d = 0, , f = 0, y = 0]) => [
      a,
      b,
      c,
      d,
      random() < 0.97 ? a : b,
      f,
      y,
    ]);
    const result = analyse(definition, gather(definition, rows), 50);
    if (!('value' in result)) throw new Error('no drivers');
    const overlap = Object.fromEntries(result.value.drivers.map(({ key, overlap: grade }) => [key, grade]));
    expect([overlap['d1.i1'], overlap['d2.i2'], overlap['d1.i3']]).toEqual(['merge', 'merge', 'none']);
  });

  test('too little to say anything', () => {
    const few = analyse(definition, gather(definition, simulated(99, 1)));
    expect(few).toMatchObject({ insufficient: 'too_few_answers' });
    expect(analyse(definition, gather(definition, []))).toEqual({ n: 0, insufficient: 'under_two_items' });
    const flat = simulated(300, 1).map((row) => [...row.slice(0, 6), 7]);
    expect(analyse(definition, gather(definition, flat))).toEqual({ n: 300, insufficient: 'outcome_without_spread' });
    expect(
      analyse(
        questionnaire([1]),
        gather(
          questionnaire([1]),
          simulated(300, 1).map((r) => [r[0]!, r[6]!]),
        ),
      ),
    ).toMatchObject({
      insufficient: 'under_two_items',
    });
    const silent = gather(
      definition,
      simulated(300, 1).map((row) => [...row.slice(0, 6), null]),
    );
    expect(silent.products.patterns).toEqual({});
  });

  test('items drawn by the form: everybody counts, by EM', () => {
    const random = seededRandom(21);
    const whole = simulated(3000, 7);
    const rows = whole.map((row) => {
      const [out1, out2] = [Math.floor(random() * 3), 3 + Math.floor(random() * 3)];
      return row.map((value, at) => (at === out1 || at === out2 ? null : value));
    });
    const [full, part] = [
      analyse(definition, gather(definition, whole), 50),
      analyse(definition, gather(definition, rows, true), 100),
    ];
    if (!('value' in full && 'value' in part)) throw new Error('no drivers');
    expect(part.value.method).toBe('em');
    expect(part.n).toBeGreaterThan(900);
    for (const { key, weight } of full.value.drivers) {
      const other = part.value.drivers.find((driver) => driver.key === key);
      expect(Math.abs(Number(other?.weight) - weight)).toBeLessThan(6);
      expect(other?.ci95).not.toBeNull();
    }
  });

  test('so many patterns of answered items that EM would take minutes: pair by pair', () => {
    const random = seededRandom(22);
    const wide = questionnaire([7, 6]);
    const whole = simulated(9000, 8).map((row) => [
      ...row.slice(0, 6),
      ...row.slice(0, 6).map(() => 1 + Math.floor(random() * 7)),
      4,
      row[6] ?? 4,
    ]);
    const rows = whole.map((row, person) =>
      row.map((value, at) => (at === 13 ? value : at === 12 ? 1 + (person % 7) : random() < 0.5 ? null : value)),
    );
    const result = analyse(wide, gather(wide, rows, true), 20);
    if (!('value' in result)) throw new Error('no drivers');
    expect(result.value.method).toBe('available_pairs');
    expect(result.value.drivers[0]?.key).toBe(wide.items[0]?.key);
    expect(result.value.leadingItem?.sure).toBe(true);
  });

  test('a claim is tested against each of the others', () => {
    const rules = { dimensionOf: dimensionOf(definition), random: seededRandom(9), draws: 100 };
    const { products, sample } = gather(definition, simulated(1500, 3));
    const claimed = (item: string, dimension: string) => {
      const result = keyDrivers(products, sample, { ...rules, claim: { item, dimension } });
      if (!('value' in result)) throw new Error('no drivers');
      return result.value.claim;
    };
    const held = claimed('d1.i1', 'd1');
    expect(held.item?.map(({ second, sure }) => [second, sure]).sort()).toEqual(
      ['d1.i2', 'd1.i3', 'd2.i1', 'd2.i2', 'd2.i3'].map((other) => [other, true]),
    );
    expect(held.dimension).toMatchObject([{ first: 'd1', second: 'd2', sure: true }]);
    const against = claimed('d2.i1', 'd2').item?.find(({ second }) => second === 'd1.i1');
    expect(against).toMatchObject({ first: 'd2.i1', second: 'd1.i1', sure: false });
    expect(against?.ci95?.[1]).toBeLessThan(0);
    expect(claimed('d3.i1', 'd3')).toEqual({ item: null, dimension: null });
    // Without draws there are weights and no intervals.
    const bare = keyDrivers(products, sample, { ...rules, draws: 0 });
    expect('value' in bare && bare.value.drivers.map(({ ci95 }) => ci95)).toEqual(Array(6).fill(null));
  });

  test('nothing but finite numbers leaves', () => {
    const rows = fc.array(
      fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { freq: 20 }), { minLength: 4, maxLength: 4 }),
      {
        minLength: 100,
        maxLength: 160,
      },
    );
    fc.assert(
      fc.property(rows, fc.boolean(), (x, unasked) => {
        const small = questionnaire([2, 1], { min: 0, max: 10 });
        const result = analyse(small, gather(small, x, unasked), 10);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
      { numRuns: 30 },
    );
  });

  test('draws of a sample that has no weights', () => {
    const sample = emptySample(2, 5);
    offerRow(sample, [3, 3], seededRandom(1));
    expect(resampleWeights(sample, [0, 1], true, 5, seededRandom(1))).toBeNull();
  });
});

const kiosk = realFixture<{ input: { X: Row[]; y: (number | null)[] }; expected: DriverExpectation }>(
  'G03_kiosk_key_drivers',
);
const mobile = realFixture<{ input: { X: Row[]; y: number[] }; expected: { drivers: DriverExpectation } }>(
  'G05_mobi_key_drivers',
);
const airport = realFixture<{ expected: { drivers_2015_Q7ALL: DriverExpectation & { predictors: string[] } } }>(
  'G06_sfo_2014_2015',
);
const offices = realFixture<{ expected: { drivers_of_global: DriverExpectation & { predictors: string[] } } }>(
  'G04_univer_segments_csat',
);
const [flights, students] = [realTable('sfo_airport/sfo_2015.csv'), realTable('univer/responses.csv')];

if (!kiosk || !mobile || !airport || !offices || !flights || !students) {
  reportAbsent('The kiosk, university, mobile and airport surveys (G03 to G06)');
  test.skip('four real surveys', () => {});
} else {
  describe('four real surveys', () => {
    const left = 'betas, their errors, t, p and F (raw betas are never shown), condition number';
    const tallies = [3, 4, 5, 6].map((number) => fixtureTally(`G0${number} (drivers)`, left));

    test('kiosk: means of blocks', () => {
      const rows = kiosk.input.X.map((row, at) => [...row, kiosk.input.y[at] ?? null]);
      const complete = rows.flatMap((row) => (row.includes(null) ? [] : [row.map(Number)]));
      expectDrivers(tallies[0]!, plainCovariance(complete), complete.length, kiosk.expected);
    });

    test.each([
      ['university', 1, offices.expected.drivers_of_global, students, 'global', 7],
      ['airport', 3, airport.expected.drivers_2015_Q7ALL, flights, 'Q7ALL', 5],
    ] as const)('%s: from sums of whole numbers', (_, at, expected, table, outcome, top) => {
      const definition = questionnaire([expected.predictors.length]);
      const rows = table.map((row) =>
        [...expected.predictors, outcome].map((name) => {
          const value = row[name] ?? null;
          return value !== null && value >= 1 && value <= top ? value : null;
        }),
      );
      const { products } = gather(definition, rows);
      const { n, covariance } = completeCovariance(expected.predictors.length + 1, patternSums(products.patterns));
      expectDrivers(tallies[at]!, covariance, n, expected);
    });

    test('mobile phones: through to the drivers', () => {
      const expected = mobile.expected.drivers;
      const definition = questionnaire([7], { min: 1, max: 10 });
      const gathered = gather(
        definition,
        mobile.input.X.map((row, at) => [...row, mobile.input.y[at] ?? null]),
      );
      const { n, covariance } = completeCovariance(8, patternSums(gathered.products.patterns));
      expectDrivers(tallies[2]!, covariance, n, expected);
      const result = analyse(definition, gathered);
      if (!('value' in result)) throw new Error('no drivers');
      const byKey = new Map(result.value.drivers.map((driver) => [driver.key, driver]));
      const drivers = definition.items.map(({ key }) => byKey.get(key));
      tallies[2]!.near(
        drivers.map((driver) => driver?.weight),
        expected.relative_weights_pct,
      );
      tallies[2]!.near([result.value.r2, result.value.r2Adjusted], [expected.r2, expected.r2_adj]);
      expect(result.value.drivers[0]?.key).toBe('d1.i1');
    });
  });
}
