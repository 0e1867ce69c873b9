export { editorMessages } from './editor.messages.ts';
export { getQuestionnaireDraft } from './questionnaire-drafts.store.ts';
export { questionnairesApi } from './questionnaires.api.ts';
export { questionnairesMessages } from './questionnaires.messages.ts';
export { questionnairesRoutes } from './questionnaires.routes.ts';
export {
  importQuestionnaire,
  parseQuestionnaireText,
  seedDefaultQuestionnaire,
} from './questionnaires.service.ts';
export {
  findQuestionnaire,
  findVersion,
  getQuestionnaire,
  getVersion,
  holdVersion,
  latestVersion,
  listQuestionnaires,
  listVersions,
  type QuestionnaireVersion,
} from './questionnaires.store.ts';
