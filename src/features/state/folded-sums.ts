import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { mergeState } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import { createTextSum, type TextSum } from '../../domain/state/sum-texts.ts';
import { chunks } from '../../platform/db/chunks.ts';
import type { Database } from '../../platform/db/database.ts';
import { rememberedOf } from '../../platform/db/remembered.ts';
import { getVersion } from '../questionnaires/index.ts';
import { isMonth } from './cell-sums.ts';
import { periodsOf } from './periods.ts';
import { type Revision, revisionOf } from './revision.ts';

/** Sums of answers by questionnaire version and stretch of time. */
export class StretchSums {
  readonly #stretches: readonly Days[];
  readonly #byVersion = new Map<string, Map<string, State>>();

  /** @param stretches in order, without overlap */
  constructor(stretches: readonly Days[]) {
    this.#stretches = stretches;
  }

  /** The sum that a day belongs to; undefined where it lies in no stretch. */
  of(versionId: string, day: string): State | undefined {
    const stretch = this.#stretches.find(({ from, to }) => from <= day && day <= to);
    return stretch && this.#sumFrom(versionId, stretch.from);
  }

  /** The sums of a version by the first day of their stretch. */
  ofVersion(versionId: string): ReadonlyMap<string, State> {
    return this.#byVersion.get(versionId) ?? new Map();
  }

  /** Adds sums of the same stretches. */
  add(other: StretchSums): void {
    for (const [versionId, states] of other.#byVersion) {
      for (const [from, state] of states) mergeState(this.#sumFrom(versionId, from), state);
    }
  }

  /** How many numbers it holds. */
  get size(): number {
    let size = 1;
    for (const states of this.#byVersion.values()) for (const state of states.values()) size += sizeOf(state);
    return size;
  }

  #sumFrom(versionId: string, from: string): State {
    const states = this.#byVersion.get(versionId) ?? new Map<string, State>();
    this.#byVersion.set(versionId, states);
    const state = states.get(from) ?? emptyState();
    states.set(from, state);
    return state;
  }
}

function sizeOf({ items, dimensions, overall, questions }: State): number {
  const groups = [...Object.values(items), ...Object.values(dimensions), ...Object.values(questions), overall];
  return groups.reduce((sum, counts) => sum + Object.keys(counts).length, 1);
}

export interface FoldedQuery {
  questionnaireId: string;
  /** Of all its versions. */
  versionIds: readonly string[];
  slices: readonly string[];
  source: AnswerSource;
  /** Only these are read, besides the numbers of answers; undefined: all. */
  figures: readonly FigureKey[] | undefined;
}

/**
 * What is folded of kept slices, each by version and stretch of time. What was read is remembered until answers are folded
 * into the slice, so that whoever turns pages waits for it once. The sums are shared: add them up elsewhere. Call it
 * inside `db.snapshot`.
 *
 * @param stretches in order, without overlap
 * @returns the sums of each slice
 */
export async function foldedSums(
  db: Database,
  tx: Knex,
  query: FoldedQuery,
  stretches: readonly Days[],
): Promise<ReadonlyMap<string, StretchSums>> {
  const { questionnaireId, slices, source, figures } = query;
  const now = await revisionOf(tx, questionnaireId);
  if (now === undefined) return new Map();
  const memory = memoryOf(db);
  const days = stretches.map(({ from, to }) => from + to);
  const asked = JSON.stringify([questionnaireId, source, figures ?? 'all', days]);
  const known = new Map<string, Remembered>();
  for (const slice of slices) {
    const one = memory.get(`${asked} ${slice}`);
    if (one?.epoch === now.epoch && one.revision <= now.revision) known.set(slice, one);
  }
  for (const slice of await changedSlices(tx, query.versionIds, known, now.revision)) known.delete(slice);
  const missing = slices.filter((slice) => !known.has(slice));
  const read =
    missing.length > 0 ? await readCells(tx, { ...query, slices: missing }, stretches) : new Map<string, StretchSums>();
  const found = new Map<string, StretchSums>();
  for (const slice of slices) {
    const remembered = known.get(slice);
    const sums = remembered?.sums ?? read.get(slice);
    if (sums === undefined) continue;
    if (remembered?.revision !== now.revision) memory.set(`${asked} ${slice}`, { ...now, sums });
    found.set(slice, sums);
  }
  return found;
}

/** Of the slices that are remembered, those in which something was folded since. */
async function changedSlices(
  tx: Knex,
  versionIds: readonly string[],
  known: ReadonlyMap<string, Remembered>,
  revision: number,
): Promise<string[]> {
  const older = [...known].filter(([, one]) => one.revision < revision);
  const since = Math.min(...older.map(([, one]) => one.revision));
  const changed: string[] = [];
  for (const some of chunks(older, SLICES_AT_ONCE)) {
    const found: string[] = await tx('state_cells')
      .whereIn('version_id', versionIds)
      .whereIn(
        'slice',
        some.map(([slice]) => slice),
      )
      .where('revision', '>', since)
      .distinct()
      .pluck('slice');
    changed.push(...found);
  }
  return changed;
}

/** As much as one statement takes on every database, and as many cells as are held at once, of up to some kB each. */
const SLICES_AT_ONCE = 400;
const PERIODS_AT_ONCE = 300;
const CELLS_AT_ONCE = 4000;

async function readCells(
  tx: Knex,
  { versionIds, slices, source, figures }: FoldedQuery,
  stretches: readonly Days[],
): Promise<Map<string, StretchSums>> {
  const only = figures && new Set(figures);
  const adders = new Map<string, TextSum>();
  for (const id of versionIds) adders.set(id, createTextSum((await getVersion(tx, id)).definition, only));
  const sums = new Map(slices.map((slice) => [slice, new StretchSums(stretches)]));
  const periods = stretches.flatMap(({ from, to }) => periodsOf(from, to));
  for (const somePeriods of chunks(periods, PERIODS_AT_ONCE)) {
    for (const someSlices of chunks(slices, Math.ceil(CELLS_AT_ONCE / somePeriods.length))) {
      const cells: { version_id: string; slice: string; period: string; state: string }[] = await tx('state_cells')
        .whereIn('version_id', versionIds)
        .whereIn('slice', someSlices)
        .whereIn('period', somePeriods)
        .whereIn('origin', ORIGINS_OF[source])
        .select('version_id', 'slice', 'period', 'state');
      const texts = new Map<State, { versionId: string; texts: string[] }>();
      for (const { version_id: versionId, slice, period, state } of cells) {
        const into = sums.get(slice)?.of(versionId, isMonth({ period }) ? `${period}-01` : period);
        if (into === undefined) continue;
        const some = texts.get(into) ?? { versionId, texts: [] };
        texts.set(into, some);
        some.texts.push(state);
      }
      for (const [into, { versionId, texts: some }] of texts) {
        const sum = adders.get(versionId);
        if (sum === undefined) continue;
        for (const text of some) sum.add(text);
        mergeState(into, sum.take());
      }
    }
  }
  return sums;
}

interface Remembered extends Revision {
  sums: StretchSums;
}

/** Some 50 bytes each. */
const MOST_NUMBERS = 400_000;

const memoryOf = rememberedOf<Remembered>({ maxSize: MOST_NUMBERS, sizeCalculation: ({ sums }) => sums.size });
