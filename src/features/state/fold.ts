import type { Knex } from 'knex';
import { addSheet } from '../../domain/state/add-sheet.ts';
import { decodeState, encodeState } from '../../domain/state/encode-state.ts';
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
  for (const questionnaireId of new Set(changes.map((change) => change.questionnaireId))) {
    await tx('state_revisions')
      .insert({ questionnaire_id: questionnaireId, revision: 1 })
      .onConflict('questionnaire_id')
      .merge({ revision: tx.raw('state_revisions.revision + 1') });
  }
  return changes.length;
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
      if (encoded === EMPTY) emptied.push(id);
      else {
        const { versionId, slice, origin, period } = cell;
        rows.push({ id, version_id: versionId, slice, origin, period, state: encoded });
      }
    }
    for (const some of chunks(rows, 100)) await tx('state_cells').insert(some).onConflict('id').merge(['state']);
    if (emptied.length > 0) await tx('state_cells').whereIn('id', emptied).delete();
  }
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
}

function chunks<T>(all: readonly T[], size = IDS_AT_ONCE): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}
