import { LOCALES, type LocalText } from '../locale.ts';
import type { Item, Question, QuestionnaireDefinition } from './definition.ts';

export const CHANGE_KINDS = [
  'title',
  'scale',
  'minimum_on',
  'minimum_off',
  'dimension_added',
  'dimension_removed',
  'dimension_reworded',
  'item_added',
  'item_removed',
  'item_reworded',
  'item_moved',
  'item_channels',
  'question_on',
  'question_off',
  'question_reworded',
  'order',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One kind of change between two versions, and the names of what it happened to. */
export interface DefinitionChange {
  kind: ChangeKind;
  names: LocalText[];
}

/** What a version changed, kind by kind; names are those after the change, or before it where a thing was taken out. */
export function definitionChanges(before: QuestionnaireDefinition, after: QuestionnaireDefinition): DefinitionChange[] {
  const found = new Map<ChangeKind, LocalText[]>();
  const note = (kind: ChangeKind, name?: LocalText): void => {
    const names = found.get(kind) ?? [];
    if (name !== undefined) names.push(name);
    found.set(kind, names);
  };
  if (!isSameText(before.title, after.title)) note('title');
  if (!isSame(before.scale, after.scale)) note('scale');
  if (before.minimumAsked !== after.minimumAsked) note(after.minimumAsked ? 'minimum_on' : 'minimum_off');

  const dimensions = pair(before.dimensions, after.dimensions);
  for (const { title } of dimensions.added) note('dimension_added', title);
  for (const { title } of dimensions.removed) note('dimension_removed', title);
  for (const [was, is] of dimensions.kept) {
    if (!isSameText(was.title, is.title) || !isSameText(was.section, is.section)) note('dimension_reworded', is.title);
  }
  const items = pair(before.items, after.items);
  for (const item of items.added) note('item_added', nameOf(item));
  for (const item of items.removed) note('item_removed', nameOf(item));
  for (const [was, is] of items.kept) {
    if (!isSameText(was.text, is.text) || !isSameText(was.short, is.short)) note('item_reworded', nameOf(is));
    if (was.dimension !== is.dimension) note('item_moved', nameOf(is));
    if (!isSame([...(was.channels ?? [])].sort(), [...(is.channels ?? [])].sort())) note('item_channels', nameOf(is));
  }
  const questions = pair(before.questions, after.questions);
  for (const question of questions.added) if (question.on) note('question_on', question.text);
  for (const question of questions.removed) if (question.on) note('question_off', question.text);
  for (const [was, is] of questions.kept) {
    if (was.on !== is.on) note(is.on ? 'question_on' : 'question_off', is.text);
    if (!isSame(wordsOf(was), wordsOf(is))) note('question_reworded', is.text);
  }
  if (isReordered(before, after)) note('order');
  return CHANGE_KINDS.flatMap((kind) => {
    const names = found.get(kind);
    return names === undefined ? [] : [{ kind, names }];
  });
}

const nameOf = (item: Item): LocalText => item.short ?? item.text;

const wordsOf = ({ on: _on, ...words }: Question): object => words;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isSameText = (one: LocalText | undefined, other: LocalText | undefined): boolean =>
  LOCALES.every((locale) => one?.[locale] === other?.[locale]);

function pair<T extends { key: string }>(before: readonly T[], after: readonly T[]) {
  const was = new Map(before.map((one) => [one.key, one]));
  const is = new Set(after.map(({ key }) => key));
  return {
    added: after.filter(({ key }) => !was.has(key)),
    removed: before.filter(({ key }) => !is.has(key)),
    kept: after.flatMap((one): [T, T][] => {
      const earlier = was.get(one.key);
      return earlier === undefined ? [] : [[earlier, one]];
    }),
  };
}

/** Whether things that are in both stand in another order. */
function isReordered(before: QuestionnaireDefinition, after: QuestionnaireDefinition): boolean {
  return (['dimensions', 'items', 'questions'] as const).some((list) => {
    const [was, is] = [before[list].map(({ key }) => key), after[list].map(({ key }) => key)];
    const moved = list === 'items' ? new Set(movedItems(before, after)) : new Set<string>();
    const both = (keys: string[], others: string[]) => keys.filter((key) => others.includes(key) && !moved.has(key));
    return !isSame(both(was, is), both(is, was));
  });
}

/** Items of another dimension than before: their place is told already. */
function movedItems(before: QuestionnaireDefinition, after: QuestionnaireDefinition): string[] {
  const was = new Map(before.items.map((item) => [item.key, item.dimension]));
  return after.items.filter(({ key, dimension }) => was.get(key) !== dimension).map(({ key }) => key);
}
