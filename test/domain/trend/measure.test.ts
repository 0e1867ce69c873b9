import { describe, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { emptyState } from '../../../src/domain/state/state.ts';
import { measureKey, measuresOf, ratingSums, scoreIn, topBoxCount } from '../../../src/domain/trend/measure.ts';

describe('measures that can be followed', () => {
  const measures = measuresOf(DEFAULT_QUESTIONNAIRE);

  test('are the gaps and levels of all scores, the ratings that are asked, and the rate, each under its own name', () => {
    const keys = measures.map(measureKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(['gap', 'performance:dimension:process', 'gap:item:process.speed']));
    expect(keys.slice(-3)).toEqual(['mean:satisfaction', 'topbox:satisfaction', 'rate']);
  });

  test('are read from a state by their place in it', () => {
    const state = emptyState();
    state.overall = { n: 2, E: 12, P: 8, EE: 72, PP: 34, EP: 48 };
    state.dimensions = { process: { n: 1, E: 6, P: 5, EE: 36, PP: 25, EP: 30 } };
    state.items = { 'process.speed': { '6,4': 3, '6,': 1, na: 2 } };
    expect(scoreIn(state, { kind: 'gap', of: 'overall' })).toEqual({ n: 2, sum: -4, sumOfSquares: 10 });
    expect(scoreIn(state, { kind: 'performance', of: 'dimension:process' })).toEqual({
      n: 1,
      sum: 5,
      sumOfSquares: 25,
    });
    expect(scoreIn(state, { kind: 'gap', of: 'item:process.speed' })).toEqual({ n: 3, sum: -6, sumOfSquares: 12 });
    expect(scoreIn(state, { kind: 'gap', of: 'item:process.outcome' }).n).toBe(0);
  });

  test('count ratings and their top boxes', () => {
    const [satisfaction] = DEFAULT_QUESTIONNAIRE.questions;
    if (satisfaction?.kind !== 'rating') throw new Error('the first question is a rating');
    expect(ratingSums({ 3: 1, 5: 2 })).toEqual({ n: 3, sum: 13, sumOfSquares: 59 });
    expect(topBoxCount({ 3: 1, 4: 1, 5: 2 }, satisfaction)).toEqual({ count: 3, n: 4 });
    expect(topBoxCount(undefined, satisfaction)).toEqual({ count: 0, n: 0 });
  });
});
