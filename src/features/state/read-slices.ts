import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import { toSheet } from '../../domain/answers/stored-answers.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { addSheet } from '../../domain/state/add-sheet.ts';
import { decodeState } from '../../domain/state/encode-state.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { mergeState } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import { getVersion } from '../questionnaires/index.ts';
import { periodsOf } from './periods.ts';
import { joinVersions, StretchSums, versionIdsNewestFirst } from './read-state.ts';
import { slicesOf } from './slices.ts';
import { toStoredChange } from './state-changes.store.ts';

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

/** As many slices and periods as one statement takes on every database. */
const SLICES_AT_ONCE = 300;
const PERIODS_AT_ONCE = 300;

/**
 * One figure of many kept slices over the same days, exactly. Its cost follows the number of slices and the length of the
 * period, not the number of answers. Call it inside `db.snapshot`.
 */
export async function readSlices(tx: Knex, query: SlicesQuery): Promise<SlicesReading> {
  const { questionnaireId, days, figure, foldedOnly } = query;
  const origins = ORIGINS_OF[query.source];
  const versionIds = await versionIdsNewestFirst(tx, questionnaireId);
  const definitions = new Map<string, QuestionnaireDefinition>();
  for (const id of versionIds) definitions.set(id, (await getVersion(tx, id)).definition);
  const sums = new Map(query.slices.map((slice) => [slice, new StretchSums([days])]));
  const only = new Set([figure]);
  const periods = periodsOf(days.from, days.to);
  for (const slices of chunks(query.slices, SLICES_AT_ONCE)) {
    for (const some of chunks(periods, PERIODS_AT_ONCE)) {
      const cells: { version_id: string; slice: string; state: string }[] = await tx('state_cells')
        .whereIn('version_id', versionIds)
        .whereIn('slice', slices)
        .whereIn('period', some)
        .whereIn('origin', origins)
        .select('version_id', 'slice', 'state');
      for (const { version_id, slice, state } of cells) {
        const into = sums.get(slice)?.of(version_id, days.from);
        const definition = definitions.get(version_id);
        if (into !== undefined && definition !== undefined) mergeState(into, decodeState(definition, state, only));
      }
    }
  }
  if (!foldedOnly) {
    const waiting = await tx('state_changes')
      .where({ questionnaire_id: questionnaireId })
      .whereBetween('day', [days.from, days.to])
      .whereIn('origin', origins)
      .orderBy('id');
    for (const row of waiting) {
      const change = toStoredChange(row);
      const definition = definitions.get(change.versionId);
      if (definition === undefined) continue;
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

function chunks<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}
