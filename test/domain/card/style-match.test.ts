import { describe, expect, test } from '@jest/globals';
import { styleMatch } from '../../../src/domain/card/style-match.ts';

describe('how style fits', () => {
  test('opposite mismatches cancel out in the mean and not in the shares', () => {
    const match = styleMatch({ '2,5': 5, '5,2': 5, '4,4': 10 });
    expect(match.n).toBe(20);
    expect(match.difference.value).toBe(0);
    expect(match.word).toBe('no_difference');
    expect([match.shares?.same.value, match.shares?.warmer.value, match.shares?.cooler.value]).toEqual([
      0.5, 0.25, 0.25,
    ]);
  });

  test('is judged within persons: all one point warmer is sure, however people differ', () => {
    const match = styleMatch({ '1,2': 4, '3,4': 4, '6,7': 4 });
    expect(match).toMatchObject({ word: 'up', difference: { value: 1, ci95: [1, 1] } });
  });

  test('tells nothing of under ten people, and nothing of half answers', () => {
    expect(styleMatch({ '1,2': 9, '3,': 5 })).toEqual({
      n: 9,
      difference: { value: null, ci95: null },
      word: 'too_few',
      shares: null,
    });
    expect(styleMatch({ '5,5': 6, '6,4': 4 }).shares?.same.value).toBe(0.6);
    expect(styleMatch(undefined).n).toBe(0);
  });
});
