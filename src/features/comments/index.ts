export { commentsMessages } from './comments.messages.ts';
export type { CommentsReading } from './comments.queries.ts';
export { commentsRoutes } from './comments.routes.ts';
export { namesAround } from './known-names.queries.ts';
export { commentsOnItem, newestUnhappyComments } from './newest-comments.queries.ts';
export { type Quotes, toQuotes } from './quotes.views.ts';
