export { contactWishesApi } from './contact-wishes.api.ts';
export { wishesMessages } from './contact-wishes.messages.ts';
export { countWishes } from './contact-wishes.queries.ts';
export { contactWishesRoutes } from './contact-wishes.routes.ts';
export { handleWish } from './contact-wishes.service.ts';
export { keepContactWish } from './contact-wishes.store.ts';
export { contactWishesData, eraseContactWishes } from './wish-data.ts';
