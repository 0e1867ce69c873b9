import type { Services } from '../../platform/context.ts';
import { errorText } from '../../platform/errors.ts';
import { countJobs } from '../../platform/jobs/jobs.store.ts';
import type { MailSender } from '../../platform/mail/mail.ts';
import { countMessages, type MessageStatus } from '../../platform/mail/outbox.ts';

const DATABASE_WITHIN_MS = 3000;
/** A mail server is asked at most so often: this address needs no key, and must not become a lever against it. */
const MAIL_EVERY_MS = 60_000;
/** Due jobs that wait for longer mean that nobody runs them. */
const LATE_MS = 5 * 60_000;

export interface Health {
  status: 'ok' | 'degraded' | 'down';
  database: { ok: boolean; kind: string };
  mail: { mode: 'smtp' | 'captured'; ok: boolean; messages?: Record<MessageStatus, number> };
  jobs: { ok: boolean; due?: number; dead?: number; oldestDueAt?: string | null };
}

/** Answers how the installation is: `down` without the database, `degraded` when mail or jobs need a person. */
export function createHealthCheck(services: Services, sender: MailSender | undefined): () => Promise<Health> {
  let mail = { ok: true, until: 0 };

  async function mailWorks(): Promise<boolean> {
    if (sender === undefined) return true;
    const now = services.clock.now().getTime();
    if (now >= mail.until) {
      // Kept before the answer comes, so that many askers at once cause one look.
      mail = { ok: mail.ok, until: now + MAIL_EVERY_MS };
      mail.ok = (await sender.check()).ok;
    }
    return mail.ok;
  }

  return async () => {
    const { db, clock, log } = services;
    const mode = sender === undefined ? 'captured' : 'smtp';
    const database = { ok: true, kind: db.dialect };
    try {
      const [messages, jobs] = await within(
        DATABASE_WITHIN_MS,
        Promise.all([countMessages(db.knex), countJobs(db.knex, clock.now())]),
      );
      const mailOk = await mailWorks();
      const late = jobs.oldestDueAt !== null && clock.now().getTime() - new Date(jobs.oldestDueAt).getTime() > LATE_MS;
      const jobsOk = jobs.dead === 0 && !late;
      return {
        status: mailOk && jobsOk ? 'ok' : 'degraded',
        database,
        mail: { mode, ok: mailOk, messages },
        jobs: { ok: jobsOk, ...jobs },
      };
    } catch (error) {
      log.error({ reason: errorText(error) }, 'the database does not answer');
      return {
        status: 'down',
        database: { ...database, ok: false },
        mail: { mode, ok: mail.ok },
        jobs: { ok: false },
      };
    }
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
