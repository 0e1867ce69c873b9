import { directionOf, LOCALE_NAMES, LOCALES, type Locale, type LocalText } from '../../domain/locale.ts';
import { filledField, keptInstead, overtakenProblem } from '../../platform/http/form-fields.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { markShown, seenBefore } from '../../platform/overtaken.ts';
import type { Action } from '../actions/index.ts';
import { LONGEST_WORDS } from './chain.forms.ts';
import { chainMessages } from './chain.messages.ts';

export interface OutcomeWordsInput {
  locale: Locale;
  action: Action;
  told: boolean;
  words: LocalText;
  wrong?: { values: Record<string, unknown>; errors: Record<string, string>; overtaken?: boolean } | undefined;
}

/** What views/chain/words.ejs shows, as `view`. */
export function toOutcomeWordsPage({ locale, action, told, words, wrong }: OutcomeWordsInput) {
  const t = chainMessages.in(locale);
  const say = wordsOf(chainMessages, locale);
  const state = { values: wrong?.values ?? { ...words }, errors: wrong?.errors ?? {} };
  const overtaken = wrong?.overtaken ?? false;
  const fields = LOCALES.map((language) =>
    filledField(
      {
        name: language,
        kind: 'textarea',
        label: t('chain.words.field', { language: isolate(LOCALE_NAMES[language]) }),
        dir: directionOf(language),
        optional: true,
        maxlength: LONGEST_WORDS,
        rows: 3,
        ...(language === locale ? { hint: t('chain.words.hint') } : {}),
      },
      state,
      say,
    ),
  );
  return {
    title: t('chain.words.title'),
    action: action.title,
    postTo: `/chain/${action.id}/words`,
    lead: t('chain.words.lead'),
    note: told ? t('chain.words.told') : null,
    problems: overtaken
      ? [overtakenProblem(locale)]
      : Object.keys(state.errors).map((field) => ({ field, text: t('chain.problem.words') })),
    seen: overtaken ? markShown(words) : seenBefore(wrong, words),
    savedMeanwhile: overtaken ? keptInstead(fields, { ...words }) : [],
    fields,
  };
}
