import type { Database } from '../../platform/db/database.ts';
import { notFound } from '../../platform/errors.ts';
import type { ComplaintFilter } from './complaint-filter.ts';
import {
  type ComplaintReader,
  filteredComplaints,
  isSealed,
  type ListedComplaint,
  toListed,
  withNames,
} from './complaints.queries.ts';
import { maskedWords } from './masked-words.ts';
import { plainWords } from './plain-words.ts';

/** A complaint as it may leave the product: without who it was, and of survey answers by month, without topic. */
export interface ExportedComplaint
  extends Pick<
    ListedComplaint,
    'id' | 'kind' | 'origin' | 'state' | 'closedAs' | 'severity' | 'dimension' | 'branch' | 'inviteConsent' | 'owner'
  > {
  /** The day (`2026-03-04`), of survey answers the month (`2026-03`). */
  receivedOn: string;
  /** Confirmed ones. */
  modes: string[];
  item: string | null;
  provider: string | null;
  topic: string | null;
  channel: ListedComplaint['channel'];
  locale: string | null;
  /** Names, addresses and numbers masked. */
  words: string | null;
}

/**
 * Rows of programs have the rights of nobody who may tell single answers apart. They do not ask for what is late: the
 * moment from which it is would tell when the survey was answered.
 */
const OUTSIDE: ComplaintReader = { branchIds: null, rowAccess: false, weekStart: 1, now: '' };

/**
 * Complaints for programs, in the order of their ids, which are random. Survey answers are told, and found, by whole
 * months: else asking day by day would tell the day.
 */
export async function exportedComplaints(
  db: Database,
  filter: ComplaintFilter,
  page: { after: string | undefined; limit: number },
): Promise<ExportedComplaint[]> {
  return db.snapshot(async (tx) => {
    const { from, to, ...others } = filter;
    const query = filteredComplaints(tx, others, OUTSIDE);
    const months = (sign: '>=' | '<=', day: string, edge: string) =>
      query.where((w) =>
        w
          .where((told) => told.whereNot('c.origin', 'survey').where('c.received_on', sign, day))
          .orWhere((sealed) => sealed.where('c.origin', 'survey').where('c.received_on', sign, edge)),
      );
    if (from !== undefined) months('>=', from, `${from.slice(0, 7)}-01`);
    if (to !== undefined) months('<=', to, `${to.slice(0, 7)}-31`);
    if (page.after !== undefined) query.where('c.id', '>', page.after);
    const rows = await toListed(tx, await withNames(query).orderBy('c.id').limit(page.limit), OUTSIDE);
    const words = await maskedWords(db, tx, rows);
    return rows.map((row) => toExported(row, plainWords(words.get(row.id), 'en')));
  });
}

/** One of them. @throws not_found */
export async function exportedComplaint(db: Database, id: string): Promise<ExportedComplaint> {
  return db.snapshot(async (tx) => {
    const found = await withNames(filteredComplaints(tx, {}, OUTSIDE).where('c.id', id));
    const [row] = await toListed(tx, found, OUTSIDE);
    if (row === undefined) throw notFound('complaint');
    const words = await maskedWords(db, tx, [row]);
    return toExported(row, plainWords(words.get(row.id), 'en'));
  });
}

/** @param words as the reader may see them */
export function toExported(row: ListedComplaint, words: string | null): ExportedComplaint {
  const sealed = isSealed(row);
  const { id, kind, origin, state, closedAs, severity, dimension, branch, inviteConsent, owner } = row;
  return {
    ...{ id, kind, origin, state, closedAs, severity, dimension, branch, inviteConsent, owner, words },
    receivedOn: sealed ? row.receivedOn.slice(0, 7) : row.receivedOn,
    modes: row.tags.flatMap(({ mode, by }) => (by === 'suggested' ? [] : [mode])),
    item: row.itemKey,
    provider: sealed ? null : row.provider,
    topic: sealed ? null : row.topic,
    channel: sealed ? null : row.channel,
    locale: sealed ? null : row.locale,
  };
}
