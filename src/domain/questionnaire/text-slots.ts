import { LOCALES, type Locale, type LocalText } from '../locale.ts';
import type { Question, QuestionnaireDefinition } from './definition.ts';

/** What is edited on one page: title and scale, one dimension with its items, or one extra question. */
export type QuestionnairePart = { kind: 'general' } | { kind: 'dimension' | 'question'; key: string };

/** A place in a questionnaire where a text stands or should. */
export interface TextSlot {
  part: QuestionnairePart;
  /** The text's name within its part, such as `title` or `items.process.speed.text`. */
  field: string;
  text: LocalText;
}

/**
 * Every text of a questionnaire in its order. Texts that may be left out, such as short names, count only where they
 * stand in some language.
 */
export function textSlots(definition: QuestionnaireDefinition): TextSlot[] {
  const general: QuestionnairePart = { kind: 'general' };
  const slots: TextSlot[] = [
    { part: general, field: 'title', text: definition.title },
    { part: general, field: 'low', text: definition.scale.low },
    { part: general, field: 'high', text: definition.scale.high },
  ];
  for (const { key, title, section } of definition.dimensions) {
    const part: QuestionnairePart = { kind: 'dimension', key };
    slots.push({ part, field: 'title', text: title }, ...whereWritten(part, 'section', section));
    for (const item of definition.items) {
      if (item.dimension !== key) continue;
      slots.push({ part, field: `items.${item.key}.text`, text: item.text });
      slots.push(...whereWritten(part, `items.${item.key}.short`, item.short));
    }
  }
  return [...slots, ...definition.questions.flatMap(slotsOfQuestion)];
}

function slotsOfQuestion(question: Question): TextSlot[] {
  const part: QuestionnairePart = { kind: 'question', key: question.key };
  const slots: TextSlot[] = [{ part, field: 'text', text: question.text }];
  if (question.kind === 'rating') {
    slots.push(...whereWritten(part, 'low', question.low), ...whereWritten(part, 'high', question.high));
    slots.push(...(question.labels ?? []).map((text, at) => ({ part, field: `labels.${at}`, text })));
  }
  if (question.kind === 'choice') {
    slots.push(...question.options.map(({ key, text }) => ({ part, field: `options.${key}`, text })));
  }
  return slots;
}

function whereWritten(part: QuestionnairePart, field: string, text: LocalText | undefined): TextSlot[] {
  return text === undefined || isUnwritten(text) ? [] : [{ part, field, text }];
}

/** Whether a text stands in no language at all. */
export function isUnwritten(text: LocalText): boolean {
  return LOCALES.every((locale) => text[locale] === undefined);
}

/** The places that have no text in a language, in their order. */
export function missingIn(definition: QuestionnaireDefinition, locale: Locale): TextSlot[] {
  return textSlots(definition).filter(({ text }) => text[locale] === undefined);
}

export function isSamePart(one: QuestionnairePart, other: QuestionnairePart): boolean {
  if (one.kind === 'general' || other.kind === 'general') return one.kind === other.kind;
  return one.kind === other.kind && one.key === other.key;
}
