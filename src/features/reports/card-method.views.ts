import type { Ceiling } from '../../domain/card/ceiling.ts';
import type { CardSettings } from '../../domain/card/report-card.ts';
import type { Locale } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { AlphaEntry } from '../../domain/reliability/dimension-reliability.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, percent } from '../../platform/i18n/numbers.ts';
import { NONE } from '../figures/index.ts';
import type { CardTranslate } from './card-words.ts';

type Titles = ReadonlyMap<string, string>;
type WithAlpha = readonly { readonly key: string; readonly alpha: AlphaEntry | null }[];

/** One dimension's reliability: expectation, performance, gap. */
export interface AlphaRow {
  title: string;
  cells: { value: string; interval: string }[];
}

export function alphaRows(dimensions: WithAlpha, titles: Titles): AlphaRow[] {
  return dimensions.flatMap(({ key, alpha }) => {
    if (alpha === null) return [];
    const cells = (['expectation', 'performance', 'gap'] as const).map((measure) => {
      const value = alpha[measure];
      const ci95 = alpha.ci95[measure];
      return {
        value: value === null ? NONE : decimal(value, 2),
        interval: ci95 ? `${decimal(ci95[0], 2)}–${decimal(ci95[1], 2)}` : '',
      };
    });
    return [{ title: titles.get(key) ?? key, cells }];
  });
}

interface AlphaNoteInput {
  locale: Locale;
  timeZone: string;
  toCome: unknown;
  card: { alphasToCome?: boolean } | null;
}

/** Up to which moment answers are in the alphas; undefined where there are none. */
export const alphasAsOf = ({ dimensions }: { dimensions: WithAlpha }): string | undefined =>
  dimensions.flatMap(({ alpha }) => (alpha ? [alpha.asOf] : [])).sort()[0];

/** The age of the figures, which are made in the background. */
export function alphaNote(
  dimensions: WithAlpha,
  { locale, timeZone, toCome, card }: AlphaNoteInput,
  t: CardTranslate,
): string {
  const asOf = alphasAsOf({ dimensions });
  if (asOf === undefined && toCome !== null) return t('card.alpha.working');
  if (asOf === undefined) return t(card?.alphasToCome === true ? 'card.alpha.late' : 'card.alpha.none');
  return t('card.alpha.asOf', { when: momentText(asOf, locale, timeZone) });
}

/** Warns where nearly everyone expects the most there is. */
export function ceilingNotes(
  ceilings: Readonly<Record<string, Ceiling>>,
  { scale }: QuestionnaireDefinition,
  titles: Titles,
  t: CardTranslate,
): string[] {
  return Object.entries(ceilings).flatMap(([key, { warning, share }]) =>
    warning && share !== null
      ? [t('card.ceiling', { dimension: titles.get(key) ?? key, share: leftToRight(percent(share)), max: scale.max })]
      : [],
  );
}

export interface MethodInput {
  definition: QuestionnaireDefinition;
  settings: Pick<CardSettings, 'materialShare' | 'gradeBands'>;
  itemsPerDimension: number | null;
}

/** How the card is to be read: the sign, the verdicts with their thresholds, the grades, the small numbers. */
export function methodNotes(
  { definition, settings, itemsPerDimension }: MethodInput,
  threshold: number,
  t: CardTranslate,
): string[] {
  const { scale } = definition;
  const material = decimal(settings.materialShare * (scale.max - scale.min), 2).replace(/0$/, '');
  const { a, b, c, d } = settings.gradeBands;
  return [
    t('card.notes.gap'),
    t('card.notes.verdict', { items: definition.items.length, material }),
    t('card.notes.undecided'),
    t('card.notes.grade', { a, b, c, d }),
    t('card.notes.small', { threshold }),
    ...(itemsPerDimension === null ? [] : [t('card.notes.drawn', { n: itemsPerDimension })]),
  ];
}
