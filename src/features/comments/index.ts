export { commentsMessages } from './comments.messages.ts';
export { commentsRoutes } from './comments.routes.ts';
export { commentsOnItem, newestUnhappyComments } from './newest-comments.queries.ts';
