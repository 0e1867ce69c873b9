import { describe, expect, test } from '@jest/globals';
import {
  DEFAULT_PROGRAM_SETTINGS,
  ProgramPatch,
  ProgramSettings,
  readStoredSettings,
} from '../../../src/domain/program/program.ts';

const messagesOf = (patch: unknown) => ProgramPatch.safeParse(patch).error?.issues.map(({ message }) => message) ?? [];

describe('settings of a program', () => {
  test('the defaults are sound', () => {
    expect(ProgramSettings.parse(DEFAULT_PROGRAM_SETTINGS)).toEqual(DEFAULT_PROGRAM_SETTINGS);
  });

  test('those stored before there were samples and reminders are read as in a new program', () => {
    const {
      contacts: _c,
      samplePercent: _s,
      reminders: _r,
      reminderAfterDays: _d,
      dailyCeiling: _l,
      ...old
    } = {
      ...DEFAULT_PROGRAM_SETTINGS,
      delayMinutes: 7,
    };
    expect(readStoredSettings(old)).toEqual({ ...DEFAULT_PROGRAM_SETTINGS, delayMinutes: 7 });
    expect(() => readStoredSettings({ ...old, colour: 'red' })).toThrow();
  });

  test('a choice of contacts is written in one order, each once, and what is left out is all', () => {
    expect(ProgramPatch.parse({ contacts: { branches: ['b', 'a', 'b'] } })).toEqual({
      contacts: { branches: ['a', 'b'], topics: [], channels: [], providers: [] },
    });
  });

  test('a change names only what changes, and null switches off', () => {
    const patch = { itemsPerDimension: null, quiet: null, delayMinutes: 0 };
    expect(ProgramPatch.parse(patch)).toEqual(patch);
    expect(ProgramPatch.parse({})).toEqual({});
  });

  test.each([
    [{ delayMinutes: -1 }, ['delayMinutes is at least 0.']],
    [{ delayMinutes: 1.5 }, ['delayMinutes is a whole number.']],
    [{ itemsPerDimension: 0 }, ['itemsPerDimension is at least 1.']],
    [
      { maxContactAgeDays: 0, minDaysBetween: '90' },
      ['minDaysBetween is a whole number.', 'maxContactAgeDays is at least 1.'],
    ],
    [{ quiet: { from: '20:00' } }, ['Give a time of day, for example 20:00.']],
    [{ quiet: { from: '24:00', to: '08:00' } }, ['Give a time of day from 00:00 to 23:59, for example 20:00.']],
    [
      { quiet: { from: '08:00', to: '08:00' } },
      ['Quiet hours that end when they start: give two different times, or null for none.'],
    ],
    [{ quiet: 'night' }, ['Give quiet hours as {"from": "20:00", "to": "08:00"}, or null for none.']],
    [{ confidentiality: 'secret' }, ['Use one of confidential, named, anonymous.']],
    [{ samplePercent: 101 }, ['samplePercent is at most 100.']],
    [{ samplePercent: 12.5 }, ['samplePercent is a whole number.']],
    [{ reminders: 3 }, ['reminders is at most 2.']],
    [{ dailyCeiling: 0 }, ['dailyCeiling is at least 1.']],
    [{ contacts: { channels: ['post'] } }, ['Use one of the channels in_person, phone, email, chat, web.']],
    [
      { contacts: [] },
      ['Give contacts as {"branches": [], "topics": [], "channels": [], "providers": []}; an empty list is all.'],
    ],
    [{ active: undefined }, ['active is true or false.']],
    [
      { speed: 1 },
      [
        'A program has no setting speed. It has active, contacts, samplePercent, delayMinutes, itemsPerDimension, minDaysBetween, maxContactAgeDays, expiresAfterDays, reminders, reminderAfterDays, dailyCeiling, quiet, confidentiality, unhappy, delivery.',
      ],
    ],
    [[], ['Give the settings to change as an object.']],
  ])('%j is refused with a sentence', (patch, messages) => {
    expect(messagesOf(patch)).toEqual(messages);
  });
});
