import { z } from 'zod';
import { instantText } from '../../platform/clock.ts';
import { finishJob } from '../../platform/jobs/jobs.store.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { findSession, lockGroup } from './focus-groups.store.ts';
import { REMINDER_JOB } from './focus-invitations.service.ts';
import { findPerson, listPeople, updatePerson } from './focus-people.store.ts';
import { nextMailTime } from './mail-time.ts';
import { fillSeats, NO_ANSWER_JOB } from './seats.service.ts';

export const REMINDER = 'focus.reminder';

const NoAnswer = z.object({ personId: z.string() });

/** Gives the place of somebody who has not answered in time to the next reserve. They may still answer. */
export const noAnswerJob: JobHandler = {
  kind: NO_ANSWER_JOB,
  concurrency: 1,
  maxAttempts: 10,
  async run(services, job) {
    const { personId } = NoAnswer.parse(job.payload);
    await services.db.transaction(async (tx) => {
      const known = await findPerson(tx, personId);
      const group = known && (await lockGroup(tx, known.groupId));
      const person = group && (await findPerson(tx, personId));
      if (person?.state !== 'invited' || person.sessionId === null) return;
      if (person.answerBy === null || person.answerBy > instantText(services.clock.now())) return;
      await updatePerson(tx, personId, { state: 'no_answer' });
      const session = await findSession(tx, person.sessionId);
      if (group !== undefined && session !== undefined) await fillSeats(tx, services, group, session);
    });
    return undefined;
  },
};

const Remind = z.object({ sessionId: z.string(), startsAt: z.string() });

/** Reminds those who said that they come, after quiet hours, unless the session was moved or called off since. */
export const focusReminderJob: JobHandler = {
  kind: REMINDER_JOB,
  concurrency: 1,
  maxAttempts: 10,
  async run(services, job) {
    const { sessionId, startsAt } = Remind.parse(job.payload);
    await services.db.transaction(async (tx) => {
      // Over and done in one: after a crash nobody is reminded twice.
      if (!(await finishJob(tx, job))) return;
      const session = await findSession(tx, sessionId);
      if (session?.state !== 'planned' || session.startsAt !== startsAt) return;
      const sendAfter = await nextMailTime(tx, services);
      if (startsAt <= instantText(sendAfter)) return;
      for (const { id: subjectId, locale, state, ...person } of await listPeople(tx, [session.groupId])) {
        if (person.sessionId !== sessionId || state !== 'accepted') continue;
        await queueMessage(tx, services, { kind: REMINDER, subjectId, locale, sendAfter });
      }
    });
    return undefined;
  },
};
