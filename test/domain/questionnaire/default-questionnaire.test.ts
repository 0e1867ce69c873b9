import { describe, expect, test } from '@jest/globals';
import { LOCALES } from '../../../src/domain/locale.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { FAILURE_MODES } from '../../../src/domain/questionnaire/failure-modes.ts';
import { PROMISES } from '../../../src/domain/questionnaire/promises.ts';

/** Every text triple found anywhere in the value. */
function textsIn(value: unknown): Record<string, string>[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const record: Record<string, unknown> = { ...value };
  return typeof record.en === 'string' ? [record as Record<string, string>] : Object.values(record).flatMap(textsIn);
}

const all = textsIn([DEFAULT_QUESTIONNAIRE, FAILURE_MODES, PROMISES]);

describe('the default questionnaire', () => {
  test('five items in each of three dimensions, on 1 to 7', () => {
    const sizes = DEFAULT_QUESTIONNAIRE.dimensions.map(
      ({ key }) => DEFAULT_QUESTIONNAIRE.items.filter(({ dimension }) => dimension === key).length,
    );
    expect(sizes).toEqual([5, 5, 5]);
    expect(DEFAULT_QUESTIONNAIRE.scale).toMatchObject({ min: 1, max: 7 });
  });

  test('asks satisfaction first, and what is on by default', () => {
    expect(DEFAULT_QUESTIONNAIRE.questions[0]?.key).toBe('satisfaction');
    expect(DEFAULT_QUESTIONNAIRE.questions.filter(({ on }) => on).map(({ key }) => key)).toEqual([
      'satisfaction',
      'wrong',
      'comment',
      'contact',
    ]);
  });

  test('asks about the place only after a visit in person', () => {
    expect(DEFAULT_QUESTIONNAIRE.items.filter(({ channels }) => channels !== undefined)).toMatchObject([
      { key: 'environment.pleasantness', channels: ['in_person'] },
      { key: 'environment.equipment', channels: ['in_person'] },
    ]);
  });

  test('says everything in all three languages, Hebrew in Hebrew letters and the others in Latin ones', () => {
    expect(all.length).toBeGreaterThan(80);
    for (const text of all) {
      expect(Object.keys(text).sort()).toEqual([...LOCALES].sort());
      expect(text.he).toMatch(/^[\u0590-\u05FF\s\d.,:?%״׳־]+$/u);
      expect(`${text.en}${text.ms}`).not.toMatch(/[\u0590-\u05FF]/u);
    }
  });

  test('addresses no one as a man or a woman by a slash', () => {
    for (const text of all) expect(text.he).not.toMatch(/[/]|\(ה\)/u);
  });

  test('fourteen failure modes: seven sins, seven plagues', () => {
    expect(FAILURE_MODES.filter(({ family }) => family === 'sin')).toHaveLength(7);
    expect(new Set(FAILURE_MODES.map(({ key }) => key)).size).toBe(14);
  });
});
