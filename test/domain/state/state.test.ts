import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AnswerSheet } from '../../../src/domain/answers/answer-sheet.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { addSheet } from '../../../src/domain/state/add-sheet.ts';
import { countsReader } from '../../../src/domain/state/counts-in-text.ts';
import { type FigureKey, figureCounts } from '../../../src/domain/state/figure-counts.ts';
import { unitOf } from '../../../src/domain/state/layout.ts';
import { mergeState, mergeVersions, rescale } from '../../../src/domain/state/merge-state.ts';
import { addCount, emptyState, pairSumsOf, type State } from '../../../src/domain/state/state.ts';
import { createTextSum, stateReader } from '../../../src/domain/state/sum-texts.ts';
import { createTally } from '../../../src/domain/state/tally.ts';
import { canonicalState } from '../../support/canonical-state.ts';
import { expectNear } from '../../support/fixtures.ts';
import { questionnaire } from '../../support/questionnaires.ts';
import { EVERY_QUESTION, sheetsOf } from '../../support/random-sheets.ts';

const stateOf = (definition: QuestionnaireDefinition, sheets: readonly AnswerSheet[]): State => {
  const state = emptyState();
  for (const sheet of sheets) addSheet(state, definition, sheet, 1);
  return state;
};
const rated = (e: number | null, p: number | null, m: number | null = null) => ({ kind: 'rated' as const, e, p, m });
const sheet = (items: AnswerSheet['items'], questions: AnswerSheet['questions'] = {}): AnswerSheet => ({
  items,
  questions,
});

const small = questionnaire([3, 2, 1], { questions: EVERY_QUESTION });
const zeroToTen = questionnaire([4, 3, 2, 1], { min: 0, max: 10, questions: EVERY_QUESTION });
const random = fc.oneof(
  fc.record({ definition: fc.constant(small), sheets: fc.array(sheetsOf(small), { maxLength: 20 }) }),
  fc.record({ definition: fc.constant(zeroToTen), sheets: fc.array(sheetsOf(zeroToTen), { maxLength: 20 }) }),
);

describe('what a sheet leaves in the state', () => {
  test('cross-tables, missing margins, skipped and not applying', () => {
    const state = stateOf(small, [
      sheet({ 'd1.i1': rated(6, 4), 'd1.i2': rated(6, null), 'd1.i3': rated(null, 2) }),
      sheet({ 'd1.i1': rated(6, 4), 'd1.i2': { kind: 'skipped' }, 'd1.i3': { kind: 'na' } }),
      sheet({ 'd1.i1': rated(7, 5, 3), 'd1.i2': rated(null, null, null) }),
    ]);
    expect(state.responses).toBe(3);
    expect(state.items).toEqual({
      'd1.i1': { '6,4': 2, '7,5,3': 1 },
      'd1.i2': { '6,': 1, skipped: 2 },
      'd1.i3': { ',2': 1, na: 1 },
    });
  });

  test('extra questions by value, option and failure mode', () => {
    const state = stateOf(small, [
      sheet(
        {},
        { satisfaction: 4, would_pay: 'unsure', wrong: true, wrong_mode: ['apathy', 'lost_time'], contact: true },
      ),
      sheet({}, { satisfaction: 4, nps: 0, wrong: false, comment: 'fine' }),
      sheet({}, { wrong: true }),
    ]);
    expect(state.questions).toEqual({
      satisfaction: { '4': 2 },
      nps: { '0': 1 },
      would_pay: { unsure: 1 },
      wrong: { yes: 2, no: 1, apathy: 1, lost_time: 1 },
    });
  });

  test.each([
    { name: 'all rated', items: { 'd1.i1': rated(6, 4), 'd1.i2': rated(5, 5), 'd1.i3': rated(7, 3) }, score: [6, 4] },
    {
      name: 'two of three',
      items: { 'd1.i1': rated(6, 4), 'd1.i2': rated(5, 5), 'd1.i3': rated(7, null) },
      score: [5.5, 4.5],
    },
    {
      name: 'one of three asked',
      items: { 'd1.i1': rated(6, 4), 'd1.i2': rated(5, null), 'd1.i3': { kind: 'skipped' } },
      score: null,
    },
    { name: 'one of two asked', items: { 'd1.i1': rated(6, 4), 'd1.i2': { kind: 'skipped' } }, score: [6, 4] },
    {
      name: 'the others do not apply',
      items: { 'd1.i1': rated(6, 4), 'd1.i2': { kind: 'na' }, 'd1.i3': { kind: 'na' } },
      score: [6, 4],
    },
    { name: 'nothing applies', items: { 'd1.i1': { kind: 'na' }, 'd1.i2': { kind: 'na' } }, score: null },
    { name: 'nothing rated', items: { 'd1.i1': { kind: 'skipped' } }, score: null },
  ] satisfies { name: string; items: AnswerSheet['items']; score: number[] | null }[])(
    'dimension score: $name',
    ({ items, score }) => {
      const state = stateOf(small, [sheet(items)]);
      const unit = unitOf(small);
      const { n, E, P, EE, PP, EP } = pairSumsOf(state.dimensions.d1);
      if (score === null) return expect(state.dimensions.d1).toBeUndefined();
      expect([n, E / unit, P / unit]).toEqual([1, ...score]);
      expect([EE, PP, EP]).toEqual([E * E, P * P, E * P]);
    },
  );

  test('overall: the mean over dimensions with a score, if at least half of those asked have one', () => {
    const unit = unitOf(small);
    const one = { 'd1.i1': rated(6, 4) };
    const two = { 'd2.i1': rated(3, 3) };
    const unrated = { 'd2.i1': { kind: 'skipped' as const } };
    const third = { 'd3.i1': { kind: 'skipped' as const } };
    expect(stateOf(small, [sheet({ ...one, ...two })]).overall).toMatchObject({ n: 1, E: 4.5 * unit, P: 3.5 * unit });
    expect(stateOf(small, [sheet({ ...one, ...unrated })]).overall).toMatchObject({ n: 1, E: 6 * unit, P: 4 * unit });
    expect(stateOf(small, [sheet({ ...one, ...unrated, ...third })]).overall).toEqual({});
    expect(stateOf(small, [sheet({ ...one, 'd2.i1': { kind: 'na' }, ...third })]).overall).toMatchObject({ n: 1 });
    expect(stateOf(small, [sheet({}, { satisfaction: 3 })]).overall).toEqual({});
  });

  test.each([
    { name: 'a level off the scale', bad: sheet({ 'd1.i1': rated(8, 4) }) },
    { name: 'a level between two', bad: sheet({ 'd1.i1': rated(4, 4.5) }) },
    { name: 'an unknown item', bad: sheet({ 'd9.i1': rated(4, 4) }) },
    { name: 'an answer off its range', bad: sheet({}, { satisfaction: 6 }) },
    { name: 'an unknown option', bad: sheet({}, { would_pay: 'maybe' }) },
    { name: 'no yes or no', bad: sheet({}, { wrong: 'yes' }) },
  ])('refuses $name and leaves the state as it was', ({ bad }) => {
    const state = stateOf(small, [sheet({ 'd1.i1': rated(6, 4) })]);
    const before = canonicalState(state);
    expect(() => addSheet(state, small, bad, 1)).toThrow(RangeError);
    expect(canonicalState(state)).toBe(before);
  });
});

describe('adding, joining and taking out', () => {
  test('dimension and overall sums agree with plain arithmetic on the sheets', () => {
    fc.assert(
      fc.property(random, ({ definition, sheets }) => {
        const state = stateOf(definition, sheets);
        const unit = unitOf(definition);
        const scores = sheets.map((one) => plainScores(definition, one));
        for (const { key } of definition.dimensions) {
          const own = scores.flatMap(({ dimensions }) => dimensions[key] ?? []);
          const { n, E, P, EP } = pairSumsOf(state.dimensions[key]);
          const total = (of: (score: PlainScore) => number): number => own.reduce((sum, score) => sum + of(score), 0);
          const plain = [total(({ e }) => e), total(({ p }) => p), total(({ e, p }) => e * p)];
          expectNear([n, E / unit, P / unit, EP / unit / unit], [own.length, ...plain]);
        }
        const whole = scores.flatMap(({ overall }) => overall ?? []);
        const { n, E, P } = pairSumsOf(state.overall);
        expectNear(
          [n, E / unit, P / unit],
          [whole.length, whole.reduce((sum, { e }) => sum + e, 0), whole.reduce((sum, { p }) => sum + p, 0)],
        );
      }),
    );
  });

  test('every number is whole, and counts stay between 0 and the number of responses', () => {
    fc.assert(
      fc.property(random, ({ definition, sheets }) => {
        const state = stateOf(definition, sheets);
        expect(state.responses).toBe(sheets.length);
        for (const counts of [...Object.values(state.items), ...Object.values(state.questions)]) {
          for (const count of Object.values(counts)) expect(count >= 1 && count <= sheets.length).toBe(true);
        }
        for (const counts of [...Object.values(state.dimensions), state.overall]) {
          for (const sum of Object.values(counts)) expect(Number.isSafeInteger(sum) && sum !== 0).toBe(true);
        }
      }),
    );
  });

  test('joining parts is the same as adding the whole, in any order', () => {
    fc.assert(
      fc.property(
        random,
        fc.integer({ min: 0, max: 20 }),
        fc.infiniteStream(fc.nat(99)),
        ({ definition, sheets }, cut, order) => {
          const whole = canonicalState(stateOf(definition, sheets));
          const [a, b] = [stateOf(definition, sheets.slice(0, cut)), stateOf(definition, sheets.slice(cut))];
          const [ab, ba] = [emptyState(), emptyState()];
          for (const part of [a, b]) mergeState(ab, part);
          for (const part of [b, a]) mergeState(ba, part);
          expect(canonicalState(ab)).toBe(whole);
          expect(canonicalState(ba)).toBe(whole);
          const keyed = sheets.map((one) => ({ one, at: Number(order.next().value) })).sort((x, y) => x.at - y.at);
          expect(
            canonicalState(
              stateOf(
                definition,
                keyed.map(({ one }) => one),
              ),
            ),
          ).toBe(whole);
        },
      ),
    );
  });

  test('who is taken out was never there', () => {
    fc.assert(
      fc.property(random, fc.nat(19), ({ definition, sheets }, at) => {
        const leaving = sheets[at];
        if (leaving === undefined) return;
        const without = canonicalState(
          stateOf(
            definition,
            sheets.filter((_, i) => i !== at),
          ),
        );
        const state = stateOf(definition, sheets);
        addSheet(state, definition, leaving, -1);
        expect(canonicalState(state)).toBe(without);
        const again = stateOf(definition, sheets);
        mergeState(again, stateOf(definition, [leaving]), -1);
        expect(canonicalState(again)).toBe(without);
      }),
    );
  });

  test('a change that takes out can be kept and read back before what it takes out of', () => {
    const answer = sheet({ 'd1.i1': rated(6, 4) }, { satisfaction: 4 });
    const change = emptyState();
    addSheet(change, small, answer, -1);
    const tally = createTally(small);
    tally.add(tally.entriesOf(change));
    const kept = tally.take() ?? '';
    expect(stateReader(small)(kept).items).toEqual({ 'd1.i1': { '6,4': -1 } });
    tally.add(tally.entriesOf(stateReader(small)(kept)));
    tally.add(tally.entriesOf(stateOf(small, [answer])));
    expect(tally.take()).toBeUndefined();
  });

  test('a tally refuses what its questionnaire does not have', () => {
    const other = stateOf(zeroToTen, [sheet({ 'd4.i1': rated(6, 4) })]);
    expect(() => createTally(small).entriesOf(other)).toThrow(RangeError);
  });

  test('of the text some figures alone can be read, as they are in the whole', () => {
    fc.assert(
      fc.property(random, ({ definition, sheets }) => {
        const tally = createTally(definition);
        tally.add(tally.entriesOf(stateOf(definition, sheets)));
        const text = tally.take();
        if (text === undefined) return;
        const whole = stateReader(definition)(text);
        const [item, dimension] = [definition.items[0]?.key ?? '', definition.dimensions[0]?.key ?? ''];
        const some = stateReader(definition, new Set<FigureKey>([`item:${item}`, `dimension:${dimension}`]))(text);
        expect(some.responses).toBe(whole.responses);
        expect([some.items[item], some.dimensions[dimension]]).toEqual([
          whole.items[item],
          whole.dimensions[dimension],
        ]);
        expect([Object.keys(some.overall), Object.keys(some.questions)]).toEqual([[], []]);
        expect(Object.keys(some.items).filter((key) => key !== item)).toEqual([]);
      }),
    );
  });

  test('people are counted in the text as in the state', () => {
    fc.assert(
      fc.property(random, ({ definition, sheets }) => {
        const tally = createTally(definition);
        tally.add(tally.entriesOf(stateOf(definition, sheets)));
        const text = tally.take();
        if (text === undefined) return;
        expect(countsReader(definition)(text)).toEqual(figureCounts(stateReader(definition)(text)));
      }),
    );
  });

  test('text and back', () => {
    fc.assert(
      fc.property(random, ({ definition, sheets }) => {
        const state = stateOf(definition, sheets);
        const tally = createTally(definition);
        tally.add(tally.entriesOf(state));
        const text = tally.take();
        if (text === undefined) expect(sheets).toEqual([]);
        else expect(stateReader(definition)(text)).toEqual(state);
        expect(tally.take()).toBeUndefined();
      }),
    );
  });

  test('texts add up to what their sheets do, also after some are taken out again', () => {
    fc.assert(
      fc.property(random, fc.nat(19), ({ definition, sheets }, split) => {
        const tally = createTally(definition);
        const sum = createTextSum(definition);
        const add = (some: readonly AnswerSheet[], sign: 1 | -1) => {
          const state = emptyState();
          for (const one of some) addSheet(state, definition, one, sign);
          tally.add(tally.entriesOf(state));
          const text = tally.take();
          if (text !== undefined) sum.add(text);
        };
        add(sheets.slice(0, split), 1);
        add(sheets.slice(split), 1);
        add(sheets.slice(0, split), -1);
        expect(sum.take()).toEqual(stateOf(definition, sheets.slice(split)));
        expect(sum.take()).toEqual(emptyState());
      }),
    );
  });

  test('a tally sums as adding sheet by sheet does, and equal sums are equal text', () => {
    fc.assert(
      fc.property(random, fc.nat(19), ({ definition, sheets }, at) => {
        const tally = createTally(definition);
        const one = (sheet: AnswerSheet, sign: 1 | -1) => {
          const state = emptyState();
          addSheet(state, definition, sheet, sign);
          return tally.entriesOf(state);
        };
        const all = sheets.map((sheet) => one(sheet, 1));
        for (const entries of all) tally.add(entries);
        const whole = tally.take();
        expect(whole === undefined ? emptyState() : stateReader(definition)(whole)).toEqual(
          stateOf(definition, sheets),
        );

        const leaving = sheets[at];
        if (leaving === undefined || whole === undefined) return;
        tally.add(tally.entriesOf(stateReader(definition)(whole)));
        tally.add(one(leaving, -1));
        const without = tally.take();
        for (const entries of all.filter((_, i) => i !== at).reverse()) tally.add(entries);
        expect(without).toBe(tally.take());
      }),
    );
  });

  test('the text names no item, and leaves out ones and zeros', () => {
    const tally = createTally(small);
    const answer = sheet({ 'd1.i1': rated(6, 4), 'd2.i1': { kind: 'na' } }, { satisfaction: 4 });
    for (const items of [answer, sheet({ 'd1.i1': rated(6, 4), 'd2.i1': rated(7, 7) })]) {
      tally.add(tally.entriesOf(stateOf(small, [items])));
    }
    expect(tally.take()).toMatch(/^2\|6,4:2;;;7,7 na;;\|2 [\d ]+;1 [\d ]+;\|2 [\d ]+\|\{"satisfaction":"4"\}$/);
  });

  test.each([
    '',
    '1',
    '1|;;;;;|;;|',
    '1.5|;;;;;|;;||{}',
    'x|;;;;;|;;||{}',
    '|;;;;;|;;||{}',
    '1|;;;;|;;||{}',
    '1|6,4:0.5;;;;;|;;||{}',
    '1|6,4:;;;;;|;;||{}',
    '1|;;;;;|;||{}',
    '1|;;;;;|1 2;;||{}',
    '1|;;;;;|;;|1e16 1 1 1 1 1|{}',
    '1|;;;;;|;;||[]',
    '1|;;;;;|;;||{"satisfaction":4}',
    '1|;;;;;|;;||{}|',
  ])('refuses the corrupt text %s', (text) => {
    expect(() => stateReader(small)(text)).toThrow(RangeError);
  });

  test('refuses to leave the exact whole numbers', () => {
    const counts = { n: Number.MAX_SAFE_INTEGER };
    expect(() => addCount(counts, 'n', 1)).toThrow(RangeError);
  });
});

describe('counting unit', () => {
  test('lcm(1…largest dimension) × lcm(1…number of dimensions)', () => {
    expect(unitOf(questionnaire([5, 5, 5]))).toBe(360);
    expect(unitOf(questionnaire([3, 3, 3, 3, 3, 3, 3, 3]))).toBe(5040);
    expect(unitOf(questionnaire([1]))).toBe(1);
  });

  test('states of versions with different units are joined exactly', () => {
    const other = questionnaire([2, 2], { questions: EVERY_QUESTION });
    const pair = fc.tuple(fc.array(sheetsOf(small), { maxLength: 8 }), fc.array(sheetsOf(other), { maxLength: 8 }));
    fc.assert(
      fc.property(pair, ([first, second]) => {
        const versions = [
          { definition: small, state: stateOf(small, first) },
          { definition: other, state: stateOf(other, second) },
        ];
        const { state, unit } = mergeVersions(versions);
        expect(unit).toBe(36);
        expect(state.responses).toBe(first.length + second.length);
        const separate = versions.map((version) => pairSumsOf(version.state.overall));
        const own = versions.map(({ definition }) => unitOf(definition));
        const joined = pairSumsOf(state.overall);
        expectNear(
          joined.EP / unit ** 2,
          separate.reduce((sum, { EP }, at) => sum + EP / Number(own[at]) ** 2, 0),
        );
        expect(canonicalState(mergeVersions([...versions].reverse()).state)).toBe(canonicalState(state));
      }),
    );
    expect(() => rescale(emptyState(), 1.5)).toThrow(RangeError);
    expect(() => rescale(emptyState(), 0)).toThrow(RangeError);
  });
});

interface PlainScore {
  e: number;
  p: number;
}

/** The scores of one sheet, worked out the long way. */
function plainScores(
  definition: QuestionnaireDefinition,
  one: AnswerSheet,
): { dimensions: Record<string, PlainScore>; overall: PlainScore | undefined } {
  const mean = (pairs: PlainScore[]): PlainScore => ({
    e: pairs.reduce((sum, { e }) => sum + e, 0) / pairs.length,
    p: pairs.reduce((sum, { p }) => sum + p, 0) / pairs.length,
  });
  const dimensions: Record<string, PlainScore> = {};
  let asked = 0;
  for (const { key } of definition.dimensions) {
    const answers = definition.items
      .filter((item) => item.dimension === key)
      .flatMap((item) => one.items[item.key] ?? [])
      .filter(({ kind }) => kind !== 'na');
    if (answers.length > 0) asked += 1;
    const pairs = answers.flatMap((answer) =>
      answer.kind === 'rated' && answer.e !== null && answer.p !== null ? [{ e: answer.e, p: answer.p }] : [],
    );
    if (pairs.length > 0 && pairs.length >= answers.length / 2) dimensions[key] = mean(pairs);
  }
  const scores = Object.values(dimensions);
  return { dimensions, overall: scores.length > 0 && scores.length >= asked / 2 ? mean(scores) : undefined };
}
