import type { CustomerDataPart, EraseHandler } from '../customers/index.ts';

/**
 * What a person was told of, for the export, where it is known openly why: they complained openly, or took part in a
 * discussion. To have been told because of a survey's answer would tell that they complained.
 */
export const outcomesData: CustomerDataPart = {
  name: 'outcomes',
  async collect(db, recordIds) {
    const rows: { title: string; judged_at: string | null }[] = await db('outcome_mails as o')
      .join('actions as a', 'a.id', 'o.action_id')
      .whereIn('o.customer_id', recordIds)
      .where((open) =>
        open
          .whereExists(db('complaints').whereIn('customer_id', recordIds).select('id'))
          .orWhereExists(
            db('focus_people')
              .whereIn('customer_id', recordIds)
              .where({ state: 'attended', tell_outcome: true })
              .select('id'),
          ),
      )
      .orderBy('a.judged_at')
      .select('a.title', 'a.judged_at');
    return rows.map(({ title, judged_at: provenAt }) => ({ toldOf: title, provenAt }));
  },
};

export const eraseOutcomes: EraseHandler = async (tx, _context, recordIds) => {
  await tx('outcome_mails').whereIn('customer_id', recordIds).delete();
};
