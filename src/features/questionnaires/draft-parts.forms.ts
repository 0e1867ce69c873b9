import { CHANNELS, type Channel, isChannel } from '../../domain/channel.ts';
import { LOCALES, type Locale, type LocalText } from '../../domain/locale.ts';
import type { Item, Question, Scale } from '../../domain/questionnaire/definition.ts';
import { LONGEST_NAME, LONGEST_TEXT } from '../../domain/questionnaire/definition-shape.ts';
import type { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { type DimensionContent, itemsOf } from '../../domain/questionnaire/edit-draft.ts';
import { proposeKey } from '../../domain/questionnaire/propose-key.ts';
import type { editorMessages } from './editor.messages.ts';

type Word = keyof typeof editorMessages.triples;

/** What stands in the fields of a page, by name: out of the draft, or as it was typed. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;
export type Errors = Record<string, Word>;

export type Read<T> = { ok: true; value: T } | { ok: false; errors: Errors };

export const SCALES = ['1-5', '1-7', '1-9', '1-10', '0-10'] as const;

/** More in one dimension could not be added up anyway, and would not fit into one form. */
const MOST_ITEMS = 20;

export function typedFields(body: unknown): Fields {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(Object(body))) {
    if (typeof value === 'string') fields[name] = value;
    else if (Array.isArray(value)) fields[name] = value.filter((one) => typeof one === 'string');
  }
  return fields;
}

export function listIn(fields: Fields, name: string): readonly string[] {
  const given = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return given === undefined ? [] : typeof given === 'string' ? [given] : given;
}

export const valueIn = (fields: Fields, name: string): string => listIn(fields, name)[0] ?? '';

/** Reads the fields of one page, and gathers what is wrong with them. */
export class PageReader {
  readonly errors: Errors = {};
  readonly fields: Fields;

  constructor(fields: Fields) {
    this.fields = fields;
  }

  text(name: string, longest: number): LocalText {
    const text: LocalText = {};
    for (const locale of LOCALES) {
      const typed = valueIn(this.fields, `${name}.${locale}`).trim();
      if (typed.length > longest)
        this.errors[`${name}.${locale}`] = longest === LONGEST_NAME ? 'editor.fault.longName' : 'editor.fault.longText';
      if (typed !== '') text[locale] = typed;
    }
    return text;
  }

  channels(name: string): { channels?: Channel[] } {
    const chosen = listIn(this.fields, name).filter(isChannel);
    if (chosen.length === 0) this.errors[name] = 'editor.fault.channels';
    return chosen.length === CHANNELS.length ? {} : { channels: CHANNELS.filter((one) => chosen.includes(one)) };
  }

  /** A key as it was typed, else one out of the English name. */
  key(
    name: string,
    english: string | undefined,
    taken: readonly string[],
    how: { fallback: string; prefix?: string },
  ): string {
    const typed = valueIn(this.fields, name).trim();
    if (typed === '') return proposeKey(english, { ...how, taken });
    const pattern = how.prefix === undefined ? /^[a-z0-9][a-z0-9_-]{0,59}$/ : /^[a-z0-9][a-z0-9_.-]{0,59}$/;
    if (!pattern.test(typed) || typed === 'constructor') this.errors[name] = 'editor.fault.key';
    else if (taken.includes(typed)) this.errors[name] = 'editor.fault.keyTaken';
    return typed;
  }

  done<T>(value: T): Read<T> {
    return Object.keys(this.errors).length === 0 ? { ok: true, value } : { ok: false, errors: this.errors };
  }
}

export interface GeneralContent {
  title: LocalText;
  scale: Scale;
  minimumAsked: boolean;
}

/** @param fixedScale people were asked on it already: it stays, whatever was sent */
export function readGeneral(fields: Fields, draft: QuestionnaireDraft, fixedScale: boolean): Read<GeneralContent> {
  const reader = new PageReader(fields);
  const title = reader.text('title', LONGEST_NAME);
  const [low, high] = [reader.text('low', LONGEST_NAME), reader.text('high', LONGEST_NAME)];
  const scale = fixedScale ? draft.scale : scaleOf(valueIn(fields, 'scale'));
  if (scale === undefined) reader.errors.scale = 'editor.fault.scale';
  return reader.done({
    title,
    scale: { ...(scale ?? draft.scale), low, high },
    minimumAsked: valueIn(fields, 'minimumAsked') === 'yes',
  });
}

function scaleOf(text: string): Pick<Scale, 'min' | 'max'> | undefined {
  if (text === '1-5') return { min: 1, max: 5 };
  if (text === '1-7') return { min: 1, max: 7 };
  if (text === '1-9') return { min: 1, max: 9 };
  if (text === '1-10') return { min: 1, max: 10 };
  return text === '0-10' ? { min: 0, max: 10 } : undefined;
}

export interface NewDimension {
  key: string;
  title: LocalText;
}

export function readNewDimension(
  fields: Fields,
  draft: QuestionnaireDraft,
  everUsed: readonly string[],
): Read<NewDimension> {
  const reader = new PageReader(fields);
  const title = reader.text('title', LONGEST_NAME);
  const taken = [...everUsed, ...draft.dimensions.map(({ key }) => key)];
  const key = reader.key('key', title.en, taken, { fallback: 'dimension' });
  if (Object.keys(title).length === 0) reader.errors['title.en'] = 'editor.fault.empty';
  return reader.done({ key, title });
}

/** One page of a dimension as it was sent, with the item that is added by it, if any. */
export interface DimensionForm extends DimensionContent {
  added: string | null;
}

/**
 * Reads the page of a dimension. An item that is not in the draft any more is there again: what was typed is not lost.
 *
 * @param everUsed keys of items of all versions: none is given to something new
 */
export function readDimension(
  fields: Fields,
  draft: QuestionnaireDraft,
  dimension: string,
  everUsed: readonly string[],
): Read<DimensionForm> {
  const reader = new PageReader(fields);
  const removed = listIn(fields, 'remove');
  const known = draft.dimensions.map(({ key }) => key);
  const keys = itemKeysIn(fields);
  const items = keys.flatMap((key): Item[] => {
    if (removed.includes(key)) return [];
    const wanted = valueIn(fields, `items.${key}.dimension`);
    return [readItem(reader, `items.${key}`, { key, dimension: known.includes(wanted) ? wanted : dimension })];
  });
  let added: string | null = null;
  if (hasNewItem(fields)) {
    const english = valueIn(fields, 'new.text.en').trim();
    const taken = [...everUsed, ...draft.items.map(({ key }) => key), ...keys];
    added = reader.key('new.key', english, taken, { fallback: 'item', prefix: `${dimension}.` });
    items.push(readItem(reader, 'new', { key: added, dimension }));
    if (LOCALES.every((locale) => valueIn(fields, `new.text.${locale}`).trim() === '')) {
      reader.errors['new.text.en'] = 'editor.fault.empty';
    }
    if (items.length > MOST_ITEMS) reader.errors['new.text.en'] = 'editor.fault.tooMany';
  }
  const [title, section] = [reader.text('title', LONGEST_NAME), reader.text('section', LONGEST_NAME)];
  return reader.done({ title, section, items, removed, added });
}

/** The keys of the items on a page, each once. */
export function itemKeysIn(fields: Fields): string[] {
  return [...new Set(listIn(fields, 'item'))].filter((key) => /^[a-z0-9][a-z0-9_.-]{0,59}$/.test(key));
}

/** Whether anything was typed where an item is added. */
export function hasNewItem(fields: Fields): boolean {
  const names = LOCALES.flatMap((locale) => [`new.text.${locale}`, `new.short.${locale}`]);
  return [...names, 'new.key'].some((name) => valueIn(fields, name).trim() !== '');
}

function readItem(reader: PageReader, name: string, item: Pick<Item, 'key' | 'dimension'>): Item {
  const text = reader.text(`${name}.text`, LONGEST_TEXT);
  const short = reader.text(`${name}.short`, LONGEST_NAME);
  const channels = reader.channels(`${name}.channels`);
  return { ...item, text, ...(Object.keys(short).length === 0 ? {} : { short }), ...channels };
}

/** Reads the texts of an extra question; what it asks for and how it is counted stays. */
export function readQuestion(fields: Fields, question: Question): Read<Question> {
  const reader = new PageReader(fields);
  const base = { ...question, text: reader.text('text', LONGEST_TEXT) };
  if (base.kind === 'rating') {
    const { low, high, labels, ...rest } = base;
    return reader.done({
      ...rest,
      ...whereWritten('low', reader.text('low', LONGEST_NAME)),
      ...whereWritten('high', reader.text('high', LONGEST_NAME)),
      ...(labels === undefined
        ? {}
        : { labels: labels.map((_label, at) => reader.text(`labels.${at}`, LONGEST_NAME)) }),
    });
  }
  if (base.kind === 'choice') {
    const options = base.options.map(({ key }) => ({ key, text: reader.text(`options.${key}`, LONGEST_NAME) }));
    return reader.done({ ...base, options });
  }
  return reader.done(base);
}

function whereWritten<K extends string>(name: K, text: LocalText): Partial<Record<K, LocalText>> {
  const written: Partial<Record<K, LocalText>> = {};
  if (Object.keys(text).length > 0) written[name] = text;
  return written;
}

const spread = (name: string, text: LocalText | undefined): Record<string, string> =>
  Object.fromEntries(LOCALES.map((locale: Locale) => [`${name}.${locale}`, text?.[locale] ?? '']));

export function fieldsOfGeneral({ title, scale, minimumAsked }: QuestionnaireDraft): Fields {
  return {
    ...spread('title', title),
    ...spread('low', scale.low),
    ...spread('high', scale.high),
    scale: `${scale.min}-${scale.max}`,
    ...(minimumAsked ? { minimumAsked: 'yes' } : {}),
  };
}

export function fieldsOfDimension(draft: QuestionnaireDraft, key: string): Fields {
  const dimension = draft.dimensions.find((one) => one.key === key);
  const items = itemsOf(draft, key);
  const fields: Record<string, string | readonly string[]> = {
    ...spread('title', dimension?.title),
    ...spread('section', dimension?.section),
    item: items.map((item) => item.key),
    'new.channels': CHANNELS,
  };
  for (const item of items) {
    Object.assign(fields, spread(`items.${item.key}.text`, item.text), spread(`items.${item.key}.short`, item.short));
    fields[`items.${item.key}.channels`] = item.channels ?? CHANNELS;
    fields[`items.${item.key}.dimension`] = item.dimension;
  }
  return fields;
}

export function fieldsOfQuestion(question: Question): Fields {
  const fields = spread('text', question.text);
  if (question.kind === 'rating') {
    Object.assign(fields, spread('low', question.low), spread('high', question.high));
    for (const [at, label] of (question.labels ?? []).entries()) Object.assign(fields, spread(`labels.${at}`, label));
  }
  if (question.kind === 'choice') {
    for (const { key, text } of question.options) Object.assign(fields, spread(`options.${key}`, text));
  }
  return fields;
}
