import type { Knex } from 'knex';
import type { ConsentedLine } from '../../domain/focus-group/eligibility.ts';
import { isLocale, type Locale } from '../../domain/locale.ts';
import { type ComplaintFilter, type ComplaintReader, filteredComplaints } from '../complaints/index.ts';

/** The newest so many complaints are drawn from: more people than any group needs. */
const MOST_LINES = 2000;

interface Row {
  id: string;
  branch: string | null;
  severity: number;
  locale: string;
  customer: string | null;
  sealed: string | null;
}

/** Complaints and concerns of a filter whose people may be invited to a discussion. */
export function consentedComplaints(db: Knex, filter: ComplaintFilter, reader: ComplaintReader): Knex.QueryBuilder {
  return filteredComplaints(db, filter, reader)
    .where('c.invite_consent', true)
    .where((w) => w.whereNull('c.closed_as').orWhereNot('c.closed_as', 'withdrawn'));
}

/**
 * The same with whose they are. This opens sealed identities: only the use case that draws a shortlist may call it, which
 * keeps the people and none of what ties them to a complaint.
 */
export async function readConsented(
  tx: Knex,
  filter: ComplaintFilter,
  reader: ComplaintReader,
): Promise<(ConsentedLine & { formLocale: Locale | null })[]> {
  const rows: Row[] = await consentedComplaints(tx, filter, reader)
    .leftJoin('response_identity as i', 'i.response_id', 'c.response_id')
    .orderBy([
      { column: 'c.told_on', order: 'desc' },
      { column: 'c.id', order: 'desc' },
    ])
    .limit(MOST_LINES)
    .select({
      id: 'c.id',
      branch: 'c.branch_id',
      severity: 'c.severity',
      locale: 'c.locale',
      customer: 'c.customer_id',
      sealed: 'i.customer_id',
    });
  const ids = rows.map(({ id }) => id);
  const tags: { complaint_id: string; mode: string }[] = [];
  for (let at = 0; at < ids.length; at += 500) {
    tags.push(
      ...(await tx('complaint_tags')
        .whereIn('complaint_id', ids.slice(at, at + 500))
        .whereNot('by', 'suggested')
        .select('complaint_id', 'mode')),
    );
  }
  const modes = new Map<string, string[]>();
  for (const { complaint_id, mode } of tags) modes.set(complaint_id, [...(modes.get(complaint_id) ?? []), mode]);
  return rows.flatMap(({ id, branch, severity, locale, customer, sealed }) => {
    const personId = customer ?? sealed;
    if (personId === null) return [];
    const line = { personId, branch, severity, modes: modes.get(id) ?? [] };
    return [{ ...line, formLocale: isLocale(locale) ? locale : null }];
  });
}

export async function countConsented(db: Knex, filter: ComplaintFilter, reader: ComplaintReader): Promise<number> {
  const rows: { n: number | string }[] = await consentedComplaints(db, filter, reader).count({ n: '*' });
  return Number(rows[0]?.n ?? 0);
}
