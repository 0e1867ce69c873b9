import type { Knex } from 'knex';
import { z } from 'zod';
import { addSeconds } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/jobs.store.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { ASKED_INVITE_MAIL, RESET_MAIL } from './account-mail.names.ts';
import { findUser } from './users.store.ts';

const KIND = 'accounts.password_link';
/** Later than this nobody waits for the link they asked for. */
const ASKED_FOR_SECONDS = 3600;
const Payload = z.object({ email: z.string() });

/**
 * Asks for a link to a new password. The same row is written for every address, and looked at later: neither the
 * answer nor its time tells which addresses have accounts.
 */
export async function requestPasswordLink(tx: Knex, services: Services, email: string): Promise<void> {
  await enqueue(tx, services, { kind: KIND, payload: { email }, runAt: services.clock.now() });
}

export const passwordLinkJob: JobHandler = {
  kind: KIND,
  concurrency: 1,
  maxAttempts: 8,
  async run(services, job) {
    const { email } = Payload.parse(job.payload);
    await services.db.transaction(async (tx) => {
      const user = await findUser(tx, { email });
      if (user === undefined || user.status === 'deactivated') return;
      const now = services.clock.now();
      await queueMessage(tx, services, {
        kind: user.status === 'invited' ? ASKED_INVITE_MAIL : RESET_MAIL,
        subjectId: user.id,
        locale: user.locale,
        sendAfter: now,
        sendBefore: addSeconds(now, ASKED_FOR_SECONDS),
      });
    });
    return undefined;
  },
};
