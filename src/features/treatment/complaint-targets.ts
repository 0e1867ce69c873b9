import type { Knex } from 'knex';
import type { Target } from '../../domain/complaint/past-targets.ts';
import { addWorkingMinutes } from '../../domain/time/working-time.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { enqueue } from '../../platform/jobs/jobs.store.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { readCalendar } from '../calendar/index.ts';
import { type Complaint, type ComplaintHandler, updateComplaint } from '../complaints/index.ts';

/** How fast complaints are to be acknowledged and answered, in hours of working time. */
export interface ComplaintTargets {
  acknowledgeHours: number;
  answerHours: number;
}

const USUAL: ComplaintTargets = { acknowledgeHours: 8, answerHours: 40 };
const ID = 'targets';

export async function readTargets(db: Knex): Promise<ComplaintTargets> {
  const row: { acknowledge_hours: number; answer_hours: number } | undefined = await db('complaint_targets')
    .where({ id: ID })
    .first();
  return row === undefined ? USUAL : { acknowledgeHours: row.acknowledge_hours, answerHours: row.answer_hours };
}

/**
 * For complaints that come from now on. Nothing changed: nothing is written.
 *
 * @param seen the mark of the targets that were shown @throws 409 `changed_meanwhile`
 */
export async function changeTargets(context: Context, targets: ComplaintTargets, seen?: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockUntilCommit(tx, context.db, 'complaint targets');
    const before = await readTargets(tx);
    if (before.acknowledgeHours === targets.acknowledgeHours && before.answerHours === targets.answerHours) return;
    requireSeen(seen, before);
    await tx('complaint_targets')
      .insert({ id: ID, acknowledge_hours: targets.acknowledgeHours, answer_hours: targets.answerHours })
      .onConflict('id')
      .merge();
    await audit(tx, context, { action: 'calendar.targets_changed', subject: { kind: 'calendar', id: 'calendar' } });
  });
}

export const ESCALATE_JOB = 'complaint.escalate';
export const ACKNOWLEDGEMENT_MAIL = 'complaint.acknowledgement';

/** Looks when a target is due whether it was met. One that was past before is shown, and nobody is mailed about it. */
export async function watchTarget(
  tx: Knex,
  context: Context,
  watched: { complaintId: string; target: Target; dueAt: string | null },
): Promise<void> {
  const { dueAt } = watched;
  if (dueAt === null || dueAt <= instantText(context.clock.now())) return;
  await enqueue(tx, context, { kind: ESCALATE_JOB, payload: watched, runAt: new Date(dueAt) });
}

/** When a reply is due that is asked for at an instant; null where the organisation never works so long. */
export async function answerDue(tx: Knex, from: string): Promise<string | null> {
  const { answerHours } = await readTargets(tx);
  return addWorkingMinutes(from, answerHours * 60, await readCalendar(tx));
}

/** Gives a complaint its targets, watches them, and says to the customer that it came. */
export const startTreatment: ComplaintHandler = async (tx, context, { complaint }) => {
  if (!needsTargets(complaint)) return;
  const { id: complaintId, receivedAt, locale } = complaint;
  const { acknowledgeHours } = await readTargets(tx);
  const acknowledgeBy = addWorkingMinutes(receivedAt, acknowledgeHours * 60, await readCalendar(tx));
  const resolveBy = await answerDue(tx, receivedAt);
  await updateComplaint(tx, context, complaint, { acknowledgeBy, resolveBy });
  await watchTarget(tx, context, { complaintId, target: 'acknowledge', dueAt: acknowledgeBy });
  await watchTarget(tx, context, { complaintId, target: 'answer', dueAt: resolveBy });
  // What is older than that was told in another way, or comes from a file.
  if (acknowledgeBy !== null && acknowledgeBy <= instantText(context.clock.now())) return;
  await queueMessage(tx, context, {
    kind: ACKNOWLEDGEMENT_MAIL,
    subjectId: complaintId,
    locale,
    sendAfter: context.clock.now(),
  });
};

/** Whether it has none yet, or only those of a former round: concerns, and what is closed, have none. */
function needsTargets(complaint: Complaint): complaint is Complaint & { receivedAt: string } {
  const { kind, state, receivedAt, resolveBy } = complaint;
  if (kind !== 'complaint' || state !== 'open' || receivedAt === null) return false;
  return resolveBy === null || resolveBy <= receivedAt;
}
