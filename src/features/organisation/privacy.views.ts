import { ROLES, ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { directionOf, LOCALE_NAMES, LOCALES, type Locale, textIn } from '../../domain/locale.ts';
import { ROLE_WORDS } from '../../domain/words/access.words.ts';
import type { Organisation } from './organisation.store.ts';

/** The public privacy page: the organisation's own notice, and who reads single answers, from the table of roles. */
export function toPrivacyPage(organisation: Organisation, locale: Locale) {
  const { name, privacyNotice, replyTo, postalFooter } = organisation.settings;
  const written = LOCALES.find((language) => privacyNotice?.[language] !== undefined);
  const shown = privacyNotice?.[locale] === undefined ? written : locale;
  const readers = ROLES.filter((role) => ROW_ACCESS[role]).map((role) => ROLE_WORDS[role].name[locale]);
  return {
    organisation: { name },
    languages: LOCALES.map((language) => ({
      lang: language,
      label: LOCALE_NAMES[language],
      href: `/privacy?lang=${language}`,
      current: language === locale,
    })),
    notice:
      privacyNotice === null || shown === undefined
        ? null
        : {
            paragraphs: textIn(privacyNotice, shown).split(/\n\s*\n/),
            lang: shown,
            dir: directionOf(shown),
            inOtherLanguage: shown !== locale,
          },
    readers: new Intl.ListFormat(locale).format(readers),
    replyTo,
    postal: postalFooter === null ? null : textIn(postalFooter, locale),
  };
}
