import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AnswerSheet } from '../../../src/domain/answers/answer-sheet.ts';
import { packRatings } from '../../../src/domain/answers/packed-ratings.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { addSheet } from '../../../src/domain/state/add-sheet.ts';
import { figureCounts } from '../../../src/domain/state/figure-counts.ts';
import { emptyState, type State } from '../../../src/domain/state/state.ts';
import { addDays, lastOfMonth } from '../../../src/domain/time/days.ts';
import { firstDayOfWeek, weekDays } from '../../../src/domain/time/weeks.ts';
import { latestVersion, seedDefaultQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import {
  appendChanges,
  dataVersion,
  foldChanges,
  movePlace,
  readSeries,
  type Segment,
  type StateChange,
  slicesFor,
  weeklyCounts,
} from '../../../src/features/state/index.ts';
import { daysIn, periodsOf } from '../../../src/features/state/periods.ts';
import { fixedClock } from '../../../src/platform/clock.ts';
import type { Context } from '../../../src/platform/context.ts';
import type { Database } from '../../../src/platform/db/database.ts';
import { systemIds } from '../../../src/platform/ids.ts';
import { createLog } from '../../../src/platform/log.ts';
import { canonicalState } from '../../support/canonical-state.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { sheetsOf } from '../../support/random-sheets.ts';
import { readState } from '../../support/read-state.ts';

describe('a stretch of days as kept periods', () => {
  const days = (from: string, to = from) => ({ from, to });
  test.each([
    {
      name: 'days at both ends',
      stretch: days('2026-01-30', '2026-03-02'),
      months: ['2026-02'],
      added: [days('2026-01-30', '2026-01-31'), days('2026-03-01', '2026-03-02')],
      subtracted: [],
    },
    {
      name: 'a whole month',
      stretch: days('2024-02-01', '2024-02-29'),
      months: ['2024-02'],
      added: [],
      subtracted: [],
    },
    { name: 'one day', stretch: days('2026-05-05'), months: [], added: [days('2026-05-05')], subtracted: [] },
    {
      name: 'most of a month',
      stretch: days('2026-02-02', '2026-02-26'),
      months: ['2026-02'],
      added: [],
      subtracted: [days('2026-02-01'), days('2026-02-27', '2026-02-28')],
    },
    {
      name: 'most of the months at both ends',
      stretch: days('2026-01-02', '2026-02-27'),
      months: ['2026-01', '2026-02'],
      added: [],
      subtracted: [days('2026-01-01'), days('2026-02-28')],
    },
    {
      name: 'half a month',
      stretch: days('2026-02-15', '2026-03-31'),
      months: ['2026-03'],
      added: [days('2026-02-15', '2026-02-28')],
      subtracted: [],
    },
  ])('$name', ({ stretch, months, added, subtracted }) => {
    expect(periodsOf(stretch)).toEqual({ months, added, subtracted });
  });

  test('every day counts once, others do not, and at most half of two months is counted by the day', () => {
    const someDay = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2023-12-05', n));
    fc.assert(
      fc.property(someDay, someDay, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const { months, added, subtracted } = periodsOf({ from, to });
        const counted = new Map<string, number>();
        const count = (some: readonly string[], by: number) => {
          for (const day of some) counted.set(day, (counted.get(day) ?? 0) + by);
        };
        for (const month of months) count(daysIn({ from: `${month}-01`, to: lastOfMonth(`${month}-01`) }), 1);
        for (const run of added) count(daysIn(run), 1);
        for (const run of subtracted) count(daysIn(run), -1);
        const expected: [string, number][] = [];
        for (let day = from; day <= to; day = addDays(day, 1)) expected.push([day, 1]);
        expect([...counted].filter(([, n]) => n !== 0).sort()).toEqual(expected);
        expect([...added, ...subtracted].flatMap(daysIn).length).toBeLessThanOrEqual(30);
      }),
    );
  });
});

test('crossings are read from kept slices only where they are kept', () => {
  expect(slicesFor({})).toEqual(['all']);
  expect(slicesFor({ branchIds: ['a', 'b'], topicId: 't' })).toEqual(['branch:a|topic:t', 'branch:b|topic:t']);
  expect(slicesFor({ branchIds: ['a'], providerId: 'p' })).toBeUndefined();
  expect(slicesFor({ topicId: 't', channel: 'web' })).toBeUndefined();
});

describeOnEachDatabase('state', (dialect) => {
  let testDatabase: TestDatabase;
  let db: Database;
  let questionnaireId: string;
  let versionId: string;
  const definition = DEFAULT_QUESTIONNAIRE;

  beforeAll(async () => {
    testDatabase = await createTestDatabase(dialect);
    db = testDatabase.open();
    const clock = fixedClock('2026-03-01T08:00:00.000Z');
    const context: Context = {
      db,
      clock,
      ids: systemIds,
      log: createLog('silent'),
      baseUrl: 'http://localhost',
      actor: { kind: 'system' },
    };
    await db.transaction((tx) => seedDefaultQuestionnaire(tx, context));
    const row = await db.knex('questionnaires').first('id');
    questionnaireId = row.id;
    versionId = (await latestVersion(db.knex, questionnaireId)).id;
  });
  afterAll(async () => {
    await db.close();
    await testDatabase.remove();
  });

  interface Answer {
    sheet: AnswerSheet;
    day: string;
    branchId: string | null;
    topicId: string | null;
    sign?: 1 | -1;
  }
  const change = (answer: Answer): StateChange => ({
    versionId,
    questionnaireId,
    sign: answer.sign ?? 1,
    origin: 'invited',
    day: answer.day,
    providerId: null,
    branchId: answer.branchId,
    topicId: answer.topicId,
    channel: 'phone',
    locale: 'he',
    ratings: packRatings(definition, answer.sheet),
    questions: JSON.stringify(answer.sheet.questions),
  });
  const append = (answers: Answer[]) => db.transaction((tx) => appendChanges(tx, answers.map(change)));
  const read = async (segment: Segment = {}, from = '2026-01-15', to = '2026-04-10') => {
    const reading = await readState(db, { questionnaireId, from, to, segment, source: 'asked' });
    return canonicalState(reading!.state);
  };
  const whole = (answers: Answer[]) => {
    const state = emptyState();
    for (const { sheet, sign } of answers) addSheet(state, definition, sheet, sign ?? 1);
    return canonicalState(state);
  };
  const clear = async () => {
    await db.knex('state_changes').delete();
    await db.knex('state_cells').delete();
    // Cells that go without being folded out are told of like this, so that nothing of them is remembered.
    await db.knex('state_revisions').increment('epoch', 1);
  };

  const answers = fc.array(
    fc.record({
      sheet: sheetsOf(definition),
      day: fc.constantFrom(
        '2026-01-14',
        '2026-01-15',
        '2026-01-31',
        '2026-02-11',
        '2026-03-31',
        '2026-04-10',
        '2026-04-11',
      ),
      branchId: fc.constantFrom('a', 'b', null),
      topicId: fc.constantFrom('t', 'u', null),
    }),
    { maxLength: 12 },
  );

  test('cells plus waiting changes are the whole, for any range and slice, wherever the fold stood', async () => {
    await fc.assert(
      fc.asyncProperty(answers, answers, async (before, after) => {
        await clear();
        if (before.length > 0) await append(before);
        await foldChanges({ db });
        if (after.length > 0) await append(after);
        const all = [...before, ...after].filter(({ day }) => day >= '2026-01-15' && day <= '2026-04-10');
        expect(await read()).toBe(whole(all));
        expect(await read({ branchIds: ['a'] })).toBe(whole(all.filter(({ branchId }) => branchId === 'a')));
        expect(await read({ branchIds: ['a', 'b'], topicId: 't' })).toBe(
          whole(all.filter(({ branchId, topicId }) => branchId !== null && topicId === 't')),
        );
        await foldChanges({ db });
        expect(await read()).toBe(whole(all));
        // Each was looked at before: of what is remembered, only slices that nothing was folded into may stand.
        expect(await read({ branchIds: ['a'] })).toBe(whole(all.filter(({ branchId }) => branchId === 'a')));
        expect(await read({ branchIds: ['a', 'b'], topicId: 't' })).toBe(
          whole(all.filter(({ branchId, topicId }) => branchId !== null && topicId === 't')),
        );
      }),
      { numRuns: 15 },
    );
  });

  test('stretches side by side have each their own days, whatever was looked at before and folded since', async () => {
    const dayOfRange = fc.integer({ min: 0, max: 110 }).map((n) => addDays('2026-01-01', n));
    const spread = fc.array(
      fc.record({
        sheet: sheetsOf(definition),
        day: dayOfRange,
        branchId: fc.constantFrom('a', 'b'),
        topicId: fc.constant('t'),
      }),
      { maxLength: 15 },
    );
    const cuts = fc.uniqueArray(dayOfRange, { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(spread, { minLength: 1, maxLength: 3 }), cuts, async (batches, days) => {
        await clear();
        const ends = [...days].sort();
        const stretches = ends.slice(1).map((to, at) => ({ from: addDays(ends[at] ?? to, at === 0 ? 0 : 1), to }));
        const all: Answer[] = [];
        for (const batch of batches) {
          if (batch.length > 0) await append(batch);
          await foldChanges({ db });
          all.push(...batch);
          for (const segment of [{}, { branchIds: ['a'] }]) {
            const query = { questionnaireId, segment, source: 'asked' as const };
            const series = await db.snapshot((tx) => readSeries(db, tx, query, stretches));
            for (const { from, to } of stretches) {
              const here = all.filter(({ day }) => from <= day && day <= to);
              const some = 'branchIds' in segment ? here.filter(({ branchId }) => branchId === 'a') : here;
              expect(canonicalState(series?.states.get(from) ?? emptyState())).toBe(whole(some));
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('what is taken out again leaves no trace', async () => {
    await fc.assert(
      fc.asyncProperty(answers, answers, async (kept, erased) => {
        await clear();
        if (kept.length > 0) await append(kept);
        if (erased.length > 0) await append(erased);
        await foldChanges({ db });
        if (erased.length > 0) await append(erased.map((answer) => ({ ...answer, sign: -1 as const })));
        await foldChanges({ db });
        const cells = await db.knex('state_cells').orderBy('id').select('id', 'state', 'day_counts');
        await clear();
        if (kept.length > 0) await append(kept);
        await foldChanges({ db });
        expect(cells).toEqual(await db.knex('state_cells').orderBy('id').select('id', 'state', 'day_counts'));
      }),
      { numRuns: 10 },
    );
  });

  test('merging two branches gives the one the figures of both', async () => {
    await fc.assert(
      fc.asyncProperty(answers, answers, async (folded, waiting) => {
        await clear();
        if (folded.length > 0) await append(folded);
        await foldChanges({ db });
        if (waiting.length > 0) await append(waiting);
        await db.transaction((tx) => movePlace(tx, db, 'branch', 'a', 'b'));
        const both = [...folded, ...waiting].filter(
          ({ day, branchId }) => day >= '2026-01-15' && day <= '2026-04-10' && branchId !== null,
        );
        expect(await read({ branchIds: ['b'] })).toBe(whole(both));
        expect(await read({ branchIds: ['a'] })).toBe(whole([]));
        expect(await read({ branchIds: ['b'], topicId: 'u' })).toBe(
          whole(both.filter(({ topicId }) => topicId === 'u')),
        );
      }),
      { numRuns: 10 },
    );
  });

  /** People behind figures by week, of figures that anyone stands behind. */
  const weekly = async (slice: string) => {
    const counts = await db.snapshot((tx) =>
      weeklyCounts(db, tx, { questionnaireId, slice, source: 'asked', weekStart: 7 }),
    );
    const weeks: Record<string, Record<string, number>> = {};
    for (const [figure, series] of counts.figures) {
      for (const [at, n] of series.entries()) {
        const { from } = weekDays(counts.first + at, 7);
        if (n !== 0) weeks[from] = { ...weeks[from], [figure]: n };
      }
    }
    return weeks;
  };
  const weeklyOf = (all: readonly Answer[]) => {
    const weeks = new Map<string, State>();
    for (const { sheet, day } of all) {
      const from = firstDayOfWeek(day, 7);
      const state = weeks.get(from) ?? emptyState();
      addSheet(state, definition, sheet, 1);
      weeks.set(from, state);
    }
    return Object.fromEntries([...weeks].map(([from, state]) => [from, figureCounts(state)]));
  };

  test('people behind figures stand in their weeks, also of months that share one, and after places became one', async () => {
    await fc.assert(
      fc.asyncProperty(answers, answers, async (before, after) => {
        await clear();
        if (before.length > 0) await append(before);
        await foldChanges({ db });
        // What is remembered of this look must not outlive the next fold.
        expect(await weekly('all')).toEqual(weeklyOf(before));
        expect(await weekly('branch:a')).toEqual(weeklyOf(before.filter(({ branchId }) => branchId === 'a')));
        const [gone, ...left] = before;
        const changes = gone === undefined ? after : [{ ...gone, sign: -1 as const }, ...after];
        if (changes.length > 0) await append(changes);
        await foldChanges({ db });
        const all = [...left, ...after];
        expect(await weekly('all')).toEqual(weeklyOf(all));
        expect(await weekly('branch:a')).toEqual(weeklyOf(all.filter(({ branchId }) => branchId === 'a')));
        await db.transaction((tx) => movePlace(tx, db, 'branch', 'a', 'b'));
        expect(await weekly('branch:b')).toEqual(weeklyOf(all.filter(({ branchId }) => branchId !== null)));
        expect(await weekly('branch:a')).toEqual({});
        const cells = await db.knex('state_cells').orderBy('id').select('id', 'day_counts');
        const { up, down } = await import('../../../migrations/20261124020000_count_days_by_month.ts');
        await db.transaction((tx) => down(tx));
        await db.transaction((tx) => up(tx));
        expect(await db.knex('state_cells').orderBy('id').select('id', 'day_counts')).toEqual(cells);
      }),
      { numRuns: 10 },
    );
  });

  test('a merge of branches and a fold at once lose nothing', async () => {
    await clear();
    const [sheet] = fc.sample(sheetsOf(definition), { numRuns: 1, seed: 1 });
    const at = (branchId: string): Answer => ({ sheet: sheet!, day: '2026-02-11', branchId, topicId: null });
    const both = Array.from({ length: 40 }, (_, n) => at(n % 2 === 0 ? 'a' : 'b'));
    await append(both);
    await foldChanges({ db });
    await append(both);
    await Promise.all([foldChanges({ db }), db.transaction((tx) => movePlace(tx, db, 'branch', 'a', 'b'))]);
    expect(await read({ branchIds: ['b'] })).toBe(whole([...both, ...both]));
  });

  test('two folds at once count every answer once', async () => {
    await clear();
    const [sheet] = fc.sample(sheetsOf(definition), { numRuns: 1, seed: 1 });
    const many = Array.from(
      { length: 50 },
      (): Answer => ({ sheet: sheet!, day: '2026-02-11', branchId: 'a', topicId: null }),
    );
    await append(many);
    await Promise.all([foldChanges({ db }), foldChanges({ db }), append(many), foldChanges({ db })]);
    expect(await read()).toBe(whole([...many, ...many]));
  });

  test('cells of before are rewritten as they are written now, and back', async () => {
    const { up, down } = await import('../../../migrations/20261122120000_shorten_state_cells.ts');
    await clear();
    const sheets = fc.sample(sheetsOf(definition), { numRuns: 30, seed: 3 });
    await append(sheets.map((sheet) => ({ sheet, day: '2026-02-11', branchId: 'a', topicId: null })));
    await foldChanges({ db });
    const cells = await db.knex('state_cells').orderBy('id').select('id', 'state');
    await db.transaction((tx) => down(tx));
    const before = await db.knex('state_cells').where({ slice: 'all', period: '2026-02' }).first();
    expect(before.id).toBe(`${versionId}/all/invited/2026-02`);
    const state = emptyState();
    for (const sheet of sheets) addSheet(state, definition, sheet, 1);
    expect(JSON.parse(before.state)).toEqual(state);
    await db.transaction((tx) => up(tx));
    expect(await db.knex('state_cells').orderBy('id').select('id', 'state')).toEqual(cells);
  });

  test('answers of before are counted anew where a migration adds a count', async () => {
    const { up } = await import('../../../migrations/20261124010000_pair_styles.ts');
    await clear();
    const sheets = fc.sample(sheetsOf(definition), { numRuns: 30, seed: 3 });
    const kept: Answer[] = sheets.map((sheet) => ({ sheet, day: '2026-02-11', branchId: null, topicId: null }));
    const stored = kept.map(change).map(({ origin, day, channel, locale, ratings, questions }, at) => ({
      ...{ id: `r${at}`, questionnaire_id: questionnaireId, version_id: versionId, origin, day, channel, locale },
      ...{ ratings, questions, confidentiality: 'named', contact_wanted: false },
    }));
    await db.knex('responses').insert(stored);
    await append(kept.slice(0, 7));
    await foldChanges({ db });
    await append(kept.slice(3, 5));
    await db.transaction((tx) => up(tx));
    await foldChanges({ db });
    expect(await read()).toBe(whole(kept));
    await db.knex('responses').delete();
  });

  test('the version of the data changes with every answer that comes or goes, and not by being folded', async () => {
    await clear();
    const [sheet] = fc.sample(sheetsOf(definition), { numRuns: 1, seed: 2 });
    const seen = [await dataVersion(db.knex, questionnaireId)];
    await append([{ sheet: sheet!, day: '2026-02-11', branchId: null, topicId: null }]);
    seen.push(await dataVersion(db.knex, questionnaireId));
    const [, waiting] = seen;
    await foldChanges({ db });
    expect(await dataVersion(db.knex, questionnaireId)).toBe(waiting);
    // The second takes the first away, and its cell with it.
    for (const sign of [1, -1] as const) {
      await append([{ sheet: sheet!, day: '2026-02-12', branchId: null, topicId: null, sign }]);
      seen.push(await dataVersion(db.knex, questionnaireId));
      await foldChanges({ db });
    }
    expect(await dataVersion(db.knex, questionnaireId)).toBe(seen.at(-1));
    expect(new Set(seen).size).toBe(4);
  });

  test('the version of the data changes where places are merged, before anything was folded too', async () => {
    await clear();
    await db.knex('state_revisions').where({ questionnaire_id: questionnaireId }).delete();
    const [sheet] = fc.sample(sheetsOf(definition), { numRuns: 1, seed: 2 });
    await append([{ sheet: sheet!, day: '2026-02-11', branchId: 'a', topicId: null }]);
    const before = await dataVersion(db.knex, questionnaireId);
    await db.transaction((tx) => movePlace(tx, db, 'branch', 'a', 'b'));
    const merged = await dataVersion(db.knex, questionnaireId);
    expect(merged).not.toBe(before);
    await foldChanges({ db });
    expect(await dataVersion(db.knex, questionnaireId)).toBe(merged);
  });
});
