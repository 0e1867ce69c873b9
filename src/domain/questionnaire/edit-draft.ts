import type { LocalText } from '../locale.ts';
import { DEFAULT_QUESTIONS } from './default-questions.ts';
import type { Dimension, Item, Question } from './definition.ts';
import type { QuestionnaireDraft } from './draft.ts';
import { isUnwritten } from './text-slots.ts';

/** What one page says of a dimension: its names, and its items in their order. */
export interface DimensionContent {
  title: LocalText;
  section: LocalText;
  /** An item that names another dimension moves there, to its end. */
  items: readonly Item[];
  removed: readonly string[];
}

/** The items of a dimension, in the order in which they stand. */
export function itemsOf(draft: QuestionnaireDraft, dimension: string): Item[] {
  return draft.items.filter((item) => item.dimension === dimension);
}

/**
 * Writes a dimension anew. Items of it that are neither given nor removed stay as they are, behind those given, and one
 * that meanwhile stands in another dimension stays there: somebody else put it so. A dimension that is not there any more
 * is there again, at the end.
 */
export function writeDimension(draft: QuestionnaireDraft, key: string, content: DimensionContent): QuestionnaireDraft {
  const elsewhere = draft.items.filter((item) => item.dimension !== key);
  const taken = new Set(elsewhere.map((item) => item.key));
  const given = content.items.filter((item) => !taken.has(item.key));
  const named = new Set([...given.map((item) => item.key), ...content.removed]);
  const left = itemsOf(draft, key).filter((item) => !named.has(item.key));
  const { title, section } = content;
  const written: Dimension = { key, title, ...(isUnwritten(section) ? {} : { section }) };
  const isThere = draft.dimensions.some((dimension) => dimension.key === key);
  return inOrder({
    ...draft,
    dimensions: isThere
      ? draft.dimensions.map((dimension) => (dimension.key === key ? written : dimension))
      : [...draft.dimensions, written],
    items: [...elsewhere, ...given, ...left],
  });
}

/** Moves an item up or down within its dimension. */
export function moveItem(draft: QuestionnaireDraft, key: string, step: -1 | 1): QuestionnaireDraft {
  const dimension = draft.items.find((item) => item.key === key)?.dimension;
  const rest = draft.items.filter((item) => item.dimension !== dimension);
  return inOrder({ ...draft, items: [...rest, ...moved(itemsOf(draft, dimension ?? ''), key, step)] });
}

/** Puts an item back that an earlier version had, at the end of its dimension. */
export function bringBack(draft: QuestionnaireDraft, item: Item, into: string): QuestionnaireDraft {
  if (draft.items.some(({ key }) => key === item.key)) return draft;
  return inOrder({ ...draft, items: [...draft.items, { ...item, dimension: into }] });
}

export function addDimension(draft: QuestionnaireDraft, dimension: Dimension): QuestionnaireDraft {
  return { ...draft, dimensions: [...draft.dimensions, dimension] };
}

/** Takes out a dimension together with its items. */
export function removeDimension(draft: QuestionnaireDraft, key: string): QuestionnaireDraft {
  return {
    ...draft,
    dimensions: draft.dimensions.filter((dimension) => dimension.key !== key),
    items: draft.items.filter((item) => item.dimension !== key),
  };
}

export function moveDimension(draft: QuestionnaireDraft, key: string, step: -1 | 1): QuestionnaireDraft {
  return inOrder({ ...draft, dimensions: moved(draft.dimensions, key, step) });
}

/** Moves one of a list by its key up or down by one; the first and the last stay where they are. */
function moved<T extends { key: string }>(list: readonly T[], key: string, step: -1 | 1): T[] {
  const from = list.findIndex((one) => one.key === key);
  const to = from + step;
  const [one, other] = [list[from], list[to]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((each, at) => (at === from ? other : at === to ? one : each));
}

/** Items stand by dimension, so that a questionnaire reads in the order in which it is asked. */
function inOrder(draft: QuestionnaireDraft): QuestionnaireDraft {
  return { ...draft, items: draft.dimensions.flatMap(({ key }) => itemsOf(draft, key)) };
}

/** Extra questions that only make sense together are switched together. */
const TOGETHER = [['style_preferred', 'style_received', 'remember_style']];

/** One switch: the questions behind it, by key. */
export interface QuestionSwitch {
  keys: string[];
  on: boolean;
}

/** The switches of the extra questions in the order of asking; the usual ones that are not there yet stand at the end. */
export function questionSwitches(draft: QuestionnaireDraft): QuestionSwitch[] {
  const there = draft.questions.map(({ key }) => key);
  const usual = DEFAULT_QUESTIONS.map(({ key }) => key).filter((key) => !there.includes(key));
  const switches: QuestionSwitch[] = [];
  for (const key of [...there, ...usual]) {
    if (switches.some(({ keys }) => keys.includes(key))) continue;
    const keys = TOGETHER.find((group) => group.includes(key)) ?? [key];
    switches.push({ keys, on: draft.questions.some((question) => keys.includes(question.key) && question.on) });
  }
  return switches;
}

/** Switches extra questions by their first key; those that are switched on and not there yet are taken from the usual ones. */
export function switchQuestions(draft: QuestionnaireDraft, on: readonly string[]): QuestionnaireDraft {
  let questions: Question[] = draft.questions;
  for (const { keys, on: before } of questionSwitches(draft)) {
    const wanted = keys.some((key) => on.includes(key));
    if (wanted === before) continue;
    const added = wanted ? DEFAULT_QUESTIONS.filter(({ key }) => keys.includes(key) && !hasKey(questions, key)) : [];
    questions = [...questions, ...added].map((question) =>
      keys.includes(question.key) ? { ...question, on: wanted } : question,
    );
  }
  return { ...draft, questions };
}

const hasKey = (questions: readonly Question[], key: string): boolean =>
  questions.some((question) => question.key === key);

export function writeQuestion(draft: QuestionnaireDraft, question: Question): QuestionnaireDraft {
  return {
    ...draft,
    questions: draft.questions.map((known) => (known.key === question.key ? question : known)),
  };
}

/** Adds a question of one's own, which is asked last until it is moved. */
export function addQuestion(draft: QuestionnaireDraft, question: Question): QuestionnaireDraft {
  return hasKey(draft.questions, question.key) ? draft : { ...draft, questions: [...draft.questions, question] };
}

/** Whether a question is one of the organisation's own: the usual ones are switched off, and stay at hand. */
export function isOwnQuestion(key: string): boolean {
  return !hasKey(DEFAULT_QUESTIONS, key);
}

/** Takes questions of one's own out, with their texts. */
export function removeQuestions(draft: QuestionnaireDraft, keys: readonly string[]): QuestionnaireDraft {
  const isOut = ({ key }: Question): boolean => keys.includes(key) && isOwnQuestion(key);
  return { ...draft, questions: draft.questions.filter((question) => !isOut(question)) };
}

/** Moves a question up or down in the order of asking, together with those that are switched with it. */
export function moveQuestion(draft: QuestionnaireDraft, key: string, step: -1 | 1): QuestionnaireDraft {
  const groups = questionSwitches(draft).flatMap(({ keys }) => {
    const questions = draft.questions.filter((question) => keys.includes(question.key));
    return questions.length === 0 ? [] : [{ key: keys[0] ?? '', questions }];
  });
  return { ...draft, questions: moved(groups, key, step).flatMap(({ questions }) => questions) };
}
