import { describe, expect, test } from '@jest/globals';
import { contactHeaderProblems, parseContactRow } from '../../../src/domain/csv/contact-rows.ts';
import { ROW_PROBLEMS, rowProblemText } from '../../../src/domain/csv/row-problem.ts';

const context = { timeZone: 'Asia/Jerusalem', now: '2026-11-21T12:00:00.000Z' };
const parse = (record: Record<string, string>) => parseContactRow(record, 7, context);
const problemsOf = (record: Record<string, string>) => {
  const parsed = parse({ customer_name: 'Dana', provider: 'Eli', ...record });
  return parsed.ok ? [] : parsed.problems.map(({ line, column, code }) => `${line} ${column} ${code}`);
};

describe('rows of a contacts file', () => {
  test('a full row', () => {
    const parsed = parse({
      external_id: 'T-1001',
      requested_at: '2026-11-20T08:00',
      first_replied_at: '2026-11-20T08:05',
      completed_at: '2026-11-20T09:30:00Z',
      customer_external_id: 'C-7',
      customer_email: 'dana@example.org',
      customer_name: 'דנה שלו',
      locale: 'HE',
      provider: 'אלי לוי',
      branch: 'Haifa',
      topic: 'repair',
      channel: 'in_person',
      kind: 'request',
      note: "'=not a formula",
    });
    expect(parsed).toEqual({
      ok: true,
      row: {
        externalId: 'T-1001',
        requestedAt: '2026-11-20T06:00:00.000Z',
        firstRepliedAt: '2026-11-20T06:05:00.000Z',
        completedAt: '2026-11-20T09:30:00.000Z',
        customer: { externalId: 'C-7', email: 'dana@example.org', name: 'דנה שלו', locale: 'he' },
        provider: 'אלי לוי',
        branch: 'Haifa',
        topic: 'repair',
        channel: 'in_person',
        kind: 'request',
        note: '=not a formula',
      },
    });
  });

  test('columns that are missing are as good as empty', () => {
    expect(parse({ customer_name: 'Dana', provider: 'Eli' })).toMatchObject({
      ok: true,
      row: { completedAt: null, branch: null, customer: { email: null, locale: null } },
    });
  });

  test.each([
    [{ provider: ' ' }, ['7 provider required']],
    [{ customer_name: '' }, ['7 customer_external_id no_customer']],
    [
      { first_replied_at: '2026-02-03T11:00', completed_at: '2026-02-03T10:00' },
      ['7 first_replied_at after_completion'],
    ],
    [{ completed_at: '2026-02-30T10:00' }, ['7 completed_at impossible_time']],
    [{ completed_at: '2026-03-27T02:30' }, ['7 completed_at no_such_local_time']],
    [{ completed_at: '2026-12-21T10:00' }, ['7 completed_at in_the_future']],
    [{ requested_at: '2026-11-20', completed_at: '2026-11-19' }, ['7 completed_at out_of_order']],
    [{ customer_email: 'dana@' }, ['7 customer_email not_an_email']],
    [
      { locale: 'fr', channel: 'fax', kind: 'rant' },
      ['7 locale unknown_language', '7 channel unknown_channel', '7 kind unknown_kind'],
    ],
    [{ topic: 'x'.repeat(201) }, ['7 topic too_long']],
  ])('%j is refused: %j', (record, problems) => {
    expect(problemsOf(record)).toEqual(problems);
  });

  test('an unreadable e-mail alone is one problem, not two', () => {
    expect(problemsOf({ customer_name: '', customer_email: 'dana@' })).toEqual(['7 customer_email not_an_email']);
  });

  test('the reason names the value and what to do, in the language of the reader', () => {
    const parsed = parse({ customer_name: 'Dana', provider: 'Eli', completed_at: '30.2.2026' });
    if (parsed.ok) throw new Error('refused');
    const [problem] = parsed.problems;
    expect(problem?.message).toBe(
      '“30.2.2026” is no date and time. Write it as 2026-11-21T09:30 or 2026-11-21T09:30:00+02:00.',
    );
    expect(problem && rowProblemText(problem, 'he')).toContain('"\u206830.2.2026\u2069" אינו תאריך ושעה.');
  });

  test('unknown and repeated columns are refused by name', () => {
    expect(
      contactHeaderProblems(['provider', 'shoe size', 'provider', 'customer_name']).map(
        ({ column, code }) => `${column} ${code}`,
      ),
    ).toEqual(['shoe size unknown_column', 'provider repeated_column']);
    expect(contactHeaderProblems(['customer_email', 'provider'])).toEqual([]);
  });

  test('every problem has its words', () => {
    for (const code of ROW_PROBLEMS) {
      expect(rowProblemText({ code, column: '$&', value: '{column}' }, 'ms')).not.toMatch(/\{value\}|undefined/);
    }
  });
});
