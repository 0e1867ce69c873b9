import { LONGEST_TEXT } from '../../domain/answers/written-words.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import type { FormOnce } from '../../platform/http/form-key.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import type { Organisation, Place } from '../organisation/index.ts';
import { complaintFormMessages } from './complaint-form.messages.ts';

export interface ComplainPageInput {
  locale: Locale;
  organisation: Organisation;
  branches: readonly Place[];
  /** Newest day that can be chosen. */
  today: string;
  /** When the form was shown, sealed. */
  opened: string;
  once: FormOnce;
  typed?: Readonly<Record<string, unknown>>;
  /** Field → key of words. */
  errors?: Readonly<Record<string, string>>;
  notice?: 'quick' | 'old' | 'many' | 'before';
}

/** What views/complaints/complain.ejs shows. */
export function toComplainPage(input: ComplainPageInput) {
  const { locale, organisation, typed = {}, errors = {}, notice } = input;
  const t = complaintFormMessages.in(locale);
  const words = wordsOf(complaintFormMessages, locale);
  const value = (name: string): string => (typeof typed[name] === 'string' ? typed[name] : '');
  const ticks: unknown[] = Array.isArray(typed.modes) ? typed.modes : [typed.modes];
  const problems = Object.entries(errors).map(([field, key]) => ({ field, text: words(key) }));
  const field = (name: string) => ({
    name,
    value: value(name),
    ...(errors[name] === undefined ? {} : { error: words(errors[name]) }),
  });
  return {
    ...frame(organisation, locale, '/complain'),
    form: {
      action: `/complain?lang=${locale}`,
      problems,
      problemsTitle: t('complain.problems', { n: problems.length }),
      notice: notice === undefined ? null : t(`complain.notice.${notice}`),
      longest: LONGEST_TEXT,
      opened: input.opened,
      once: input.once,
      words: field('words'),
      modes: FAILURE_MODES.map(({ key, sentence }) => ({
        name: 'modes',
        value: key,
        label: sentence[locale],
        checked: ticks.includes(key),
      })),
      branches: input.branches.map(({ id, name }) => ({ value: id, label: name, chosen: value('branch') === id })),
      provider: field('provider'),
      day: { ...field('day'), max: input.today },
      contact: { ...field('contact'), value: 'yes', label: t('complain.contact'), checked: typed.contact === 'yes' },
      // Asked of those who wrote an address and did not say whether it may be used.
      shallWe:
        errors.contact === undefined && typed.contact !== 'no'
          ? null
          : (['yes', 'no'] as const).map((answer) => ({
              name: 'contact',
              value: answer,
              label: t(`complain.shallWe.${answer}`),
              checked: typed.contact === answer,
            })),
      email: field('email'),
      name: field('name'),
      invite: { ...field('invite'), value: 'yes', label: t('complain.invite'), checked: typed.invite === 'yes' },
      privacyHref: organisation.settings.privacyNotice === null ? null : `/privacy?lang=${locale}`,
    },
  };
}

/** What views/complaints/thanks.ejs shows. @param reference of a complaint that will be answered */
export function toThanksPage(organisation: Organisation, locale: Locale, reference: string | null) {
  const path = reference === null ? '/complain/thanks' : `/complain/thanks?ref=${reference}`;
  return { ...frame(organisation, locale, path), reference };
}

function frame({ settings }: Organisation, locale: Locale, path: string) {
  const join = path.includes('?') ? '&' : '?';
  return {
    organisation: { name: settings.name },
    languages: LOCALES.map((lang) => ({
      lang,
      label: LOCALE_NAMES[lang],
      href: `${path}${join}lang=${lang}`,
      current: lang === locale,
    })),
  };
}
