import { describe, expect, test } from '@jest/globals';
import { decideReminder, type ReminderCase } from '../../../src/domain/program/decide-reminder.ts';
import { DEFAULT_PROGRAM_SETTINGS } from '../../../src/domain/program/program.ts';

const due: ReminderCase = {
  now: '2026-11-26T10:00:00.000Z',
  program: DEFAULT_PROGRAM_SETTINGS,
  timeZone: 'Asia/Jerusalem',
  restDays: [5, 6],
  holidays: new Set(),
  invitation: {
    open: true,
    sentAt: '2026-11-22T10:00:00.000Z',
    expiresAt: '2026-12-13T10:00:00.000Z',
    remindedAt: [],
  },
  customer: {
    hasAddress: true,
    suppressed: null,
    relationship: 'active',
    erased: false,
    complaintOpen: false,
    askedSince: false,
    answeredLately: false,
  },
};

const of = (part: {
  now?: string;
  holidays?: Set<string>;
  program?: Partial<ReminderCase['program']>;
  invitation?: Partial<ReminderCase['invitation']>;
  customer?: Partial<ReminderCase['customer']>;
}): ReminderCase => ({
  ...due,
  ...(part.now === undefined ? {} : { now: part.now }),
  ...(part.holidays === undefined ? {} : { holidays: part.holidays }),
  program: { ...due.program, ...part.program },
  invitation: { ...due.invitation, ...part.invitation },
  customer: { ...due.customer, ...part.customer },
});

describe('whether an invitation is recalled', () => {
  test('four days after it left', () => {
    expect(decideReminder(due)).toEqual({ status: 'send' });
  });

  test.each<[string, ReminderCase]>([
    ['not_open', of({ invitation: { open: false } })],
    ['not_open', of({ invitation: { sentAt: null } })],
    ['program_inactive', of({ program: { active: false } })],
    ['reminded', of({ program: { reminders: 0 } })],
    ['reminded', of({ invitation: { remindedAt: ['2026-11-24T10:00:00.000Z'] } })],
    ['erased', of({ customer: { erased: true, hasAddress: false } })],
    ['relationship_ended', of({ customer: { relationship: 'ended' } })],
    ['do_not_survey', of({ customer: { relationship: 'do_not_survey' } })],
    ['no_address', of({ customer: { hasAddress: false } })],
    ['unsubscribed', of({ customer: { suppressed: 'unsubscribed' } })],
    ['bounced', of({ customer: { suppressed: 'bounced' } })],
    ['resting_period', of({ customer: { complaintOpen: true } })],
    ['resting_period', of({ customer: { askedSince: true } })],
    ['resting_period', of({ customer: { answeredLately: true } })],
    ['closes_soon', of({ invitation: { expiresAt: '2026-11-27T09:59:59.000Z' } })],
    // Friday morning at the earliest, which is the rest day of a form that closes on Sunday at noon.
    ['closes_soon', of({ now: '2026-11-26T19:00:00.000Z', invitation: { expiresAt: '2026-11-29T10:00:00.000Z' } })],
  ])('never: %s', (reason, input) => {
    expect(decideReminder(input)).toEqual({ status: 'skipped', reason });
  });

  test.each<[string, ReminderCase, string, string]>([
    ['too early', of({ now: '2026-11-25T10:00:00.000Z' }), '2026-11-26T10:00:00.000Z', 'delay'],
    ['by night, before two rest days', of({ now: '2026-11-26T19:00:00.000Z' }), '2026-11-29T06:00:00.000Z', 'quiet'],
    ['on a holiday', of({ holidays: new Set(['2026-11-26']) }), '2026-11-29T06:00:00.000Z', 'quiet'],
    [
      'the second one, as long after the first',
      of({ program: { reminders: 2, quiet: null }, invitation: { remindedAt: ['2026-11-26T09:00:00.000Z'] } }),
      '2026-11-30T09:00:00.000Z',
      'delay',
    ],
  ])('waits: %s', (_what, input, sendAt, waitsFor) => {
    expect(decideReminder(input)).toEqual({ status: 'postponed', sendAt, waitsFor });
    expect(decideReminder({ ...input, now: sendAt })).toEqual({ status: 'send' });
  });

  test('a full day before the form closes is early enough', () => {
    expect(decideReminder(of({ invitation: { expiresAt: '2026-11-27T10:00:00.000Z' } }))).toEqual({ status: 'send' });
  });
});
