import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { STYLE_PAIRS } from '../questionnaire/style-questions.ts';
import { SUMS } from './encode-state.ts';
import type { FigureKey } from './figure-counts.ts';
import { type Counts, requireExact, type State } from './state.ts';

/** Adds up states of one questionnaire version from their texts, without making a state of each. */
export interface TextSum {
  /** RangeError, with the place, for text that is no state of this version; the sum is not to be used then. */
  add(text: string): void;
  /** The sum of what was added since the last was taken. */
  take(): State;
}

/**
 * A reader of states from their texts (see `stateText`). It throws RangeError, with the place, for text that is no state of
 * this version: parts missing or left over, or a number that is not whole.
 *
 * @param only the figures that are wanted, besides the number of answers
 */
export function stateReader(
  definition: QuestionnaireDefinition,
  only?: ReadonlySet<FigureKey>,
): (text: string) => State {
  const sum = createTextSum(definition, only);
  return (text) => {
    sum.add(text);
    return sum.take();
  };
}

/**
 * A sum of texts. Pages read tens of thousands of them: a text is read letter by letter, and every count has its place in
 * a row of numbers.
 *
 * @param only the figures that are wanted, besides the numbers of answers
 */
export function createTextSum(definition: QuestionnaireDefinition, only?: ReadonlySet<FigureKey>): TextSum {
  const has = (figure: FigureKey): boolean => only === undefined || only.has(figure);
  const items = createGroupSums(
    'items',
    definition.items.map(({ key }) => (has(`item:${key}`) ? createCountSum(key) : undefined)),
  );
  const dimensions = createGroupSums(
    'dimensions',
    definition.dimensions.map(({ key }) => (has(`dimension:${key}`) ? createScoreSum(key) : undefined)),
  );
  const overall = createScoreSum('overall');
  const questions = new Map<string, CountSum>();
  const someQuestions = [...definition.questions.map(({ key }) => key), STYLE_PAIRS].some((key) =>
    has(`question:${key}`),
  );
  let responses = 0;
  return {
    add(text) {
      const ends = partEnds(text);
      responses += numberIn(text, 0, ends[0], 'responses');
      items.add(text, ends[0] + 1, ends[1]);
      dimensions.add(text, ends[1] + 1, ends[2]);
      if (has('overall')) overall.add(text, ends[2] + 1, ends[3]);
      if (!someQuestions) return;
      for (const [key, counts] of questionTexts(text.slice(ends[3] + 1))) {
        if (!has(`question:${key}`)) continue;
        const sum = questions.get(key) ?? createCountSum(key);
        questions.set(key, sum);
        sum.add(counts, 0, counts.length);
      }
    },
    take() {
      const state = {
        responses: requireExact('responses', responses),
        items: items.take(),
        dimensions: dimensions.take(),
        overall: overall.take() ?? {},
        questions: taken(questions.values()),
      };
      responses = 0;
      return state;
    },
  };
}

/** The counts of one item, score or question, added up. */
interface CountSum {
  readonly key: string;
  /** Adds the counts that stand from `start` to `end` of a text. */
  add(text: string, start: number, end: number): void;
  /** Undefined where nothing is left. */
  take(): Counts | undefined;
}

const COMMA = 44;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const SPACE = 32;
const MINUS = 45;

/** Digits and commas of levels are read as a number to the base of sixteen: with so many of them a double holds it exactly. */
const MOST_LETTERS = 12;

function createCountSum(key: string): CountSum {
  const row: number[] = [];
  const names: string[] = [];
  // Pairs of levels are found by their letters as a number, which costs a fraction of finding them by name.
  const byLetters = new Map<number, number>();
  const byName = new Map<string, number>();
  const named = (name: string): number => {
    const place = byName.get(name) ?? names.push(name) - 1;
    byName.set(name, place);
    return place;
  };
  return {
    key,
    add(text, start, end) {
      for (let at = start; at < end; at += 1) {
        const from = at;
        let letters = 0;
        let isLevels = true;
        for (; at < end; at += 1) {
          const letter = text.charCodeAt(at);
          if (letter === COLON || letter === SPACE) break;
          isLevels &&= letter === COMMA || (letter >= ZERO && letter <= NINE);
          letters = letters * 16 + (letter === COMMA ? 15 : letter - ZERO + 1);
        }
        const to = at;
        let count = 1;
        if (text.charCodeAt(at) === COLON && at < end) {
          const next = nextSpace(text, at + 1, end);
          count = numberIn(text, at + 1, next, key);
          at = next;
        }
        let place = isLevels && to - from <= MOST_LETTERS ? byLetters.get(letters) : undefined;
        if (place === undefined) {
          place = named(text.slice(from, to));
          if (isLevels && to - from <= MOST_LETTERS) byLetters.set(letters, place);
        }
        row[place] = (row[place] ?? 0) + count;
      }
    },
    take: () => takeRow(row, names),
  };
}

function createScoreSum(key: string): CountSum {
  const row: number[] = [];
  return {
    key,
    add(text, start, end) {
      if (start >= end) return;
      let at = start;
      for (let sum = 0; sum < SUMS.length; sum += 1) {
        const next = nextSpace(text, at, end);
        row[sum] = (row[sum] ?? 0) + numberIn(text, at, next, key);
        at = next + 1;
      }
      if (at !== end + 1) corrupt(`${key} has not all its sums`);
    },
    take: () => takeRow(row, SUMS),
  };
}

function takeRow(row: number[], names: readonly string[]): Counts | undefined {
  const counts: Counts = {};
  let isAny = false;
  for (let place = 0; place < row.length; place += 1) {
    const [name, sum] = [names[place], row[place] ?? 0];
    if (name === undefined || sum === 0) continue;
    counts[name] = requireExact(name, sum);
    isAny = true;
    row[place] = 0;
  }
  return isAny ? counts : undefined;
}

function taken(sums: Iterable<CountSum | undefined>): Record<string, Counts> {
  const groups: Record<string, Counts> = {};
  for (const sum of sums) {
    const counts = sum?.take();
    if (sum !== undefined && counts !== undefined) groups[sum.key] = counts;
  }
  return groups;
}

/** Where the first four parts end; what stands after is the fifth. */
function partEnds(text: string): [number, number, number, number] {
  const responses = text.indexOf('|');
  const items = text.indexOf('|', responses + 1);
  const dimensions = text.indexOf('|', items + 1);
  const overall = text.indexOf('|', dimensions + 1);
  if (responses < 0 || items < 0 || dimensions < 0 || overall < 0) return corrupt('parts are missing');
  return [responses, items, dimensions, overall];
}

/** Groups that stand side by side in the order of their version; what is not wanted is undefined, and passed over. */
function createGroupSums(place: string, sums: readonly (CountSum | undefined)[]) {
  const wanted = sums.slice(0, sums.findLastIndex((sum) => sum !== undefined) + 1);
  return {
    add(text: string, start: number, end: number): void {
      let at = start;
      for (const [index, sum] of wanted.entries()) {
        const isLast = index === sums.length - 1;
        const found = text.indexOf(';', at);
        const next = found < 0 || found > end ? end : found;
        if (isLast !== (next === end)) corrupt(`${place} are not ${sums.length}`);
        sum?.add(text, at, next);
        at = next + 1;
      }
    },
    take: (): Record<string, Counts> => taken(wanted),
  };
}

function questionTexts(text: string): [string, string][] {
  const raw: unknown = parse(text);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return corrupt('questions are no object');
  return Object.entries(raw).map(([key, counts]) => [
    key,
    typeof counts === 'string' ? counts : corrupt(`questions.${key}`),
  ]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return corrupt('questions are not JSON');
  }
}

function nextSpace(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === SPACE) return at;
  return end;
}

function numberIn(text: string, start: number, end: number, place: string): number {
  const isNegative = text.charCodeAt(start) === MINUS;
  let number = 0;
  for (let at = isNegative ? start + 1 : start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) corrupt(`${place} does not hold whole numbers`);
    number = number * 10 + digit;
  }
  if (end - start < (isNegative ? 2 : 1) || !Number.isSafeInteger(number))
    corrupt(`${place} does not hold whole numbers`);
  return isNegative ? -number : number;
}

function corrupt(reason: string): never {
  throw new RangeError(`This is not a stored state: ${reason}.`);
}
