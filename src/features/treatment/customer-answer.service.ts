import type { Knex } from 'knex';
import { stateAfter } from '../../domain/complaint/complaint-course.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { type Complaint, lockComplaint, recordEvent, updateComplaint } from '../complaints/index.ts';
import { closeIfDone } from './closing.service.ts';
import { notifyStaff } from './complaint-notices.ts';
import { answerDue, watchTarget } from './complaint-targets.ts';
import { type CustomerAnswer, insertAnswer, lastReply, type Reply } from './replies.store.ts';
import { subjectOf } from './treatment.service.ts';

export type Said = Omit<CustomerAnswer, 'notedBy' | 'at'>;

/**
 * Takes what the customer says of the last reply, once: pressed again, the first word stands. A no opens the complaint
 * again, however it was closed; a yes closes it where root cause and remedy stand, and else they are asked for.
 *
 * @param seen the mark of the reply that the customer had before them @throws 409 `changed_meanwhile`
 */
export async function answerReply(
  context: Context,
  complaintId: string,
  said: Said,
  seen: string | undefined,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const complaint = await lockComplaint(tx, complaintId, null);
    const reply = await lastReply(tx, complaintId);
    if (reply === undefined) return;
    requireSeen(seen, reply.id);
    await take(tx, context, complaint, reply, said, null);
  });
}

/**
 * Notes what the customer said to a person of a reply that was told by a person. No grades: nobody grades themselves.
 *
 * @throws not_found, 409 `not_now` where there is no reply, or an answer stands, `answered_by_link` of one that was mailed
 */
export async function noteSpokenAnswer(context: Context, complaintId: string, settled: boolean): Promise<void> {
  const { id: userId, branchIds } = userOf(context);
  await context.db.transaction(async (tx) => {
    const complaint = await lockComplaint(tx, complaintId, branchIds);
    const reply = await lastReply(tx, complaintId);
    if (reply === undefined) throw conflict('not_now', 'There is no reply yet that the customer could answer.');
    if (reply.via === 'mail') {
      throw conflict('answered_by_link', 'This reply went by mail: the customer answers it on the page it leads to.');
    }
    if (reply.answer?.settled === settled) return;
    const nothing = { outcome: null, procedure: null, manner: null, satisfaction: null, words: null };
    if (!(await take(tx, context, complaint, reply, { settled, ...nothing }, userId))) {
      throw conflict('not_now', 'What the customer said is noted already.');
    }
    await audit(tx, context, { action: 'complaint.answer_noted', subject: subjectOf(complaintId) });
  });
}

/** @returns false when there was an answer before */
async function take(
  tx: Knex,
  context: Context,
  complaint: Complaint,
  reply: Reply,
  said: Said,
  notedBy: string | null,
): Promise<boolean> {
  const at = instantText(context.clock.now());
  const id = context.ids.unordered();
  if (!(await insertAnswer(tx, reply, { id, ...said, notedBy, at }))) return false;
  await recordEvent(tx, context, complaint, { what: 'customer_answered', detail: { settled: said.settled } });
  if (!said.settled) await reopen(tx, context, complaint, id);
  else if (complaint.closedAs === 'unconfirmed') {
    await updateComplaint(tx, context, complaint, { closedAs: 'confirmed' });
  } else if ((await closeIfDone(tx, context, complaint)) === 'needs_cause') {
    await notifyStaff(tx, context, complaint, { cause: 'needs_cause', of: id });
  }
  return true;
}

async function reopen(tx: Knex, context: Context, complaint: Complaint, answerId: string): Promise<void> {
  const state = stateAfter(complaint.kind, complaint.state, 'reopen');
  if (state === undefined) return;
  const now = instantText(context.clock.now());
  const resolveBy = await answerDue(tx, now);
  await updateComplaint(tx, context, complaint, {
    ...{ state, reopened: complaint.reopened + 1, answeredAt: null, closedAs: null, closedAt: null },
    ...{ resolveBy, escalatedAt: null },
  });
  await recordEvent(tx, context, complaint, { what: 'reopened' });
  await watchTarget(tx, context, { complaintId: complaint.id, target: 'answer', dueAt: resolveBy });
  await notifyStaff(tx, context, complaint, { cause: 'reopened', of: answerId });
}
