import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import { toSheet } from '../../domain/answers/stored-answers.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import { addSheet } from '../../domain/state/add-sheet.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import type { Database } from '../../platform/db/database.ts';
import { getVersion } from '../questionnaires/index.ts';
import { foldedSums } from './folded-sums.ts';
import { joinVersions, versionIdsNewestFirst } from './read-state.ts';
import { slicesOf } from './slices.ts';
import { toStoredChange } from './state-changes.store.ts';
import { StretchSums } from './stretch-sums.ts';

export interface SlicesQuery {
  questionnaireId: string;
  days: Days;
  slices: readonly string[];
  source: AnswerSource;
  /** What is read of them, besides the numbers of answers. */
  figure: FigureKey;
  /** Leaves out what waits to be folded. */
  foldedOnly: boolean;
}

/** One figure of many kept slices at once, all counted in one unit. */
export interface SlicesReading {
  states: ReadonlyMap<string, State>;
  unit: number;
}

/**
 * One figure of many kept slices over the same days, exactly. Its cost follows the number of slices and the length of the
 * period, not the number of answers. Call it inside `db.snapshot`.
 */
export async function readSlices(db: Database, tx: Knex, query: SlicesQuery): Promise<SlicesReading> {
  const { questionnaireId, days, slices, source, figure, foldedOnly } = query;
  const versionIds = await versionIdsNewestFirst(tx, questionnaireId);
  const folded = await foldedSums(db, tx, { questionnaireId, versionIds, slices, source, figures: [figure] }, [days]);
  const sums = new Map(
    slices.map((slice) => {
      const of = new StretchSums([days]);
      const sum = folded.get(slice);
      if (sum !== undefined) of.add(sum);
      return [slice, of];
    }),
  );
  if (!foldedOnly) {
    const waiting = await tx('state_changes')
      .where({ questionnaire_id: questionnaireId })
      .whereBetween('day', [days.from, days.to])
      .whereIn('origin', ORIGINS_OF[source])
      .orderBy('id');
    for (const row of waiting) {
      const change = toStoredChange(row);
      const { definition } = await getVersion(tx, change.versionId);
      for (const slice of slicesOf(change)) {
        const into = sums.get(slice)?.of(change.versionId, change.day);
        if (into !== undefined) addSheet(into, definition, toSheet(definition, change), change.sign);
      }
    }
  }
  const states = new Map<string, State>();
  let unit = 1;
  for (const [slice, of] of sums) {
    const joined = await joinVersions(tx, of, versionIds);
    if (joined === undefined) continue;
    unit = joined.unit;
    states.set(slice, joined.states.get(days.from) ?? emptyState());
  }
  return { states, unit };
}
