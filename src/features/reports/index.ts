export { cardMessages } from './card.messages.ts';
export { toCardPage } from './card.views.ts';
export { type CardFacts, cardInput, readCardFacts } from './card-facts.ts';
export { cardTables, LINKED_TABLES } from './card-tables.views.ts';
export { reportsApi } from './reports.api.ts';
export { reportsRoutes } from './reports.routes.ts';
