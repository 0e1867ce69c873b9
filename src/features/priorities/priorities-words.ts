import type { Locale } from '../../domain/locale.ts';
import { textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { joinMessages, type Translate } from '../../platform/i18n/messages.ts';
import { figureMessages } from '../figures/index.ts';
import { prioritiesMessages } from './priorities.messages.ts';

/** What the page is written with: its own words and those of figures. */
export const prioritiesWords = joinMessages(prioritiesMessages, figureMessages);
export type PrioritiesTranslate = Translate<keyof typeof prioritiesWords.triples>;

/** Short names of items and dimensions in the reader's language. */
export interface Names {
  of(key: string): string;
  /** For a sentence: the first few, isolated, and how many more. */
  listed(keys: readonly string[]): string;
}

const LISTED = 3;

export function namesOf(definition: QuestionnaireDefinition, locale: Locale): Names {
  const t = prioritiesWords.in(locale);
  const names = new Map([
    ...definition.dimensions.map(({ key, title }): [string, string] => [key, textIn(title, locale)]),
    ...definition.items.map(({ key, short, text }): [string, string] => [key, textIn(short ?? text, locale)]),
  ]);
  const of = (key: string): string => names.get(key) ?? key;
  return {
    of,
    listed(keys) {
      const shown = keys.slice(0, LISTED).map((key) => isolate(of(key)));
      if (keys.length > LISTED) shown.push(t('priorities.more', { n: keys.length - LISTED }));
      return dotted(shown);
    },
  };
}
