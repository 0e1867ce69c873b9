import type { Counts, State } from './state.ts';

/**
 * A state as text: JSON with keys in one fixed order and no zeros, so that equal states are equal text, whatever was
 * added and taken out on the way.
 */
export function encodeState(state: State): string {
  return `{"responses":${state.responses},"items":${encodeGroups(state.items)},"dimensions":${encodeGroups(
    state.dimensions,
  )},"overall":${encodeCounts(state.overall)},"questions":${encodeGroups(state.questions)}}`;
}

/**
 * A state from its text. Checks by hand rather than by a schema, because a card reads hundreds of them. RangeError,
 * with the place, for text that is no state: not JSON, parts missing or unknown, or a number that is not whole.
 */
export function decodeState(text: string): State {
  const raw: unknown = parse(text);
  if (!isRecord(raw)) return corrupt('it is not an object');
  const { responses, items, dimensions, overall, questions, ...unknown } = raw;
  const stray = Object.keys(unknown)[0];
  if (stray !== undefined) return corrupt(`${stray} is unknown`);
  if (!isCount(responses)) return corrupt('responses is not a whole number');
  return {
    responses,
    items: requireGroups(items, 'items'),
    dimensions: requireGroups(dimensions, 'dimensions'),
    overall: requireCounts(overall, 'overall'),
    questions: requireGroups(questions, 'questions'),
  };
}

function encodeGroups(groups: Record<string, Counts>): string {
  const parts = Object.keys(groups)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${encodeCounts(groups[key] ?? {})}`);
  return `{${parts.join(',')}}`;
}

function encodeCounts(counts: Counts): string {
  const parts = Object.keys(counts)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${counts[key]}`);
  return `{${parts.join(',')}}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return corrupt('it is not JSON');
  }
}

function requireGroups(value: unknown, place: string): Record<string, Counts> {
  if (!isRecord(value)) return corrupt(`${place} is missing`);
  const groups: Record<string, Counts> = {};
  for (const key of Object.keys(value)) groups[key] = requireCounts(value[key], `${place}.${key}`);
  return groups;
}

function requireCounts(value: unknown, place: string): Counts {
  if (!isCounts(value)) return corrupt(`${place} does not hold whole numbers`);
  return value;
}

function isCounts(value: unknown): value is Counts {
  if (!isRecord(value)) return false;
  for (const key in value) if (!isCount(value[key])) return false;
  return true;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function corrupt(reason: string): never {
  throw new RangeError(`This is not a stored state: ${reason}.`);
}
