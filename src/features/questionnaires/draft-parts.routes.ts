import { type Request, type Response, Router } from 'express';
import type { Question, QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import {
  addQuestion,
  itemsOf,
  moveItem,
  moveQuestion,
  questionSwitches,
  removeDimension,
  removeQuestions,
  switchQuestions,
  writeDimension,
  writeQuestion,
} from '../../domain/questionnaire/edit-draft.ts';
import { isSamePart, type QuestionnairePart } from '../../domain/questionnaire/text-slots.ts';
import { notFound } from '../../platform/errors.ts';
import { type FormOnce, formOnce } from '../../platform/http/form-key.ts';
import { allow } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { draftPages, type SavedPart } from './draft-pages.ts';
import {
  type Errors,
  type Fields,
  fieldsOfDimension,
  fieldsOfGeneral,
  fieldsOfQuestion,
  itemKeysIn,
  readDimension,
  readGeneral,
  readQuestion,
  typedFields,
  valueIn,
} from './draft-parts.forms.ts';
import { type PartPage, toDimensionPage, toGeneralPage, toQuestionPage } from './draft-parts.views.ts';
import { readQuestions } from './question-parts.forms.ts';
import { editedNow, markOf } from './questionnaire-drafts.service.ts';
import { getQuestionnaireDraft } from './questionnaire-drafts.store.ts';
import { findQuestionnaire, listUsedVersions, listVersions } from './questionnaires.store.ts';
import { toQuestionsPage } from './questions-part.views.ts';
import { nextMissing, partHref } from './text-fields.views.ts';

interface Shown {
  fields?: Fields;
  errors?: Errors;
  conflict?: string;
  once?: FormOnce;
  status?: number;
}

const general = ({ title, scale, minimumAsked }: QuestionnaireDraft) => [title, scale, minimumAsked];
const ofDimension = (key: string) => (draft: QuestionnaireDraft) => [
  draft.dimensions.find((one) => one.key === key) ?? null,
  itemsOf(draft, key),
];
const ofQuestion = (key: string) => (draft: QuestionnaireDraft) =>
  draft.questions.find((question) => question.key === key) ?? null;
const ofSwitches = (draft: QuestionnaireDraft) => questionSwitches(draft);

/** The pages on which the parts of a draft are written: name and scale, each dimension, each extra question. */
export function draftPartsRoutes(web: Web): Router {
  const router = Router();
  const { ids } = web.services;
  const { knex } = web.services.db;
  const guard = allow('questionnaires.edit');
  const { save, doneFlash } = draftPages(web);

  async function page(
    req: Request,
    res: Response,
    view: string,
    {
      part,
      own,
      present,
    }: {
      part: (draft: QuestionnaireDraft) => unknown;
      own: (draft: QuestionnaireDraft) => Fields;
      present: (page: PartPage) => { heading: string } | Promise<{ heading: string }>;
    },
    shown: Shown = {},
  ): Promise<void> {
    const { locale } = res.locals;
    const { draft } = await edited(req, shown.status !== undefined);
    const model = await present({
      ...{ locale, draft },
      fields: shown.fields ?? own(draft),
      errors: shown.errors ?? {},
      // A page that is to be put right is still the page that was opened: what others saved since is not overwritten.
      seen: shown.errors === undefined ? markOf(part(draft)) : valueIn(shown.fields ?? {}, 'seen'),
      once: shown.once ?? formOnce(ids),
      conflict: shown.conflict ?? null,
      adding: req.query.done === 'added',
    });
    const scripts = ['js/questionnaire-editor.js'];
    const flash = shown.status === undefined ? doneFlash(req, res) : {};
    await web.render.page(
      res,
      `questionnaires/${view}`,
      { view: model, scripts, ...flash },
      {
        title: model.heading,
        status: shown.status ?? 200,
      },
    );
  }

  /** A page is only opened of a draft; one that is being saved outlives it. */
  const edited = (req: Request, isSaving: boolean): Promise<{ draft: QuestionnaireDraft }> =>
    isSaving ? editedNow(knex, keyOf(req)) : getQuestionnaireDraft(knex, keyOf(req));

  /** Where to go on from a part that was saved. */
  async function onwards(req: Request, href: string, isPassed: (part: QuestionnairePart) => boolean): Promise<string> {
    if (req.body?.act !== 'next') return `${href}?done=saved`;
    const { draft } = await getQuestionnaireDraft(knex, keyOf(req));
    return nextMissing(draft, isPassed) ?? `/questionnaires/${draft.key}/draft?done=complete`;
  }

  const isAsked = async (key: string): Promise<boolean> => {
    const known = await findQuestionnaire(knex, key);
    return known !== undefined && (await listUsedVersions(knex, known.id)).length > 0;
  };

  async function showGeneral(req: Request, res: Response, shown?: Shown): Promise<void> {
    const fixed = await isAsked(keyOf(req));
    const how = { part: general, own: fieldsOfGeneral, present: (made: PartPage) => toGeneralPage(made, fixed) };
    await page(req, res, 'draft-general', how, shown);
  }

  router.get('/questionnaires/:key/draft/general', guard, (req, res) => showGeneral(req, res));
  router.post('/questionnaires/:key/draft/general', guard, async (req, res) => {
    const key = keyOf(req);
    const fields = typedFields(req.body);
    const { draft } = await edited(req, true);
    const read = readGeneral(fields, draft, await isAsked(key));
    const part: SavedPart = { part: general, show: (shown) => showGeneral(req, res, { fields, ...shown }) };
    const isPassed = ({ kind }: QuestionnairePart): boolean => kind === 'general';
    await save(
      req,
      res,
      part,
      read,
      (now, value) => ({ ...now, ...value }),
      () => onwards(req, partHref(key, { kind: 'general' }), isPassed),
    );
  });

  async function showDimension(req: Request, res: Response, shown?: Shown): Promise<void> {
    const dimension = String(req.params.dimension);
    const { draft } = await edited(req, shown !== undefined);
    const isThere = draft.dimensions.some(({ key }) => key === dimension);
    if (!isThere && (shown === undefined || !PLAIN_KEY.test(dimension))) throw notFound('dimension in this draft');
    const how = {
      part: ofDimension(dimension),
      own: (own: QuestionnaireDraft) => fieldsOfDimension(own, dimension),
      present: (made: PartPage) => toDimensionPage(made, dimension),
    };
    await page(req, res, 'draft-dimension', how, shown);
  }

  router.get('/questionnaires/:key/draft/dimensions/:dimension', guard, (req, res) => showDimension(req, res));
  router.post('/questionnaires/:key/draft/dimensions/:dimension', guard, async (req, res) => {
    const [key, dimension] = [keyOf(req), String(req.params.dimension)];
    const fields = typedFields(req.body);
    if (!PLAIN_KEY.test(dimension)) throw notFound('dimension in this draft');
    const { draft } = await edited(req, true);
    const own: QuestionnairePart = { kind: 'dimension', key: dimension };
    const part: SavedPart = {
      part: ofDimension(dimension),
      show: (shown) => showDimension(req, res, { fields, ...shown }),
    };
    const act = valueIn(fields, 'act');
    if (act === 'remove_dimension') {
      const isSure = valueIn(fields, 'removeAll') === 'yes' || itemKeysIn(fields).length === 0;
      const errors: Errors = { removeAll: 'editor.fault.tick' };
      const sure = isSure ? { ok: true as const, value: null } : { ok: false as const, errors };
      const back = async () => `/questionnaires/${key}/draft?done=removed`;
      return save(req, res, part, sure, (now) => removeDimension(now, dimension), back);
    }
    const read = readDimension(fields, draft, dimension, await everUsedItems(key));
    const [way, item = ''] = /^(up|down):(.+)$/.exec(act)?.slice(1) ?? [];
    await save(
      ...([req, res, part, read] as const),
      (now, content) => {
        const written = writeDimension(now, dimension, content);
        return way === undefined ? written : moveItem(written, item, way === 'up' ? -1 : 1);
      },
      async (content) => {
        const href = partHref(key, own);
        if (content.added !== null) return `${href}?done=added#item.${content.added}`;
        if (way !== undefined) return `${href}?done=saved#item.${item}`;
        const dimensions = draft.dimensions.map((one) => one.key);
        const passed = dimensions.slice(0, dimensions.indexOf(dimension) + 1);
        return onwards(
          req,
          href,
          ({ kind, ...rest }) =>
            kind === 'general' || (kind === 'dimension' && 'key' in rest && passed.includes(rest.key)),
        );
      },
    );
  });

  /** Keys of items of all versions, so that something new never goes on with the answers of something else. */
  async function everUsedItems(key: string): Promise<string[]> {
    return (await everPublished(key)).flatMap((definition) => definition.items.map((item) => item.key));
  }

  async function everPublished(key: string): Promise<QuestionnaireDefinition[]> {
    const known = await findQuestionnaire(knex, key);
    const versions = known === undefined ? [] : await listVersions(knex, known.id);
    return versions.map(({ definition }) => definition);
  }

  const showQuestions = (req: Request, res: Response, shown?: Shown): Promise<void> =>
    page(
      ...([req, res, 'draft-questions'] as const),
      {
        part: ofSwitches,
        own: (draft) => ({ on: questionSwitches(draft).flatMap(({ keys, on }) => (on ? keys.slice(0, 1) : [])) }),
        present: toQuestionsPage,
      },
      shown,
    );

  router.get('/questionnaires/:key/draft/questions', guard, (req, res) => showQuestions(req, res));
  router.post('/questionnaires/:key/draft/questions', guard, async (req, res) => {
    const key = keyOf(req);
    const fields = typedFields(req.body);
    const part: SavedPart = { part: ofSwitches, show: (shown) => showQuestions(req, res, { fields, ...shown }) };
    const { draft } = await edited(req, true);
    const read = readQuestions(fields, draft, await everUsedQuestions(key));
    const [way, moving = ''] = /^(up|down):(.+)$/.exec(valueIn(fields, 'act'))?.slice(1) ?? [];
    await save(
      ...([req, res, part, read] as const),
      (now, { on, removed, added }) => {
        const written = removeQuestions(switchQuestions(now, on), removed);
        const all = added === null ? written : addQuestion(written, added);
        return way === undefined ? all : moveQuestion(all, moving, way === 'up' ? -1 : 1);
      },
      async ({ added, removed }) => {
        const href = `/questionnaires/${key}/draft/questions`;
        if (added !== null) return `${partHref(key, { kind: 'question', key: added.key })}?done=added`;
        if (way !== undefined) return `${href}?done=saved#question.${moving}`;
        return `${href}?done=${removed.length > 0 ? 'removed' : 'saved'}`;
      },
    );
  });

  /** Keys of extra questions of all versions, for the same reason. */
  async function everUsedQuestions(key: string): Promise<string[]> {
    return (await everPublished(key)).flatMap((definition) => definition.questions.map((question) => question.key));
  }

  async function findQuestion(req: Request, isSaving: boolean): Promise<Question> {
    const { draft } = await edited(req, isSaving);
    const question = draft.questions.find(({ key }) => key === String(req.params.question));
    if (question === undefined) throw notFound('question in this draft');
    return question;
  }

  async function showQuestion(req: Request, res: Response, shown?: Shown): Promise<void> {
    const question = await findQuestion(req, shown !== undefined);
    const how = {
      part: ofQuestion(question.key),
      own: () => fieldsOfQuestion(question),
      present: (made: PartPage) => toQuestionPage(made, question),
    };
    await page(req, res, 'draft-question', how, shown);
  }

  router.get('/questionnaires/:key/draft/questions/:question', guard, (req, res) => showQuestion(req, res));
  router.post('/questionnaires/:key/draft/questions/:question', guard, async (req, res) => {
    const key = keyOf(req);
    const question = await findQuestion(req, true);
    const fields = typedFields(req.body);
    const part: SavedPart = {
      part: ofQuestion(question.key),
      show: (shown) => showQuestion(req, res, { fields, ...shown }),
    };
    const own: QuestionnairePart = { kind: 'question', key: question.key };
    await save(req, res, part, readQuestion(fields, question), writeQuestion, async () => {
      const { draft } = await getQuestionnaireDraft(knex, key);
      const keys = draft.questions.map((one) => one.key);
      const passed = keys.slice(0, keys.indexOf(question.key) + 1);
      return onwards(req, partHref(key, own), (one) =>
        one.kind === 'question' ? passed.includes(one.key) : !isSamePart(one, own),
      );
    });
  });
  return router;
}

const PLAIN_KEY = /^[a-z0-9][a-z0-9_-]{0,59}$/;

const keyOf = (req: Request): string => String(req.params.key);
