import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readSubmission } from '../../../src/domain/answers/submission.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';

const form = { items: ['provider.courtesy', 'environment.hours', 'process.speed'] };
const withMinimum: QuestionnaireDefinition = { ...DEFAULT_QUESTIONNAIRE, minimumAsked: true };

const read = (body: Record<string, unknown>) => readSubmission(DEFAULT_QUESTIONNAIRE, form, body);
const problemsOf = (body: Record<string, unknown>) => {
  const result = read(body);
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field} ${code}`);
};

describe('a submitted form', () => {
  test('ratings, "does not apply" and what was left out are three different things', () => {
    const result = read({
      'E.provider.courtesy': '7',
      'P.provider.courtesy': '4',
      'E.environment.hours': '6',
      'P.environment.hours': 'NA',
      'E.process.speed': '',
      satisfaction: '2',
      comment: '  Waited long.\r\nThen it was fine. ',
      wrong: 'yes',
      wrong_mode: ['lost_time', 'apathy'],
      contact: 'on',
      discussion: 'yes',
      somethingElse: 'ignored',
    });
    expect(result).toEqual({
      ok: true,
      sheet: {
        items: {
          'provider.courtesy': { kind: 'rated', e: 7, p: 4, m: null },
          'environment.hours': { kind: 'na' },
          'process.speed': { kind: 'skipped' },
        },
        questions: {
          satisfaction: 2,
          comment: 'Waited long.\nThen it was fine.',
          wrong: true,
          wrong_mode: ['apathy', 'lost_time'],
          contact: true,
          discussion: true,
        },
      },
    });
  });

  test('half a pair is kept as it is', () => {
    expect(read({ 'P.process.speed': '5' })).toMatchObject({
      sheet: { items: { 'process.speed': { kind: 'rated', e: null, p: 5, m: null } } },
    });
  });

  test('the least acceptable level is read where it is asked, and is a stranger where it is not', () => {
    const body = { 'E.process.speed': '6', 'P.process.speed': '5', 'M.process.speed': '4' };
    expect(readSubmission(withMinimum, form, body)).toMatchObject({
      sheet: { items: { 'process.speed': { kind: 'rated', e: 6, p: 5, m: 4 } } },
    });
    expect(problemsOf(body)).toEqual(['M.process.speed not_asked']);
  });

  test.each([
    [{}, [' empty']],
    [{ comment: '   ', wrong: '', 'E.process.speed': '' }, [' empty']],
    [{ 'E.process.speed': '8' }, ['E.process.speed out_of_range']],
    [{ 'E.process.speed': '0' }, ['E.process.speed out_of_range']],
    [{ 'E.process.speed': '4.5' }, ['E.process.speed not_a_number']],
    [{ 'E.process.speed': 'five' }, ['E.process.speed not_a_number']],
    [{ 'E.process.speed': ['5', '6'] }, ['E.process.speed several_values']],
    [{ 'E.process.speed': { a: 1 } }, ['E.process.speed several_values']],
    [{ 'E.process.deadlines': '5' }, ['E.process.deadlines not_asked']],
    [{ 'P.nonsense': '5' }, ['P.nonsense not_asked']],
    [{ satisfaction: '6' }, ['satisfaction out_of_range']],
    [{ satisfaction: 'NA' }, ['satisfaction not_a_number']],
    [{ comment: 'x'.repeat(4001) }, ['comment too_long']],
    [{ comment: ['a', 'b'] }, ['comment several_values']],
    [{ wrong: 'maybe' }, ['wrong unknown_option']],
    [{ wrong: 'yes', wrong_mode: 'gluttony' }, ['wrong_mode unknown_option']],
    [{ wrong_mode: { 0: 'apathy' } }, ['wrong_mode unknown_option']],
    [{ contact: 'perhaps' }, ['contact unknown_option']],
    [{ 'E.process.speed': '9', satisfaction: 'x' }, ['E.process.speed out_of_range', 'satisfaction not_a_number']],
  ])('%j: %j', (body, problems) => {
    expect(problemsOf(body)).toEqual(problems);
  });

  test('a browser that counts line ends as one character may fill the field', () => {
    expect(read({ comment: 'a\r\n'.repeat(2000).trim() }).ok).toBe(true);
  });

  test('ticked sentences say that something went wrong, unless "no" was chosen', () => {
    expect(read({ wrong_mode: 'apathy' })).toMatchObject({
      sheet: { questions: { wrong: true, wrong_mode: ['apathy'] } },
    });
    expect(read({ wrong: 'no', wrong_mode: 'apathy' })).toMatchObject({ sheet: { questions: { wrong: false } } });
  });

  test('a question that is off is not read; the invitation to a discussion is, from those who found something wrong', () => {
    expect(read({ nps: '9', satisfaction: '5', discussion: 'on' })).toMatchObject({
      sheet: { questions: { satisfaction: 5 } },
    });
    expect(read({ wrong: 'yes', discussion: 'on' })).toMatchObject({
      sheet: { questions: { wrong: true, discussion: true } },
    });
  });

  test('whatever is posted is answered, never thrown', () => {
    const field = fc.oneof(
      fc.constantFrom(
        'E.process.speed',
        'P.process.speed',
        'wrong',
        'wrong_mode',
        'comment',
        'contact',
        '__proto__',
        'constructor',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(field, fc.anything())), (pairs) => {
        const result = read(Object.fromEntries(pairs));
        if (result.ok) expect(Object.keys(result.sheet.items)).toEqual(form.items);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
