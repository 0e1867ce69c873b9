export {
  commitmentHistory,
  commitmentsOfPerson,
  countDueCommitments,
  eraseFromCommitments,
  moveCommitmentsOnMerge,
} from './commitment-parts.ts';
export { commitmentsApi } from './commitments.api.ts';
export { LONGEST_PROMISE } from './commitments.forms.ts';
export { commitmentsMessages } from './commitments.messages.ts';
export { promisesKept } from './commitments.queries.ts';
export { commitmentsRoutes } from './commitments.routes.ts';
export { makeCommitment, mayKeep, settleCommitment } from './commitments.service.ts';
export { blankCommitments } from './commitments.store.ts';
