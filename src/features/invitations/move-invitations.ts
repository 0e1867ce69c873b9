import type { PlacesMergedHandler } from '../organisation/index.ts';

/** Invitations about a place go with it when it becomes part of another. */
export const moveInvitationsOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  await tx('invitations')
    .where({ [`${kind}_id`]: fromId })
    .update({ [`${kind}_id`]: intoId });
};
