import type { Knex } from 'knex';
import type { AnswerSource } from '../../domain/answers/answer-source.ts';
import { toSheet } from '../../domain/answers/stored-answers.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import { addSheet } from '../../domain/state/add-sheet.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { emptyState } from '../../domain/state/state.ts';
import type { Database } from '../../platform/db/database.ts';
import { getVersion } from '../questionnaires/index.ts';
import { foldedSums } from './folded-sums.ts';
import { joinVersions, type StateReading, versionIdsNewestFirst, waitingChanges } from './read-state.ts';
import { type Segment, slicesFor, slicesOf } from './slices.ts';
import { toStoredChange } from './state-changes.store.ts';
import { StretchSums } from './stretch-sums.ts';

export interface SegmentsQuery {
  questionnaireId: string;
  days: Days;
  segments: readonly Segment[];
  source: AnswerSource;
  /** What is read of them, besides the numbers of answers. */
  figures: readonly FigureKey[];
  /** Leaves out what waits to be folded. */
  foldedOnly: boolean;
}

/**
 * Many segments over the same days, exactly, all counted in one unit. Its cost follows their number and the length of the
 * period, not the number of answers. Call it inside `db.snapshot`.
 *
 * @returns in the order of the segments; undefined when one of them crosses filters that are not kept ready, or the
 *   questionnaire has no version
 */
export async function readSegments(db: Database, tx: Knex, query: SegmentsQuery): Promise<StateReading[] | undefined> {
  const { questionnaireId, days, segments, source, figures, foldedOnly } = query;
  const sums = segments.map(() => new StretchSums([days]));
  const bySlice = new Map<string, StretchSums[]>();
  for (const [at, segment] of segments.entries()) {
    const [slices, sum] = [slicesFor(segment), sums[at]];
    if (slices === undefined || sum === undefined) return undefined;
    for (const slice of slices) bySlice.set(slice, [...(bySlice.get(slice) ?? []), sum]);
  }
  const versionIds = await versionIdsNewestFirst(tx, questionnaireId);
  const slices = [...bySlice.keys()];
  const folded = await foldedSums(db, tx, { questionnaireId, versionIds, slices, source, figures }, [days]);
  for (const [slice, some] of folded) for (const sum of bySlice.get(slice) ?? []) sum.add(some);
  if (!foldedOnly) {
    for (const row of await waitingChanges(tx, { questionnaireId, source, segment: {}, ...days })) {
      const change = toStoredChange(row);
      const { definition } = await getVersion(tx, change.versionId);
      for (const sum of slicesOf(change).flatMap((slice) => bySlice.get(slice) ?? [])) {
        const into = sum.of(change.versionId, change.day);
        if (into !== undefined) addSheet(into, definition, toSheet(definition, change), change.sign);
      }
    }
  }
  const readings: StateReading[] = [];
  for (const sum of sums) {
    const joined = await joinVersions(tx, sum, versionIds);
    if (joined === undefined) return undefined;
    const { states, ...shared } = joined;
    readings.push({ ...shared, state: states.get(days.from) ?? emptyState() });
  }
  return readings;
}
