export { type Action, findAction, holdAction, listActions, moveActionsOnMerge } from './action.store.ts';
export { actionsOn, begunActions } from './action-marks.queries.ts';
export { toActionPage } from './action-page.views.ts';
export { type ActionSource, listSources, type Resting, restingOnFindings, sourcesOf } from './action-sources.store.ts';
export { actionMessages, actionWords } from './action-words.ts';
export { actionsApi } from './actions.api.ts';
export { actionsRoutes } from './actions.routes.ts';
export { getAction, mayChange, planAction, requireWithin, type SourceAsk, todayOf } from './actions.service.ts';
export {
  type ActionLine,
  actionLines,
  type Definitions,
  itemName,
  standingWords,
  whereText,
} from './actions.views.ts';
export { type JudgedHandler, judgeActionsJob } from './judge-actions.job.ts';
export { type ActionReader, answersMissing, readerOf, standingOf, toldFigures } from './told-action.queries.ts';
