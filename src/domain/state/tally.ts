import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { countText, type StateParts, SUMS, stateText } from './encode-state.ts';
import { type Counts, isEmpty, requireExact, type State } from './state.ts';

/** A state as places in one tally's row of numbers, and how many stand at each. */
export interface TallyEntries {
  readonly responses: number;
  readonly places: readonly number[];
  readonly amounts: readonly number[];
}

/** Adds up states of one questionnaire version: many thousands of them, where `mergeState` would take minutes. */
export interface Tally {
  /** Looks up once where the counts of a state stand, to add them to as many sums as one likes. */
  entriesOf(state: State): TallyEntries;
  add(entries: TallyEntries): void;
  /** The text of the sum (see stateText), or undefined where nothing is left. The next sum starts at nothing. */
  take(): string | undefined;
}

/** The counts of one item, score or question: where each stands, in the order in which they are written. */
interface Group {
  readonly places: Map<string, number>;
  sorted: [string, number][];
}

/**
 * A tally in which every count has its place in a row of numbers; the row grows with the counts that come up.
 * RangeError for a state that counts items or dimensions which the version does not have.
 */
export function createTally(definition: QuestionnaireDefinition): Tally {
  const row: number[] = [];
  let responses = 0;
  const scoreGroup = (): Group => {
    const sorted = SUMS.map((name): [string, number] => [name, row.push(0) - 1]);
    return { places: new Map(sorted), sorted };
  };
  const items = new Map(definition.items.map(({ key }): [string, Group] => [key, { places: new Map(), sorted: [] }]));
  const dimensions = new Map(definition.dimensions.map(({ key }): [string, Group] => [key, scoreGroup()]));
  const overall = scoreGroup();
  const questions = new Map<string, Group>();

  const questionOf = (key: string): Group => {
    const group = questions.get(key) ?? { places: new Map(), sorted: [] };
    questions.set(key, group);
    return group;
  };
  const takeAt = (key: string, place: number): number => {
    const count = row[place] ?? 0;
    row[place] = 0;
    return count === 0 ? 0 : requireExact(key, count);
  };
  const takeCounts = (group: Group): string => {
    if (group.sorted.length < group.places.size) {
      group.sorted = [...group.places].sort(([a], [b]) => (a < b ? -1 : 1));
    }
    let text = '';
    for (const [key, place] of group.sorted) {
      const count = takeAt(key, place);
      if (count !== 0) text += text === '' ? countText(key, count) : ` ${countText(key, count)}`;
    }
    return text;
  };
  const takeSums = ({ sorted }: Group): string => {
    let [text, left] = ['', false];
    for (const [name, place] of sorted) {
      const sum = takeAt(name, place);
      left ||= sum !== 0;
      text += text === '' ? sum : ` ${sum}`;
    }
    return left ? text : '';
  };
  const takeQuestions = (): Record<string, string> => {
    const taken: Record<string, string> = {};
    for (const key of [...questions.keys()].sort()) {
      const text = takeCounts(questionOf(key));
      if (text !== '') taken[key] = text;
    }
    return taken;
  };

  return {
    entriesOf(state) {
      const found: number[] = [];
      const amounts: number[] = [];
      const collect = (group: Group | undefined, counts: Counts): void => {
        if (group === undefined) throw new RangeError('the state counts what its questionnaire does not have');
        for (const key in counts) {
          const place = group.places.get(key) ?? row.push(0) - 1;
          group.places.set(key, place);
          found.push(place);
          amounts.push(counts[key] ?? 0);
        }
      };
      for (const key in state.items) collect(items.get(key), state.items[key] ?? {});
      for (const key in state.dimensions) collect(dimensions.get(key), state.dimensions[key] ?? {});
      collect(overall, state.overall);
      for (const key in state.questions) collect(questionOf(key), state.questions[key] ?? {});
      return { responses: state.responses, places: found, amounts };
    },
    add(entries) {
      responses += entries.responses;
      const { places, amounts } = entries;
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] ?? 0;
        row[place] = (row[place] ?? 0) + (amounts[at] ?? 0);
      }
    },
    take() {
      const parts = {
        responses,
        items: Array.from(items.values(), takeCounts),
        dimensions: Array.from(dimensions.values(), takeSums),
        overall: takeSums(overall),
        questions: takeQuestions(),
      };
      responses = 0;
      return isNothing(parts) ? undefined : stateText(parts);
    },
  };
}

function isNothing({ responses, items, dimensions, overall, questions }: StateParts): boolean {
  if (responses !== 0 || overall !== '') return false;
  return items.every((text) => text === '') && dimensions.every((text) => text === '') && isEmpty(questions);
}
