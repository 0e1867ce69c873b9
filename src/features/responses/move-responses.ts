import type { Actor } from '../../domain/access/actor.ts';
import { ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { AppError } from '../../platform/errors.ts';
import type { PlacesMergedHandler } from '../organisation/index.ts';

/**
 * Answers about a place, and what was written in them, go with it when it becomes part of another. Figures that were told
 * change by just these answers, so that somebody who may not read single ones must not be the one who moves them.
 *
 * @throws 403 `merge_moves_answers`
 */
export const moveResponsesOnMerge: PlacesMergedHandler = async (tx, { actor }, { kind, fromId, intoId }) => {
  for (const table of ['responses', 'response_comments']) {
    const moved: number = await tx(table)
      .where({ [`${kind}_id`]: fromId })
      .update({ [`${kind}_id`]: intoId });
    if (moved > 0 && !mayReadRows(actor)) {
      throw new AppError(
        403,
        'merge_moves_answers',
        'There are answers about it. Merging would change figures by just these, so ask an administrator to do it.',
      );
    }
  }
};

function mayReadRows(actor: Actor): boolean {
  return actor.kind !== 'user' || ROW_ACCESS[actor.role];
}
