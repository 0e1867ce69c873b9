import type { CustomerDataPart, CustomerHistory, EraseHandler } from '../customers/index.ts';
import type { PlacesMergedHandler } from '../organisation/index.ts';
import { complaintsMessages } from './complaints.messages.ts';

/** What a person complained of openly, for the export. Complaints behind an answer are sealed with it. */
export const complaintsData: CustomerDataPart = {
  name: 'complaints',
  async collect(db, recordIds) {
    const rows: Record<string, unknown>[] = await db('complaints')
      .whereIn('customer_id', recordIds)
      .orderBy(['received_on', 'id'])
      .select('id', 'origin', 'words', 'state', {
        receivedOn: 'received_on',
        happenedOn: 'happened_on',
        contactId: 'contact_id',
        inviteConsent: 'invite_consent',
        closedAt: 'closed_at',
        remedy: 'remedy',
      });
    return rows.map((row) => ({ ...row, inviteConsent: Boolean(row.inviteConsent) }));
  },
};

const SHOWN = 200;

/** Complaints that were made openly, for the customer's page; contacts tell their own. Nothing of what is sealed. */
export const complaintHistory: CustomerHistory = async (db, recordIds, { locale, branchIds }) => {
  const query = db('complaints')
    .whereIn('customer_id', recordIds)
    .whereIn('origin', ['form', 'staff'])
    .orderBy('received_on', 'desc')
    .limit(SHOWN)
    .select('id', { day: 'received_on', origin: 'origin' });
  if (branchIds !== null) query.whereIn('branch_id', branchIds);
  const t = complaintsMessages.in(locale);
  const rows: { id: string; day: string; origin: 'form' | 'staff' }[] = await query;
  return rows.map(({ id, day, origin }) => ({
    day,
    text: t('complaints.kind.complaint'),
    detail: t(`complaints.origin.${origin}`),
    href: `/complaints/${id}`,
  }));
};

/**
 * Takes away who complained and every word of it; what it was about stays and counts, of nobody. What was open is closed:
 * there is nobody left to answer. Runs before the link to their answers is gone.
 */
export const eraseComplaints: EraseHandler = async (tx, context, recordIds) => {
  const answers = tx('response_identity').whereIn('customer_id', recordIds).select('response_id');
  const rows: { id: string }[] = await tx('complaints')
    .whereIn('customer_id', recordIds)
    .orWhereIn('response_id', answers)
    .select('id');
  const ids = rows.map(({ id }) => id);
  await tx('complaint_events').whereIn('complaint_id', ids).update({ detail: '{}' });
  await tx('complaints')
    .whereIn('id', ids)
    .update({
      ...{ customer_id: null, words: null, words_hash: null, happened_on: null, invite_consent: false },
      ...{ root_cause: null, remedy: null },
    });
  const day = context.clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
  await tx('complaints')
    .whereIn('id', ids)
    .where('kind', 'complaint')
    .whereNot('state', 'closed')
    .update({ state: 'closed', closed_as: 'withdrawn', closed_at: day });
};

/** What was complained of about a place counts as about another from now on. */
export const moveComplaintsOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  await tx('complaints')
    .where({ [`${kind}_id`]: fromId })
    .update({ [`${kind}_id`]: intoId });
};
