export { commentsMessages } from './comments.messages.ts';
export type { CommentsReading, ShownComment } from './comments.queries.ts';
export { commentsRoutes } from './comments.routes.ts';
export { commentParts, commentWeeksText } from './comments.views.ts';
export { type CommentReference, readReferred, referToComments } from './kept-comments.queries.ts';
export { namesAround } from './known-names.queries.ts';
export { commentsOnItem, newestUnhappyComments } from './newest-comments.queries.ts';
export { type Quotes, toQuotes } from './quotes.views.ts';
