export {
  type ImportedQuestionnaire,
  importQuestionnaire,
  parseQuestionnaireText,
  QuestionnaireFaults,
  seedDefaultQuestionnaire,
} from './questionnaires.service.ts';
export {
  findQuestionnaire,
  findVersion,
  getQuestionnaire,
  getVersion,
  latestVersion,
  listQuestionnaires,
  listVersions,
  type Questionnaire,
  type QuestionnaireVersion,
} from './questionnaires.store.ts';
