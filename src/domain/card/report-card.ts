import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { layoutOf } from '../state/layout.ts';
import { pairSumsOf, type State } from '../state/state.ts';
import { adjustPValues } from '../statistics/benjamini-hochberg.ts';
import type { PairSums } from '../statistics/paired-gap.ts';
import { type Ceiling, ceilingOf } from './ceiling.ts';
import { type ComputedGap, computeGap, familyP, type GapEntry, toGapEntry } from './gap-entry.ts';
import { type Grade, type GradeBands, gradeOf } from './grade.ts';
import { itemDistribution, itemPairSums } from './item-sums.ts';
import { type Priority, prioritiesOf } from './priorities.ts';
import { type QuestionEntry, questionEntry } from './question-entry.ts';
import { withheldUnder } from './verdict.ts';

export interface CardSettings {
  /** The gap that counts as one, as a share of the width of the scale: half a point on 1–7. */
  readonly materialShare: number;
  readonly gradeBands: GradeBands;
  /** The answers concern one member of staff: everything is withheld under ten answers instead of five. */
  readonly onePerson: boolean;
  /** Counting units in a scale point, when states of several versions were joined; else the questionnaire's own. */
  readonly unit?: number;
  /** How much each item matters for overall satisfaction, to order equal priorities. */
  readonly driverWeights?: Readonly<Record<string, number>>;
}

export const DEFAULT_CARD_SETTINGS: CardSettings = {
  materialShare: 1 / 12,
  gradeBands: { a: 85, b: 70, c: 55, d: 40 },
  onePerson: false,
};

export type ScoredEntry = GapEntry & { readonly grade: Grade };

export interface CardAnalysis {
  readonly responses: number;
  readonly overall: ScoredEntry;
  readonly dimensions: readonly (ScoredEntry & { readonly key: string })[];
  readonly items: readonly (ScoredEntry & { readonly key: string; readonly dimension: string })[];
  /** Per question key, in the order of asking; questions that are off and were never answered are absent. */
  readonly questions: Readonly<Record<string, QuestionEntry>>;
  /** Sure shortfalls among the items, the largest first. */
  readonly priorities: readonly Priority[];
  /** How many expect the most there is, per item and per dimension. */
  readonly ceilings: {
    readonly items: Readonly<Record<string, Ceiling>>;
    readonly dimensions: Readonly<Record<string, Ceiling>>;
  };
}

/**
 * Everything a report card says about a set of answers, from their state alone.
 *
 * Gaps are over pairs only. The items that are not withheld are one family of tests and the dimensions another
 * (Benjamini–Hochberg); overall stands alone, its adjusted p is its p. Every figure is masked by its own number of
 * answers. Nothing in the result is NaN or infinite: what cannot be had is null.
 */
export function analyseCard(
  definition: QuestionnaireDefinition,
  state: State,
  settings: CardSettings = DEFAULT_CARD_SETTINGS,
): CardAnalysis {
  const unit = settings.unit ?? layoutOf(definition).unit;
  const { threshold, adjust, entry } = judgeOf(definition, settings);
  const family = (all: readonly PairSums[], per: number): ScoredEntry[] => {
    const gaps = all.map((sums) => computeGap(sums, per));
    const adjusted = adjust(gaps);
    return all.map((sums, at) => entry(sums, gaps[at] ?? computeGap(sums, per), adjusted[at] ?? null, per));
  };

  const itemEntries = family(
    definition.items.map(({ key }) => itemPairSums(state.items[key])),
    1,
  );
  const items = definition.items.flatMap(({ key, dimension }, at) => {
    const scored = itemEntries[at];
    return scored === undefined ? [] : [{ key, dimension, ...scored }];
  });
  const dimensionEntries = family(
    definition.dimensions.map(({ key }) => pairSumsOf(state.dimensions[key])),
    unit,
  );
  const dimensions = definition.dimensions.flatMap(({ key }, at) => {
    const scored = dimensionEntries[at];
    return scored === undefined ? [] : [{ key, ...scored }];
  });
  const overallSums = pairSumsOf(state.overall);
  const overallGap = computeGap(overallSums, unit);

  return {
    responses: state.responses,
    overall: entry(overallSums, overallGap, familyP(overallGap, threshold), unit),
    dimensions,
    items,
    questions: questionEntries(definition, state, threshold),
    priorities: prioritiesOf(items, settings.driverWeights),
    ceilings: ceilingsOf(definition, state),
  };
}

/**
 * One item as a card of these answers has it, without the rest of the card; undefined where there is no such item. The
 * other items count in its verdict, since they are its family.
 */
export function analyseItem(
  definition: QuestionnaireDefinition,
  state: State,
  settings: CardSettings,
  itemKey: string,
): ScoredEntry | undefined {
  const { adjust, entry } = judgeOf(definition, settings);
  const at = definition.items.findIndex(({ key }) => key === itemKey);
  const sums = definition.items.map(({ key }) => itemPairSums(state.items[key]));
  const gaps = sums.map((one) => computeGap(one));
  const [own, gap] = [sums[at], gaps[at]];
  return own && gap && entry(own, gap, adjust(gaps)[at] ?? null, 1);
}

/** How a card judges: p-values of a family, and the entry of a gap in it; `per` counting units make a scale point. */
function judgeOf({ scale }: QuestionnaireDefinition, { materialShare, gradeBands, onePerson }: CardSettings) {
  const threshold = withheldUnder(onePerson);
  const rules = { material: materialShare * (scale.max - scale.min), threshold };
  return {
    threshold,
    adjust: (gaps: readonly ComputedGap[]): (number | null)[] =>
      adjustPValues(gaps.map((gap) => familyP(gap, threshold))),
    entry: (sums: PairSums, gap: ComputedGap, pAdjusted: number | null, per: number): ScoredEntry => ({
      ...toGapEntry(gap, pAdjusted, rules),
      grade: gradeOf(sums, scale, gradeBands, threshold, per),
    }),
  };
}

function questionEntries(
  definition: QuestionnaireDefinition,
  state: State,
  threshold: number,
): Record<string, QuestionEntry> {
  const entries: Record<string, QuestionEntry> = {};
  for (const question of definition.questions) {
    const counts = state.questions[question.key];
    if (!question.on && counts === undefined) continue;
    const entry = questionEntry(question, counts, threshold);
    if (entry !== undefined) entries[question.key] = entry;
  }
  return entries;
}

function ceilingsOf(definition: QuestionnaireDefinition, state: State): CardAnalysis['ceilings'] {
  const counted = definition.items.map(({ key, dimension }) => {
    const { n, expectation } = itemDistribution(state.items[key]);
    return { key, dimension, n, atTop: expectation.get(definition.scale.max) ?? 0 };
  });
  const items = counted.map(({ key, n, atTop }): [string, Ceiling] => [
    key,
    ceilingOf({ atTop, ratings: n, respondents: n }),
  ]);
  const dimensions = definition.dimensions.map(({ key }): [string, Ceiling] => {
    const own = counted.filter((item) => item.dimension === key);
    const total = (of: 'n' | 'atTop'): number => own.reduce((sum, item) => sum + item[of], 0);
    const respondents = state.dimensions[key]?.n ?? 0;
    return [key, ceilingOf({ atTop: total('atTop'), ratings: total('n'), respondents })];
  });
  return { items: Object.fromEntries(items), dimensions: Object.fromEntries(dimensions) };
}
