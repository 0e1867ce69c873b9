import { LOCALES, type LocalText } from '../../domain/locale.ts';
import type { ChoiceQuestion, Question, RatingQuestion } from '../../domain/questionnaire/definition.ts';
import { RESERVED_QUESTION_KEYS } from '../../domain/questionnaire/definition-checks.ts';
import { LONGEST_NAME, LONGEST_TEXT } from '../../domain/questionnaire/definition-shape.ts';
import type { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { questionSwitches } from '../../domain/questionnaire/edit-draft.ts';
import { proposeKey } from '../../domain/questionnaire/propose-key.ts';
import { type Fields, listIn, PageReader, type Read, valueIn } from './draft-parts.forms.ts';

/** What a question of one's own may ask for. */
export const QUESTION_KINDS = ['rating', 'choice', 'text'] as const;
type QuestionKind = (typeof QUESTION_KINDS)[number];

export const QUESTION_SCALES = ['1-5', '1-7', '0-10'] as const;

/** The ends of each scale, and the lowest answer that counts as a good one. */
const ENDS: Record<(typeof QUESTION_SCALES)[number], Pick<RatingQuestion, 'min' | 'max' | 'topBoxFrom'>> = {
  '1-5': { min: 1, max: 5, topBoxFrom: 4 },
  '1-7': { min: 1, max: 7, topBoxFrom: 6 },
  '0-10': { min: 0, max: 10, topBoxFrom: 9 },
};

const FEWEST_OPTIONS = 2;
const MOST_OPTIONS = 20;
const MOST_QUESTIONS = 50;

/** One page of the extra questions as it was sent. */
export interface QuestionsForm {
  on: readonly string[];
  removed: readonly string[];
  added: Question | null;
}

/** @param everUsed keys of questions of all versions: none is given to something new */
export function readQuestions(
  fields: Fields,
  draft: QuestionnaireDraft,
  everUsed: readonly string[],
): Read<QuestionsForm> {
  const reader = new PageReader(fields);
  const added = hasNewQuestion(fields) ? readNewQuestion(reader, draft, everUsed) : null;
  return reader.done({ on: listIn(fields, 'on'), removed: listIn(fields, 'remove'), added });
}

/** Whether anything was typed where a question is added. */
export function hasNewQuestion(fields: Fields): boolean {
  const names = ['text', 'options', 'low', 'high'].flatMap((name) => LOCALES.map((locale) => `new.${name}.${locale}`));
  return [...names, 'new.key'].some((name) => valueIn(fields, name).trim() !== '');
}

function readNewQuestion(reader: PageReader, draft: QuestionnaireDraft, everUsed: readonly string[]): Question {
  const { fields, errors } = reader;
  const text = reader.text('new.text', LONGEST_TEXT);
  if (isEmpty(text)) errors['new.text.en'] = 'editor.fault.empty';
  const here = questionSwitches(draft).flatMap(({ keys }) => keys);
  const key = reader.key('new.key', text.en, [...RESERVED_QUESTION_KEYS, ...everUsed, ...here], {
    fallback: 'question',
  });
  if (draft.questions.length >= MOST_QUESTIONS) errors['new.text.en'] = 'editor.fault.tooManyQuestions';
  const base = { key, text, on: true };
  const kind = QUESTION_KINDS.find((one) => one === valueIn(fields, 'new.kind'));
  if (kind === undefined) errors['new.kind'] = 'editor.fault.kind';
  return ofKind(reader, base, kind ?? 'text');
}

function ofKind(
  reader: PageReader,
  base: Pick<Question, 'text' | 'on'> & { key: string },
  kind: QuestionKind,
): Question {
  if (kind === 'text') return { kind, ...base };
  if (kind === 'choice') return { kind, ...base, options: readOptions(reader) };
  const scale = QUESTION_SCALES.find((one) => one === valueIn(reader.fields, 'new.scale'));
  if (scale === undefined) reader.errors['new.scale'] = 'editor.fault.scale';
  const [low, high] = [reader.text('new.low', LONGEST_NAME), reader.text('new.high', LONGEST_NAME)];
  return {
    ...{ kind, ...base, ...ENDS[scale ?? '1-5'] },
    ...(isEmpty(low) ? {} : { low }),
    ...(isEmpty(high) ? {} : { high }),
  };
}

/** Options stand one on a line, in each language in the same order. */
function readOptions(reader: PageReader): ChoiceQuestion['options'] {
  const lines = LOCALES.map((locale) => {
    const field = `new.options.${locale}`;
    const written = valueIn(reader.fields, field)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (written.some((line) => line.length > LONGEST_NAME)) reader.errors[field] = 'editor.fault.longName';
    if (written.length > MOST_OPTIONS) reader.errors[field] = 'editor.fault.options';
    return { locale, written };
  });
  const count = Math.max(...lines.map(({ written }) => written.length));
  if (count < FEWEST_OPTIONS) reader.errors['new.options.en'] = 'editor.fault.options';
  const keys: string[] = [];
  return Array.from({ length: count }, (_, at) => {
    const text: LocalText = {};
    for (const { locale, written } of lines) if (written[at] !== undefined) text[locale] = written[at];
    const key = proposeKey(text.en, { fallback: 'option', taken: keys });
    keys.push(key);
    return { key, text };
  });
}

const isEmpty = (text: LocalText): boolean => Object.keys(text).length === 0;
