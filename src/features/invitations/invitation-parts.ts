import type { CustomerDataPart, EraseHandler } from '../customers/index.ts';
import type { PlacesMergedHandler } from '../organisation/index.ts';
import { lockPerson } from './invitation-case.ts';

/**
 * What an erasure takes away here: links, visits, unfinished forms, and captured mails, which hold name and address. A
 * mail that waits is called off. Counts stay right: the invitations themselves remain, of nobody.
 */
export const eraseInvitations: EraseHandler = async (tx, _context, recordIds) => {
  const [first] = recordIds;
  if (first === undefined) return;
  await lockPerson(tx, first);
  await tx('invitations').whereIn('customer_id', recordIds).orderBy('id').forUpdate().select('id');
  const theirs = () => tx('invitations').whereIn('customer_id', recordIds).select('id');
  await tx('captured_mails')
    .whereIn('message_id', tx('messages').whereIn('subject_id', theirs()).select('id'))
    .delete();
  for (const table of ['invitation_tokens', 'link_visits', 'survey_drafts']) {
    await tx(table).whereIn('invitation_id', theirs()).delete();
  }
  await tx('invitations')
    .whereIn('customer_id', recordIds)
    .where('status', 'scheduled')
    .update({ status: 'skipped', reason: 'erased' });
};

/** What is held about a person here, for the export. No word of what was answered. */
export const invitationsData: CustomerDataPart = {
  name: 'invitations',
  async collect(db, recordIds) {
    const rows: Record<string, unknown>[] = await db('invitations')
      .whereIn('customer_id', recordIds)
      .orderBy('id')
      .select('id', 'status', 'reason', 'locale', 'confidentiality', {
        contactId: 'contact_id',
        sendAt: 'send_at',
        sentAt: 'sent_at',
        expiresAt: 'expires_at',
        answeredOn: 'answered_on',
        createdAt: 'created_at',
      });
    return rows;
  },
};

const COLUMN_OF = { provider: 'provider_id', branch: 'branch_id', topic: 'topic_id' } as const;

export const moveInvitationsOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  const column = COLUMN_OF[kind];
  await tx('invitations').where(column, fromId).update(column, intoId);
};
