export type { AnswerEvent, AnswerHandler } from './answer-events.ts';
export { exportResponses } from './export-responses.ts';
export {
  type ImportOptions,
  type ImportProgress,
  importResponses,
  type ResponseImport,
} from './import-responses.service.ts';
export { moveResponsesOnMerge } from './move-responses.ts';
export { eraseResponses, responsesDataPart } from './personal-data.ts';
export { responsesApi } from './responses.api.ts';
export { responsesMessages } from './responses.messages.ts';
export { responsesRoutes } from './responses.routes.ts';
export type { ResponseIdentity, ResponseRecord } from './responses.store.ts';
export { type Submission, type SubmissionOutcome, submitResponse } from './submit-response.service.ts';
export { surveyMessages } from './survey.messages.ts';
export { surveyRoutes } from './survey.routes.ts';
export { surveyPreviewMessages } from './survey-preview.messages.ts';
export { surveyPreviewRoutes } from './survey-preview.routes.ts';
