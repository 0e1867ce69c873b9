import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { STYLE_PAIRS } from '../questionnaire/style-questions.ts';
import type { FigureKey } from './figure-counts.ts';
import type { Counts, State } from './state.ts';

/** The texts of the groups of a state; '' where nothing is counted. */
export interface StateParts {
  readonly responses: number;
  readonly items: readonly string[];
  readonly dimensions: readonly string[];
  readonly overall: string;
  /** In the order of their keys, and only those that were answered. */
  readonly questions: Readonly<Record<string, string>>;
}

/**
 * States as short text, for the many thousands that are kept. Items and dimensions stand in the order of their
 * questionnaire version and are not named; counts stand in one fixed order and zeros are left out, so that equal
 * states are equal text, whatever was added and taken out on the way.
 *
 * @example '2|6,4:2;7,5 na;|2 26 18 338 164 234;|2 26 18 338 164 234|{"satisfaction":"4:2"}'
 * // two answers; of the first item 6,4 twice, of the second 7,5 and "does not apply" once each, of the third nothing;
 * // sums of two dimensions, of the second none; sums of the overall score; a question that both answered with 4
 */
export function stateText({ responses, items, dimensions, overall, questions }: StateParts): string {
  return `${responses}|${items.join(';')}|${dimensions.join(';')}|${overall}|${JSON.stringify(questions)}`;
}

/** The sums of a score, in the order in which they are written. */
export const SUMS = ['n', 'E', 'P', 'EE', 'PP', 'EP'] as const;

/** One count as part of a text. */
export const countText = (key: string, count: number): string => (count === 1 ? key : `${key}:${count}`);

/**
 * A state from its text. RangeError, with the place, for text that is no state of this version: parts missing or left
 * over, or a number that is not whole.
 *
 * @param only the figures that are wanted, besides the number of answers
 */
export function decodeState(definition: QuestionnaireDefinition, text: string, only?: ReadonlySet<FigureKey>): State {
  return stateReader(definition, only)(text);
}

/** The same for many texts of one version: reading one figure of twenty costs a twentieth then. */
export function stateReader(
  definition: QuestionnaireDefinition,
  only?: ReadonlySet<FigureKey>,
): (text: string) => State {
  const has = (figure: FigureKey): boolean => only === undefined || only.has(figure);
  const items = wanted(definition.items, (key) => has(`item:${key}`));
  const dimensions = wanted(definition.dimensions, (key) => has(`dimension:${key}`));
  const someQuestions = [...definition.questions.map(({ key }) => key), STYLE_PAIRS].some((key) =>
    has(`question:${key}`),
  );
  return (text) => {
    const [responses, itemsText, dimensionsText, overall, ...questions] = text.split('|');
    if (questions.length === 0) return corrupt('parts are missing');
    return {
      responses: wholeNumber(responses, 'responses'),
      items: named(items, itemsText, 'items', readCounts),
      dimensions: named(dimensions, dimensionsText, 'dimensions', readSums),
      overall: has('overall') ? readSums(overall ?? '', 'overall') : {},
      questions: someQuestions ? readQuestions(questions.join('|')) : {},
    };
  };
}

interface Wanted {
  of: number;
  groups: { at: number; key: string }[];
}

function wanted(groups: readonly { key: string }[], has: (key: string) => boolean): Wanted {
  return { of: groups.length, groups: groups.flatMap(({ key }, at) => (has(key) ? [{ at, key }] : [])) };
}

function named(
  { of, groups }: Wanted,
  text: string | undefined,
  place: string,
  read: (text: string, place: string) => Counts,
): Record<string, Counts> {
  const found: Record<string, Counts> = {};
  if (groups.length === 0) return found;
  const parts = (text ?? '').split(';');
  if (parts.length !== of) return corrupt(`${place} are ${parts.length} instead of ${of}`);
  for (const { at, key } of groups) {
    const part = parts[at] ?? '';
    if (part !== '') found[key] = read(part, `${place}.${key}`);
  }
  return found;
}

function readCounts(text: string, place: string): Counts {
  const counts: Counts = {};
  for (const part of text.split(' ')) {
    const colon = part.indexOf(':');
    if (colon < 0) counts[part] = 1;
    else counts[part.slice(0, colon)] = wholeNumber(part.slice(colon + 1), place);
  }
  return counts;
}

function readSums(text: string, place: string): Counts {
  const counts: Counts = {};
  if (text === '') return counts;
  const sums = text.split(' ');
  if (sums.length !== SUMS.length) return corrupt(`${place} has not all its sums`);
  for (let at = 0; at < SUMS.length; at += 1) {
    const [name, sum] = [SUMS[at] ?? 'n', wholeNumber(sums[at], place)];
    if (sum !== 0) counts[name] = sum;
  }
  return counts;
}

function readQuestions(text: string): Record<string, Counts> {
  const raw: unknown = parse(text);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return corrupt('questions are no object');
  const questions: Record<string, Counts> = {};
  for (const [key, counts] of Object.entries(raw)) {
    questions[key] = typeof counts === 'string' ? readCounts(counts, `questions.${key}`) : corrupt(`questions.${key}`);
  }
  return questions;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return corrupt('questions are not JSON');
  }
}

function wholeNumber(text: string | undefined, place: string): number {
  const number = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isSafeInteger(number) ? number : corrupt(`${place} does not hold whole numbers`);
}

function corrupt(reason: string): never {
  throw new RangeError(`This is not a stored state: ${reason}.`);
}
