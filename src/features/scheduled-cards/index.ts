export { cardMailKind } from './card-mail.kind.ts';
export { pauseCardByToken, pauseCardRoutes } from './pause-card.routes.ts';
export { scheduledCardsMessages } from './scheduled-cards.messages.ts';
export { scheduledCardsRoutes } from './scheduled-cards.routes.ts';
export { addSchedule, scheduledCardsJob } from './schedules.service.ts';
export { moveSchedulesOnMerge } from './schedules.store.ts';
