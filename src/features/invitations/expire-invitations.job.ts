import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { standingJob } from '../../platform/jobs/standing-job.ts';

/** Closes invitations whose time is over, and throws away what was saved of unfinished forms. */
export const expireInvitationsJob = standingJob('invitations.expire', 3600, expireInvitations);

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
