import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decideInvitation,
  type InvitationCase,
  recheckAtSending,
  SKIP_REASONS,
} from '../../../src/domain/program/decide-invitation.ts';
import { DEFAULT_PROGRAM_SETTINGS } from '../../../src/domain/program/program.ts';
import { nextAllowedInstant } from '../../../src/domain/program/quiet-times.ts';
import { SKIP_REASON_WORDS } from '../../../src/domain/words/skip-reason.words.ts';

const monday: InvitationCase = {
  now: '2026-11-23T08:00:00.000Z',
  program: DEFAULT_PROGRAM_SETTINGS,
  timeZone: 'Asia/Jerusalem',
  restDays: [5, 6],
  holidays: new Set(),
  leaving: { timeZone: 'Asia/Jerusalem', onDay: new Map() },
  contact: { completedAt: '2026-11-23T08:00:00.000Z', inSample: true, imported: false },
  customer: {
    hasAddress: true,
    suppressed: null,
    relationship: 'active',
    erased: false,
    complaintOpen: false,
    otherInvitationsAt: [],
  },
};

const withCustomer = (customer: Partial<InvitationCase['customer']>): InvitationCase => ({
  ...monday,
  customer: { ...monday.customer, ...customer },
});
const withProgram = (program: Partial<InvitationCase['program']>): InvitationCase => ({
  ...monday,
  program: { ...monday.program, ...program },
});

describe('whether and when a customer is invited', () => {
  test('an hour after completion, open for three weeks', () => {
    expect(decideInvitation(monday)).toEqual({
      status: 'scheduled',
      sendAt: '2026-11-23T09:00:00.000Z',
      waitsFor: 'delay',
      expiresAt: '2026-12-14T09:00:00.000Z',
    });
  });

  test.each([
    ['the delay', {}, 'delay'],
    ['nothing, when the delay has passed', { now: '2026-11-23T10:00:00.000Z' }, null],
    ['the night', { now: '2026-11-23T18:30:00.000Z' }, 'quiet'],
  ])('says that it waits for %s', (_what, over, waitsFor) => {
    expect(decideInvitation({ ...monday, ...over })).toMatchObject({ status: 'scheduled', waitsFor });
  });

  test('completed at 19:30, the mail leaves at 08:00 next morning', () => {
    const evening = '2026-11-23T17:30:00.000Z';
    expect(
      decideInvitation({ ...monday, now: evening, contact: { ...monday.contact, completedAt: evening } }),
    ).toMatchObject({ sendAt: '2026-11-24T06:00:00.000Z' });
  });

  test('a contact that is recorded late is asked about now', () => {
    expect(decideInvitation({ ...monday, now: '2026-11-24T10:00:00.000Z' })).toMatchObject({
      sendAt: '2026-11-24T10:00:00.000Z',
    });
  });

  test('without quiet times mail leaves by night and on rest days', () => {
    const saturdayNight = '2026-11-21T00:30:00.000Z';
    const at = { now: saturdayNight, contact: { completedAt: saturdayNight, inSample: true, imported: false } };
    expect(decideInvitation({ ...withProgram({ quiet: null, delayMinutes: 0 }), ...at })).toMatchObject({
      sendAt: saturdayNight,
    });
  });

  test.each([
    ['program_inactive', withProgram({ active: false })],
    ['imported', { ...monday, contact: { ...monday.contact, imported: true } }],
    ['erased', withCustomer({ erased: true, hasAddress: false })],
    ['relationship_ended', withCustomer({ relationship: 'ended' })],
    ['do_not_survey', withCustomer({ relationship: 'do_not_survey' })],
    ['no_address', withCustomer({ hasAddress: false })],
    ['unsubscribed', withCustomer({ suppressed: 'unsubscribed' })],
    ['bounced', withCustomer({ suppressed: 'bounced' })],
    ['not_sampled', { ...monday, contact: { ...monday.contact, inSample: false } }],
    ['resting_period', withCustomer({ otherInvitationsAt: ['2026-08-26T10:00:00.000Z'] })],
    ['resting_period', withCustomer({ otherInvitationsAt: ['2026-11-24T10:00:00.000Z'] })],
    ['resting_period', withCustomer({ complaintOpen: true })],
    ['too_old', { ...monday, now: '2026-11-30T08:00:00.001Z' }],
    ['too_old', { ...monday, restDays: [1, 2, 3, 4, 5, 6, 7] }],
  ] satisfies [string, InvitationCase][])('skipped: %s', (reason, input) => {
    expect(decideInvitation(input)).toEqual({ status: 'skipped', reason });
    expect(recheckAtSending(input)).toEqual({ status: 'skipped', reason });
  });

  test('ninety days after the last invitation the person may be asked again; with no limit, at once', () => {
    const exactly = withCustomer({ otherInvitationsAt: ['2026-08-25T09:00:00.000Z'] });
    expect(decideInvitation(exactly).status).toBe('scheduled');
    const today = withCustomer({ otherInvitationsAt: ['2026-11-23T09:00:00.000Z'] });
    expect(decideInvitation({ ...today, program: { ...monday.program, minDaysBetween: 0 } }).status).toBe('scheduled');
  });

  test('a holiday is as quiet as a rest day, on the calendar of the branch', () => {
    const holidays = new Set(['2026-11-23', '2026-11-24']);
    expect(decideInvitation({ ...monday, holidays })).toMatchObject({
      sendAt: '2026-11-25T06:00:00.000Z',
      waitsFor: 'quiet',
    });
    // Where night and day are reversed, it is still Sunday evening there, and Monday is the first quiet day.
    const there = { ...monday, timeZone: 'America/Los_Angeles', restDays: [] };
    expect(decideInvitation({ ...there, holidays })).toMatchObject({ sendAt: '2026-11-25T16:00:00.000Z' });
    expect(decideInvitation({ ...withProgram({ quiet: null }), holidays })).toMatchObject({
      sendAt: '2026-11-23T09:00:00.000Z',
    });
  });

  describe('under a daily ceiling', () => {
    const ceiling = (onDay: Record<string, number>, program: Partial<InvitationCase['program']> = {}) => ({
      ...withProgram({ dailyCeiling: 10, ...program }),
      leaving: { timeZone: 'Asia/Jerusalem', onDay: new Map(Object.entries(onDay)) },
    });

    test.each([
      ['room today', { '2026-11-23': 9 }, '2026-11-23T09:00:00.000Z', 'delay'],
      ['a full day waits for the next morning', { '2026-11-23': 10 }, '2026-11-24T06:00:00.000Z', 'ceiling'],
      ['more than full is full', { '2026-11-23': 99, '2026-11-24': 10 }, '2026-11-25T06:00:00.000Z', 'ceiling'],
      [
        'rest days are passed over',
        { '2026-11-23': 10, '2026-11-24': 10, '2026-11-25': 10, '2026-11-26': 10 },
        '2026-11-29T06:00:00.000Z',
        'ceiling',
      ],
    ])('%s', (_what, onDay, sendAt, waitsFor) => {
      expect(decideInvitation(ceiling(onDay))).toMatchObject({ status: 'scheduled', sendAt, waitsFor });
    });

    test('full until the contact is too old: skipped for that reason', () => {
      const full = { '2026-11-23': 10, '2026-11-24': 10 };
      expect(decideInvitation(ceiling(full, { maxContactAgeDays: 1 }))).toEqual({
        status: 'skipped',
        reason: 'daily_ceiling',
      });
      expect(decideInvitation(ceiling(full, { dailyCeiling: null, maxContactAgeDays: 1 })).status).toBe('scheduled');
    });

    test('a ceiling of a calendar that begins elsewhere: that day counts', () => {
      const kuala = ceiling({ '2026-11-24': 10 }, { quiet: null });
      const evening = '2026-11-23T17:00:00.000Z';
      const at = { now: evening, contact: { completedAt: evening, inSample: true, imported: false } };
      const leaving = { ...kuala.leaving, timeZone: 'Asia/Kuala_Lumpur' };
      expect(decideInvitation({ ...kuala, ...at, leaving })).toMatchObject({ sendAt: '2026-11-24T16:00:00.000Z' });
    });
  });

  test('a mail that quiet times would hold beyond the maximum age is not sent at all', () => {
    const friday = '2026-11-20T08:00:00.000Z';
    const input = {
      ...withProgram({ maxContactAgeDays: 1 }),
      now: friday,
      contact: { completedAt: friday, inSample: true, imported: false },
    };
    expect(decideInvitation(input)).toEqual({ status: 'skipped', reason: 'too_old' });
  });

  test('at sending: sent when due, put off when it has become quiet', () => {
    expect(recheckAtSending({ ...monday, now: '2026-11-23T09:00:01.000Z' })).toEqual({
      status: 'send',
      expiresAt: '2026-12-14T09:00:01.000Z',
    });
    expect(recheckAtSending({ ...monday, now: '2026-11-23T18:30:00.000Z' })).toEqual({
      status: 'postponed',
      sendAt: '2026-11-24T06:00:00.000Z',
      waitsFor: 'quiet',
      expiresAt: '2026-12-15T06:00:00.000Z',
    });
    expect(recheckAtSending({ ...withProgram({ delayMinutes: 180 }), now: '2026-11-23T09:00:00.000Z' }).status).toBe(
      'postponed',
    );
  });

  test('never before the delay has passed, never in the past, never at a quiet time, never when too old', () => {
    const minute = fc
      .integer({ min: 0, max: 60 * 24 * 400 })
      .map((m) => Date.parse('2026-01-01T00:00:00Z') + m * 60_000);
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: -3000, max: 20_000 }),
        fc.integer({ min: 0, max: 6000 }),
        (completed, lag, delayMinutes) => {
          const completedAt = new Date(completed).toISOString();
          const now = new Date(completed + lag * 60_000).toISOString();
          const input = {
            ...withProgram({ delayMinutes }),
            now,
            contact: { completedAt, inSample: true, imported: false },
          };
          const decision = decideInvitation(input);
          if (decision.status === 'skipped') {
            expect(decision.reason).toBe('too_old');
            return;
          }
          const sendAt = Date.parse(decision.sendAt);
          expect(sendAt).toBeGreaterThanOrEqual(completed + delayMinutes * 60_000);
          expect(decision.sendAt >= now).toBe(true);
          const quiet = {
            ...{ from: '20:00', to: '08:00', restDays: [5, 6], timeZone: 'Asia/Jerusalem' },
            holidays: new Set<string>(),
          };
          expect(nextAllowedInstant(decision.sendAt, quiet)).toBe(decision.sendAt);
          expect(sendAt - completed).toBeLessThanOrEqual(7 * 86_400_000);
          expect(recheckAtSending({ ...input, now: decision.sendAt }).status).toBe('send');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('no reason tells staff of a complaint', () => {
    for (const reason of SKIP_REASONS) {
      const words = Object.values(SKIP_REASON_WORDS[reason]).join(' ');
      expect(words).not.toMatch(/complain|aduan|תלונ/iu);
    }
  });
});
