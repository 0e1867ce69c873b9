export { itemMessages } from './items.messages.ts';
export { itemsRoutes } from './items.routes.ts';
