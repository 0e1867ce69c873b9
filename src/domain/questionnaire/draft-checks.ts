import { LOCALES, type Locale } from '../locale.ts';
import { countingUnit, FINEST_SQUARED_TOTAL } from './counting-unit.ts';
import { type QuestionnaireDefinition, readDefinition } from './definition.ts';
import type { QuestionnaireDraft } from './draft.ts';
import { itemsOf } from './edit-draft.ts';
import { formLanguages } from './form-languages.ts';
import { isUnwritten, missingIn, type TextSlot, textSlots } from './text-slots.ts';

/** Something that keeps a draft from being published. */
export type DraftProblem =
  | { code: 'no_dimension' }
  | { code: 'empty_dimension'; dimension: string }
  | { code: 'no_text'; slot: TextSlot }
  /** Every text stands in some language, but no language has them all. */
  | { code: 'no_complete_language'; nearest: Locale; missing: number }
  | { code: 'too_fine'; dimensions: number; largest: number }
  | Discontinuity
  /** Whatever else is wrong, in the words of the check. */
  | { code: 'other'; message: string };

/** A change after which new answers could not be added to those of earlier versions. */
export type Discontinuity =
  | { code: 'scale_changed'; from: string; to: string }
  | { code: 'question_changed'; question: string };

/**
 * All that keeps a draft from being published, in the order of its parts; nothing, once it can be.
 *
 * @param earlier versions that people were asked with
 */
export function draftProblems(draft: QuestionnaireDraft, earlier: readonly QuestionnaireDefinition[]): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (draft.dimensions.length === 0) problems.push({ code: 'no_dimension' });
  for (const { key } of draft.dimensions) {
    if (itemsOf(draft, key).length === 0) problems.push({ code: 'empty_dimension', dimension: key });
  }
  const unwritten = textSlots(draft).filter(({ text }) => isUnwritten(text));
  problems.push(...unwritten.map((slot): DraftProblem => ({ code: 'no_text', slot })));
  const counts = LOCALES.map((locale) => ({ nearest: locale, missing: missingIn(draft, locale).length }));
  const best = counts.reduce((least, count) => (count.missing < least.missing ? count : least));
  if (unwritten.length === 0 && best.missing > 0) problems.push({ code: 'no_complete_language', ...best });
  const sizes = draft.dimensions.map(({ key }) => itemsOf(draft, key).length);
  if (isTooFine(draft, sizes)) {
    problems.push({ code: 'too_fine', dimensions: sizes.length, largest: Math.max(...sizes) });
  }
  problems.push(...discontinuities(draft, earlier));
  if (problems.length > 0) return problems;
  const read = readDefinition(draft);
  return read.ok ? [] : read.faults.map(({ message }) => ({ code: 'other', message }));
}

function isTooFine({ scale }: QuestionnaireDraft, sizes: readonly number[]): boolean {
  return sizes.length > 0 && (countingUnit(sizes) * scale.max) ** 2 > FINEST_SQUARED_TOTAL;
}

/**
 * What would set a version apart from earlier ones: answers on another scale, or to a question of the same key with
 * other answers, cannot be told together.
 */
export function discontinuities(
  next: QuestionnaireDefinition,
  earlier: readonly QuestionnaireDefinition[],
): Discontinuity[] {
  const scaleText = ({ scale }: QuestionnaireDefinition): string => `${scale.min}–${scale.max}`;
  const other = earlier.find((version) => scaleText(version) !== scaleText(next));
  const changed = next.questions.filter((question) =>
    earlier.some((version) => {
      const before = version.questions.find(({ key }) => key === question.key);
      return before !== undefined && answersOf(before) !== answersOf(question);
    }),
  );
  return [
    ...(other === undefined ? [] : [{ code: 'scale_changed' as const, from: scaleText(other), to: scaleText(next) }]),
    ...changed.map(({ key }) => ({ code: 'question_changed' as const, question: key })),
  ];
}

/** What kind of answers a question takes. Options may come and go: each has its own count. */
function answersOf(question: QuestionnaireDefinition['questions'][number]): string {
  return question.kind === 'rating' ? `rating ${question.min}–${question.max}` : question.kind;
}

/** The wanted languages in which nobody can be asked, as the form is not whole in them. */
export function languagesLacking(definition: QuestionnaireDefinition, wanted: readonly Locale[]): Locale[] {
  const whole = formLanguages(definition);
  return wanted.filter((locale) => !whole.includes(locale));
}
