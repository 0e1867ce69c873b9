import type { CustomerDataPart, EraseHandler } from '../customers/index.ts';

/** What staff noted about a person who wanted to be contacted, for the export. No word of the answer. */
export const contactWishesData: CustomerDataPart = {
  name: 'contactWishes',
  async collect(db, recordIds) {
    const rows: { day: string; handled_at: string | null; note: string | null }[] = await db('contact_wishes as w')
      .join('response_identity as i', 'i.response_id', 'w.response_id')
      .join('responses as r', 'r.id', 'w.response_id')
      .whereIn('i.customer_id', recordIds)
      .orderBy('w.id')
      .select('r.day', 'w.handled_at', 'w.note');
    return rows.map(({ day, handled_at: handledAt, note }) => ({ receivedOn: day.slice(0, 7), handledAt, note }));
  },
};

/** Takes them off the list with what was noted. Runs before the link to their answers is gone. */
export const eraseContactWishes: EraseHandler = async (tx, _context, recordIds) => {
  const theirs = tx('response_identity').whereIn('customer_id', recordIds).select('response_id');
  await tx('contact_wishes').whereIn('response_id', theirs).delete();
};
