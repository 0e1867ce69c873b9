import type { Knex } from 'knex';
import { type ClosingVerdict, closingOf, DAYS_OF_SILENCE } from '../../domain/complaint/complaint-course.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type Complaint, recordEvent, updateComplaint } from '../complaints/index.ts';
import { lastReply, type Reply } from './replies.store.ts';

export const CLOSE_JOB = 'complaint.close';

/** The end of the days of silence after a reply. */
export const silenceEnds = ({ sentAt }: Pick<Reply, 'sentAt'>): Date =>
  addSeconds(new Date(sentAt), DAYS_OF_SILENCE * 86_400);

/** How an answered complaint stands; undefined where it is not answered. */
export function standingOf(complaint: Complaint, reply: Reply | undefined, now: Date): ClosingVerdict | undefined {
  if (complaint.kind !== 'complaint' || complaint.state !== 'answered' || reply === undefined) return undefined;
  const { rootCause, remedy } = complaint;
  return closingOf({
    rootCause,
    remedy,
    settled: reply.answer?.settled ?? null,
    silenceOver: silenceEnds(reply) <= now,
  });
}

/** Closes an answered complaint where nothing is missing any more. @returns how it stands */
export async function closeIfDone(
  tx: Knex,
  context: Context,
  complaint: Complaint,
): Promise<ClosingVerdict | undefined> {
  const now = context.clock.now();
  const verdict = standingOf(complaint, await lastReply(tx, complaint.id), now);
  if (verdict === 'confirmed' || verdict === 'unconfirmed') {
    const change = { state: 'closed', closedAs: verdict, closedAt: instantText(now) } as const;
    await updateComplaint(tx, context, complaint, change);
    await recordEvent(tx, context, complaint, { what: 'closed', detail: { as: verdict } });
  }
  return verdict;
}
