export { openLinksApi } from './open-links.api.ts';
export { openLinksMessages } from './open-links.messages.ts';
export { openLinksRoutes } from './open-links.routes.ts';
export { addOpenLink } from './open-links.service.ts';
export { moveOpenLinksOnMerge } from './open-links.store.ts';
export { openByLink } from './open-survey.queries.ts';
export { openSurveyRoutes } from './open-survey.routes.ts';
export { sendOpenSurvey } from './send-open-survey.service.ts';
