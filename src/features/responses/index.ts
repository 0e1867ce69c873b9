export type { AnswerEvent, AnswerHandler } from './answer-events.ts';
export { exportResponses } from './export-responses.ts';
export {
  importResponses,
  type ResponseImport,
} from './import-responses.service.ts';
export { moveResponsesOnMerge } from './move-responses.ts';
export { eraseResponses, responsesDataPart } from './personal-data.ts';
export { responsesApi } from './responses.api.ts';
export { responsesMessages } from './responses.messages.ts';
export { responsesRoutes } from './responses.routes.ts';
export { receiveUnasked, submitResponse } from './submit-response.service.ts';
export { type Body, formBody, typedFields } from './survey.forms.ts';
export { surveyMessages } from './survey.messages.ts';
export { asAsked } from './survey.queries.ts';
export { surveyRoutes, toProblem } from './survey.routes.ts';
export { toSurveyForm } from './survey.views.ts';
export type { SurveyFormInput, SurveyProblem } from './survey-form.ts';
export { surveyPreviewMessages } from './survey-preview.messages.ts';
export { surveyPreviewRoutes } from './survey-preview.routes.ts';
