import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { type FocusGroup, listSessions, updateGroup } from './focus-groups.store.ts';
import { hold } from './focus-invitations.service.ts';
import { listPeople } from './focus-people.store.ts';
import { timeToTell } from './mail-time.ts';
import { fillSeats } from './seats.service.ts';
import { tellChange } from './tell-people.service.ts';

/** What of a group can be changed once its list is made. The list itself, and what it was made from, stays. */
export type GroupChange = Pick<FocusGroup, 'theme' | 'question' | 'seats' | 'invitedEach' | 'answerDays' | 'incentive'>;

const FIELDS = ['theme', 'question', 'seats', 'invitedEach', 'answerDays', 'incentive'] as const;

/** What the form shows of a group. */
export const shownOf = (group: GroupChange): unknown => FIELDS.map((field) => group[field]);

/** What stands in the invitation, and of it the theme in calendars. */
const FELT: readonly (keyof GroupChange)[] = ['theme', 'incentive'];

/**
 * Changes what a group is about and how large it is. Who was invited is told where it concerns them, with a newer version of
 * their calendar file; places that are added go to those who wait, then to reserves. Of places that are taken away nobody
 * loses theirs: no more are asked.
 *
 * @param seen the mark of what was shown @throws not_found, 409 `group_is_over`, `changed_meanwhile`
 */
export async function changeGroup(
  context: Context,
  groupId: string,
  change: GroupChange,
  seen?: string,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const before = await hold(tx, context, groupId);
    if (before.state === 'closed' || before.state === 'cancelled') {
      throw conflict('group_is_over', 'This focus group is over. Nothing about it is changed any more.');
    }
    const fields = FIELDS.filter((field) => before[field] !== change[field]);
    if (fields.length === 0) return;
    requireSeen(seen, shownOf(before));
    await updateGroup(tx, groupId, { ...change, at: instantText(context.clock.now()) });
    const sessions = await listSessions(tx, [groupId]);
    if (fields.some((field) => FELT.includes(field))) {
      const people = await listPeople(tx, [groupId]);
      for (const session of sessions.filter(({ state }) => state === 'planned')) {
        const here = people.filter(({ sessionId }) => sessionId === session.id);
        await tellChange(tx, context, here, await timeToTell(tx, context, session));
      }
    }
    for (const session of sessions) await fillSeats(tx, context, { ...before, ...change }, session);
    await audit(tx, context, {
      action: 'focus_group.changed',
      subject: { kind: 'focus_group', id: groupId },
      detail: { fields },
    });
  });
}
