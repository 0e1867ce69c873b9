export { issuedCardsApi } from './issued-cards.api.ts';
export { issuedCardsMessages } from './issued-cards.messages.ts';
export { issuedCardsRoutes } from './issued-cards.routes.ts';
