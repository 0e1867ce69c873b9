import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { UNANSWERED } from '../../domain/complaint/complaint-course.ts';

/** What waits for somebody, whatever the period. */
export interface OpenDuties {
  /** Complaints that nobody has answered yet. */
  complaints: number;
  /** Of these, past the time for a receipt or an answer. */
  late: number;
  /** Promises that are due today, or were before. */
  promises: number;
}

/** @param reader the branches that are the reader's; null: all */
export async function readDuties(
  db: Knex,
  reader: { branchIds: readonly string[] | null },
  { now, timeZone }: { now: string; timeZone: string },
): Promise<OpenDuties> {
  const { branchIds } = reader;
  const complaints = (): Knex.QueryBuilder => {
    const query = db('complaints').where({ kind: 'complaint' }).whereIn('state', UNANSWERED);
    return branchIds === null ? query : query.whereIn('branch_id', branchIds);
  };
  const past = complaints().where((w) =>
    w
      .where('resolve_by', '<=', now)
      .orWhere((receipt) =>
        receipt.where({ state: 'open' }).whereNull('acknowledged_at').where('acknowledge_by', '<=', now),
      ),
  );
  const endOfToday = DateTime.fromISO(now, { zone: timeZone }).endOf('day').toUTC().toISO() ?? now;
  const promises = db('commitments').where({ state: 'open' }).where('due_at', '<=', endOfToday);
  if (branchIds !== null) promises.whereIn('branch_id', branchIds);
  return { complaints: await count(complaints()), late: await count(past), promises: await count(promises) };
}

async function count(query: Knex.QueryBuilder): Promise<number> {
  const rows: { n: number }[] = await query.count({ n: '*' });
  return rows[0]?.n ?? 0;
}
