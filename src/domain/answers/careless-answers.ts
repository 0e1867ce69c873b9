import { NO_LEVEL, type RatedLevels } from './rated-levels.ts';

/** Signs that a form was filled in without reading. A flag is a question, never a reason to delete. */
export const CARELESS_FLAGS = ['one_answer_throughout', 'levels_turned_round'] as const;
export type CarelessFlag = (typeof CARELESS_FLAGS)[number];

/** From so many items on the same answer everywhere is no coincidence. */
const ENOUGH_ITEMS = 8;
/** Items with both levels, and the part of them that must be turned round. */
const ENOUGH_PAIRS = 8;
const TURNED_ROUND = 0.4;

const NO_FLAGS: readonly CarelessFlag[] = [];

/**
 * Signs of careless answering in one sheet, from its levels by item.
 *
 * What it tells a manager: whether a card looks the same without the forms that seem to have been ticked in one stroke.
 * Flagged one_answer_throughout: expectation and performance together are one single value over at least eight items
 * rated in both (a happy customer may well give the same performance everywhere, so that alone is no flag);
 * levels_turned_round: of at least eight items with both levels, more than two in five have a least acceptable level
 * over what should be. `inversions` counts these items. The order of items makes no difference.
 * Nothing rated: no flags. Sources: METHODS, decision 15; definitions of fixture G07.
 *
 * @example flagsOfLevels(levels).flags // ['one_answer_throughout'] where ten items got 4 and 4
 */
export function flagsOfLevels({ e, p, m }: Pick<RatedLevels, 'e' | 'p' | 'm'>): {
  flags: readonly CarelessFlag[];
  inversions: number;
} {
  // The first difference settles it, which nearly always comes at once.
  let [pairs, only, single] = [0, NO_LEVEL, true];
  for (let at = 0; at < e.length && single; at += 1) {
    const expected = e[at] ?? NO_LEVEL;
    const received = p[at] ?? NO_LEVEL;
    if (expected === NO_LEVEL || received === NO_LEVEL) continue;
    pairs += 1;
    if (only === NO_LEVEL) only = expected;
    single = expected === only && received === only;
  }
  let [levels, inversions] = [0, 0];
  for (let at = 0; at < m.length; at += 1) {
    const least = m[at] ?? NO_LEVEL;
    const expected = e[at] ?? NO_LEVEL;
    if (least === NO_LEVEL || expected === NO_LEVEL) continue;
    levels += 1;
    if (least > expected) inversions += 1;
  }
  const throughout = single && pairs >= ENOUGH_ITEMS;
  const turned = levels >= ENOUGH_PAIRS && inversions > TURNED_ROUND * levels;
  if (!throughout && !turned) return { flags: NO_FLAGS, inversions };
  const flags: CarelessFlag[] = [];
  if (throughout) flags.push('one_answer_throughout');
  if (turned) flags.push('levels_turned_round');
  return { flags, inversions };
}
