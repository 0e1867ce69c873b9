import { describe, expect, test } from '@jest/globals';
import { lowItems, moodOf } from '../../../src/domain/comments/comment-facts.ts';
import { commentWeeks, lastSureEnd } from '../../../src/domain/comments/comment-weeks.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';

describe('weeks of comments', () => {
  test('a week with fewer than five joins the next, and the last ones wait', () => {
    expect(commentWeeks([6, 2, 3, 1])).toEqual([
      { first: 0, last: 0 },
      { first: 1, last: 2 },
    ]);
    expect(commentWeeks([4, 0, 0])).toEqual([]);
    expect(commentWeeks([0, 5, 0, 2, 0, 3])).toEqual([
      { first: 1, last: 1 },
      { first: 3, last: 5 },
    ]);
  });

  test('counting from the last week that is sure gives the runs that counting from the first gives', () => {
    const counts = [3, 1, 7, 2, 2, 0, 5, 1, 4, 4, 1, 9, 2];
    for (let before = 0; before <= counts.length; before += 1) {
      const start = lastSureEnd(counts, before) + 1;
      const late = commentWeeks(counts.slice(start)).map(({ first, last }) => ({
        first: first + start,
        last: last + start,
      }));
      expect(late).toEqual(commentWeeks(counts).filter(({ first }) => first >= start));
    }
    expect(lastSureEnd(counts, 8)).toBe(6);
    expect(lastSureEnd([1, 2], 2)).toBe(-1);
  });
});

describe('what a comment is filtered by', () => {
  test('happy from the top box, unhappy from its mirror', () => {
    const moods = [1, 2, 3, 4, 5].map((satisfaction) => moodOf(DEFAULT_QUESTIONNAIRE, { satisfaction }));
    expect(moods).toEqual(['unhappy', 'unhappy', 'neither', 'happy', 'happy']);
    expect(moodOf(DEFAULT_QUESTIONNAIRE, {})).toBeNull();
  });

  test('low is two points under what should be', () => {
    const ratings = DEFAULT_QUESTIONNAIRE.items
      .map((_item, at) => ['6,4', '6,5', ',1', 's', 'na', '-'][at] ?? '-')
      .join(';');
    expect(lowItems(DEFAULT_QUESTIONNAIRE, ratings)).toEqual([DEFAULT_QUESTIONNAIRE.items[0]?.key]);
  });
});
