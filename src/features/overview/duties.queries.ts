import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { UNANSWERED } from '../../domain/complaint/complaint-course.ts';
import type { Weekday } from '../../domain/time/zone.ts';
import { type ComplaintFilter, countComplaints, filterQuery } from '../complaints/index.ts';

const LATE: ComplaintFilter = { kind: 'complaint', state: 'late' };
/** Where those that {@link OpenDuties.late} counts are listed. */
export const LATE_HREF = `/complaints?${filterQuery(LATE)}`;

/** What waits for somebody, whatever the period. */
export interface OpenDuties {
  /** Complaints that nobody has answered yet. */
  complaints: number;
  /** Of these, past the time for a receipt or an answer. */
  late: number;
  /** Promises past their time. */
  overdue: number;
  /** Promises still to be kept today. */
  promises: number;
}

/** @param reader the branches that are the reader's; null: all */
export async function readDuties(
  db: Knex,
  reader: { branchIds: readonly string[] | null },
  { now, timeZone, weekStart }: { now: string; timeZone: string; weekStart: Weekday },
): Promise<OpenDuties> {
  const { branchIds } = reader;
  const complaints = (): Knex.QueryBuilder => {
    const query = db('complaints').where({ kind: 'complaint' }).whereIn('state', UNANSWERED);
    return branchIds === null ? query : query.whereIn('branch_id', branchIds);
  };
  const endOfToday = DateTime.fromISO(now, { zone: timeZone }).endOf('day').toUTC().toISO() ?? now;
  const promises = (): Knex.QueryBuilder => {
    const query = db('commitments').where({ state: 'open' });
    return branchIds === null ? query : query.whereIn('branch_id', branchIds);
  };
  return {
    complaints: await count(complaints()),
    late: await countComplaints(db, LATE, { branchIds, rowAccess: false, weekStart, now }),
    overdue: await count(promises().where('due_at', '<', now)),
    promises: await count(promises().where('due_at', '>=', now).where('due_at', '<=', endOfToday)),
  };
}

async function count(query: Knex.QueryBuilder): Promise<number> {
  const rows: { n: number }[] = await query.count({ n: '*' });
  return rows[0]?.n ?? 0;
}
