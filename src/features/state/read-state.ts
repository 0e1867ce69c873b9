import type { Knex } from 'knex';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { addSheet } from '../../domain/state/add-sheet.ts';
import { decodeState } from '../../domain/state/encode-state.ts';
import { mergeState, mergeVersions } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import { getVersion } from '../questionnaires/index.ts';
import { periodsOf } from './periods.ts';
import { type Segment, slicesFor } from './slices.ts';
import { toSheet, toStoredChange } from './state-changes.store.ts';

export interface StateQuery {
  questionnaireId: string;
  /** First and last business date, both inclusive. */
  from: string;
  to: string;
  segment: Segment;
}

export interface StateReading {
  state: State;
  /** Counting units of the scores in `state`, where versions of different shape were joined. */
  unit: number;
  /** The newest version that has answers in it, or the newest of all; its items are shown. */
  definition: QuestionnaireDefinition;
  versions: number[];
}

/**
 * The exact state of a segment and period: kept cells plus the changes that wait to be folded. Its cost follows the
 * length of the period, not the number of answers. Call it inside `db.snapshot`, so that both are of one moment.
 *
 * @returns undefined when the segment crosses filters that are not kept ready, or the questionnaire has no version
 */
export async function readState(tx: Knex, query: StateQuery): Promise<StateReading | undefined> {
  const slices = slicesFor(query.segment);
  if (slices === undefined) return undefined;
  const states = new Map<string, State>();
  const stateOf = (versionId: string): State => {
    const state = states.get(versionId) ?? emptyState();
    states.set(versionId, state);
    return state;
  };

  const versionRows: { id: string }[] = await tx('questionnaire_versions')
    .where({ questionnaire_id: query.questionnaireId })
    .orderBy('version', 'desc')
    .select('id');
  const versionIds = versionRows.map((row) => row.id);
  const periods = periodsOf(query.from, query.to);
  const cells: { version_id: string; state: string }[] = await tx('state_cells')
    .whereIn('version_id', versionIds)
    .whereIn('slice', slices)
    .whereIn('period', periods)
    .select('version_id', 'state');
  for (const cell of cells) {
    const { definition } = await getVersion(tx, cell.version_id);
    mergeState(stateOf(cell.version_id), decodeState(definition, cell.state));
  }

  const waiting = await waitingChanges(tx, query);
  for (const row of waiting) {
    const change = toStoredChange(row);
    const { definition } = await getVersion(tx, change.versionId);
    addSheet(stateOf(change.versionId), definition, toSheet(definition, change), change.sign);
  }
  return joinVersions(tx, states, versionIds);
}

/** States of several versions as one, read with the newest version that has answers. */
export async function joinVersions(
  tx: Knex,
  states: ReadonlyMap<string, State>,
  versionIdsNewestFirst: readonly string[],
): Promise<StateReading | undefined> {
  const answered = versionIdsNewestFirst.filter((id) => (states.get(id)?.responses ?? 0) > 0);
  const newest = answered[0] ?? versionIdsNewestFirst[0];
  if (newest === undefined) return undefined;
  const { definition } = await getVersion(tx, newest);
  const parts: { definition: QuestionnaireDefinition; state: State }[] = [];
  const versions: number[] = [];
  for (const id of answered.length > 0 ? answered : [newest]) {
    const version = await getVersion(tx, id);
    parts.push({ definition: version.definition, state: states.get(id) ?? emptyState() });
    versions.push(version.version);
  }
  const { state, unit } = mergeVersions(parts);
  return { state, unit, definition, versions: versions.sort((a, b) => a - b) };
}

function waitingChanges(tx: Knex, query: StateQuery) {
  const { segment } = query;
  const rows = tx('state_changes')
    .where({ questionnaire_id: query.questionnaireId })
    .whereBetween('day', [query.from, query.to])
    .orderBy('id');
  if (segment.providerId !== undefined) rows.where('provider_id', segment.providerId);
  if (segment.branchIds !== undefined) rows.whereIn('branch_id', segment.branchIds);
  if (segment.topicId !== undefined) rows.where('topic_id', segment.topicId);
  if (segment.channel !== undefined) rows.where('channel', segment.channel);
  if (segment.locale !== undefined) rows.where('locale', segment.locale);
  return rows;
}

/** Changes whenever an answer of the questionnaire came, changed or went: what computed figures are kept under. */
export async function dataVersion(tx: Knex, questionnaireId: string): Promise<string> {
  const revision = await tx('state_revisions').where({ questionnaire_id: questionnaireId }).first('revision');
  const [waiting] = await tx('state_changes')
    .where({ questionnaire_id: questionnaireId })
    .select(tx.raw('count(*) as n'), tx.raw('max(id) as last'));
  return `${revision?.revision ?? 0}:${Number(waiting?.n ?? 0)}:${Number(waiting?.last ?? 0)}`;
}
