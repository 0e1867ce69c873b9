import type { PlacesMergedHandler } from '../organisation/index.ts';

/** Answers about a place go with it when it becomes part of another. */
export const moveResponsesOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  await tx('responses')
    .where({ [`${kind}_id`]: fromId })
    .update({ [`${kind}_id`]: intoId });
};
