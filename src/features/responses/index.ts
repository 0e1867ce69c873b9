export {
  type ImportOptions,
  type ImportProgress,
  importResponses,
  type ResponseImport,
} from './import-responses.service.ts';
export { moveResponsesOnMerge } from './move-responses.ts';
export type { ResponseIdentity, ResponseRecord } from './responses.store.ts';
export { type Submission, type SubmissionOutcome, submitResponse } from './submit-response.service.ts';
export { surveyMessages } from './survey.messages.ts';
export { surveyRoutes } from './survey.routes.ts';
