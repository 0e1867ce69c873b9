import { countingUnit } from '../questionnaire/counting-unit.ts';
import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';

/** What adding a sheet needs to know of a questionnaire, worked out once per definition. */
export interface Layout {
  /** Whole units in one scale point, for dimension and overall scores. */
  readonly unit: number;
  readonly min: number;
  readonly max: number;
  readonly dimensions: readonly { readonly key: string; readonly items: readonly string[] }[];
  readonly dimensionOf: ReadonlyMap<string, number>;
  /** The cell of each pair of levels, `pairs[e][p]`; the place after the highest level stands for one left out. */
  readonly pairs: readonly (readonly string[])[];
}

const layouts = new WeakMap<QuestionnaireDefinition, Layout>();

/**
 * The layout of a questionnaire's state. A definition is never changed once it is read, so it is worked out once.
 */
export function layoutOf(definition: QuestionnaireDefinition): Layout {
  const known = layouts.get(definition);
  if (known !== undefined) return known;
  const dimensions = definition.dimensions.map(({ key }) => ({
    key,
    items: definition.items.filter((item) => item.dimension === key).map((item) => item.key),
  }));
  const dimensionOf = new Map(dimensions.flatMap(({ items }, at) => items.map((item): [string, number] => [item, at])));
  const unit = countingUnit(dimensions.map(({ items }) => items.length));
  const { min, max } = definition.scale;
  const levels = [...Array.from({ length: max + 1 }, (_, level) => String(level)), ''];
  const pairs = levels.map((e) => levels.map((p) => `${e},${p}`));
  const layout = { unit, min, max, dimensions, dimensionOf, pairs };
  layouts.set(definition, layout);
  return layout;
}

/**
 * How many counting units make one scale point in the dimension and overall sums of this questionnaire's state.
 *
 * @example unitOf(the questionnaire of three dimensions with five items each) // 360
 */
export function unitOf(definition: QuestionnaireDefinition): number {
  return layoutOf(definition).unit;
}
