import { onceInSnapshot } from '../../platform/db/once-in-snapshot.ts';

/**
 * How far the cells of a questionnaire are: `revision` grows with each fold, `epoch` where cells or words go, `folded` by
 * every change that is folded, `forgotten` where places are merged, or answers or words deleted.
 */
export interface Revision {
  epoch: number;
  revision: number;
  folded: number;
  forgotten: number;
}

/** @returns undefined before anything was folded or deleted */
export const revisionOf = onceInSnapshot(
  (tx, questionnaireId): Promise<Revision | undefined> =>
    tx('state_revisions')
      .where({ questionnaire_id: questionnaireId })
      .first('epoch', 'revision', 'folded', 'forgotten'),
);
