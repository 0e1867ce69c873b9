import type { Knex } from 'knex';
import { type Invitation, type InvitationRow, toInvitation } from './invitation.store.ts';
import { type LinkVisit, listVisitsOf } from './link-visits.store.ts';
import { REMINDER_MAIL } from './reminder-mail.kind.ts';

/** An invitation with all that is known to have happened to it. */
export interface InvitationFacts {
  invitation: Invitation;
  /** When it was skipped while it waited, came back, failed, was declined or expired; null where that is not known. */
  endedAt: string | null;
  /** When its reminders left. */
  remindedAt: string[];
  visits: LinkVisit[];
}

/** @param chosen narrows down which; newest first */
export async function listInvitationFacts(
  db: Knex,
  chosen: (invitations: Knex.QueryBuilder) => void,
  limit: number,
): Promise<InvitationFacts[]> {
  const rows: (InvitationRow & { ended_at: string | null })[] = await db('invitations')
    .modify(chosen)
    .orderBy('id', 'desc')
    .limit(limit);
  const ids = rows.map(({ id }) => id);
  const reminders: { subject_id: string; sent_at: string }[] = await db('messages')
    .where({ kind: REMINDER_MAIL, status: 'sent' })
    .whereIn('subject_id', ids)
    .whereNotNull('sent_at')
    .orderBy('sent_at')
    .select('subject_id', 'sent_at');
  const visits = await listVisitsOf(db, ids);
  return rows.map((row) => ({
    invitation: toInvitation(row),
    endedAt: row.ended_at,
    remindedAt: reminders.filter((message) => message.subject_id === row.id).map((message) => message.sent_at),
    visits: visits.get(row.id) ?? [],
  }));
}
