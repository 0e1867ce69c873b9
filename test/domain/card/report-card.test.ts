import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ceilingOf } from '../../../src/domain/card/ceiling.ts';
import { gradeOf, letterOf } from '../../../src/domain/card/grade.ts';
import { itemPairSums, shownDistribution } from '../../../src/domain/card/item-sums.ts';
import { prioritiesOf } from '../../../src/domain/card/priorities.ts';
import { questionEntry } from '../../../src/domain/card/question-entry.ts';
import { analyseCard, analyseItem, DEFAULT_CARD_SETTINGS } from '../../../src/domain/card/report-card.ts';
import { type Verdict, verdictOf, withheldUnder } from '../../../src/domain/card/verdict.ts';
import { alphaEntry, reliabilityOf } from '../../../src/domain/reliability/dimension-reliability.ts';
import { emptyProducts } from '../../../src/domain/reliability/pattern-products.ts';
import { addSheet } from '../../../src/domain/state/add-sheet.ts';
import { emptyState } from '../../../src/domain/state/state.ts';
import type { Interval } from '../../../src/domain/statistics/estimate.ts';
import { expectNear, FROM_QUANTILE, fixture } from '../../support/fixtures.ts';
import { questionnaire } from '../../support/questionnaires.ts';
import { EVERY_QUESTION, sheetsOf } from '../../support/random-sheets.ts';
import { addSheetToProducts } from '../../support/reference-products.ts';

const definition = questionnaire([2, 2], { questions: EVERY_QUESTION });
const bands = DEFAULT_CARD_SETTINGS.gradeBands;

/** A card on which the first item has these pairs [e, p], one respondent each. */
function cardOf(pairs: readonly (readonly [number, number])[], settings = DEFAULT_CARD_SETTINGS) {
  const state = emptyState();
  for (const [e, p] of pairs) {
    addSheet(state, definition, { items: { 'd1.i1': { kind: 'rated', e, p, m: null } }, questions: {} }, 1);
  }
  const card = analyseCard(definition, state, settings);
  const [item] = card.items;
  if (item === undefined) throw new Error('the card has no items');
  return { card, item };
}

const repeat = <T>(n: number, pattern: readonly T[]): T[] =>
  Array.from({ length: n }, (_, at) => pattern[at % pattern.length]).filter((value) => value !== undefined);

describe('verdict', () => {
  const cases: { n: number; mean: number | null; ci95: Interval | null; pAdjusted: number | null; verdict: Verdict }[] =
    [
      { n: 4, mean: -2, ci95: [-3, -1], pAdjusted: 0.001, verdict: 'withheld' },
      { n: 9, mean: -2, ci95: [-3, -1], pAdjusted: 0.001, verdict: 'insufficient' },
      { n: 50, mean: -2, ci95: [-2, -2], pAdjusted: null, verdict: 'insufficient' },
      { n: 10, mean: -0.5, ci95: [-0.9, -0.1], pAdjusted: 0.02, verdict: 'shortfall' },
      { n: 10, mean: 0.5, ci95: [0.1, 0.9], pAdjusted: 0.02, verdict: 'surplus' },
      { n: 900, mean: -0.49, ci95: [-0.6, -0.38], pAdjusted: 0.0001, verdict: 'small_shortfall' },
      { n: 900, mean: 0.1, ci95: [0.05, 0.15], pAdjusted: 0.0001, verdict: 'small_surplus' },
      { n: 100, mean: 0.1, ci95: [-0.2, 0.4], pAdjusted: 0.05, verdict: 'no_material_gap' },
      { n: 30, mean: 0.1, ci95: [-0.3, 0.5], pAdjusted: 0.6, verdict: 'undecided' },
      { n: 12, mean: -0.8, ci95: [-1.6, 0.02], pAdjusted: 0.06, verdict: 'undecided' },
    ];
  test.each(cases)('$verdict: n $n, mean $mean, p $pAdjusted', ({ verdict, ...judged }) => {
    expect(verdictOf(judged, 0.5, 5)).toBe(verdict);
  });

  test('one member of staff: withheld under ten', () => {
    expect([withheldUnder(false), withheldUnder(true)]).toEqual([5, 10]);
    expect(verdictOf({ n: 9, mean: -2, ci95: [-3, -1], pAdjusted: 0.001 }, 0.5, withheldUnder(true))).toBe('withheld');
    expect(verdictOf({ n: 207, mean: -0.55, ci95: [-0.69, -0.4], pAdjusted: 1e-11 }, 0.5, 5)).toBe('shortfall');
  });
});

describe('grade', () => {
  test('letters start at their band', () => {
    expect([100, 85, 84.99, 70, 55, 40, 39.9, 0].map((score) => letterOf(score, bands)).join('')).toBe('AABBCDEE');
  });

  test('worked example: an interval over two bands is a range, the better letter first', () => {
    const grade = gradeOf({ n: 100, P: 600, PP: 3700 }, { min: 1, max: 7 }, bands, 5);
    expect(grade).toMatchObject({ letter: null, range: ['A', 'B'] });
    expectNear(grade.score, 250 / 3);
    expect(grade.ci95?.map((end) => end.toFixed(1))).toEqual(['80.0', '86.7']);
  });

  test.each([
    { n: 4, letter: null, range: null, score: null },
    { n: 9, letter: null, range: null, score: 75 },
    { n: 29, letter: null, range: ['B', 'B'], score: 75 },
    { n: 30, letter: 'B', range: ['B', 'B'], score: 75 },
  ])('n = $n', ({ n, ...wanted }) => {
    // everyone says 5.5 of 1–7, in halves: the interval has no width
    expect(gradeOf({ n, P: 11 * n, PP: 121 * n }, { min: 1, max: 7 }, bands, 5, 2)).toMatchObject(wanted);
  });

  test('a score on the border of a band is in it, in any unit', () => {
    // 70 on 0–10 as 7 everywhere, counted in 5040ths
    const unit = 5040;
    const sums = { n: 33, P: 33 * 7 * unit, PP: 33 * (7 * unit) ** 2 };
    expect(gradeOf(sums, { min: 0, max: 10 }, bands, 5, unit)).toMatchObject({ letter: 'B', score: 70 });
  });

  const { cases } = fixture<{
    cases: {
      input: number[];
      expected: {
        n: number;
        score: number;
        ci95: (number | null)[];
        band_low: string;
        band_high: string;
        decided: boolean;
      };
    }[];
  }>('G2C_grade_interval');
  test.each(cases.map((one, at) => ({ at, ...one })))('by the interval, case $at', ({ input, expected }) => {
    const sum = (of: (x: number) => number): number => input.reduce((total, x) => total + of(x), 0);
    const sums = { n: input.length, P: sum((x) => x), PP: sum((x) => x * x) };
    const grade = gradeOf(sums, { min: 1, max: 7 }, { a: 80, b: 70, c: 60, d: 50 }, 1);
    expectNear(grade.score, expected.score);
    if (input.length < 10) {
      expect([grade.letter, grade.range, grade.ci95]).toEqual([null, null, null]);
      return;
    }
    expectNear(grade.ci95, expected.ci95, FROM_QUANTILE);
    expect(grade.range).toEqual([expected.band_high, expected.band_low]);
    expect(grade.letter !== null).toBe(expected.decided && input.length >= 30);
  });
});

describe('small groups', () => {
  const pairs = repeat(40, [
    [7, 5],
    [6, 6],
    [7, 4],
  ] as const);

  test.each([0, 1, 4])('%s answers: their number and nothing else', (n) => {
    const { item } = cardOf(pairs.slice(0, n));
    expect(item).toEqual({
      key: 'd1.i1',
      dimension: 'd1',
      n,
      expectation: { mean: null, sd: null },
      performance: { mean: null, sd: null },
      gap: { mean: null, sd: null, ci95: null, t: null, df: null, p: null, pAdjusted: null, dz: null, hedgesG: null },
      verdict: 'withheld',
      smallestDetectable: null,
      grade: { letter: null, range: null, score: null, ci95: null },
    });
  });

  test.each([5, 9])('%s answers: the means as well', (n) => {
    const { item } = cardOf(pairs.slice(0, n));
    expect(item.verdict).toBe('insufficient');
    expect([item.expectation.mean, item.performance.mean, item.gap.mean, item.grade.score]).not.toContain(null);
    const { mean, ...rest } = item.gap;
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    expect([item.expectation.sd, item.performance.sd, item.smallestDetectable]).toEqual([null, null, null]);
    expect(item.grade).toMatchObject({ letter: null, range: null, ci95: null });
  });

  test('nine answers about one member of staff: withheld', () => {
    const { item } = cardOf(pairs.slice(0, 9), { ...DEFAULT_CARD_SETTINGS, onePerson: true });
    expect([item.verdict, item.gap.mean, item.grade.score]).toEqual(['withheld', null, null]);
  });

  test('from ten answers on everything', () => {
    const { item, card } = cardOf(pairs.slice(0, 10));
    expect(Object.values(item.gap)).not.toContain(null);
    expect(item.smallestDetectable).toBeGreaterThan(0);
    expect(item.grade.letter).toBeNull();
    expect(item.grade.range).not.toBeNull();
    expect(card.overall.gap.pAdjusted).toBe(card.overall.gap.p);
  });

  test('ten equal gaps: no test, so no verdict', () => {
    const { item } = cardOf(repeat(10, [[7, 5]] as const));
    expect(item.gap).toMatchObject({ mean: -2, sd: 0, ci95: [-2, -2], t: null, p: null, pAdjusted: null, dz: null });
    expect([item.verdict, item.smallestDetectable]).toEqual(['insufficient', null]);
  });

  test('distributions wait for ten pairs', () => {
    expect(shownDistribution({ '6,4': 9, '6,': 3 })).toBeUndefined();
    const shown = shownDistribution({ '6,4': 9, '7,7': 2, '6,': 3, na: 4, skipped: 1 });
    expect(shown).toMatchObject({ n: 11, halfRated: 3, skipped: 1, notApplicable: 4 });
    expect(shown?.gap).toEqual(
      new Map([
        [-2, 9],
        [0, 2],
      ]),
    );
    expect(itemPairSums({ '6,4': 2, '6,': 1, skipped: 3 })).toEqual({ n: 2, E: 12, P: 8, EE: 72, PP: 32, EP: 48 });
  });

  test('withheld items stay out of the family of tests', () => {
    const state = emptyState();
    const add = (item: string, n: number, levels: readonly (readonly [number, number])[]): void => {
      for (const [e, p] of repeat(n, levels)) {
        addSheet(state, definition, { items: { [item]: { kind: 'rated', e, p, m: null } }, questions: {} }, 1);
      }
    };
    add('d1.i1', 20, [
      [7, 6],
      [6, 7],
      [7, 5],
    ]);
    add('d1.i2', 4, [
      [7, 6],
      [6, 7],
      [7, 5],
    ]);
    const alone = analyseCard(definition, state).items[0]?.gap;
    expect(alone?.pAdjusted).toBe(alone?.p);
    add('d2.i1', 20, [
      [7, 6],
      [6, 6],
    ]);
    const together = analyseCard(definition, state).items[0]?.gap;
    expect(together?.p).toBe(alone?.p);
    expect(together?.pAdjusted).toBe(Math.min(1, Number(together?.p)));
    expect(Number(analyseCard(definition, state).items[2]?.gap.pAdjusted)).toBeCloseTo(
      2 * Number(analyseCard(definition, state).items[2]?.gap.p),
      15,
    );
  });
});

describe('expectations at the top of the scale', () => {
  test('over one half is a warning; under ten respondents nothing is said', () => {
    expect(ceilingOf({ atTop: 114, ratings: 207, respondents: 207 })).toEqual({
      n: 207,
      share: 114 / 207,
      warning: true,
    });
    expect(ceilingOf({ atTop: 10, ratings: 20, respondents: 20 }).warning).toBe(false);
    expect(ceilingOf({ atTop: 18, ratings: 18, respondents: 9 })).toEqual({ n: 18, share: null, warning: false });
    const { card } = cardOf(
      repeat(12, [
        [7, 5],
        [7, 6],
        [6, 6],
      ] as const),
    );
    expect(card.ceilings.items['d1.i1']).toEqual({ n: 12, share: 8 / 12, warning: true });
    expect(card.ceilings.dimensions.d1).toEqual({ n: 12, share: 8 / 12, warning: true });
    expect(card.ceilings.dimensions.d2).toEqual({ n: 0, share: null, warning: false });
  });
});

describe('priorities', () => {
  const item = (key: string, ci95: Interval | null) => ({
    key,
    gap: { mean: null, sd: null, ci95, t: null, df: null, p: null, pAdjusted: null, dz: null, hedgesG: null },
  });

  test('by the sure part of the shortfall; what overlaps the first is among the largest', () => {
    const items = [item('c', [-0.6, -0.1]), item('a', [-1.2, -0.8]), item('b', [-0.9, -0.5]), item('few', [-3, 0.1])];
    expect(prioritiesOf([...items, item('none', null), item('good', [0.2, 0.4])])).toEqual([
      { key: 'a', shortfall: 0.8, amongLargest: true },
      { key: 'b', shortfall: 0.5, amongLargest: true },
      { key: 'c', shortfall: 0.1, amongLargest: false },
    ]);
    expect(prioritiesOf([])).toEqual([]);
  });

  test('an item with few answers does not come first by its mean alone', () => {
    const items = [item('few', [-2.4, -0.2]), item('many', [-1.1, -0.9])];
    expect(prioritiesOf(items)).toEqual([
      { key: 'many', shortfall: 0.9, amongLargest: true },
      { key: 'few', shortfall: 0.2, amongLargest: true },
    ]);
  });

  test('equal ones by how much they matter', () => {
    const items = [item('a', [-1, -0.5]), item('b', [-1, -0.5])];
    expect(prioritiesOf(items).map(({ key }) => key)).toEqual(['a', 'b']);
    expect(prioritiesOf(items, { b: 0.4, a: 0.1 }).map(({ key }) => key)).toEqual(['b', 'a']);
  });
});

describe('extra questions', () => {
  const [satisfaction, nps, pay, wrong, comment] = ['satisfaction', 'nps', 'would_pay', 'wrong', 'comment'].map(
    (wanted) => EVERY_QUESTION.find(({ key }) => key === wanted),
  );
  const entry = (question: typeof satisfaction, counts: Record<string, number> | undefined) => {
    if (question === undefined) throw new Error('the question is missing');
    return questionEntry(question, counts, 5);
  };

  test('a rating: mean with interval and top boxes', () => {
    const shown = entry(satisfaction, { '5': 8, '4': 4, '1': 3 });
    expect(shown).toMatchObject({ n: 15, mean: 59 / 15, topBox: { value: 0.8 } });
    if (shown === undefined || !('topBox' in shown)) throw new Error('not a rating');
    expect('nps' in shown).toBe(false);
    expectNear(shown.topBox.ci95, [0.548141, 0.929517], { abs: 1e-5, rel: 0 });
    expect(shown.ci95?.[0]).toBeLessThan(59 / 15);
  });

  test('small groups: nothing, then the mean, then all', () => {
    const nothing = { value: null, ci95: null };
    expect(entry(satisfaction, { '5': 4 })).toEqual({ n: 4, mean: null, sd: null, ci95: null, topBox: nothing });
    expect(entry(satisfaction, { '5': 9 })).toEqual({ n: 9, mean: 5, sd: null, ci95: null, topBox: nothing });
    expect(entry(pay, { yes: 9 })).toMatchObject({
      n: 9,
      options: [{ key: 'yes', value: null }, { key: 'no' }, { key: 'unsure' }],
    });
    expect(entry(wrong, { yes: 4, no: 5, apathy: 2 })).toEqual({ n: 9, yes: nothing, failures: [] });
    expect(entry(satisfaction, undefined)).toMatchObject({ n: 0, mean: null });
  });

  test('would recommend: the net score with its t interval', () => {
    const { cases } = fixture<{ cases: { name: string; input: number[]; expected: { nps: number } }[] }>(
      'G2A_nps_csat',
    );
    const mixed = cases.find(({ name }) => name === 'mixed');
    const counts: Record<string, number> = {};
    for (const answer of mixed?.input ?? []) counts[answer] = (counts[answer] ?? 0) + 1;
    const shown = entry(nps, counts);
    if (shown === undefined || !('nps' in shown)) throw new Error('no net promoter score');
    expectNear(shown.nps?.value, mixed?.expected.nps);
    // 5.10882644993655 is the standard error with divisor n − 1; 1.970067 the t quantile of 236 degrees of freedom
    expectNear(shown.nps?.ci95?.[1], 32.4894514767932 + 1.970067 * 5.10882644993655, { abs: 1e-4, rel: 0 });
  });

  test('shares of options and of failure modes', () => {
    expect(entry(pay, { yes: 6, no: 4, dropped: 2 })).toMatchObject({
      n: 12,
      options: [{ key: 'yes', value: 0.5 }, { key: 'no' }, { key: 'unsure', value: 0 }, { key: 'dropped' }],
    });
    const shown = entry(wrong, { yes: 4, no: 16, apathy: 1, lost_time: 3 });
    expect(shown).toMatchObject({
      n: 20,
      yes: { value: 0.2 },
      failures: [{ key: 'lost_time', value: 0.15 }, { key: 'apathy' }],
    });
    expect(entry(comment, {})).toBeUndefined();
  });

  test('a question that is off shows up once it has answers', () => {
    const questions = EVERY_QUESTION.map((question) => ({ ...question, on: false }));
    const off = questionnaire([1], { questions });
    expect(analyseCard(off, emptyState()).questions).toEqual({});
    const state = emptyState();
    addSheet(state, off, { items: {}, questions: { nps: 10 } }, 1);
    expect(Object.keys(analyseCard(off, state).questions)).toEqual(['nps']);
    expect(Object.keys(analyseCard(definition, emptyState()).questions)).toEqual([
      'satisfaction',
      'nps',
      'style_preferred',
      'style_received',
      'would_pay',
      'wrong',
    ]);
  });
});

describe('alpha on a card', () => {
  test('under ten respondents it is left out', () => {
    const products = emptyProducts(definition);
    const add = (levels: readonly [number, number]): void =>
      addSheetToProducts(products, {
        items: Object.fromEntries(
          levels.map((p, at) => [`d1.i${at + 1}`, { kind: 'rated' as const, e: p === 7 ? 6 : 7, p, m: null }]),
        ),
        questions: {},
      });
    for (let at = 0; at < 9; at += 1) add(at % 2 === 0 ? [5, 6] : [3, 4]);
    const alpha = () => {
      const reliability = reliabilityOf(products).d1;
      return reliability === undefined ? null : alphaEntry(reliability, '2026-11-21T09:30:00.000Z');
    };
    expect(alpha()).toBeNull();
    add([3, 3]);
    expect(alpha()).toMatchObject({ expectation: null, n: { performance: 10 }, asOf: '2026-11-21T09:30:00.000Z' });
    expect(alpha()?.performance).toBeGreaterThan(0.9);
    expect(alpha()?.ci95.performance?.[1]).toBeLessThanOrEqual(1);
  });
});

describe('any answers at all', () => {
  const wide = questionnaire([3, 1, 2], { min: 0, max: 10, questions: EVERY_QUESTION });
  const sheets = fc.array(sheetsOf(wide), { maxLength: 60 });

  test('give a card without NaN or infinity, within the bounds of the scale', () => {
    fc.assert(
      fc.property(sheets, fc.boolean(), (all, onePerson) => {
        const state = emptyState();
        const products = emptyProducts(wide);
        for (const sheet of all) {
          addSheet(state, wide, sheet, 1);
          addSheetToProducts(products, sheet);
        }
        const settings = { ...DEFAULT_CARD_SETTINGS, onePerson };
        const card = analyseCard(wide, state, settings);
        for (const { key, dimension: _dimension, ...entry } of card.items) {
          expect(analyseItem(wide, state, settings, key)).toEqual(entry);
        }
        for (const value of numbersIn(card)) expect(Number.isFinite(value)).toBe(true);
        for (const value of numbersIn(reliabilityOf(products))) expect(Number.isFinite(value)).toBe(true);
        for (const { n, expectation, performance, gap, grade, verdict } of [
          card.overall,
          ...card.dimensions,
          ...card.items,
        ]) {
          expect(n).toBeLessThanOrEqual(all.length);
          for (const mean of [expectation.mean, performance.mean])
            expect(mean === null || (mean >= 0 && mean <= 10)).toBe(true);
          expect(gap.mean === null || Math.abs(gap.mean) <= 10).toBe(true);
          expect(gap.p === null || (gap.p >= 0 && gap.p <= Number(gap.pAdjusted) && Number(gap.pAdjusted) <= 1)).toBe(
            true,
          );
          if (gap.ci95 !== null) expect(gap.ci95[0] <= Number(gap.mean) && Number(gap.mean) <= gap.ci95[1]).toBe(true);
          expect(grade.score === null || (grade.score >= 0 && grade.score <= 100)).toBe(true);
          expect(verdict === 'withheld').toBe(n < (onePerson ? 10 : 5));
        }
      }),
    );
  });
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}
