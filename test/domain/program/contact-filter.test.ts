import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS } from '../../../src/domain/channel.ts';
import {
  type ChosenBy,
  type ContactFilter,
  chooseProgram,
  coversFilter,
  EVERY_CONTACT,
  matchesFilter,
  programInFrontOf,
} from '../../../src/domain/program/contact-filter.ts';

const contact: ChosenBy = { branchId: 'haifa', topicId: 'repairs', channel: 'phone', providerId: 'noa' };
const filter = (part: Partial<ContactFilter>): ContactFilter => ({ ...EVERY_CONTACT, ...part });

describe('which contacts a program asks about', () => {
  test.each<[string, Partial<ContactFilter>, Partial<ChosenBy>, boolean]>([
    ['nothing chosen is all', {}, {}, true],
    ['nothing chosen is also what has no branch', {}, { branchId: null, topicId: null }, true],
    ['one of the branches', { branches: ['acre', 'haifa'] }, {}, true],
    ['another branch', { branches: ['acre'] }, {}, false],
    ['no branch is in no list', { branches: ['acre', 'haifa'] }, { branchId: null }, false],
    ['another topic', { topics: ['sales'] }, {}, false],
    ['no topic is in no list', { topics: ['repairs'] }, { topicId: null }, false],
    ['another channel', { channels: ['web', 'chat'] }, {}, false],
    ['another provider', { providers: ['eli'] }, {}, false],
    ['all lists have to hold it', { branches: ['haifa'], channels: ['phone'], providers: ['noa'] }, {}, true],
    ['one that does not is enough', { branches: ['haifa'], channels: ['web'], providers: ['noa'] }, {}, false],
  ])('%s', (_what, chosen, over, expected) => {
    expect(matchesFilter(filter(chosen), { ...contact, ...over })).toBe(expected);
  });

  test('the first program that is on takes the contact; one that is off only where no other asks', () => {
    const all = { name: 'all', active: true, contacts: EVERY_CONTACT };
    const phone = { name: 'phone', active: true, contacts: filter({ channels: ['phone'] }) };
    const web = { name: 'web', active: true, contacts: filter({ channels: ['web'] }) };
    const off = { name: 'off', active: false, contacts: EVERY_CONTACT };
    const chosen = (...programs: (typeof all)[]) => chooseProgram(programs, contact)?.name;
    expect(chosen(web, phone, all)).toBe('phone');
    expect(chosen(all, phone)).toBe('all');
    expect(chosen(off, all)).toBe('all');
    expect(chosen(web, off)).toBe('off');
    expect(chosen(web)).toBeUndefined();
    expect(chosen()).toBeUndefined();
  });

  test('a program behind one that takes all it could get is known', () => {
    const all = { active: true, contacts: EVERY_CONTACT };
    const phone = { active: true, contacts: filter({ channels: ['phone'] }) };
    expect(programInFrontOf([all, phone], phone)).toBe(all);
    expect(programInFrontOf([phone, all], all)).toBeUndefined();
    expect(programInFrontOf([{ ...all, active: false }, phone], phone)).toBeUndefined();
    expect(coversFilter(filter({ channels: [...CHANNELS] }), EVERY_CONTACT)).toBe(true);
  });

  test('what one filter covers of another, it matches', () => {
    const some = (ids: readonly string[]) => fc.subarray([...ids]);
    const filters = fc.record({
      branches: some(['a', 'b', 'c']),
      topics: some(['t', 'u']),
      channels: fc.subarray([...CHANNELS]),
      providers: some(['p', 'q']),
    });
    const contacts = fc.record({
      branchId: fc.constantFrom('a', 'b', 'c', null),
      topicId: fc.constantFrom('t', 'u', null),
      channel: fc.constantFrom(...CHANNELS),
      providerId: fc.constantFrom('p', 'q'),
    });
    fc.assert(
      fc.property(filters, filters, contacts, (wide, narrow, one) => {
        if (coversFilter(wide, narrow) && matchesFilter(narrow, one)) expect(matchesFilter(wide, one)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
