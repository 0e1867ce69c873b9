import { describe, expect, test } from '@jest/globals';
import { complaintSeverity } from '../../../src/domain/complaint/complaint-severity.ts';
import { worstGap } from '../../../src/domain/complaint/worst-gap.ts';
import { DEFAULT_UNHAPPY_RULE, isUnhappy } from '../../../src/domain/program/unhappy-rule.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';

const item = (key: string, dimension = 'd') => ({ key, dimension, text: { en: key } });
const definition = (max: 5 | 7 | 10, min: 0 | 1 = 1): QuestionnaireDefinition => ({
  key: 'q',
  title: { en: 'Q' },
  scale: { min, max, low: { en: 'low' }, high: { en: 'high' } },
  minimumAsked: false,
  dimensions: [{ key: 'd', title: { en: 'D' } }],
  items: [item('a'), item('b'), item('c')],
  questions: [
    { kind: 'rating', key: 'satisfaction', text: { en: '?' }, min: 1, max: 5, topBoxFrom: 4, on: true },
    { kind: 'wrong', key: 'wrong', text: { en: '?' }, on: true },
  ],
});

describe('how grave a complaint is', () => {
  test.each([
    [1, { gapShare: null, modes: 0, words: null }],
    [1, { gapShare: 3 / 6, modes: 1, words: 'It was slow.' }],
    [2, { gapShare: 4 / 6, modes: 0, words: null }],
    [2, { gapShare: null, modes: 2, words: null }],
    [2, { gapShare: null, modes: 0, words: 'Never again!' }],
    [2, { gapShare: null, modes: 0, words: 'בושה וחרפה' }],
    [2, { gapShare: null, modes: 0, words: 'Saya sangat marah' }],
    [3, { gapShare: 5 / 6, modes: 0, words: null }],
    [3, { gapShare: null, modes: 4, words: null }],
    [3, { gapShare: null, modes: 0, words: 'I slipped and was injured.' }],
    [3, { gapShare: null, modes: 0, words: 'הוא איים עליי' }],
    [3, { gapShare: null, modes: 0, words: 'Saya dihina di depan orang' }],
    [1, { gapShare: null, modes: 0, words: 'Nobody was hurt, it was not dangerous, only dirty.' }],
  ] as const)('%i of %j', (severity, facts) => {
    expect(complaintSeverity(facts)).toBe(severity);
  });
});

describe('the item that fell farthest short', () => {
  test.each([
    ['6,4;7,3;s', { item: 'b', dimension: 'd', share: 4 / 6 }],
    ['6,2;7,3;-', { item: 'a', dimension: 'd', share: 4 / 6 }],
    ['4,6;5,5;na', undefined],
    [',4;5,;-', undefined],
  ])('%s', (ratings, worst) => {
    expect(worstGap(definition(7), ratings)).toEqual(worst);
  });
});

describe('which answers are unhappy', () => {
  const rule = DEFAULT_UNHAPPY_RULE;
  test.each([
    ['three points short of seven', definition(7), '7,4;s;-', {}, true],
    ['two points short of seven', definition(7), '7,5;s;-', {}, false],
    ['two points short of five: half the scale as well', definition(5), '5,3;s;-', {}, true],
    ['one point short of five', definition(5), '5,4;s;-', {}, false],
    ['five of ten', definition(10, 0), '9,4;s;-', {}, true],
    ['four of ten', definition(10, 0), '9,5;s;-', {}, false],
    ['half an answer', definition(7), ',1;7,;-', {}, false],
    ['more than it should be', definition(7), '1,7;s;-', {}, false],
    ['dissatisfied', definition(7), 's;s;-', { satisfaction: 2 }, true],
    ['neither', definition(7), 's;s;-', { satisfaction: 3 }, false],
    ['something went wrong', definition(7), '6,6;s;-', { wrong: true, satisfaction: 5 }, true],
    ['nothing went wrong', definition(7), '6,6;s;-', { wrong: false, satisfaction: 5 }, false],
  ])('%s', (_name, asked, ratings, questions, unhappy) => {
    expect(isUnhappy(rule, asked, { ratings, questions })).toBe(unhappy);
  });

  test('each part can be left out', () => {
    const off = { gapFrom: null, wrong: false, satisfactionTo: null };
    const worst = { ratings: '7,1;s;-', questions: { wrong: true, satisfaction: 1 } };
    expect(isUnhappy(off, definition(7), worst)).toBe(false);
    expect(isUnhappy({ ...off, gapFrom: 6 }, definition(7), worst)).toBe(true);
    expect(isUnhappy({ ...off, wrong: true }, definition(7), worst)).toBe(true);
    expect(isUnhappy({ ...off, satisfactionTo: 1 }, definition(7), worst)).toBe(true);
  });
});
