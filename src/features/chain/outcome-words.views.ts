import { directionOf, LOCALE_NAMES, LOCALES, type Locale, type LocalText } from '../../domain/locale.ts';
import { type Field, type Filled, fillChange, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import type { Action } from '../actions/index.ts';
import { LONGEST_WORDS } from './chain.forms.ts';
import { chainMessages } from './chain.messages.ts';

export interface OutcomeWordsInput {
  locale: Locale;
  action: Action;
  told: boolean;
  words: LocalText;
  wrong?: Filled | undefined;
}

/** What views/chain/words.ejs shows, as `view`. */
export function toOutcomeWordsPage({ locale, action, told, words, wrong }: OutcomeWordsInput) {
  const t = chainMessages.in(locale);
  const fields = LOCALES.map(
    (language): Field => ({
      name: language,
      kind: 'textarea',
      label: t('chain.words.field', { language: isolate(LOCALE_NAMES[language]) }),
      dir: directionOf(language),
      optional: true,
      maxlength: LONGEST_WORDS,
      rows: 3,
      value: words[language],
      ...(language === locale ? { hint: t('chain.words.hint') } : {}),
    }),
  );
  const filled = fillChange(fields, wrong ?? UNTOUCHED, { words: wordsOf(chainMessages, locale), locale });
  return {
    title: t('chain.words.title'),
    action: action.title,
    postTo: `/chain/${action.id}/words`,
    lead: t('chain.words.lead'),
    note: told ? t('chain.words.told') : null,
    problems: filled.problems,
    seen: seenBefore(wrong, words),
    savedMeanwhile: filled.savedMeanwhile,
    fields: Object.values(filled.fields),
  };
}
