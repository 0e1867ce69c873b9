import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exclusionOf, type PersonFacts, sortOut } from '../../../src/domain/focus-group/eligibility.ts';
import { GUIDE_PARTS, guideMinutes } from '../../../src/domain/focus-group/guide.ts';
import { invitedFor } from '../../../src/domain/focus-group/over-recruitment.ts';
import { saturationOf } from '../../../src/domain/focus-group/saturation.ts';
import type { Candidate } from '../../../src/domain/focus-group/shortlist.ts';
import { tellBalance } from '../../../src/domain/focus-group/told-balance.ts';

const FINE: PersonFacts = {
  erased: false,
  relationship: 'active',
  staff: false,
  hasAddress: true,
  suppressed: false,
  resting: false,
};

describe('who may be invited', () => {
  const cases: [Partial<PersonFacts>, ReturnType<typeof exclusionOf>][] = [
    [{}, null],
    [{ erased: true, resting: true }, 'erased'],
    [{ relationship: 'ended', hasAddress: false }, 'ended'],
    [{ relationship: 'do_not_survey' }, 'do_not_survey'],
    [{ staff: true }, 'staff'],
    [{ hasAddress: false }, 'no_address'],
    [{ suppressed: true }, 'suppressed'],
    [{ resting: true }, 'resting'],
  ];
  test.each(cases)('%j: %s', (facts, reason) => {
    expect(exclusionOf({ ...FINE, ...facts })).toBe(reason);
  });

  test('who may not is never among those who may, and everybody is counted once', () => {
    const facts = fc.record({
      erased: fc.boolean(),
      relationship: fc.constantFrom('active', 'do_not_survey', 'ended'),
      staff: fc.boolean(),
      hasAddress: fc.boolean(),
      suppressed: fc.boolean(),
      resting: fc.boolean(),
    });
    const locale = fc.constantFrom('en', 'he', 'ms');
    const one = fc.record({ candidate: fc.record({ id: fc.uuid(), locale }), facts });
    fc.assert(
      fc.property(fc.array(one), (rows) => {
        const people = rows.map(({ candidate, facts: theirs }) => ({
          candidate: { ...candidate, branch: [], mode: [], severity: [] } as Candidate,
          facts: theirs as PersonFacts,
        }));
        const { eligible, excluded } = sortOut(people, new Set(['he', 'ms'] as const));
        for (const { candidate, facts: theirs } of people) {
          const may = exclusionOf(theirs) === null && candidate.locale !== 'en';
          expect(eligible.includes(candidate)).toBe(may);
        }
        const left = Object.values(excluded).reduce((sum, n) => sum + n, 0);
        expect(eligible.length + left).toBe(people.length);
      }),
    );
  });
});

describe('what is told of a shortlist', () => {
  const people = (n: number, branch: string): Candidate[] =>
    Array.from({ length: n }, (_, at) => ({
      ...({ id: `${branch}${at}`, locale: 'he', mode: [], severity: ['1'] } as const),
      branch: [branch],
    }));

  test('no count of fewer than five, nor one that follows from the others', () => {
    const eligible = [...people(20, 'haifa'), ...people(9, 'eilat'), ...people(3, 'acre')];
    const told = tellBalance({
      consented: 36,
      eligible,
      picked: people(10, 'haifa'),
      reserves: 0,
      excluded: { staff: 4 },
    });
    const branch = (key: string) => told.rows.find((row) => row.over === 'branch' && row.key === key);
    expect(branch('acre')).toMatchObject({ pool: null });
    // Else 32 − 20 − 9 would show the three.
    expect(branch('eilat')).toMatchObject({ pool: null });
    expect(branch('haifa')).toMatchObject({ pool: 20, picked: 10 });
    expect(told).toMatchObject({ eligible: 32, excluded: [], otherwise: null });
    // Else 36 − 32 would show the four.
    expect(told.consented).toBe(32);
  });

  test('reasons with many people each have their count, all others one together', () => {
    const excluded = { resting: 7, no_address: 2, staff: 3, language: 1 };
    const told = tellBalance({ consented: 30, eligible: people(17, 'haifa'), picked: [], reserves: 0, excluded });
    expect(told.excluded).toEqual([{ reason: 'resting', count: 7 }]);
    expect(told.otherwise).toBe(6);
    expect(told.consented).toBe(30);
  });
});

describe('saturation', () => {
  const log = (...codes: string[][]) => saturationOf(codes.map((one, at) => ({ sessionId: String(at), codes: one })));
  test('a code is new once; two coded sessions without a new one are enough', () => {
    expect(log(['x', 'y', 'x'], ['x'], ['y']).sessions.map(({ fresh }) => fresh)).toEqual([['x', 'y'], [], []]);
    expect(log(['x', 'y'], ['x'], ['y'])).toMatchObject({ withoutNew: 2, reached: true });
    expect(log(['x'], ['x'])).toMatchObject({ withoutNew: 1, reached: false });
    expect(log(['x'], ['x'], ['x'], ['z'])).toMatchObject({ withoutNew: 0, reached: false });
  });
  test('nothing coded is nothing said', () => {
    expect(log()).toMatchObject({ withoutNew: 0, reached: false });
    expect(log([], [])).toMatchObject({ withoutNew: 0, reached: false });
    expect(log(['x'], [], [])).toMatchObject({ withoutNew: 0, reached: false });
  });
});

test('minutes of a guide add up to the session, and most belong to the key questions', () => {
  expect(guideMinutes(90)).toEqual({ opening: 9, introductory: 9, transition: 13, key: 46, ending: 13 });
  for (let total = 30; total <= 240; total += 1) {
    const minutes = guideMinutes(total);
    expect(GUIDE_PARTS.reduce((sum, part) => sum + minutes[part], 0)).toBe(total);
    expect(minutes.key).toBeGreaterThanOrEqual(total / 2);
  }
});

test.each([
  [4, 5],
  [6, 8],
  [8, 10],
  [12, 15],
])('%i seats: %i are invited', (seats, invited) => {
  expect(invitedFor(seats)).toBe(invited);
});
