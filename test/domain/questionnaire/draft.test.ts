import { describe, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { definitionChanges } from '../../../src/domain/questionnaire/definition-changes.ts';
import { blankDraft, QuestionnaireDraft } from '../../../src/domain/questionnaire/draft.ts';
import { discontinuities, draftProblems, languagesLacking } from '../../../src/domain/questionnaire/draft-checks.ts';
import {
  moveDimension,
  moveItem,
  questionSwitches,
  switchQuestions,
  writeDimension,
} from '../../../src/domain/questionnaire/edit-draft.ts';
import { proposeKey } from '../../../src/domain/questionnaire/propose-key.ts';
import { missingIn } from '../../../src/domain/questionnaire/text-slots.ts';

const SMALL: QuestionnaireDefinition = {
  key: 'small',
  title: { en: 'Small', he: 'קטן' },
  scale: { min: 1, max: 5, low: { en: 'Low', he: 'נמוך' }, high: { en: 'High', he: 'גבוה' } },
  minimumAsked: false,
  dimensions: [
    { key: 'care', title: { en: 'Care', he: 'יחס' } },
    { key: 'time', title: { en: 'Time', he: 'זמן' } },
  ],
  items: [
    { key: 'care.kind', dimension: 'care', text: { en: 'Kindness', he: 'אדיבות' } },
    { key: 'care.ear', dimension: 'care', text: { en: 'Listening', he: 'הקשבה' } },
    { key: 'time.speed', dimension: 'time', text: { en: 'Speed', he: 'מהירות' } },
  ],
  questions: [],
};
const item = (key: string) => SMALL.items.find((one) => one.key === key)!;
const keysOf = ({ items }: QuestionnaireDefinition) => items.map(({ key }) => key);
const names = { title: { en: 'Care' }, section: {} };

describe('proposeKey', () => {
  test.each([
    ['The speed of service', {}, 'speed_service'],
    ['Courteous & respectful treatment by staff', {}, 'courteous_respectful_treatment'],
    ['Café manager’s advice', {}, 'cafe_managers_advice'],
    ['Speed', { prefix: 'process.', taken: ['process.speed'] }, 'process.speed_2'],
    ['מהירות', {}, 'item_1'],
    [undefined, { taken: ['item_1', 'item_2'] }, 'item_3'],
    ['of the', {}, 'item_1'],
    ['The constructor', {}, 'constructor_2'],
  ])('%s', (text, { prefix = '', taken = [] }: { prefix?: string; taken?: string[] }, key) => {
    expect(proposeKey(text, { fallback: 'item', taken, prefix })).toBe(key);
  });
});

describe('writing a dimension', () => {
  test('takes items out only when told so; one that somebody added meanwhile stays', () => {
    const written = writeDimension(SMALL, 'care', { ...names, items: [item('care.ear')], removed: [] });
    expect(keysOf(written)).toEqual(['care.ear', 'care.kind', 'time.speed']);
    const removed = writeDimension(SMALL, 'care', { ...names, items: [item('care.ear')], removed: ['care.kind'] });
    expect(keysOf(removed)).toEqual(['care.ear', 'time.speed']);
  });

  test('an item that names another dimension moves to its end', () => {
    const moved = { ...item('care.kind'), dimension: 'time' };
    const written = writeDimension(SMALL, 'care', { ...names, items: [moved, item('care.ear')], removed: [] });
    expect(keysOf(written)).toEqual(['care.ear', 'time.speed', 'care.kind']);
  });

  test('a dimension that was taken out meanwhile is there again with what was typed', () => {
    const gone = { ...SMALL, dimensions: SMALL.dimensions.slice(1), items: SMALL.items.slice(2) };
    const written = writeDimension(gone, 'care', { ...names, items: [item('care.kind')], removed: [] });
    expect(keysOf(written)).toEqual(['time.speed', 'care.kind']);
  });

  test('order: items move within their dimension, dimensions with their items', () => {
    expect(keysOf(moveItem(SMALL, 'care.ear', -1))).toEqual(['care.ear', 'care.kind', 'time.speed']);
    expect(keysOf(moveItem(SMALL, 'care.ear', 1))).toEqual(keysOf(SMALL));
    expect(keysOf(moveDimension(SMALL, 'time', -1))).toEqual(['time.speed', 'care.kind', 'care.ear']);
  });
});

describe('extra questions', () => {
  test('those of style are one switch; others that are not there yet can be switched on', () => {
    const on = switchQuestions(SMALL, ['style_preferred', 'nps']);
    expect(on.questions.map(({ key, on: asked }) => [key, asked])).toEqual([
      ['nps', true],
      ['style_preferred', true],
      ['style_received', true],
      ['remember_style', true],
    ]);
    expect(switchQuestions(on, []).questions.map((question) => question.on)).toEqual([false, false, false, false]);
  });

  test('a switch that is left as it is changes nothing behind it', () => {
    const half = switchQuestions(SMALL, ['style_preferred']);
    const partly = { ...half, questions: half.questions.filter(({ key }) => key !== 'remember_style') };
    expect(switchQuestions(partly, ['style_preferred'])).toEqual(partly);
    expect(questionSwitches(partly)[0]).toEqual({
      keys: ['style_preferred', 'style_received', 'remember_style'],
      on: true,
    });
  });
});

describe('missing texts', () => {
  test('count what must be there, and what is there in another language only', () => {
    const short = { ...SMALL, items: [{ ...item('care.kind'), short: { he: 'אדיבות' } }, ...SMALL.items.slice(1)] };
    expect(missingIn(short, 'he')).toEqual([]);
    expect(missingIn(short, 'en').map(({ field }) => field)).toEqual(['items.care.kind.short']);
    expect(missingIn(SMALL, 'ms')).toHaveLength(8);
    expect(languagesLacking(SMALL, ['he', 'ms'])).toEqual(['ms']);
  });
});

describe('what keeps a draft from being published', () => {
  const codes = (draft: QuestionnaireDefinition, earlier: QuestionnaireDefinition[] = []) =>
    draftProblems(draft, earlier).map(({ code }) => code);

  test.each([
    ['nothing', SMALL, []],
    ['nothing to rate', blankDraft('new', { en: 'New' }), ['no_dimension']],
    ['a dimension without items', { ...SMALL, items: SMALL.items.slice(0, 2) }, ['empty_dimension']],
    ['a text in no language', { ...SMALL, title: {} }, ['no_text']],
    [
      'two half languages',
      {
        ...SMALL,
        title: { en: 'Small' },
        minimumAsked: true,
        dimensions: [{ key: 'care', title: { he: 'יחס' } }, SMALL.dimensions[1]!],
      },
      ['no_complete_language'],
    ],
    [
      'a dimension too large',
      {
        ...SMALL,
        items: Array.from({ length: 13 }, (_, at) => ({ ...item('care.kind'), key: `care.${at}` })).concat(
          item('time.speed'),
        ),
      },
      ['too_fine'],
    ],
    ['a key twice', { ...SMALL, items: [...SMALL.items, item('care.kind')] }, ['other']],
  ] as [string, QuestionnaireDefinition, string[]][])('%s', (_name, draft, expected) => {
    expect(codes(draft)).toEqual(expected);
  });

  test('answers that could not be added to earlier ones', () => {
    const scale = { ...SMALL.scale, max: 7 as const };
    expect(draftProblems({ ...SMALL, scale }, [SMALL])).toEqual([{ code: 'scale_changed', from: '1–5', to: '1–7' }]);
    const before = switchQuestions(SMALL, ['satisfaction']);
    const after = { ...before, questions: before.questions.map((one) => ({ ...one, max: 7, labels: [] })) };
    expect(discontinuities(QuestionnaireDraft.parse(after), [before])).toEqual([
      { code: 'question_changed', question: 'satisfaction' },
    ]);
    expect(discontinuities({ ...SMALL, minimumAsked: true }, [SMALL])).toEqual([]);
  });
});

describe('what a version changed', () => {
  const kinds = (after: QuestionnaireDefinition) => definitionChanges(SMALL, after).map(({ kind }) => kind);

  test.each([
    [[], SMALL],
    [['title'], { ...SMALL, title: { en: 'Smaller', he: 'קטן' } }],
    [['minimum_on'], { ...SMALL, minimumAsked: true }],
    [
      ['dimension_removed', 'item_removed'],
      { ...SMALL, dimensions: SMALL.dimensions.slice(0, 1), items: SMALL.items.slice(0, 2) },
    ],
    [
      ['item_added', 'item_reworded'],
      {
        ...SMALL,
        items: [
          { ...item('care.kind'), text: { en: 'Being kind', he: 'אדיבות' } },
          ...SMALL.items.slice(1),
          { ...item('care.ear'), key: 'care.new' },
        ],
      },
    ],
    [['item_moved'], { ...SMALL, items: SMALL.items.map((one) => ({ ...one, dimension: 'time' })) }],
    [['item_channels'], { ...SMALL, items: [{ ...item('care.kind'), channels: ['phone'] }, ...SMALL.items.slice(1)] }],
    [['order'], moveDimension(SMALL, 'time', -1)],
    [['question_on'], switchQuestions(SMALL, ['nps'])],
  ] as [string[], QuestionnaireDefinition][])('%j', (expected, after) => {
    expect(kinds(after)).toEqual(expected);
  });

  test('names what it happened to', () => {
    const items = SMALL.items.map((one) => ({ ...one, short: one.text, text: { ...one.text, ms: 'x' } }));
    expect(definitionChanges(SMALL, { ...SMALL, items })).toEqual([
      { kind: 'item_reworded', names: SMALL.items.map(({ text }) => text) },
    ]);
  });
});

test('what was kept as a draft is read back as it was', () => {
  for (const draft of [DEFAULT_QUESTIONNAIRE, blankDraft('new', {}), SMALL]) {
    expect(QuestionnaireDraft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  }
});
