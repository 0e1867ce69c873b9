import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { unitOf } from './layout.ts';
import { addCount, type Counts, emptyState, isEmpty, type State } from './state.ts';

/**
 * Adds `from` to `into` (sign 1, the default), or takes it out again (sign −1). In which order states are added makes
 * no difference. Both must count scores in the same unit: states of one questionnaire version do; see `rescale`.
 */
export function mergeState(into: State, from: State, sign: 1 | -1 = 1): void {
  into.responses += sign * from.responses;
  mergeGroups(into.items, from.items, sign);
  mergeGroups(into.dimensions, from.dimensions, sign);
  mergeGroups(into.questions, from.questions, sign);
  mergeCounts(into.overall, from.overall, sign);
}

/**
 * A state without a part of its answers; undefined where the part is not in it, as when answers of the part were erased
 * since it was summed up.
 *
 * @example withoutPart({ ...emptyState(), responses: 5 }, { ...emptyState(), responses: 2 })?.responses // 3
 */
export function withoutPart(whole: State, part: State): State | undefined {
  const rest = emptyState();
  mergeState(rest, whole);
  mergeState(rest, part, -1);
  const counts = [...Object.values(rest.items), ...Object.values(rest.questions)].flatMap((group) =>
    Object.values(group),
  );
  const people = [...Object.values(rest.dimensions), rest.overall].map(({ n = 0 }) => n);
  return [rest.responses, ...counts, ...people].some((count) => count < 0) ? undefined : rest;
}

/**
 * The same state with scores counted in a unit `factor` times finer. RangeError when factor is not a whole number
 * above 0, or when the sums would leave the exact whole numbers.
 *
 * @example rescale(state, 2).overall // n as before; E and P doubled; EE, PP and EP times four
 */
export function rescale(state: State, factor: number): State {
  if (!(Number.isSafeInteger(factor) && factor > 0)) throw new RangeError(`not a whole factor: ${factor}`);
  const scaled = emptyState();
  mergeState(scaled, { ...state, dimensions: {}, overall: {} });
  for (const [key, counts] of Object.entries(state.dimensions)) scaled.dimensions[key] = rescaleCounts(counts, factor);
  scaled.overall = rescaleCounts(state.overall, factor);
  return scaled;
}

/**
 * Joins states of several versions of one questionnaire, whose dimensions may differ in size. Returns the sum and the
 * unit its scores are counted in: the least common multiple of the versions' units.
 */
export function mergeVersions(
  versions: readonly { readonly definition: QuestionnaireDefinition; readonly state: State }[],
): { state: State; unit: number } {
  const units = versions.map(({ definition }) => unitOf(definition));
  const unit = units.reduce((multiple, next) => (multiple / commonDivisor(multiple, next)) * next, 1);
  const state = emptyState();
  versions.forEach((version, at) => {
    const factor = unit / (units[at] ?? unit);
    mergeState(state, factor === 1 ? version.state : rescale(version.state, factor));
  });
  return { state, unit };
}

function mergeGroups(into: Record<string, Counts>, from: Record<string, Counts>, sign: 1 | -1): void {
  for (const key in from) {
    const counts = from[key];
    if (counts === undefined) continue;
    const present = into[key];
    // Most often a first sum is copied; as a whole that is several times as fast.
    if (present === undefined && sign === 1) {
      if (!isEmpty(counts)) into[key] = { ...counts };
      continue;
    }
    const target = present ?? {};
    mergeCounts(target, counts, sign);
    if (isEmpty(target)) delete into[key];
    else into[key] = target;
  }
}

function mergeCounts(into: Counts, from: Counts, sign: 1 | -1): void {
  for (const key in from) addCount(into, key, sign * (from[key] ?? 0));
}

function rescaleCounts(counts: Counts, factor: number): Counts {
  const scaled: Counts = {};
  for (const [key, value] of Object.entries(counts)) {
    addCount(scaled, key, key === 'n' ? value : value * (key.length === 1 ? factor : factor * factor));
  }
  return scaled;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
