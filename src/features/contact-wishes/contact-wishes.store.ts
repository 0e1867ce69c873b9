import type { Knex } from 'knex';
import type { AnswerHandler } from '../responses/index.ts';

/**
 * Keeps the list in step with what people tick. Who sends the form again and still wants to be contacted, waits again;
 * who takes it back, is off the list.
 */
export const keepContactWish: AnswerHandler = async (tx, context, { response, change }) => {
  const { id: responseId, contactWanted } = response;
  if (change === 'changed') {
    const theirs = tx('contact_wishes').where({ response_id: responseId });
    if (!contactWanted) return void (await theirs.delete());
    if ((await theirs.update({ handled_at: null, handled_by: null })) > 0) return;
  }
  if (contactWanted) await tx('contact_wishes').insert({ id: context.ids.unordered(), response_id: responseId });
};

/** @returns false when it was handled already */
export async function updateHandled(
  tx: Knex,
  id: string,
  handled: { at: string; by: string; note: string | null },
): Promise<boolean> {
  const updated: number = await tx('contact_wishes')
    .where({ id })
    .whereNull('handled_at')
    .update({ handled_at: handled.at, handled_by: handled.by, note: handled.note });
  return updated === 1;
}

/** @returns false when it was open already */
export async function updateReopened(tx: Knex, id: string): Promise<boolean> {
  const updated: number = await tx('contact_wishes')
    .where({ id })
    .whereNotNull('handled_at')
    .update({ handled_at: null, handled_by: null });
  return updated === 1;
}

/** Whose answer it was, where a link is kept. */
export async function findCustomerId(tx: Knex, responseId: string): Promise<string | undefined> {
  const row: { customer_id: string } | undefined = await tx('response_identity')
    .where({ response_id: responseId })
    .first('customer_id');
  return row?.customer_id;
}
