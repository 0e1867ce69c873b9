import type { Knex } from 'knex';
import { blankCommitments } from '../commitments/index.ts';
import type { CustomerDataPart, EraseHandler } from '../customers/index.ts';

/** The complaints of a person, by any of their records: a query for ids, a new one each time. */
function complaintsOf(db: Knex, recordIds: readonly string[]): Knex.QueryBuilder {
  return db('complaints')
    .where((theirs) =>
      theirs
        .whereIn('customer_id', recordIds)
        .orWhereIn('response_id', db('response_identity').whereIn('customer_id', recordIds).select('response_id')),
    )
    .select('id');
}

/**
 * What was replied to a person and what they said of it, for the export. Complaints behind a survey's answer are sealed with
 * it: their replies would tell that they complained.
 */
export const treatmentOfPerson: CustomerDataPart = {
  name: 'complaintReplies',
  async collect(db, recordIds) {
    const rows: Record<string, unknown>[] = await db('complaint_replies as r')
      .leftJoin('complaint_answers as a', 'a.reply_id', 'r.id')
      .whereIn('r.complaint_id', db('complaints').whereIn('customer_id', recordIds).select('id'))
      .orderBy(['r.sent_at', 'r.id'])
      .select('r.thanks', 'r.restated', 'r.can_do', 'r.more', 'r.via', 'a.settled', 'a.outcome', 'a.procedure')
      .select('a.manner', 'a.satisfaction', { sentAt: 'r.sent_at', words: 'a.words' });
    return rows.map(({ sentAt, settled, can_do: canDo, ...rest }) => ({
      month: String(sentAt).slice(0, 'YYYY-MM'.length),
      ...{ canDo, ...rest },
      settled: settled === null ? null : Boolean(settled),
    }));
  },
};

/**
 * Blanks what was written to a person and by them, ends their links and takes captured mails away. How long it took and
 * how it ended stays. Runs before the link to their answers is gone.
 */
export const eraseTreatment: EraseHandler = async (tx, _context, recordIds) => {
  const found: { id: string }[] = await complaintsOf(tx, recordIds);
  const ids = found.map(({ id }) => id);
  const replies = () => tx('complaint_replies').whereIn('complaint_id', ids);
  const mails = tx('messages').whereIn('subject_id', ids).orWhereIn('subject_id', replies().select('id')).select('id');
  await tx('captured_mails').whereIn('message_id', mails).delete();
  await tx('complaint_links').whereIn('complaint_id', ids).delete();
  await tx('complaint_answers').whereIn('complaint_id', ids).update({ words: null });
  await replies().update({ thanks: '', restated: '', can_do: '', more: null });
  await blankCommitments(tx, (query) => query.where('source_kind', 'complaint').whereIn('source_id', ids));
};
