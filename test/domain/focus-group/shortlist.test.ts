import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Candidate,
  drawShortlist,
  imbalance,
  type SessionPlaces,
} from '../../../src/domain/focus-group/shortlist.ts';
import { LOCALES } from '../../../src/domain/locale.ts';

const BRANCHES = ['haifa', 'eilat', 'acre', 'jaffa'];
const MODES = ['apathy', 'coldness', 'runaround', 'lost_time', 'rulebook'];

const person = (id: string, branch: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, locale: 'he', branch: [branch], mode: [], severity: [] },
  ...more,
});

const candidate = fc.record({
  id: fc.uuid(),
  locale: fc.constantFrom(...LOCALES),
  branch: fc.subarray(BRANCHES, { maxLength: 1 }),
  mode: fc.subarray(MODES, { maxLength: 3 }),
  severity: fc.constantFrom(['1'], ['2'], ['3']),
});
const candidates = fc.uniqueArray(candidate, { selector: ({ id }) => id, maxLength: 45 });
const sessions = fc
  .array(fc.record({ locale: fc.constantFrom(...LOCALES), places: fc.integer({ min: 1, max: 6 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all): SessionPlaces[] => all.map((session, at) => ({ ...session, id: `s${at}` })));

describe('who is invited', () => {
  test('a pool of one branch more than another is drawn in proportion', () => {
    const pool = [
      ...Array.from({ length: 12 }, (_, at) => person(`h${at}`, 'haifa')),
      ...Array.from({ length: 6 }, (_, at) => person(`e${at}`, 'eilat')),
    ];
    const { picks, reserves } = drawShortlist(pool, [{ id: 's', locale: 'he', places: 9 }], { reserves: 4, seed: 'x' });
    expect(picks.filter(({ id }) => id.startsWith('h'))).toHaveLength(6);
    expect(picks.filter(({ id }) => id.startsWith('e'))).toHaveLength(3);
    expect(reserves).toHaveLength(4);
  });

  test('imbalance of the example', () => {
    const [haifa, eilat] = [person('a', 'haifa'), person('b', 'eilat')];
    expect(imbalance([haifa], [haifa, eilat])).toBeCloseTo(0.5);
    expect(imbalance([haifa, eilat], [haifa, eilat])).toBe(0);
    expect(imbalance([], [haifa])).toBe(0);
  });

  test('nobody twice, nobody from outside, everybody in their language, no session over its places', () => {
    fc.assert(
      fc.property(candidates, sessions, fc.string(), fc.integer({ min: 0, max: 20 }), (pool, all, seed, most) => {
        const { picks, reserves } = drawShortlist(pool, all, { reserves: most, seed });
        const ids = [...picks.map(({ id }) => id), ...reserves];
        expect(new Set(ids).size).toBe(ids.length);
        expect(reserves.length).toBeLessThanOrEqual(most);
        const known = new Map(pool.map((one) => [one.id, one]));
        for (const { id, sessionId } of picks) {
          expect(known.get(id)?.locale).toBe(all.find((session) => session.id === sessionId)?.locale);
        }
        for (const id of reserves) expect(all.map(({ locale }) => locale)).toContain(known.get(id)?.locale);
        for (const locale of LOCALES) {
          const places = all.filter((one) => one.locale === locale).reduce((sum, one) => sum + one.places, 0);
          const there = pool.filter((one) => one.locale === locale).length;
          const picked = picks.filter(({ id }) => known.get(id)?.locale === locale).length;
          expect(picked).toBe(Math.min(places, there));
        }
        for (const { id, places } of all) {
          expect(picks.filter(({ sessionId }) => sessionId === id).length).toBeLessThanOrEqual(places);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the same people and seed give the same list, in whatever order they stand', () => {
    fc.assert(
      fc.property(
        candidates.chain((pool) => fc.tuple(fc.constant(pool), fc.shuffledSubarray(pool, { minLength: pool.length }))),
        sessions,
        fc.string(),
        ([pool, shuffled], all, seed) => {
          const wish = { reserves: 10, seed };
          // Named twice is there once.
          expect(drawShortlist([...shuffled, ...pool], all, wish)).toEqual(drawShortlist(pool, all, wish));
        },
      ),
      { numRuns: 80 },
    );
  });

  test('balance: exchanging one picked person for one who was not never makes it better', () => {
    fc.assert(
      fc.property(candidates, sessions, fc.string(), (everybody, all, seed) => {
        const languages = all.map(({ locale }) => locale);
        const pool = everybody.filter(({ locale }) => languages.includes(locale));
        const { picks } = drawShortlist(everybody, all, { reserves: 0, seed });
        const picked = pool.filter(({ id }) => picks.some((pick) => pick.id === id));
        const reached = imbalance(picked, pool);
        for (const out of picked) {
          for (const other of pool) {
            if (picked.includes(other) || other.locale !== out.locale) continue;
            const exchanged = [...picked.filter((one) => one !== out), other];
            expect(imbalance(exchanged, pool)).toBeGreaterThanOrEqual(reached - 1e-6);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  test('balance: of each branch the share in the group differs from that in the pool by less than one person', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...BRANCHES), { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 1, max: 24 }),
        fc.string(),
        (branches, places, seed) => {
          const pool = branches.map((branch, at) => person(`p${at}`, branch));
          const { picks } = drawShortlist(pool, [{ id: 's', locale: 'he', places }], { reserves: 0, seed });
          const branchOf = new Map(pool.map(({ id, branch }) => [id, branch[0]]));
          for (const branch of BRANCHES) {
            const fair = (picks.length * branches.filter((one) => one === branch).length) / branches.length;
            const there = picks.filter(({ id }) => branchOf.get(id) === branch).length;
            expect(Math.abs(there - fair)).toBeLessThan(1);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
