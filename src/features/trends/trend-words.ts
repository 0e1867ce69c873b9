import type { Days } from '../../domain/card/coarse-period.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { Measure } from '../../domain/trend/measure.ts';
import { longDayText, monthText } from '../../platform/i18n/dates.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { joinMessages, type Translate } from '../../platform/i18n/messages.ts';
import { decimal, percent, signed } from '../../platform/i18n/numbers.ts';
import type { TimeUnit } from '../analysis/index.ts';
import { figureMessages, scoreName } from '../figures/index.ts';
import { trendMessages } from './trends.messages.ts';

/** What trends are written with: their own words and those of figures. */
export const trendWords = joinMessages(trendMessages, figureMessages);
export type TrendTranslate = Translate<keyof typeof trendWords.triples>;

/** Short names of the ratings that come with the product; others are called by their text. */
const KNOWN = ['satisfaction', 'nps', 'ces', 'style_preferred', 'style_received'] as const;

/** What a measure is called, with the item, dimension or question that it is of. */
export function measureName(measure: Measure, definition: QuestionnaireDefinition, locale: Locale): string {
  const t = trendWords.in(locale);
  if (measure.kind === 'rate') return t('trend.rate');
  if ('question' in measure) {
    const { key, text, topBoxFrom: from, max } = measure.question;
    const known = KNOWN.find((one) => one === key);
    const name = known === undefined ? textIn(text, locale) : t(`trend.question.${known}`);
    if (measure.kind === 'mean') return t('trend.mean', { name });
    return from === max ? t('trend.topbox.one', { name, max }) : t('trend.topbox', { name, from, max });
  }
  return scoreName(measure, definition, locale);
}

/** A figure of a measure: with its sign for gaps, in percent for shares. */
export function figureText({ kind }: Measure, value: number): string {
  if (kind === 'gap') return leftToRight(signed(value, 2));
  return leftToRight(kind === 'mean' || kind === 'performance' ? decimal(value, 2) : percent(value));
}

/** "week of 3 May 2026" or "May 2026". */
export function periodName(unit: TimeUnit, { from }: Days, locale: Locale): string {
  const t = trendWords.in(locale);
  return unit === 'week'
    ? t('trend.week', { day: longDayText(from, locale) })
    : t('trend.month', { month: monthText(from, locale) });
}

/** "in the week of 3 May 2026" or "in May 2026". */
export function inPeriod(unit: TimeUnit, { from }: Days, locale: Locale): string {
  const t = trendWords.in(locale);
  return unit === 'week'
    ? t('trend.in.week', { day: longDayText(from, locale) })
    : t('trend.in.month', { month: monthText(from, locale) });
}

/** "52 weeks". */
export const spanText = (unit: TimeUnit, n: number, t: TrendTranslate): string =>
  t(unit === 'week' ? 'trend.weeks' : 'trend.months', { n });
