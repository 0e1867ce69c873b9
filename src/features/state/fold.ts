import type { Knex } from 'knex';
import { addSheet } from '../../domain/state/add-sheet.ts';
import { decodeState, encodeState } from '../../domain/state/encode-state.ts';
import { figureCounts } from '../../domain/state/figure-counts.ts';
import { mergeState } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import type { Services } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { getVersion } from '../questionnaires/index.ts';
import { slicesOf } from './slices.ts';
import { type StateChange, toSheet, toStoredChange } from './state-changes.store.ts';

const BATCH = 2000;
const IDS_AT_ONCE = 400;

interface Cell {
  versionId: string;
  slice: string;
  origin: string;
  period: string;
  state: State;
}

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
  const rows = await tx('state_changes').orderBy('id').limit(BATCH);
  if (rows.length === 0) return 0;
  const changes = rows.map(toStoredChange);
  await mergeIntoCells(tx, await cellsOf(tx, changes));
  for (const ids of chunks(changes.map((change) => change.id))) await tx('state_changes').whereIn('id', ids).delete();
  return changes.length;
}

/** The next revision of every questionnaire that has cells here; each cell keeps the one it last changed in. */
async function nextRevisions(tx: Knex, cells: readonly Cell[]): Promise<Map<string, number>> {
  const byVersion = new Map<string, number>();
  const byQuestionnaire = new Map<string, number>();
  for (const versionId of new Set(cells.map((cell) => cell.versionId))) {
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
  await tx('state_revisions')
    .whereIn(
      'questionnaire_id',
      tx('questionnaire_versions')
        .whereIn('id', [...versionIds])
        .select('questionnaire_id'),
    )
    .increment('epoch', 1);
}

/** Cells are read, added to and written back: two who do so at once would lose what one of them adds. */
function lockCells(db: Database, tx: Knex): Promise<void> {
  return lockUntilCommit(tx, db, 'state cells');
}

/** The changes summed by slice and day, and from there by slice and month. */
export async function cellsOf(tx: Knex, changes: readonly StateChange[]): Promise<Cell[]> {
  // Answers of one place and day are summed first: files often bring thousands of them.
  const places = new Map<string, { change: StateChange; state: State }>();
  for (const change of changes) {
    const { definition } = await getVersion(tx, change.versionId);
    const key = [change.versionId, change.origin, change.day, ...slicesOf(change)].join('\n');
    const place = places.get(key) ?? { change, state: emptyState() };
    addSheet(place.state, definition, toSheet(definition, change), change.sign);
    places.set(key, place);
  }
  const cells = new Map<string, Cell>();
  for (const { change, state } of places.values()) {
    for (const slice of slicesOf(change)) {
      for (const period of [change.day, change.day.slice(0, 7)]) {
        const { versionId, origin } = change;
        const id = cellId({ versionId, slice, origin, period });
        const cell = cells.get(id) ?? { versionId, slice, origin, period, state: emptyState() };
        mergeState(cell.state, state);
        cells.set(id, cell);
      }
    }
  }
  return [...cells.values()];
}

export function cellId(cell: Omit<Cell, 'state'>): string {
  return `${cell.versionId}/${cell.slice}/${cell.origin}/${cell.period}`;
}

const EMPTY = encodeState(emptyState());

async function mergeIntoCells(tx: Knex, cells: readonly Cell[]): Promise<void> {
  const revisions = await nextRevisions(tx, cells);
  const emptiedVersions = new Set<string>();
  for (const part of chunks(cells)) {
    const ids = part.map(cellId);
    const stored: { id: string; state: string }[] = await tx('state_cells').whereIn('id', ids).select('id', 'state');
    const before = new Map(stored.map((row) => [row.id, row.state]));
    const emptied: string[] = [];
    const rows = [];
    for (const cell of part) {
      const id = cellId(cell);
      const text = before.get(id);
      const state = text === undefined ? emptyState() : decodeState(text);
      mergeState(state, cell.state);
      const encoded = encodeState(state);
      const { versionId, slice, origin, period } = cell;
      if (encoded === EMPTY) {
        emptied.push(id);
        emptiedVersions.add(versionId);
      } else {
        const counts = JSON.stringify(figureCounts(state));
        const revision = revisions.get(versionId) ?? 0;
        rows.push({ id, version_id: versionId, slice, origin, period, state: encoded, counts, revision });
      }
    }
    for (const some of chunks(rows, 100))
      await tx('state_cells').insert(some).onConflict('id').merge(['state', 'counts', 'revision']);
    if (emptied.length > 0) await tx('state_cells').whereIn('id', emptied).delete();
  }
  await newEpoch(tx, emptiedVersions);
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
  await tx('state_changes')
    .where({ [`${kind}_id`]: fromId })
    .update({ [`${kind}_id`]: intoId });
  const from = `${kind}:${fromId}`;
  const rows: { id: string; version_id: string; slice: string; origin: string; period: string; state: string }[] =
    await tx('state_cells')
      .where('slice', from)
      .orWhere('slice', 'like', `${from}|%`)
      .orWhere('slice', 'like', `%|${from}`);
  await mergeIntoCells(
    tx,
    rows.map((row) => ({
      versionId: row.version_id,
      slice: row.slice.replace(from, `${kind}:${intoId}`),
      origin: row.origin,
      period: row.period,
      state: decodeState(row.state),
    })),
  );
  for (const ids of chunks(rows.map((row) => row.id))) await tx('state_cells').whereIn('id', ids).delete();
  await newEpoch(tx, new Set(rows.map((row) => row.version_id)));
}

function chunks<T>(all: readonly T[], size = IDS_AT_ONCE): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}
