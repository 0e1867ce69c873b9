import { directionOf, LOCALE_NAMES, LOCALES, type Locale, type LocalText } from '../../domain/locale.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { chainMessages } from './chain.messages.ts';
import type { Progress } from './chain.queries.ts';

/** Fewer than that were heard: the number itself is not told. */
const FEW = 5;

export interface YouSaidInput {
  locale: Locale;
  organisation: string;
  heard: number;
  progress: Progress;
  /** What was done, of proven actions: words by language, newest first. */
  proven: readonly LocalText[];
}

/** What views/chain/you-said.ejs shows. */
export function toYouSaidPage({ locale, organisation, heard, progress, proven }: YouSaidInput) {
  const t = chainMessages.in(locale);
  const counted = (key: 'heard' | 'planned' | 'changed' | 'proven', n: number) => ({
    n: key === 'heard' && n > 0 && n < FEW ? t('youSaid.few') : wholeNumber(n),
    word: t(`youSaid.${key}`),
    what: t(`youSaid.${key}.what`),
  });
  return {
    organisation: { name: organisation },
    languages: LOCALES.map((language) => ({
      lang: language,
      label: LOCALE_NAMES[language],
      href: `/you-said?lang=${language}`,
      current: language === locale,
    })),
    view: {
      counts: [
        counted('heard', heard),
        counted('planned', progress.planned),
        counted('changed', progress.changed),
        counted('proven', progress.proven),
      ],
      proven: proven.flatMap((words) => {
        const text = words[locale];
        return text === undefined ? [] : [{ text, dir: directionOf(locale) }];
      }),
    },
  };
}
