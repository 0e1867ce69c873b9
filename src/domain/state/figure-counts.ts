import type { WrongQuestion } from '../questionnaire/definition.ts';
import type { Counts, State } from './state.ts';

/**
 * A figure of a state, each with its own number of answers: `responses`, `overall`, `item:KEY`, `dimension:KEY` or
 * `question:KEY`.
 */
export type FigureKey = 'responses' | 'overall' | `item:${string}` | `dimension:${string}` | `question:${string}`;

/**
 * How many people stand behind each figure of a state; figures that nobody stands behind are absent.
 *
 * For an item these are the people who gave both levels, since gaps are over pairs.
 *
 * @example figureCounts({ ...emptyState(), responses: 3, items: { a: { '6,4': 2, na: 1, skipped: 4 } } })
 * // { responses: 3, 'item:a': 2 }
 */
export function figureCounts(state: State): Record<string, number> {
  const counts: Record<string, number> = {};
  const put = (key: FigureKey, n: number): void => {
    if (n !== 0) counts[key] = n;
  };
  put('responses', state.responses);
  put('overall', state.overall.n ?? 0);
  for (const key in state.items) put(`item:${key}`, pairsOf(state.items[key] ?? {}));
  for (const key in state.dimensions) put(`dimension:${key}`, state.dimensions[key]?.n ?? 0);
  for (const key in state.questions) put(`question:${key}`, answersOf(key, state.questions[key] ?? {}));
  return counts;
}

/** Gives `into` the part of `from` that belongs to one figure. */
export function takeFigure(into: State, from: State, figure: FigureKey): void {
  if (figure === 'responses') into.responses = from.responses;
  else if (figure === 'overall') into.overall = from.overall;
  else {
    const at = figure.indexOf(':');
    const [kind, key] = [figure.slice(0, at), figure.slice(at + 1)];
    const group = kind === 'item' ? 'items' : kind === 'dimension' ? 'dimensions' : 'questions';
    const counts = from[group][key];
    if (counts !== undefined) into[group][key] = counts;
  }
}

/** Whether a name is that of a figure. */
export function isFigureKey(name: string): name is FigureKey {
  return name === 'responses' || name === 'overall' || /^(item|dimension|question):/.test(name);
}

function pairsOf(counts: Counts): number {
  let n = 0;
  for (const cell in counts) if (isPair(cell)) n += counts[cell] ?? 0;
  return n;
}

const PAIR = /^\d+,\d/;

/** Whether a cell of an item counts people who gave both levels. */
export const isPair = (cell: string): boolean => PAIR.test(cell);

const WRONG: WrongQuestion['key'] = 'wrong';

/** Of "did something go wrong" the failure modes are picked by those who said yes. */
function answersOf(key: string, counts: Counts): number {
  if (key === WRONG) return (counts.yes ?? 0) + (counts.no ?? 0);
  let n = 0;
  for (const value in counts) n += counts[value] ?? 0;
  return n;
}
