import type { PlacesMergedHandler } from '../organisation/index.ts';

/** Answers about a place, and what was written in them, go with it when it becomes part of another. */
export const moveResponsesOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  for (const table of ['responses', 'response_comments']) {
    await tx(table)
      .where({ [`${kind}_id`]: fromId })
      .update({ [`${kind}_id`]: intoId });
  }
};
