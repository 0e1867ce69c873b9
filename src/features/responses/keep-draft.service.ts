import type { Context } from '../../platform/context.ts';
import { lockForAnswer } from '../invitations/index.ts';
import { type Draft, saveDraft } from './drafts.store.ts';
import { findRevision } from './responses.store.ts';

/**
 * Keeps what was typed and not sent. Refused when the form was sent meanwhile, for instance by its own last press: an
 * answer must not come to lie about as a draft, tied to a name.
 *
 * @returns whether it was kept
 */
export async function keepDraft(context: Context, invitationId: string, draft: Draft): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    // Locked against a submission, or an erasure, at this very moment.
    const invitation = await lockForAnswer(tx, invitationId);
    if (invitation === undefined) return false;
    const sent = invitation.status === 'answered' ? await findRevision(tx, invitationId) : 0;
    if (draft.revision !== sent) return false;
    await saveDraft(tx, context, invitationId, draft);
    return true;
  });
}
