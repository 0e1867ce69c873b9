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
export { receiveUnasked, type Submission, type SubmissionOutcome, submitResponse } from './submit-response.service.ts';
export { type Body, formBody, typedFields } from './survey.forms.ts';
export { surveyMessages } from './survey.messages.ts';
export { asAsked } from './survey.queries.ts';
export { surveyRoutes, toProblem } from './survey.routes.ts';
export { toSurveyForm } from './survey.views.ts';
export type { SurveyFormInput, SurveyProblem, Typed } from './survey-form.ts';
export { surveyPreviewMessages } from './survey-preview.messages.ts';
export { surveyPreviewRoutes } from './survey-preview.routes.ts';
