import type { z } from 'zod';
import { LOCALES, type Locale } from '../locale.ts';
import { countingUnit, FINEST_SQUARED_TOTAL } from './counting-unit.ts';

/** Names that stand in a report card beside the entries of extra questions. */
const CARD_KEYS = [
  'questionnaire',
  'period',
  'segment',
  'scale',
  'invited',
  'delivered',
  'stillOpen',
  'responses',
  'responseRate',
  'overall',
  'dimensions',
  'items',
];

/** Columns of a responses file, and fields of the form, that a question of the same name would be mistaken for. */
const FILE_AND_FORM_KEYS = [
  'response_id',
  'responded_at',
  'origin',
  'provider',
  'branch',
  'topic',
  'channel',
  'locale',
  'customer_email',
  'customer_name',
  'wrong_mode',
];

/** Keys that no extra question can have. */
export const RESERVED_QUESTION_KEYS: ReadonlySet<string> = new Set([...CARD_KEYS, ...FILE_AND_FORM_KEYS]);

/** Objects answer to this name without having been given it, so that no record could be keyed by it safely. */
export const UNUSABLE_KEY = 'constructor';

const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', he: 'Hebrew', ms: 'Malay' };

type Path = (string | number)[];
type Fields = Record<string, unknown>;
type AddFault = (path: Path, fault: string, message: string) => void;

/**
 * Faults that show only when parts are held against each other. Works on input of any shape and passes over what it
 * cannot read, so that these faults are listed together with those of structure.
 */
export function addCrossFaults(input: unknown, context: z.core.$RefinementCtx<unknown>): void {
  const add: AddFault = (path, fault, message) =>
    context.addIssue({ code: 'custom', path, message, params: { fault } });
  if (!isFields(input)) return;
  const dimensions = fieldsIn(input.dimensions);
  const items = fieldsIn(input.items);
  const questions = fieldsIn(input.questions);

  addKeyFaults('dimensions', dimensions, add);
  addKeyFaults('items', items, add);
  addKeyFaults('questions', questions, add);
  addDimensionFaults(dimensions, items, add);
  addQuestionFaults(questions, add);
  addScaleFaults(input.scale, add);
  addSizeFault(input.scale, dimensions, items, add);
  addLanguageFault(input, add);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsIn(list: unknown): { at: number; fields: Fields }[] {
  return Array.isArray(list) ? list.flatMap((fields: unknown, at) => (isFields(fields) ? [{ at, fields }] : [])) : [];
}

function addKeyFaults(list: string, entries: { at: number; fields: Fields }[], add: AddFault): void {
  const firstAt = new Map<string, number>();
  for (const { at, fields } of entries) {
    const key = fields.key;
    if (typeof key !== 'string') continue;
    const first = firstAt.get(key);
    if (first === undefined) firstAt.set(key, at);
    else add([list, at, 'key'], 'duplicate_key', `The key ${key} is taken by ${list}[${first}]; give each its own.`);
    if (key === UNUSABLE_KEY) add([list, at, 'key'], 'reserved_key', `${key} cannot be used as a key; choose another.`);
  }
}

function addDimensionFaults(
  dimensions: { at: number; fields: Fields }[],
  items: { at: number; fields: Fields }[],
  add: AddFault,
): void {
  const known = new Set(dimensions.map(({ fields }) => fields.key));
  const used = new Set(items.map(({ fields }) => fields.dimension));
  for (const { at, fields } of items) {
    const dimension = fields.dimension;
    if (typeof dimension === 'string' && !known.has(dimension)) {
      const message = `There is no dimension ${dimension}. Add it, or name one of those that are there.`;
      add(['items', at, 'dimension'], 'unknown_dimension', message);
    }
  }
  for (const { at, fields } of dimensions) {
    const key = fields.key;
    if (typeof key === 'string' && !used.has(key)) {
      add(['dimensions', at], 'empty_dimension', `No item belongs to the dimension ${key}. Add one, or take it out.`);
    }
  }
}

function addQuestionFaults(questions: { at: number; fields: Fields }[], add: AddFault): void {
  for (const { at, fields } of questions) {
    const key = fields.key;
    if (typeof key === 'string' && RESERVED_QUESTION_KEYS.has(key)) {
      add(['questions', at, 'key'], 'reserved_key', `${key} has a meaning of its own here; choose another key.`);
    }
    if (fields.kind === 'rating') addRatingFaults(at, fields, add);
    if (fields.kind === 'choice') addOptionFaults(at, fields.options, add);
  }
}

function addRatingFaults(at: number, { min, max, topBoxFrom, labels }: Fields, add: AddFault): void {
  if (typeof min !== 'number' || typeof max !== 'number') return;
  if (min >= max) {
    add(['questions', at, 'max'], 'empty_scale', 'The highest answer must be above the lowest.');
    return;
  }
  if (typeof topBoxFrom === 'number' && (topBoxFrom <= min || topBoxFrom > max)) {
    const message = `The top box starts above ${min} and not above ${max}.`;
    add(['questions', at, 'topBoxFrom'], 'top_box_outside', message);
  }
  const wanted = max - min + 1;
  if (Array.isArray(labels) && labels.length !== wanted) {
    const message = `From ${min} to ${max} there are ${wanted} answers, but ${labels.length} labels.`;
    add(['questions', at, 'labels'], 'label_count', message);
  }
}

function addOptionFaults(at: number, options: unknown, add: AddFault): void {
  const seen = new Set<unknown>();
  for (const { at: optionAt, fields } of fieldsIn(options)) {
    const key = fields.key;
    if (typeof key === 'string' && seen.has(key)) {
      const message = `Two options have the key ${key}; give each its own.`;
      add(['questions', at, 'options', optionAt, 'key'], 'duplicate_key', message);
    }
    seen.add(key);
  }
}

function addScaleFaults(scale: unknown, add: AddFault): void {
  if (isFields(scale) && scale.min === 0 && (scale.max === 5 || scale.max === 7 || scale.max === 9)) {
    add(['scale'], 'unknown_scale', 'Use one of the scales 1–5, 1–7, 1–9, 1–10 and 0–10.');
  }
}

function addSizeFault(
  scale: unknown,
  dimensions: { at: number; fields: Fields }[],
  items: { at: number; fields: Fields }[],
  add: AddFault,
): void {
  if (!isFields(scale) || typeof scale.max !== 'number' || dimensions.length === 0) return;
  const sizes = dimensions.map(({ fields }) => items.filter((item) => item.fields.dimension === fields.key).length);
  const unit = countingUnit(sizes);
  if ((unit * scale.max) ** 2 > FINEST_SQUARED_TOTAL) {
    const message =
      `${dimensions.length} dimensions of up to ${Math.max(...sizes)} items cannot be added up without rounding. ` +
      'Use fewer dimensions, or fewer items in the largest.';
    add(['dimensions'], 'too_fine_to_add', message);
  }
}

/** A form must be whole in at least one language: a person should never meet two languages on one page. */
function addLanguageFault(input: Fields, add: AddFault): void {
  const missing: Record<Locale, string[]> = { en: [], he: [], ms: [] };
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const [at, entry] of value.entries()) visit(entry, `${path}[${at}]`);
      return;
    }
    if (!isFields(value)) return;
    if (LOCALES.some((locale) => typeof value[locale] === 'string')) {
      for (const locale of LOCALES) if (typeof value[locale] !== 'string') missing[locale].push(path);
      return;
    }
    for (const [name, entry] of Object.entries(value)) visit(entry, path === '' ? name : `${path}.${name}`);
  };
  visit(input, '');
  if (LOCALES.some((locale) => missing[locale].length === 0)) return;
  const nearest = LOCALES.reduce((best, locale) => (missing[locale].length < missing[best].length ? locale : best));
  const places = missing[nearest];
  const shown = places.slice(0, 5).join(', ');
  const more = places.length > 5 ? ` and ${places.length - 5} more` : '';
  const message = `No language has all texts. ${LANGUAGE_NAMES[nearest]} is nearest and lacks ${shown}${more}.`;
  add([], 'no_complete_language', message);
}
