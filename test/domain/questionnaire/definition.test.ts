import { describe, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { readDefinition } from '../../../src/domain/questionnaire/definition.ts';

const small = {
  key: 'visit',
  title: { en: 'Visit' },
  scale: { min: 1, max: 5, low: { en: 'Low' }, high: { en: 'High' } },
  minimumAsked: false,
  dimensions: [{ key: 'staff', title: { en: 'Staff' } }],
  items: [{ key: 'staff.kind', dimension: 'staff', text: { en: 'Kindness' } }],
  questions: [{ kind: 'text', key: 'comment', text: { en: 'Anything else?' }, on: true }],
};

const rating = { kind: 'rating', key: 'mood', text: { en: 'Mood' }, min: 1, max: 5, topBoxFrom: 4, on: true };

function faultsOf(input: unknown): string[] {
  const read = readDefinition(input);
  return read.ok ? [] : read.faults.map(({ path, code }) => `${path} ${code}`);
}

describe('reading a questionnaire', () => {
  test('a sound one comes back as it was', () => {
    expect(readDefinition(small)).toEqual({ ok: true, definition: small });
    expect(readDefinition(DEFAULT_QUESTIONNAIRE)).toEqual({ ok: true, definition: DEFAULT_QUESTIONNAIRE });
  });

  test('faults of structure and of sense are listed together, each with its place', () => {
    const faults = faultsOf({
      ...small,
      minimumAsked: 'no',
      dimensions: [...small.dimensions, { key: 'place', title: { en: 'Place' } }],
      items: [...small.items, { key: 'staff.kind', dimension: 'process', text: { en: 'Again' }, channels: ['fax'] }],
      questions: [
        { ...rating, key: 'overall', labels: [{ en: 'Only one' }] },
        { kind: 'poem', key: 'x' },
      ],
      extra: 1,
    });
    expect(faults.sort()).toEqual(
      [
        ' unrecognized_keys',
        'dimensions[1] empty_dimension',
        'items[1].channels[0] invalid_value',
        'items[1].dimension unknown_dimension',
        'items[1].key duplicate_key',
        'minimumAsked invalid_type',
        'questions[0].key reserved_key',
        'questions[0].labels label_count',
        'questions[1].kind invalid_union',
      ].sort(),
    );
  });

  test.each([
    ['a scale from 0 to 5', { scale: { ...small.scale, min: 0 } }, ['scale unknown_scale']],
    ['a scale from 1 to 6', { scale: { ...small.scale, max: 6 } }, ['scale.max invalid_value']],
    ['capital letters in a key', { key: 'Visit' }, ['key invalid_format']],
    [
      'a key that every object has',
      { questions: [{ ...rating, key: 'constructor' }] },
      ['questions[0].key reserved_key'],
    ],
    [
      'a column of the responses file',
      { questions: [{ ...rating, key: 'branch' }] },
      ['questions[0].key reserved_key'],
    ],
    ['two questions of one key', { questions: [rating, rating] }, ['questions[1].key duplicate_key']],
    [
      'a top box that holds every answer',
      { questions: [{ ...rating, topBoxFrom: 1 }] },
      ['questions[0].topBoxFrom top_box_outside'],
    ],
    ['a rating question upside down', { questions: [{ ...rating, min: 5, max: 1 }] }, ['questions[0].max empty_scale']],
    [
      'two options of one key',
      {
        questions: [
          {
            kind: 'choice',
            key: 'pay',
            text: { en: '?' },
            on: true,
            options: [
              { key: 'a', text: { en: 'A' } },
              { key: 'a', text: { en: 'B' } },
            ],
          },
        ],
      },
      ['questions[0].options[1].key duplicate_key'],
    ],
    ['texts of two languages, neither whole', { title: { he: 'ביקור' } }, [' no_complete_language']],
    ['no items', { items: [] }, ['items too_small', 'dimensions[0] empty_dimension']],
  ])('%s is refused', (_what, change, faults) => {
    expect(faultsOf({ ...small, ...change })).toEqual(faults);
  });

  test('the language fault says which language is nearest and what it lacks', () => {
    const read = readDefinition({ ...small, title: { he: 'ביקור' } });
    expect(read).toMatchObject({
      faults: [{ message: 'No language has all texts. English is nearest and lacks title.' }],
    });
  });

  test('dimensions too many and too large to be added up exactly are refused with the reason', () => {
    const dimensions = Array.from({ length: 11 }, (_, at) => ({ key: `d${at}`, title: { en: `D${at}` } }));
    const items = dimensions.flatMap(({ key }) =>
      Array.from({ length: 7 }, (_, at) => ({ key: `${key}.${at}`, dimension: key, text: { en: 'x' } })),
    );
    expect(faultsOf({ ...small, dimensions, items })).toEqual(['dimensions too_fine_to_add']);
    expect(faultsOf({ ...small, dimensions: dimensions.slice(0, 8), items: items.filter((_, at) => at < 56) })).toEqual(
      ['dimensions too_fine_to_add'],
    );
    const threes = items.filter(({ key, dimension }) => Number(key.slice(-1)) < 3 && Number(dimension.slice(1)) < 8);
    expect(faultsOf({ ...small, dimensions: dimensions.slice(0, 8), items: threes })).toEqual([]);
  });

  test.each([null, undefined, 3, 'x', [], [small], { items: 3, dimensions: [null], questions: [[]] }])(
    '%j is refused, never thrown',
    (input) => {
      expect(readDefinition(input).ok).toBe(false);
    },
  );
});
