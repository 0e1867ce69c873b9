import { describe, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONS } from '../../../src/domain/questionnaire/default-questions.ts';
import type { RatingQuestion } from '../../../src/domain/questionnaire/definition.ts';
import { type InvitationMailInput, toInvitationMail } from '../../../src/features/invitations/invitation-mail.views.ts';

const rating = (key: string): RatingQuestion => {
  const found = DEFAULT_QUESTIONS.find((question) => question.key === key);
  if (found?.kind !== 'rating') throw new Error(`no rating ${key}`);
  return found;
};

const input = (over: Partial<InvitationMailInput> = {}): InvitationMailInput => ({
  locale: 'he',
  organisation: { name: 'Alon' },
  sender: { name: 'מיכל ארד', title: 'מנהלת השירות' },
  customer: { name: 'Nur Aisyah' },
  visit: { day: '11 באוקטובר', channel: 'in_person', branch: 'חיפה' },
  minutes: 2,
  question: rating('satisfaction'),
  surveyUrl: 'https://x.example/s/T',
  unsubscribeUrl: 'https://x.example/u/T',
  confidentiality: 'confidential',
  until: '1 בנובמבר',
  minDaysBetween: 90,
  remindersToCome: 0,
  ...over,
});

describe('the invitation mail', () => {
  test('offers the first question as one labelled link for each point of its scale', () => {
    const links = toInvitationMail(input()).question?.rows.flat() ?? [];
    expect(links.map(({ href }) => href)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `https://x.example/s/T?satisfaction=${n}`),
    );
    expect(links.every(({ words }) => words !== '')).toBe(true);
  });

  test('promises rest, and no more than is kept where reminders may follow', () => {
    const facts = (over: Partial<InvitationMailInput>) =>
      toInvitationMail(input({ locale: 'en', ...over }))
        .facts.slice(2)
        .join(' ');
    expect(facts({})).toBe('We will not ask you again for 90 days.');
    expect(facts({ remindersToCome: 2 })).toBe(
      'We may remind you up to twice. Otherwise we will not ask you again for 90 days.',
    );
    expect(facts({ remindersToCome: 1, minDaysBetween: 0 })).toBe('We may remind you once.');
    expect(facts({ minDaysBetween: 0 })).toBe('');
  });

  test('lays eleven points in two rows with words at the ends', () => {
    const question = toInvitationMail(input({ question: rating('nps') })).question;
    expect(question?.rows.map((row) => row.length)).toEqual([6, 5]);
    expect(question?.low).not.toBe('');
  });

  test('says who asks, about which visit and how long it takes, with names isolated', () => {
    const mail = toInvitationMail(input());
    expect(mail.dir).toBe('rtl');
    expect(mail.greeting).toBe('שלום \u2068Nur Aisyah\u2069,');
    expect(mail.opening).toContain('\u2068חיפה\u2069');
    expect(mail.opening).toContain('כשתי דקות');
    expect(mail.sender).toBe('\u2068מיכל ארד\u2069, מנהלת השירות');
    expect(mail.facts).toHaveLength(3);
  });

  test('greets without a name, and promises no rest where there is none', () => {
    const mail = toInvitationMail(input({ customer: {}, minDaysBetween: 0 }));
    expect(mail.greeting).toBe('שלום,');
    expect(mail.facts).toHaveLength(2);
  });
});
