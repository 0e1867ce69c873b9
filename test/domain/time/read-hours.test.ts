import { expect, test } from '@jest/globals';
import { hoursText, readHours } from '../../../src/domain/time/read-hours.ts';

test.each([
  ['', ''],
  ['8-16', '08:00–16:00'],
  [' 16.00 – 19.30 , 8:00-13:00 ', '08:00–13:00, 16:00–19:30'],
  ['0:00-24:00', '00:00–24:00'],
  ['8-12;12-16', '08:00–12:00, 12:00–16:00'],
])('%j reads as %j', (typed, hours) => {
  const read = readHours(typed);
  expect('spans' in read && hoursText(read.spans)).toBe(hours);
  expect(readHours(hours)).toEqual(read);
});

test.each([
  ['all day', 'unreadable'],
  ['8:00', 'unreadable'],
  ['8-25', 'unreadable'],
  ['24:30-25', 'unreadable'],
  ['8:60-9', 'unreadable'],
  ['16-8', 'backwards'],
  ['8-8', 'backwards'],
  ['8-13, 12-16', 'overlap'],
  ['0-24, 8-9', 'overlap'],
])('%j does not: %s', (typed, fault) => {
  expect(readHours(typed)).toEqual({ fault });
});
