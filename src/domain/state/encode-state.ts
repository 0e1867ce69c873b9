import type { Counts, State } from './state.ts';

/** The parts of a state, in the order in which they are written. */
export const SECTIONS = ['items', 'dimensions', 'overall', 'questions'] as const;
export type Section = (typeof SECTIONS)[number];

/** JSON of the names that come up again and again, with the colon after them. */
const names = new Map<string, string>();
const MOST_NAMES = 10_000;

function nameOf(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = `${JSON.stringify(key)}:`;
  if (names.size < MOST_NAMES) names.set(key, name);
  return name;
}

/**
 * Writes a state's text count by count, which must come in order: by section, group and key. No zeros are written, so
 * that equal states are equal text, whatever was added and taken out on the way.
 */
export class StateText {
  private text: string;
  private section = -1;
  private group: string | undefined;

  constructor(responses: number) {
    this.text = `{"responses":${responses}`;
  }

  /** @param group '' for the overall score, which has one group only */
  put(section: Section, group: string, key: string, count: number): void {
    this.moveTo(SECTIONS.indexOf(section));
    if (group === this.group) this.text += ',';
    else {
      if (section !== 'overall') this.text += `${this.group === undefined ? '' : '},'}${nameOf(group)}{`;
      this.group = group;
    }
    this.text += nameOf(key) + count;
  }

  end(): string {
    this.moveTo(SECTIONS.length);
    return `${this.text}}`;
  }

  private moveTo(section: number): void {
    while (this.section < section) {
      if (this.section >= 0) {
        if (this.group !== undefined && SECTIONS[this.section] !== 'overall') this.text += '}';
        this.text += '}';
      }
      this.group = undefined;
      this.section += 1;
      const next = SECTIONS[this.section];
      if (next !== undefined) this.text += `,"${next}":{`;
    }
  }
}

/** A state as text: JSON with keys in one fixed order, see StateText. */
export function encodeState(state: State): string {
  const text = new StateText(state.responses);
  const put = (section: Section, group: string, counts: Counts): void => {
    for (const key of Object.keys(counts).sort()) text.put(section, group, key, counts[key] ?? 0);
  };
  for (const section of SECTIONS) {
    if (section === 'overall') put(section, '', state.overall);
    else for (const group of Object.keys(state[section]).sort()) put(section, group, state[section][group] ?? {});
  }
  return text.end();
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
