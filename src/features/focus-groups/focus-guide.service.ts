import { type Guide, guideLength } from '../../domain/focus-group/guide.ts';
import type { Locale } from '../../domain/locale.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { lockGroup, updateGroup } from './focus-groups.store.ts';

/**
 * Keeps the guide of a group in one language as somebody has written it.
 *
 * @param seen the mark of the guide as it was kept when it was shown: one never changed is drafted anew each time.
 * @throws not_found, 409 `changed_meanwhile`
 */
export async function saveGuide(
  context: Context,
  groupId: string,
  { language, guide, seen }: { language: Locale; guide: Guide; seen: string | undefined },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const group = await lockGroup(tx, groupId);
    if (group === undefined) throw notFound('focus group');
    if (JSON.stringify(group.guides[language]) === JSON.stringify(guide)) return;
    requireSeen(seen, group.guides[language]);
    const at = instantText(context.clock.now());
    await updateGroup(tx, groupId, { guides: { ...group.guides, [language]: guide }, at });
    await audit(tx, context, {
      action: 'focus_group.guide_changed',
      subject: { kind: 'focus_group', id: groupId },
      detail: { language, minutes: guideLength(guide) },
    });
  });
}
