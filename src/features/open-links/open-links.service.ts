import { newSlug } from '../../domain/open-link-slug.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { heldPlaceId } from '../organisation/index.ts';
import {
  insertOpenLink,
  lockOpenLink,
  type OpenLink,
  type OpenLinkSettings,
  updateOpenLink,
} from './open-links.store.ts';

/** @returns the link. @throws not_found for a place that is not there */
export async function addOpenLink(
  context: Context,
  wish: Omit<OpenLink, 'id' | 'slug' | 'active' | 'createdAt'>,
): Promise<OpenLink> {
  return context.db.transaction(async (tx) => {
    const link: OpenLink = {
      ...wish,
      branchId: await heldPlaceId(tx, 'branch', wish.branchId),
      providerId: await heldPlaceId(tx, 'provider', wish.providerId),
      topicId: await heldPlaceId(tx, 'topic', wish.topicId),
      id: context.ids.next(),
      slug: newSlug(context.ids.random),
      active: true,
      createdAt: instantText(context.clock.now()),
    };
    await insertOpenLink(tx, link);
    await audit(tx, context, { action: 'open_link.added', subject: { kind: 'open_link', id: link.id } });
    return link;
  });
}

const FIELDS = ['channel', 'locale', 'itemsPerDimension', 'active', 'closesOn'] as const;

/** What the form shows of a link. */
export const shownOf = (link: OpenLinkSettings): unknown => FIELDS.map((field) => link[field]);

/**
 * Closes, opens again, or changes how it asks, as far as it is said; what it stands for stays, since it hangs on a wall.
 *
 * @param seen the mark of what was shown @throws not_found, 409 `changed_meanwhile`
 */
export async function changeOpenLink(
  context: Context,
  id: string,
  change: Partial<OpenLinkSettings>,
  seen?: string,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const before = await lockOpenLink(tx, id);
    if (before === undefined) throw notFound('open link');
    const settings = { ...before, ...change };
    const fields = FIELDS.filter((field) => before[field] !== settings[field]);
    if (fields.length === 0) return;
    requireSeen(seen, shownOf(before));
    await updateOpenLink(tx, id, settings);
    await audit(tx, context, { action: 'open_link.changed', subject: { kind: 'open_link', id }, detail: { fields } });
  });
}
