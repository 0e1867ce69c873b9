import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import { toSheet } from '../../domain/answers/stored-answers.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { addSheet } from '../../domain/state/add-sheet.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { mergeVersions } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import type { Database } from '../../platform/db/database.ts';
import { onceInSnapshot } from '../../platform/db/once-in-snapshot.ts';
import { getVersion } from '../questionnaires/index.ts';
import { foldedSums } from './folded-sums.ts';
import { revisionOf } from './revision.ts';
import { type Segment, slicesFor } from './slices.ts';
import { toStoredChange } from './state-changes.store.ts';
import { StretchSums } from './stretch-sums.ts';

export interface StateQuery {
  questionnaireId: string;
  /** First and last business date, both inclusive. */
  from: string;
  to: string;
  segment: Segment;
  source: AnswerSource;
  /** Leaves out what waits to be folded. */
  foldedOnly?: boolean;
  /** Only these are needed, besides the number of answers; others may be missing from what is read. */
  figures?: readonly FigureKey[];
}

export interface StateReading {
  state: State;
  /** Counting units of the scores in `state`, where versions of different shape were joined. */
  unit: number;
  /** The newest version that has answers in it, or the newest of all; its items are shown. */
  definition: QuestionnaireDefinition;
  versions: number[];
}

/** States by stretch of time, all counted in one unit. */
export interface StateSeries extends Omit<StateReading, 'state'> {
  /** By the first day of the stretch; stretches without answers may be absent. */
  states: ReadonlyMap<string, State>;
}

/**
 * The exact states of a segment by stretch of time: kept cells plus the changes that wait to be folded. Its cost follows
 * the length of the stretches, not the number of answers. Call it inside `db.snapshot`, so that both are of one moment.
 *
 * @param stretches in order, without overlap
 * @returns undefined when the segment crosses filters that are not kept ready, or the questionnaire has no version
 */
export async function readSeries(
  db: Database,
  tx: Knex,
  query: Omit<StateQuery, 'from' | 'to'>,
  stretches: readonly Days[],
): Promise<StateSeries | undefined> {
  const slices = slicesFor(query.segment);
  if (slices === undefined) return undefined;
  const versionIds = await versionIdsNewestFirst(tx, query.questionnaireId);
  const { questionnaireId, source, figures } = query;
  const folded = await foldedSums(db, tx, { questionnaireId, versionIds, slices, source, figures }, stretches);
  const sums = new StretchSums(stretches);
  for (const of of folded.values()) sums.add(of);
  const [first, last] = [stretches[0], stretches.at(-1)];
  const isWaiting = !query.foldedOnly && (await anyWaiting(tx, questionnaireId));
  if (isWaiting && first !== undefined && last !== undefined) {
    for (const row of await waitingChanges(tx, { ...query, from: first.from, to: last.to })) {
      const change = toStoredChange(row);
      const { definition } = await getVersion(tx, change.versionId);
      const into = sums.of(change.versionId, change.day);
      if (into !== undefined) addSheet(into, definition, toSheet(definition, change), change.sign);
    }
  }
  return joinVersions(tx, sums, versionIds);
}

/**
 * Reads segments together that are asked for one by one afterwards, with these figures and days: `readSeries` finds them
 * remembered then. Segments that are not kept ready are passed over.
 */
export async function readAhead(
  db: Database,
  tx: Knex,
  query: { questionnaireId: string; source: AnswerSource; figures: readonly FigureKey[]; segments: readonly Segment[] },
  days: Days,
): Promise<void> {
  const { questionnaireId, source, figures, segments } = query;
  const slices = [...new Set(segments.flatMap((segment) => slicesFor(segment) ?? []))];
  const versionIds = await versionIdsNewestFirst(tx, questionnaireId);
  await foldedSums(db, tx, { questionnaireId, versionIds, slices, source, figures }, [days]);
}

export const versionIdsNewestFirst = onceInSnapshot(
  (tx, questionnaireId): Promise<string[]> =>
    tx('questionnaire_versions').where({ questionnaire_id: questionnaireId }).orderBy('version', 'desc').pluck('id'),
);

/** Sums of several versions as one, to be read with the newest version that has answers. */
export async function joinVersions(
  tx: Knex,
  sums: StretchSums,
  versionIds: readonly string[],
): Promise<StateSeries | undefined> {
  const read = await Promise.all(versionIds.map((id) => getVersion(tx, id)));
  const answered = read.filter(({ id }) => [...sums.ofVersion(id).values()].some(({ responses }) => responses > 0));
  const newest = answered[0] ?? read[0];
  if (newest === undefined) return undefined;
  // All versions are joined, those without answers too, so that every reading of a questionnaire has the same unit.
  const joined = (from: string) =>
    mergeVersions(
      read.map(({ id, definition }) => ({ definition, state: sums.ofVersion(id).get(from) ?? emptyState() })),
    );
  const stretches = new Set(read.flatMap(({ id }) => [...sums.ofVersion(id).keys()]));
  const shown = answered.length > 0 ? answered : [newest];
  return {
    states: new Map([...stretches].map((from) => [from, joined(from).state])),
    unit: joined('').unit,
    definition: newest.definition,
    versions: shown.map(({ version }) => version).sort((a, b) => a - b),
  };
}

/** Mostly nothing waits to be folded, and pages of many parts need not ask for each. */
const anyWaiting = onceInSnapshot(
  async (tx, questionnaireId): Promise<boolean> =>
    (await tx('state_changes').where({ questionnaire_id: questionnaireId }).first('id')) !== undefined,
);

/** Answers of a segment that wait to be folded, in the order in which they came. */
export function waitingChanges(
  tx: Knex,
  query: Pick<StateQuery, 'questionnaireId' | 'from' | 'to' | 'segment' | 'source'>,
) {
  const { segment } = query;
  const rows = tx('state_changes')
    .where({ questionnaire_id: query.questionnaireId })
    .whereBetween('day', [query.from, query.to])
    .whereIn('origin', ORIGINS_OF[query.source])
    .orderBy('id');
  if (segment.providerId !== undefined) rows.where('provider_id', segment.providerId);
  if (segment.branchIds !== undefined) rows.whereIn('branch_id', segment.branchIds);
  if (segment.topicId !== undefined) rows.where('topic_id', segment.topicId);
  if (segment.channel !== undefined) rows.where('channel', segment.channel);
  if (segment.locale !== undefined) rows.where('locale', segment.locale);
  return rows;
}

/**
 * Changes whenever an answer of the questionnaire came, changed or went, places were merged or words deleted, and not when
 * answers are folded: what computed figures are kept under.
 */
export const dataVersion = onceInSnapshot(async (tx, questionnaireId): Promise<string> => {
  const now = await revisionOf(tx, questionnaireId);
  const [waiting] = await tx('state_changes').where({ questionnaire_id: questionnaireId }).count({ n: '*' });
  return `${now?.forgotten ?? 0}:${(now?.folded ?? 0) + Number(waiting?.n ?? 0)}`;
});

/**
 * The same for what is remembered of words.
 *
 * @returns undefined before anything was folded or deleted: nothing is to be remembered then
 */
export async function textVersion(tx: Knex, questionnaireId: string): Promise<string | undefined> {
  return (await revisionOf(tx, questionnaireId)) && dataVersion(tx, questionnaireId);
}
