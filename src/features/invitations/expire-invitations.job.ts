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
  maxAttempts: Number.MAX_SAFE_INTEGER,
  async run(services) {
    await expireInvitations(services);
    return { runAgainAt: addSeconds(services.clock.now(), EVERY_SECONDS) };
  },
};

/** @returns how many expired */
export async function expireInvitations({ db, clock }: Services): Promise<number> {
  const now = instantText(clock.now());
  return db.transaction(async (tx) => {
    const over = tx('invitations').where('expires_at', '<=', now).select('id');
    await tx('survey_drafts').whereIn('invitation_id', over).delete();
    return tx('invitations')
      .whereIn('status', ['sent', 'uncertain'])
      .where('expires_at', '<=', now)
      .update({ status: 'expired' });
  });
}

/** Makes sure that the job is there: called at start. */
export async function scheduleExpiry(services: Services): Promise<void> {
  await services.db.transaction((tx) =>
    enqueue(tx, services, { kind: KIND, payload: {}, runAt: services.clock.now(), uniqueKey: KIND }),
  );
}
