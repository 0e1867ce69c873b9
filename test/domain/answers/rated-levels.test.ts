import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ItemAnswer } from '../../../src/domain/answers/answer-sheet.ts';
import { flagsOfLevels } from '../../../src/domain/answers/careless-answers.ts';
import { packRatings, UnreadableRatings } from '../../../src/domain/answers/packed-ratings.ts';
import { emptyLevels, NO_LEVEL, type RatedLevels, readLevels } from '../../../src/domain/answers/rated-levels.ts';
import { emptyDriverProducts } from '../../../src/domain/drivers/driver-products.ts';
import { DriverTally } from '../../../src/domain/drivers/driver-tally.ts';
import { emptyProducts } from '../../../src/domain/reliability/pattern-products.ts';
import { ReliabilityTally } from '../../../src/domain/reliability/reliability-tally.ts';
import { questionnaire } from '../../support/questionnaires.ts';
import { addSheetToDriverProducts, addSheetToProducts } from '../../support/reference-products.ts';

const definition = questionnaire([3, 7]);
const keys = definition.items.map(({ key }) => key);
const scale = { min: 1, max: 7 };

const level = fc.option(fc.integer(scale), { freq: 6 });
const answer: fc.Arbitrary<ItemAnswer | undefined> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('rated' as const), e: level, p: level, m: level }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'skipped' as const }, { kind: 'na' as const }, undefined) },
);
const sheet = fc
  .record({
    answers: fc.array(answer, { minLength: 10, maxLength: 10 }),
    satisfaction: fc.option(fc.integer({ min: 1, max: 5 })),
  })
  .map(({ answers, satisfaction }) => ({
    items: Object.fromEntries(answers.flatMap((given, at) => (given ? [[keys[at] ?? '', given]] : []))),
    questions: satisfaction === null ? {} : { satisfaction },
  }));
const places = { columns: keys.map((_, at) => at), scale };

function levelsOf(text: string, into: RatedLevels = emptyLevels(10)): RatedLevels {
  readLevels(`before ${text} after`, 7, 7 + text.length, places, into);
  return into;
}

describe('levels read from packed ratings', () => {
  test('are those of the sheet, one after another in the same place', () => {
    const into = emptyLevels(10);
    fc.assert(
      fc.property(sheet, (given) => {
        const { e, p, m, asked } = levelsOf(packRatings(definition, given), into);
        keys.forEach((key, at) => {
          const expected = given.items[key];
          const rated = expected?.kind === 'rated' ? expected : { e: null, p: null, m: null };
          expect([e[at], p[at], m[at]]).toEqual([rated.e, rated.p, rated.m].map((value) => value ?? NO_LEVEL));
          expect(asked[at]).toBe(expected === undefined ? 0 : 1);
        });
      }),
    );
  });

  test('items of another version stand in the columns of this one, unknown ones nowhere', () => {
    const into = emptyLevels(2);
    readLevels('6,4;7,2;10,3', 0, 12, { columns: [1, -1, 0], scale: { min: 0, max: 10 } }, into);
    expect([[...into.e], [...into.p], [...into.asked]]).toEqual([
      [10, 6],
      [3, 4],
      [1, 1],
    ]);
  });

  test('what was not written so is refused', () => {
    for (const text of ['', '6,4', '6;4;-', '6,4;7,5;8,1', '6,4;7,5;x', '6,4,3,2;-;-', '6,4;-;-;-', '6,4;-;- ']) {
      const three = { columns: [0, 1, 2], scale };
      expect(() => readLevels(text, 0, text.length, three, emptyLevels(3))).toThrow(UnreadableRatings);
    }
  });

  test('alphas and drivers come from the same sums as those of sheets', () => {
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 40 }), (sheets) => {
        const [drivers, reliability] = [new DriverTally(definition), new ReliabilityTally(definition)];
        const [driverSums, alphaSums] = [emptyDriverProducts(definition), emptyProducts(definition)];
        for (const given of sheets) {
          const levels = levelsOf(packRatings(definition, given));
          const satisfaction = given.questions.satisfaction ?? NO_LEVEL;
          drivers.add(levels, satisfaction);
          reliability.add(levels);
          addSheetToDriverProducts(driverSums, given);
          addSheetToProducts(alphaSums, given);
        }
        expect(drivers.products()).toEqual(driverSums);
        expect(reliability.products()).toEqual(alphaSums);
      }),
    );
  });

  test('one answer everywhere and levels turned round are flagged', () => {
    expect(flagsOfLevels(levelsOf(Array(10).fill('4,4').join(';'))).flags).toEqual(['one_answer_throughout']);
    expect(flagsOfLevels(levelsOf([...Array(9).fill('4,4'), '4,5'].join(';'))).flags).toEqual([]);
    expect(flagsOfLevels(levelsOf([...Array(7).fill('4,4'), 's', 's', 's'].join(';'))).flags).toEqual([]);
    expect(flagsOfLevels(levelsOf([...Array(5).fill('4,2,6'), ...Array(5).fill('6,2,1')].join(';')))).toEqual({
      flags: ['levels_turned_round'],
      inversions: 5,
    });
  });
});
