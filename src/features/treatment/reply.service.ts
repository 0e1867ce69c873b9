import type { Knex } from 'knex';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { enqueue } from '../../platform/jobs/jobs.store.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { makeCommitment } from '../commitments/index.ts';
import { type Complaint, findComplainer, lockComplaint, recordEvent, updateComplaint } from '../complaints/index.ts';
import { CLOSE_JOB, silenceEnds } from './closing.service.ts';
import { insertReply, mailStopped, type ReplyWay } from './replies.store.ts';
import { requireStep, subjectOf } from './treatment.service.ts';

export const REPLY_MAIL = 'complaint.reply';

/** A reply as it is given: every part of the protocol but `more` is there. */
export interface GivenReply {
  thanks: string;
  restated: string;
  canDo: string;
  /** Who keeps what is promised. */
  ownerId: string;
  dueAt: string;
  more: string | null;
  via: ReplyWay;
}

/** Whether the product can write to the customer: an address is known, and mail about it was not stopped. */
export async function canBeMailed(db: Knex, complaint: Complaint): Promise<boolean> {
  const complainer = await findComplainer(db, complaint);
  return (complainer?.email ?? null) !== null && !(await mailStopped(db, complaint.id));
}

/**
 * Replies to a complaint. What will be done becomes a promise of the ledger; whose it is stays with the complaint. By mail
 * the reply leaves at once; else a person has told it already.
 *
 * @param seen when it had last been replied to, as the writer knew it (`markShown`); undefined: not asked about
 * @throws not_found, 409 `not_now` `changed_meanwhile`, 422 `no_address`
 */
export async function replyToComplaint(context: Context, id: string, given: GivenReply, seen?: string): Promise<void> {
  const user = userOf(context);
  await context.db.transaction(async (tx) => {
    const complaint = await lockComplaint(tx, id, user.branchIds);
    const state = requireStep(complaint, 'answer');
    // Two who write at once would both make a promise, and the customer would get two letters.
    requireSeen(seen, complaint.answeredAt);
    if (given.via === 'mail' && !(await canBeMailed(tx, complaint))) {
      throw invalidInput('no_address', 'There is no address to write to. Tell the customer yourself and say how.', {
        via: 'treatment.problem.noAddress',
      });
    }
    const replyId = context.ids.next();
    const now = context.clock.now();
    const sentAt = instantText(now);
    const commitmentId = await makeCommitment(tx, context, {
      ...{ customerId: null, sourceKind: 'complaint', sourceId: id, words: given.canDo },
      ...{ ownerId: given.ownerId, branchId: complaint.branchId, dueAt: given.dueAt },
    });
    const messageId =
      given.via === 'mail'
        ? await queueMessage(tx, context, {
            kind: REPLY_MAIL,
            subjectId: replyId,
            locale: complaint.locale,
            sendAfter: now,
          })
        : null;
    const { thanks, restated, canDo, more, via } = given;
    await insertReply(tx, {
      ...{ id: replyId, complaintId: id, thanks, restated, canDo, more, via },
      ...{ commitmentId, messageId, sentAt, sentBy: user.id },
    });
    await updateComplaint(tx, context, complaint, {
      ...{ state, answeredAt: sentAt, acknowledgedAt: complaint.acknowledgedAt ?? sentAt },
      ownerId: complaint.ownerId ?? user.id,
    });
    await recordEvent(tx, context, complaint, { what: 'replied', detail: { via } });
    await audit(tx, context, { action: 'complaint.replied', subject: subjectOf(id) });
    await enqueue(tx, context, { kind: CLOSE_JOB, payload: { complaintId: id }, runAt: silenceEnds({ sentAt }) });
  });
}
