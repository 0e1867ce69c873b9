import type { Knex } from 'knex';
import type { Services } from '../../platform/context.ts';
import { chunks } from '../../platform/db/chunks.ts';
import type { Database } from '../../platform/db/database.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { getVersion } from '../questionnaires/index.ts';
import { type CellSums, createCellSums, isMonth } from './cell-sums.ts';
import { ChangedDays } from './changed-days.ts';
import { toStoredChange } from './state-changes.store.ts';

/** Bounds memory: of one batch, every cell it touches is held at once. */
const BATCH = 5000;
const AT_ONCE = 1000;

/**
 * Moves waiting changes into the cells, batch by batch, each batch in one transaction. One fold runs at a time; it
 * takes away only the rows it has read, so answers that come meanwhile wait for the next.
 *
 * @returns how many changes were folded
 */
export async function foldChanges(services: Pick<Services, 'db'>): Promise<number> {
  let total = 0;
  for (;;) {
    const folded = await services.db.transaction((tx) => foldBatch(services.db, tx));
    total += folded;
    if (folded < BATCH) return total;
  }
}

async function foldBatch(db: Database, tx: Knex): Promise<number> {
  await lockCells(db, tx);
  // Day by day, so that a batch touches the cells of few days, and the next one other cells.
  const rows = await tx('state_changes').orderBy(['questionnaire_id', 'day', 'id']).limit(BATCH);
  if (rows.length === 0) return 0;
  const changes = rows.map(toStoredChange);
  const sums = createCellSums();
  for (const change of changes) await sums.addChange(tx, change);
  await mergeIntoCells(tx, sums);
  await countFolded(tx, changes);
  for (const ids of chunks(
    changes.map((change) => change.id),
    AT_ONCE,
  ))
    await tx('state_changes').whereIn('id', ids).delete();
  return changes.length;
}

async function countFolded(tx: Knex, changes: readonly { questionnaireId: string }[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const { questionnaireId } of changes) counts.set(questionnaireId, (counts.get(questionnaireId) ?? 0) + 1);
  for (const [questionnaireId, n] of counts) {
    await tx('state_revisions').where({ questionnaire_id: questionnaireId }).increment('folded', n);
  }
}

/** The next revision of every questionnaire that has cells here; each cell keeps the one it last changed in. */
async function nextRevisions(tx: Knex, { keys }: CellSums): Promise<Map<string, number>> {
  const byVersion = new Map<string, number>();
  const byQuestionnaire = new Map<string, number>();
  for (const versionId of new Set([...keys.values()].map((key) => key.versionId))) {
    const { questionnaireId } = await getVersion(tx, versionId);
    const revision = byQuestionnaire.get(questionnaireId) ?? (await nextRevision(tx, questionnaireId));
    byQuestionnaire.set(questionnaireId, revision);
    byVersion.set(versionId, revision);
  }
  return byVersion;
}

async function nextRevision(tx: Knex, questionnaireId: string): Promise<number> {
  const [row]: { revision: number }[] = await tx('state_revisions')
    .insert({ questionnaire_id: questionnaireId, revision: 1 })
    .onConflict('questionnaire_id')
    .merge({ revision: tx.raw('state_revisions.revision + 1') })
    .returning('revision');
  if (row === undefined) throw new Error('A revision that was just written is not there.');
  return row.revision;
}

/** Tells those who keep counts of cells that some cells are gone, which no revision of a cell can say. */
async function newEpoch(tx: Knex, versionIds: ReadonlySet<string>): Promise<void> {
  if (versionIds.size === 0) return;
  const rows: string[] = await tx('questionnaire_versions')
    .whereIn('id', [...versionIds])
    .distinct()
    .pluck('questionnaire_id');
  await tx('state_revisions').whereIn('questionnaire_id', rows).increment('epoch', 1);
}

/** Has whoever keeps or remembers figures or counts of these questionnaires make them anew. */
export async function forgetRemembered(tx: Knex, questionnaireIds: readonly string[]): Promise<void> {
  if (questionnaireIds.length === 0) return;
  // Before the first fold there is no row yet.
  await tx('state_revisions')
    .insert(questionnaireIds.map((id) => ({ questionnaire_id: id, revision: 0, epoch: 1, forgotten: 1 })))
    .onConflict('questionnaire_id')
    .merge({
      epoch: tx.raw('state_revisions.epoch + 1'),
      forgotten: tx.raw('state_revisions.forgotten + 1'),
    });
}

/** Cells are read, added to and written back: two who do so at once would lose what one of them adds. */
function lockCells(db: Database, tx: Knex): Promise<void> {
  return lockUntilCommit(tx, db, 'state cells');
}

/** Adds the sums to the kept cells. Cells in which nothing is counted any more go. */
async function mergeIntoCells(tx: Knex, sums: CellSums): Promise<void> {
  // Written in the order in which the database keeps them: neighbours lie on the same page.
  const ids = [...sums.keys.keys()].sort();
  const revisions = await nextRevisions(tx, sums);
  const emptied = new Set<string>();
  const days = new ChangedDays();
  for (const part of chunks(ids, AT_ONCE)) {
    const stored: { id: string; state: string; day_counts: string | null }[] = await tx('state_cells')
      .whereIn('id', part)
      .select('id', 'state', 'day_counts');
    const known = new Map(stored.map((cell) => [cell.id, cell.day_counts]));
    for (const { id, state } of stored) {
      const key = sums.keys.get(id);
      if (key !== undefined) await sums.addKept(tx, key, state);
    }
    const gone: string[] = [];
    const rows: (Knex.Value | null)[][] = [];
    for (const id of part) {
      const key = sums.keys.get(id);
      if (key === undefined) continue;
      const state = sums.sumOf(id);
      // The days of a month stand before it.
      const counts = isMonth(key) ? days.inMonth(id, known.get(id) ?? '') : null;
      if (!isMonth(key)) await days.add(tx, key, state);
      if (state !== undefined) {
        const { versionId, slice, origin, period } = key;
        rows.push([id, versionId, slice, origin, period, state, counts, revisions.get(versionId) ?? 0]);
      } else if (known.has(id)) {
        gone.push(id);
        emptied.add(key.versionId);
      }
    }
    await writeCells(tx, rows);
    if (gone.length > 0) await tx('state_cells').whereIn('id', gone).delete();
  }
  await newEpoch(tx, emptied);
}

/** One statement for all: knex's own way takes several times as long on SQLite. */
async function writeCells(tx: Knex, rows: readonly (Knex.Value | null)[][]): Promise<void> {
  if (rows.length === 0) return;
  await tx.raw(
    `insert into state_cells (id, version_id, slice, origin, period, state, day_counts, revision)
     values ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
     on conflict (id) do update
     set state = excluded.state, day_counts = excluded.day_counts, revision = excluded.revision`,
    rows.flat(),
  );
}

/**
 * Gives the figures of one place to another, when two entries of the directory are found to be the same.
 * To be called in the transaction that moves the answers themselves.
 */
export async function movePlace(
  tx: Knex,
  db: Database,
  kind: 'branch' | 'provider' | 'topic',
  fromId: string,
  intoId: string,
): Promise<void> {
  await lockCells(db, tx);
  const waiting: { questionnaire_id: string }[] = await tx('state_changes')
    .where({ [`${kind}_id`]: fromId })
    .update({ [`${kind}_id`]: intoId })
    .returning('questionnaire_id');
  await forgetRemembered(tx, [...new Set(waiting.map((row) => row.questionnaire_id))]);
  const from = `${kind}:${fromId}`;
  const rows: { id: string; version_id: string; slice: string; origin: string; period: string; state: string }[] =
    await tx('state_cells')
      .where('slice', from)
      .orWhere('slice', 'like', `${from}|%`)
      .orWhere('slice', 'like', `%|${from}`);
  const sums = createCellSums();
  for (const { version_id: versionId, slice, origin, period, state } of rows) {
    const key = { versionId, slice: slice.replace(from, `${kind}:${intoId}`), origin, period };
    await sums.addKept(tx, key, state);
  }
  await mergeIntoCells(tx, sums);
  for (const ids of chunks(
    rows.map((row) => row.id),
    AT_ONCE,
  ))
    await tx('state_cells').whereIn('id', ids).delete();
  await newEpoch(tx, new Set(rows.map((row) => row.version_id)));
}
