import { SECTIONS, type Section, StateText } from './encode-state.ts';
import { type Counts, requireExact, type State } from './state.ts';

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
  /** The text of the sum, as `encodeState` writes it, or undefined where nothing is left; the next sum starts at none. */
  take(): string | undefined;
}

interface Place {
  section: Section;
  group: string;
  key: string;
}

/** A tally in which every count has its place in a row of numbers; the row grows with the counts that come up. */
export function createTally(): Tally {
  const places: Place[] = [];
  const placesBySection = new Map(SECTIONS.map((section) => [section, new Map<string, Map<string, number>>()]));
  /** The places in the order in which they are written. */
  let ordered: number[] = [];
  let row: number[] = [];
  let responses = 0;

  const placeOf = (section: Section, group: string, keys: Map<string, number>, key: string): number => {
    const known = keys.get(key);
    if (known !== undefined) return known;
    const place = places.push({ section, group, key }) - 1;
    keys.set(key, place);
    row.push(0);
    return place;
  };
  const orderPlaces = (): void => {
    if (ordered.length === places.length) return;
    ordered = places
      .map((place, at) => ({ ...place, at, rank: SECTIONS.indexOf(place.section) }))
      .sort((a, b) => a.rank - b.rank || compare(a.group, b.group) || compare(a.key, b.key))
      .map(({ at }) => at);
  };

  return {
    entriesOf(state) {
      const found: number[] = [];
      const amounts: number[] = [];
      const collect = (section: Section, group: string, counts: Counts): void => {
        const groups = placesBySection.get(section) ?? new Map<string, Map<string, number>>();
        const keys = groups.get(group) ?? new Map<string, number>();
        groups.set(group, keys);
        for (const key in counts) {
          found.push(placeOf(section, group, keys, key));
          amounts.push(counts[key] ?? 0);
        }
      };
      for (const group in state.items) collect('items', group, state.items[group] ?? {});
      for (const group in state.dimensions) collect('dimensions', group, state.dimensions[group] ?? {});
      collect('overall', '', state.overall);
      for (const group in state.questions) collect('questions', group, state.questions[group] ?? {});
      return { responses: state.responses, places: found, amounts };
    },
    add(entries) {
      responses += entries.responses;
      for (let at = 0; at < entries.places.length; at += 1) {
        const place = entries.places[at] ?? 0;
        row[place] = (row[place] ?? 0) + (entries.amounts[at] ?? 0);
      }
    },
    take() {
      orderPlaces();
      const text = new StateText(responses);
      let left = responses !== 0;
      for (const at of ordered) {
        const count = row[at];
        const place = places[at];
        if (count === undefined || count === 0 || place === undefined) continue;
        left = true;
        row[at] = 0;
        text.put(place.section, place.group, place.key, requireExact(place.key, count));
      }
      responses = 0;
      return left ? text.end() : undefined;
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
