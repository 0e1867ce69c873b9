import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/jobs.store.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';

const KIND = 'invitations.expire';
const EVERY_SECONDS = 3600;

/** Closes invitations whose time is over, and throws away what was saved of unfinished forms. */
export const expireInvitationsJob: JobHandler = {
  kind: KIND,
  concurrency: 1,
  maxAttempts: 'unlimited',
  async run(services) {
    await expireInvitations(services);
    return { runAgainAt: addSeconds(services.clock.now(), EVERY_SECONDS) };
  },
};

/** @returns how many expired */
export async function expireInvitations({ db, clock }: Services): Promise<number> {
  const now = instantText(clock.now());
  return db.transaction(async (tx) => {
    // By the drafts, which are few: the invitations that are over grow with the years.
    const over = tx('invitations').where('id', tx.ref('survey_drafts.invitation_id')).where('expires_at', '<=', now);
    await tx('survey_drafts').whereExists(over).delete();
    return tx('invitations')
      .whereIn('status', ['sent', 'uncertain'])
      .where('expires_at', '<=', now)
      .update({ status: 'expired', ended_at: tx.ref('expires_at') });
  });
}

/** Makes sure that the job is there: called at start. */
export async function scheduleExpiry(services: Services): Promise<void> {
  await services.db.transaction((tx) =>
    enqueue(tx, services, { kind: KIND, payload: {}, runAt: services.clock.now(), uniqueKey: KIND }),
  );
}
