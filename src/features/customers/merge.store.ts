import type { Knex } from 'knex';
import { z } from 'zod';

/** One merge of two people: which records changed hands, so that exactly these can be given back. */
export interface CustomerMerge {
  id: string;
  fromPersonId: string;
  intoPersonId: string;
  recordIds: string[];
  at: string;
  undoneAt: string | null;
}

interface MergeRow {
  id: string;
  from_person_id: string;
  into_person_id: string;
  record_ids: string;
  at: string;
  undone_at: string | null;
}

function toMerge(row: MergeRow): CustomerMerge {
  return {
    id: row.id,
    fromPersonId: row.from_person_id,
    intoPersonId: row.into_person_id,
    recordIds: z.array(z.string()).parse(JSON.parse(row.record_ids)),
    at: row.at,
    undoneAt: row.undone_at,
  };
}

export async function findMerge(db: Knex, id: string): Promise<CustomerMerge | undefined> {
  const row: MergeRow | undefined = await db('customer_merges').where({ id }).first();
  return row && toMerge(row);
}

/** Merges that these records took part in, on either side, newest first. */
export async function listMergesOf(db: Knex, personIds: readonly string[]): Promise<CustomerMerge[]> {
  const rows: MergeRow[] = await db('customer_merges')
    .where((either) => {
      either.whereIn('into_person_id', personIds).orWhereIn('from_person_id', personIds);
    })
    .orderBy('id', 'desc');
  return rows.map(toMerge);
}

export async function insertMerge(tx: Knex, merge: Omit<CustomerMerge, 'undoneAt'>): Promise<void> {
  await tx('customer_merges').insert({
    id: merge.id,
    from_person_id: merge.fromPersonId,
    into_person_id: merge.intoPersonId,
    record_ids: JSON.stringify(merge.recordIds),
    at: merge.at,
  });
}

/** @returns whether it was still standing */
export async function markUndone(tx: Knex, id: string, at: string): Promise<boolean> {
  const updated: number = await tx('customer_merges').where({ id }).whereNull('undone_at').update({ undone_at: at });
  return updated === 1;
}

/** Gives records that all belong to one person to another. @returns how many changed hands */
export async function movePersonRecords(
  tx: Knex,
  move: { recordIds: readonly string[]; from: string; to: string; at: string },
): Promise<number> {
  return tx('customers')
    .whereIn('id', move.recordIds)
    .where({ person_id: move.from })
    .update({ person_id: move.to, updated_at: move.at });
}
