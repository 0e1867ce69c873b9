export { type Action, moveActionsOnMerge } from './action.store.ts';
export { actionsApi } from './actions.api.ts';
export { actionMessages } from './actions.messages.ts';
export { actionsRoutes } from './actions.routes.ts';
export { type ActionLine, actionLines } from './actions.views.ts';
export { judgeActionsJob } from './judge-actions.job.ts';
export { readerOf } from './told-action.queries.ts';
