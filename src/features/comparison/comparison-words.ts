import type { ScoreMeasure } from '../../domain/trend/measure.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { joinMessages, type Translate } from '../../platform/i18n/messages.ts';
import { decimal, signed } from '../../platform/i18n/numbers.ts';
import { figureMessages } from '../figures/index.ts';
import { comparisonMessages } from './comparison.messages.ts';

/** What comparisons are written with: their own words and those of figures. */
export const comparisonWords = joinMessages(comparisonMessages, figureMessages);
export type ComparisonTranslate = Translate<keyof typeof comparisonWords.triples>;

/** A level, or a gap with its sign. */
export const scoreText = ({ kind }: ScoreMeasure, value: number): string =>
  leftToRight(kind === 'gap' ? signed(value, 2) : decimal(value, 2));

const NAMED = 3;

/** "Haifa, Eilat and 2 more": as many names as a heading bears. */
export function namesText(names: readonly string[], t: ComparisonTranslate): string {
  const named = names.slice(0, NAMED).map(isolate).join(', ');
  return names.length > NAMED ? t('compare.names.more', { names: named, n: names.length - NAMED }) : named;
}
