import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ItemAnswer } from '../../../src/domain/answers/answer-sheet.ts';
import { packRatings, UnreadableRatings, unpackRatings } from '../../../src/domain/answers/packed-ratings.ts';

const items = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, dimension: 'x', text: { en: key } }));
const definition = { items, scale: { min: 0 as const, max: 10 as const, low: { en: 'low' }, high: { en: 'high' } } };

const level = fc.option(fc.integer({ min: 0, max: 10 }));
const answer: fc.Arbitrary<ItemAnswer> = fc.oneof(
  fc.record({ kind: fc.constant('rated' as const), e: level, p: level, m: level }),
  fc.constant({ kind: 'skipped' as const }),
  fc.constant({ kind: 'na' as const }),
);

describe('packed ratings', () => {
  test('each kind of answer, in the order of the items', () => {
    const sheet = {
      items: {
        d: { kind: 'na' as const },
        a: { kind: 'rated' as const, e: 6, p: 4, m: null },
        b: { kind: 'rated' as const, e: 7, p: null, m: 3 },
        c: { kind: 'skipped' as const },
      },
      questions: {},
    };
    expect(packRatings(definition, sheet)).toBe('6,4;7,,3;s;na;-');
    expect(unpackRatings(definition, '6,4;7,,3;s;na;-')).toEqual(sheet.items);
  });

  test('what was packed comes back', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), answer, { noNullPrototype: true }),
        (answers) => {
          expect(unpackRatings(definition, packRatings(definition, { items: answers, questions: {} }))).toEqual(
            answers,
          );
        },
      ),
    );
  });

  test.each(['', '6,4', '6,4;7;s;na;-', '6,4;7,11;s;na;-', '6,4;7,x;s;na;-', '1,2,3,4;-;-;-;-'])(
    '%j is refused',
    (text) => {
      expect(() => unpackRatings(definition, text)).toThrow(UnreadableRatings);
    },
  );
});
