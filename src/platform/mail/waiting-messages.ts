import type { Knex } from 'knex';
import { instantText } from '../clock.ts';
import type { Context } from '../context.ts';
import { callOffJobs, runJobsAt } from '../jobs/jobs.store.ts';
import { MAIL_JOB, type Message } from './outbox.ts';

interface WaitingMessages {
  kind: string;
  /** A query for the ids of what they are about; a new one each time, as one runs once. */
  about: () => Knex.QueryBuilder;
}

const waiting = (tx: Knex, { kind, about }: WaitingMessages): Knex.QueryBuilder =>
  tx('messages').where({ kind, status: 'queued' }).whereIn('subject_id', about());

// In all that follow locks are taken in the order of the job that sends: jobs, what messages are about, messages.

/** Skips what waits, in the transaction that makes it needless. What the messages are about is held from then on. */
export async function callOffMessages(tx: Knex, which: WaitingMessages, reason: string): Promise<void> {
  await callOffJobs(tx, MAIL_JOB, waiting(tx, which).select(payloadColumn(tx)));
  await which.about().orderBy('id').forUpdate();
  await waiting(tx, which).update({ status: 'skipped', reason });
}

/**
 * Skips one message where it waits, and takes no lock but its own, so that what it is about may be held already; its job
 * finds nothing left to do. One that is under way, or may have arrived, stays as it is.
 *
 * @returns when it was to leave; undefined: none waited
 */
export async function callOffMessage(
  tx: Knex,
  { kind, subjectId }: Pick<Message, 'kind' | 'subjectId'>,
  reason: string,
): Promise<Date | undefined> {
  const rows: { send_after: string }[] = await tx('messages')
    .where({ kind, subject_id: subjectId, status: 'queued' })
    .update({ status: 'skipped', reason })
    .returning('send_after');
  return rows[0] && new Date(rows[0].send_after);
}

/** Has it decided anew and now, not when it was due, whether and when what waits leaves. What a server put off waits on. */
export async function reconsiderMessages(tx: Knex, context: Context, which: WaitingMessages): Promise<void> {
  const now = context.clock.now();
  const untried = () => waiting(tx, which).where('attempts', 0);
  await runJobsAt(tx, MAIL_JOB, untried().select(payloadColumn(tx)), now);
  await untried().update({ send_after: instantText(now), reason: null });
}

/** The payload of a message's job, made by the database. */
const payloadColumn = (db: Knex): Knex.Raw => db.raw(`'{"messageId":"' || id || '"}'`);
