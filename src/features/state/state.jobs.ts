import { standingJob } from '../../platform/jobs/standing-job.ts';
import { foldChanges } from './fold.ts';

/** Folds waiting changes again and again. Cards are exact without it; it keeps them cheap. */
export const foldJob = standingJob('state.fold', 15, foldChanges);
