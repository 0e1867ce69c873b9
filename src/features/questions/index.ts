export { questionMessages } from './questions.messages.ts';
export { questionsRoutes } from './questions.routes.ts';
