import type { Knex } from 'knex';
import { MOST_REMINDERS } from '../../domain/program/program.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { standingJob } from '../../platform/jobs/standing-job.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { listPrograms, type StoredProgram } from './programs.store.ts';
import { REMINDER_MAIL } from './reminder-mail.kind.ts';

const AT_ONCE = 200;
const DAY = 86_400;

/** Puts reminders into the outbox that have become due. */
export const remindInvitationsJob = standingJob('invitations.remind', 600, queueReminders);

/**
 * Reminders follow from how invitations stand and from what the programs say now: there is nothing to be taken back when
 * somebody answers, and a changed program counts at once. Each is decided once more, with all that may speak against it,
 * when it is about to leave.
 *
 * @returns how many were queued
 */
export async function queueReminders(services: Services): Promise<number> {
  const programs = await listPrograms(services.db.knex);
  let queued = 0;
  // Who sends invitations through a system of their own reminds through it too.
  const reminding = programs.filter(
    ({ active, reminders, delivery }) => active && reminders > 0 && delivery === 'mail',
  );
  for (const program of reminding) {
    for (let more = AT_ONCE; more === AT_ONCE; queued += more) {
      more = await services.db.transaction((tx) => queueSome(tx, services, program));
    }
  }
  return queued;
}

async function queueSome(tx: Knex, services: Services, program: StoredProgram): Promise<number> {
  const now = services.clock.now();
  const longAgo = instantText(addSeconds(now, -program.reminderAfterDays * DAY));
  const reminders = () =>
    tx('messages as m').where({ 'm.kind': REMINDER_MAIL }).where('m.subject_id', tx.ref('i.id')).select('m.id');
  const due: { id: string; locale: string }[] = await tx('invitations as i')
    .where({ 'i.program_id': program.id, 'i.status': 'sent' })
    .where('i.sent_at', '<=', longAgo)
    .where('i.expires_at', '>', instantText(addSeconds(now, DAY)))
    .whereNotExists(reminders().where('m.created_at', '>', longAgo))
    .whereNotExists(reminders().whereIn('m.status', ['queued', 'sending', 'skipped']))
    .whereNotExists(
      reminders()
        .offset(Math.min(program.reminders, MOST_REMINDERS) - 1)
        .limit(1),
    )
    .orderBy('i.sent_at')
    .limit(AT_ONCE)
    .select('i.id', 'i.locale');
  for (const { id, locale } of due) {
    await queueMessage(tx, services, { kind: REMINDER_MAIL, subjectId: id, locale, sendAfter: now });
  }
  return due.length;
}
