import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS } from '../../../src/domain/channel.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { drawForm, Form, minutesToAnswer } from '../../../src/domain/questionnaire/form.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const dimensionOf = new Map(DEFAULT_QUESTIONNAIRE.items.map((item) => [item.key, item.dimension]));

describe('drawing a form', () => {
  test('the wanted number of each dimension, no item twice, dimensions in order', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(null, ...CHANNELS),
        (seed, k, channel) => {
          const { items } = drawForm(DEFAULT_QUESTIONNAIRE, { itemsPerDimension: k, channel }, seededRandom(seed));
          const place = channel === null || channel === 'in_person' ? 5 : 3;
          const expected = [
            ...Array(Math.min(k, 5)).fill('provider'),
            ...Array(Math.min(k, place)).fill('environment'),
            ...Array(Math.min(k, 5)).fill('process'),
          ];
          expect(items.map((key) => dimensionOf.get(key))).toEqual(expected);
          expect(new Set(items).size).toBe(items.length);
        },
      ),
    );
  });

  test('nothing about the place after a phone call', () => {
    const form = drawForm(DEFAULT_QUESTIONNAIRE, { itemsPerDimension: null, channel: 'phone' }, seededRandom(1));
    expect(form.items).toHaveLength(13);
    expect(form.items).not.toContain('environment.pleasantness');
    expect(form.items).not.toContain('environment.equipment');
  });

  test('the same numbers draw the same form, and it survives being stored', () => {
    const draw = () => drawForm(DEFAULT_QUESTIONNAIRE, { itemsPerDimension: 3, channel: 'in_person' }, seededRandom(7));
    expect(draw()).toEqual(draw());
    expect(Form.parse(JSON.parse(JSON.stringify(draw())))).toEqual(draw());
  });

  test('each ordered choice is equally likely (chi-square over the 60 ordered triples of five)', () => {
    const random = seededRandom(20_261_121);
    const draws = 60_000;
    const counts = new Map<string, number>();
    for (let at = 0; at < draws; at += 1) {
      const { items } = drawForm(DEFAULT_QUESTIONNAIRE, { itemsPerDimension: 3, channel: 'in_person' }, random);
      const triple = items.slice(0, 3).join();
      counts.set(triple, (counts.get(triple) ?? 0) + 1);
    }
    expect(counts.size).toBe(60);
    const expected = draws / 60;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(98.3); // 99.9 % point for 59 degrees of freedom
  });

  test('asking none of an inapplicable dimension leaves it out', () => {
    const definition = {
      dimensions: [{ key: 'place', title: { en: 'Place' } }],
      items: [{ key: 'place.clean', dimension: 'place', text: { en: 'Clean' }, channels: ['in_person' as const] }],
    };
    expect(drawForm(definition, { itemsPerDimension: 3, channel: 'web' }, seededRandom(1))).toEqual({ items: [] });
  });
});

test('the time a form takes: nine items and four questions, about two minutes', () => {
  const { questions } = DEFAULT_QUESTIONNAIRE;
  const on = questions.filter((question) => question.on);
  expect(on).toHaveLength(4);
  expect(minutesToAnswer({ items: Array.from({ length: 9 }, (_, at) => `item.${at}`) }, { questions })).toBe(2);
  expect(minutesToAnswer({ items: [] }, { questions: [] })).toBe(1);
});
