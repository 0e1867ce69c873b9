import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict, invalidInput, notFound } from '../../platform/errors.ts';
import { findMerge, insertMerge, markUndone, movePersonRecords } from './merge.store.ts';
import { getPerson, lockPersons } from './person.ts';

/**
 * Says that two people are one. Records stay as they are; those of the first belong to the second from now on, so that
 * undoing restores exactly what was.
 *
 * @param fromId any record of the one that goes
 * @param intoId any record of the one that stays
 * @returns id of the merge, for undoing it
 * @throws 422 `same_person`, 409 `erased_already`
 */
export async function mergeCustomers(context: Context, fromId: string, intoId: string): Promise<string> {
  return context.db.transaction(async (tx) => {
    await lockPersons(tx, context.db);
    const from = await getPerson(tx, fromId);
    const into = await getPerson(tx, intoId);
    if (from.id === into.id) throw invalidInput('same_person', 'These are records of one person already.');
    if (from.erased || into.erased) throw conflict('erased_already', 'An erased customer cannot be merged.');
    const merge = {
      id: context.ids.next(),
      fromPersonId: from.id,
      intoPersonId: into.id,
      recordIds: from.records.map((record) => record.id),
      at: instantText(context.clock.now()),
    };
    await insertMerge(tx, merge);
    await movePersonRecords(tx, { recordIds: merge.recordIds, from: from.id, to: into.id, at: merge.at });
    await audit(tx, context, {
      action: 'customer.merged',
      subject: { kind: 'customer', id: from.id },
      detail: { into: into.id, merge: merge.id },
    });
    return merge.id;
  });
}

/**
 * Takes a merge back: exactly its records become a person of their own again. Merges that came on top of it are taken
 * back first, newest first.
 *
 * @returns id of the person that stands alone again
 * @throws 409 `undone_already`, `merged_again` or `erased_already`
 */
export async function unmergeCustomers(context: Context, mergeId: string): Promise<string> {
  return context.db.transaction(async (tx) => {
    await lockPersons(tx, context.db);
    const merge = await findMerge(tx, mergeId);
    if (merge === undefined) throw notFound('merge');
    const at = instantText(context.clock.now());
    if (!(await markUndone(tx, mergeId, at))) throw conflict('undone_already', 'This merge has been undone already.');
    if ((await getPerson(tx, merge.intoPersonId)).erased) {
      throw conflict('erased_already', 'The customer was erased after the merge; it cannot be undone.');
    }
    const { fromPersonId: to, intoPersonId: from, recordIds } = merge;
    const moved = await movePersonRecords(tx, { recordIds, from, to, at });
    if (moved !== recordIds.length) {
      throw conflict('merged_again', 'Another merge came on top of this one. Undo the later one first.');
    }
    await audit(tx, context, {
      action: 'customer.unmerged',
      subject: { kind: 'customer', id: to },
      detail: { from, merge: mergeId },
    });
    return to;
  });
}
