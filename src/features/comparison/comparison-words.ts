import { type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { ScoreMeasure } from '../../domain/trend/measure.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { joinMessages, type Translate } from '../../platform/i18n/messages.ts';
import { decimal, signed } from '../../platform/i18n/numbers.ts';
import { figureMessages } from '../figures/index.ts';
import { comparisonMessages } from './comparison.messages.ts';

/** What comparisons are written with: their own words and those of figures. */
export const comparisonWords = joinMessages(comparisonMessages, figureMessages);
export type ComparisonTranslate = Translate<keyof typeof comparisonWords.triples>;

/** What a measure is called, with the dimension or item that it is of. */
export function scoreName(
  { kind, of }: ScoreMeasure,
  { dimensions, items }: QuestionnaireDefinition,
  locale: Locale,
): string {
  const t = comparisonWords.in(locale);
  if (of === 'overall') return t(`compare.measure.${kind}.overall`);
  const key = of.slice(of.indexOf(':') + 1);
  const item = of.startsWith('item:') ? items.find((one) => one.key === key) : undefined;
  const dimension = dimensions.find((one) => one.key === key);
  const name = item ? textIn(item.short ?? item.text, locale) : dimension ? textIn(dimension.title, locale) : key;
  return t(`compare.measure.${kind}.of`, { name });
}

/** A level, or a gap with its sign. */
export const scoreText = ({ kind }: ScoreMeasure, value: number): string =>
  leftToRight(kind === 'gap' ? signed(value, 2) : decimal(value, 2));

const NAMED = 3;

/** "Haifa, Eilat and 2 more": as many names as a heading bears. */
export function namesText(names: readonly string[], t: ComparisonTranslate): string {
  const named = names.slice(0, NAMED).map(isolate).join(', ');
  return names.length > NAMED ? t('compare.names.more', { names: named, n: names.length - NAMED }) : named;
}
