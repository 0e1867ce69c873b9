import type { Knex } from 'knex';
import { z } from 'zod';
import { branchLimit, isAllowed } from '../../domain/access/role-matrix.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { listUsers, type User } from '../accounts/index.ts';
import type { Complaint } from '../complaints/index.ts';

/** What staff are told of a complaint: a target passed, the customer was not content, or a cause is still to be named. */
export const NOTICE_CAUSES = ['acknowledge', 'answer', 'reopened', 'needs_cause'] as const;
const NoticeCause = z.enum(NOTICE_CAUSES);
export type NoticeCause = z.infer<typeof NoticeCause>;

export const NOTICE_MAIL = 'complaint.notice';

export interface ComplaintNotice {
  id: string;
  complaintId: string;
  cause: NoticeCause;
  userId: string;
}

/**
 * Mails those who are to act: once for each cause, occasion and reader.
 *
 * @returns how many were mailed now
 * @param notice.of the target that passed, or the answer of the customer
 */
export async function notifyStaff(
  tx: Knex,
  services: Services,
  complaint: Complaint,
  notice: { cause: NoticeCause; of: string },
): Promise<number> {
  let mailed = 0;
  for (const user of await readersOf(tx, complaint, notice.cause)) {
    const id = services.ids.next();
    const inserted: unknown[] = await tx('complaint_notices')
      .insert({
        ...{ id, complaint_id: complaint.id, user_id: user.id, cause: notice.cause, of: notice.of },
        created_at: instantText(services.clock.now()),
      })
      .onConflict(['complaint_id', 'cause', 'of', 'user_id'])
      .ignore()
      .returning('id');
    if (inserted.length === 0) continue;
    mailed += 1;
    await queueMessage(tx, services, {
      kind: NOTICE_MAIL,
      subjectId: id,
      locale: user.locale,
      sendAfter: services.clock.now(),
    });
  }
  return mailed;
}

/** Whoever may treat it and takes mail: past a target all of them, else its owner, or all where it has none. */
async function readersOf(tx: Knex, complaint: Complaint, cause: NoticeCause): Promise<User[]> {
  const users = (await listUsers(tx)).filter((user) => mayTreat(user, complaint) && user.mailStoppedAt === null);
  const owner = users.filter(({ id }) => id === complaint.ownerId);
  const all = cause === 'acknowledge' || cause === 'answer' || owner.length === 0;
  return all ? users : owner;
}

/** Whether a user may treat a complaint: by role, and in its branch. */
export function mayTreat(user: User, { branchId }: Pick<Complaint, 'branchId'>): boolean {
  const branchIds = branchLimit(user);
  const reaches = branchIds === null || (branchId !== null && branchIds.includes(branchId));
  return user.status === 'active' && isAllowed(user.role, 'complaints.treat') && reaches;
}

export async function findNotice(db: Knex, id: string): Promise<ComplaintNotice | undefined> {
  const row: { id: string; complaint_id: string; cause: string; user_id: string } | undefined = await db(
    'complaint_notices',
  )
    .where({ id })
    .first();
  if (row === undefined) return undefined;
  return { id: row.id, complaintId: row.complaint_id, cause: NoticeCause.parse(row.cause), userId: row.user_id };
}
