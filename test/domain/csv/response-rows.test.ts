import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ItemAnswer } from '../../../src/domain/answers/answer-sheet.ts';
import { tidyWords } from '../../../src/domain/answers/written-words.ts';
import { CHANNELS } from '../../../src/domain/channel.ts';
import { responseRowParser } from '../../../src/domain/csv/parse-response-row.ts';
import { responseColumns, responseHeaderProblems } from '../../../src/domain/csv/response-columns.ts';
import { formatResponseRow, RESPONSE_ORIGINS, type ResponseRow } from '../../../src/domain/csv/response-rows.ts';
import { LOCALES } from '../../../src/domain/locale.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { FAILURE_MODES } from '../../../src/domain/questionnaire/failure-modes.ts';

const definition: QuestionnaireDefinition = {
  ...DEFAULT_QUESTIONNAIRE,
  minimumAsked: true,
  questions: DEFAULT_QUESTIONNAIRE.questions.map((question) => ({ ...question, on: true })),
};
const context = { timeZone: 'Asia/Jerusalem', now: '2026-11-21T12:00:00.000Z' };
const columns = responseColumns(definition, 'named');
const names = columns.map(({ name }) => name);

const record = (cells: readonly string[]) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
const parse = (cells: Record<string, string>, of = definition) => responseRowParser(of, context)(cells, 3);
const problemsOf = (cells: Record<string, string>, of = definition) => {
  const parsed = parse(cells, of);
  return parsed.ok ? [] : parsed.problems.map(({ column, code }) => `${column} ${code}`);
};

describe('columns of a responses file', () => {
  test('facts, standard questions, ratings, other questions', () => {
    const plain = responseColumns(DEFAULT_QUESTIONNAIRE, 'unnamed').map(({ name }) => name);
    expect(plain.slice(0, 17)).toEqual([
      'response_id',
      'responded_at',
      'questionnaire',
      'origin',
      'provider',
      'branch',
      'topic',
      'channel',
      'locale',
      'satisfaction',
      'nps',
      'ces',
      'comment',
      'E.provider.courtesy',
      'P.provider.courtesy',
      'E.provider.credibility',
      'P.provider.credibility',
    ]);
    expect(plain.slice(-8)).toEqual([
      'style_preferred',
      'style_received',
      'remember_style',
      'would_pay',
      'wrong',
      'wrong_mode',
      'contact',
      'discussion',
    ]);
    expect(names).toContain('M.process.speed');
    expect(names).toContain('customer_email');
    expect(new Set(names).size).toBe(names.length);
  });

  test('unknown columns are refused by name, customer columns are taken', () => {
    const header = ['E.process.speed', 'customer_email', 'E.process.smell', 'M.process.speed'];
    expect(responseHeaderProblems(DEFAULT_QUESTIONNAIRE, header).map(({ column }) => column)).toEqual([
      'E.process.smell',
      'M.process.speed',
    ]);
  });
});

describe('rows of a responses file', () => {
  test('"not asked", "skipped" and "does not apply" stay apart', () => {
    const parsed = parse({
      'E.process.speed': '7',
      'P.process.speed': '4',
      'M.process.speed': '-',
      'E.process.outcome': '',
      'P.process.outcome': '',
      'E.process.deadlines': 'NA',
      'P.process.deadlines': '',
      'E.environment.hours': '-',
      'P.environment.hours': '-',
      satisfaction: '4',
      nps: '-',
      comment: "'-",
      responded_at: '2026-10',
    });
    expect(parsed).toMatchObject({
      ok: true,
      row: {
        respondedAt: '2026-09-30T21:00:00.000Z',
        sheet: {
          items: {
            'process.speed': { kind: 'rated', e: 7, p: 4, m: null },
            'process.outcome': { kind: 'skipped' },
            'process.deadlines': { kind: 'na' },
          },
          questions: { satisfaction: 4, comment: '-' },
        },
      },
    });
    if (parsed.ok) expect(Object.keys(parsed.row.sheet.items)).toHaveLength(3);
  });

  test('someone who skipped every question is a respondent; a row of blanks is none', () => {
    expect(parse({ response_id: '24', 'E.process.speed': '', 'P.process.speed': '' }).ok).toBe(true);
    expect(problemsOf({ 'E.process.speed': '', comment: ' ', nps: '-' })).toEqual([' empty_row']);
  });

  test.each([
    [{ 'E.process.speed': '8' }, ['E.process.speed out_of_range']],
    [{ 'E.process.speed': '6.5' }, ['E.process.speed not_a_number']],
    [{ satisfaction: '0' }, ['satisfaction out_of_range']],
    [{ responded_at: '2026-02-30', satisfaction: '3' }, ['responded_at impossible_time']],
    [{ responded_at: '2027-02-01', satisfaction: '3' }, ['responded_at in_the_future']],
    [{ questionnaire: 'another', satisfaction: '3' }, ['questionnaire other_questionnaire']],
    [
      { origin: 'heaven', channel: 'fax', locale: 'xx', satisfaction: '3' },
      ['origin unknown_origin', 'channel unknown_channel', 'locale unknown_language'],
    ],
    [{ customer_email: 'x', satisfaction: '3' }, ['customer_email not_an_email']],
    [{ wrong_mode: 'gluttony' }, ['wrong_mode unknown_option']],
    [{ would_pay: 'perhaps' }, ['would_pay unknown_option']],
    [{ comment: 'x'.repeat(4001) }, ['comment too_long']],
  ])('%j is refused: %j', (cells, problems) => {
    expect(problemsOf(cells)).toEqual(problems);
  });

  test('an answer to a standard question that the questionnaire lacks is refused, an empty cell is not', () => {
    const bare = { ...definition, questions: [] };
    expect(problemsOf({ satisfaction: '3', 'E.process.speed': '3' }, bare)).toEqual(['satisfaction unknown_question']);
    expect(problemsOf({ satisfaction: '-', nps: '', 'E.process.speed': '3' }, bare)).toEqual([]);
  });

  test('what was written is read back', () => {
    const level = fc.option(fc.integer({ min: 1, max: 7 }));
    const rated = fc
      .record({ kind: fc.constant('rated' as const), e: level, p: level, m: level })
      .filter(({ e, p, m }) => e !== null || p !== null || m !== null);
    const answer: fc.Arbitrary<ItemAnswer> = fc.oneof(
      rated,
      fc.constantFrom({ kind: 'skipped' as const }, { kind: 'na' as const }),
    );
    const words = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', "'=", "'"), fc.string()).map((parts) => parts.join('')),
      )
      .map(tidyWords)
      .filter((text) => text !== '');
    const name = fc.option(words.filter((text) => text !== '-'));
    const rating = (min: number, max: number) => fc.integer({ min, max });
    const row: fc.Arbitrary<ResponseRow> = fc.record({
      responseId: fc.uuid(),
      respondedAt: fc.option(
        fc
          .date({ min: new Date('2020-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
          .map((date) => date.toISOString()),
      ),
      origin: fc.option(fc.constantFrom(...RESPONSE_ORIGINS)),
      provider: name,
      branch: name,
      topic: name,
      channel: fc.option(fc.constantFrom(...CHANNELS)),
      locale: fc.option(fc.constantFrom(...LOCALES)),
      customer: fc.record({ email: fc.option(fc.constantFrom('dana@example.org', '+tag@example.org')), name }),
      sheet: fc.record({
        items: fc.dictionary(fc.constantFrom(...definition.items.map(({ key }) => key)), answer, {
          noNullPrototype: true,
        }),
        questions: fc.record(
          {
            satisfaction: rating(1, 5),
            nps: rating(0, 10),
            ces: rating(1, 7),
            style_preferred: rating(1, 7),
            would_pay: fc.constantFrom('yes', 'no', 'unsure'),
            wrong: fc.boolean(),
            wrong_mode: fc.subarray(
              FAILURE_MODES.map(({ key }) => String(key)),
              { minLength: 1 },
            ),
            comment: words,
            contact: fc.constant(true),
          },
          { requiredKeys: [], noNullPrototype: true },
        ),
      }),
    });
    fc.assert(
      fc.property(row, (original) => {
        const cells = formatResponseRow(columns, definition.key, original);
        expect(parse(record(cells))).toEqual({ ok: true, row: original });
      }),
      { numRuns: 300 },
    );
  });
});
