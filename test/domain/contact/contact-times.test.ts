import { expect, test } from '@jest/globals';
import { type ContactTimes, completionNow, contactTimeFaults } from '../../../src/domain/contact/contact-times.ts';

const NOW = new Date('2026-03-04T09:00:00.000Z');
const at = (hour: number) => `2026-03-04T0${hour}:00:00.000Z`;
const times = (given: Partial<ContactTimes>): ContactTimes => ({
  requestedAt: null,
  firstRepliedAt: null,
  completedAt: null,
  ...given,
});

test.each([
  ['nothing known', {}, []],
  ['in order', { requestedAt: at(1), firstRepliedAt: at(2), completedAt: at(3) }, []],
  ['all at once', { requestedAt: at(1), firstRepliedAt: at(1), completedAt: at(1) }, []],
  ['clocks that differ', { completedAt: '2026-03-05T09:00:00.000Z' }, []],
  ['a day ahead', { completedAt: '2026-03-05T09:00:00.001Z' }, ['completedAt in_the_future']],
  ['completed before requested', { requestedAt: at(2), completedAt: at(1) }, ['completedAt before_request']],
  ['replied before requested', { requestedAt: at(2), firstRepliedAt: at(1) }, ['firstRepliedAt before_request']],
  ['replied after completed', { firstRepliedAt: at(3), completedAt: at(2) }, ['firstRepliedAt after_completion']],
  [
    'both before requested',
    { requestedAt: at(3), firstRepliedAt: at(1), completedAt: at(2) },
    ['firstRepliedAt before_request', 'completedAt before_request'],
  ],
])('%s', (_what, given, faults) => {
  expect(contactTimeFaults(times(given), NOW).map(({ field, fault }) => `${field} ${fault}`)).toEqual(faults);
});

test('completed now is not before what happened by then', () => {
  expect(completionNow({ requestedAt: at(1), firstRepliedAt: null }, at(3))).toBe(at(3));
  expect(completionNow({ requestedAt: at(4), firstRepliedAt: at(5) }, at(3))).toBe(at(5));
});
