import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { State } from '../../domain/state/state.ts';
import { chunks } from '../../platform/db/chunks.ts';
import type { Database } from '../../platform/db/database.ts';
import { rememberedOf } from '../../platform/db/remembered.ts';
import { periodsOf, wholeMonthsIn } from './periods.ts';
import { type CellsQuery, readCells } from './read-cells.ts';
import { type Revision, revisionOf } from './revision.ts';
import type { SliceSums, VersionSums } from './stretch-sums.ts';

export interface FoldedQuery extends CellsQuery {
  questionnaireId: string;
}

/**
 * What is folded of kept slices, by stretch of time. What was read is remembered until answers are folded into the slice,
 * and so are the whole months of it: whoever asks again waits for nothing, whoever asks for some days more or less waits
 * for these days alone. Call it inside `db.snapshot`.
 *
 * @param stretches in order, without overlap
 */
export async function foldedSums(
  db: Database,
  tx: Knex,
  query: FoldedQuery,
  stretches: readonly Days[],
): Promise<SliceSums> {
  const now = await revisionOf(tx, query.questionnaireId);
  if (now === undefined) return new Map();
  const memory = memoryOf(db);
  const keyOf = keysOf(query);
  const sums = new Map(query.slices.map((slice) => [slice, new Map<string, VersionSums>()]));
  for (const { slice, from, kept } of await recall(db, tx, query, stretches, now)) sums.get(slice)?.set(from, kept);

  const lacks = (slice: string) => (stretch: Days) => sums.get(slice)?.has(stretch.from) !== true;
  const slices = query.slices.filter((slice) => stretches.some(lacks(slice)));
  if (slices.length === 0) return sums;
  const missing = stretches.filter((stretch) => slices.some((slice) => lacks(slice)(stretch)));
  const part = { ...query, slices };
  const months = missing.flatMap((stretch) => wholeMonthsIn(periodsOf(stretch)) ?? []);
  const known: SliceSums = months.length > 0 ? await foldedSums(db, tx, part, months) : new Map();
  for (const [slice, read] of await readCells(db, tx, part, missing, known)) {
    for (const stretch of missing) {
      const kept = read.get(stretch.from) ?? NOTHING;
      sums.get(slice)?.set(stretch.from, kept);
      memory.set(keyOf(slice, stretch), { ...now, kept });
    }
  }
  return sums;
}

const NOTHING: VersionSums = new Map();

/** What is remembered of the slices and still so. */
async function recall(
  db: Database,
  tx: Knex,
  query: FoldedQuery,
  stretches: readonly Days[],
  now: Revision,
): Promise<{ slice: string; from: string; kept: VersionSums }[]> {
  const memory = memoryOf(db);
  const keyOf = keysOf(query);
  const found: { slice: string; from: string; key: string; one: Remembered }[] = [];
  for (const slice of query.slices) {
    for (const stretch of stretches) {
      const key = keyOf(slice, stretch);
      const one = memory.get(key);
      if (one?.epoch === now.epoch && one.revision <= now.revision) found.push({ slice, from: stretch.from, key, one });
    }
  }
  const older = found.filter(({ one }) => one.revision < now.revision);
  const changed = await changedSlices(tx, query.versionIds, older);
  for (const { slice, key, one } of older) if (!changed.has(slice)) memory.set(key, { ...one, ...now });
  return found.flatMap(({ slice, from, one }) => (changed.has(slice) ? [] : [{ slice, from, kept: one.kept }]));
}

/** As much as one statement takes on every database. */
const SLICES_AT_ONCE = 400;

/** Slices in which something was folded since something of them was remembered. */
async function changedSlices(
  tx: Knex,
  versionIds: readonly string[],
  remembered: readonly { slice: string; one: Remembered }[],
): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  const since = remembered.reduce((least, { one }) => Math.min(least, one.revision), Infinity);
  for (const some of chunks([...new Set(remembered.map(({ slice }) => slice))], SLICES_AT_ONCE)) {
    const found: string[] = await tx('state_cells')
      .whereIn('version_id', versionIds)
      .whereIn('slice', some)
      .where('revision', '>', since)
      .distinct()
      .pluck('slice');
    for (const slice of found) changed.add(slice);
  }
  return changed;
}

/** Short keys: there are thousands of them, and figures are many words. */
function keysOf({ questionnaireId, source, figures }: FoldedQuery): (slice: string, stretch: Days) => string {
  const asked = JSON.stringify([questionnaireId, source, figures ?? 'all']);
  const start = createHash('sha256').update(asked).digest('base64url');
  return (slice, { from, to }) => `${start} ${from} ${to} ${slice}`;
}

interface Remembered extends Revision {
  kept: VersionSums;
}

/** Some 50 bytes each. */
const MOST_NUMBERS = 300_000;

/** What remembering anything takes, in numbers. */
const LEAST = 20;

const memoryOf = rememberedOf<Remembered>({
  maxSize: MOST_NUMBERS,
  sizeCalculation: ({ kept }) => [...kept.values()].reduce((size, state) => size + sizeOf(state), LEAST),
});

function sizeOf({ items, dimensions, overall, questions }: State): number {
  const groups = [...Object.values(items), ...Object.values(dimensions), ...Object.values(questions), overall];
  return groups.reduce((sum, counts) => sum + Object.keys(counts).length, 1);
}
