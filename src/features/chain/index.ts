export { chainMessages } from './chain.messages.ts';
export { chainRoutes } from './chain.routes.ts';
export { eraseOutcomes, outcomesData } from './outcome-data.ts';
export { outcomeMailKind } from './outcome-mail.kind.ts';
export { outcomeMailMessages } from './outcome-mail.messages.ts';
export { publishOutcomes, writeOutcomeWords } from './outcomes.service.ts';
export { stopOutcomesByToken, stopOutcomesRoutes } from './stop-outcomes.routes.ts';
export { tellOutcome } from './tell-outcome.service.ts';
export { youSaidRoutes } from './you-said.routes.ts';
