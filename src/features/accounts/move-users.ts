import type { PlacesMergedHandler } from '../organisation/index.ts';

/** People tied to a provider or limited to a branch that became part of another follow it there. */
export const moveUsersOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  if (kind === 'provider') await tx('users').where({ provider_id: fromId }).update({ provider_id: intoId });
  if (kind !== 'branch') return;
  // Whoever has the surviving branch already only loses the one that is gone.
  const there = tx('user_branches').where({ branch_id: intoId }).select('user_id');
  await tx('user_branches').where({ branch_id: fromId }).whereIn('user_id', there).delete();
  await tx('user_branches').where({ branch_id: fromId }).update({ branch_id: intoId });
};
