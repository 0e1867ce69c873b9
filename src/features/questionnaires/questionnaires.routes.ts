import { type Response, Router } from 'express';
import { z } from 'zod';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation } from '../organisation/index.ts';
import { draftRoutes } from './draft.routes.ts';
import { draftPages } from './draft-pages.ts';
import { draftPartsRoutes } from './draft-parts.routes.ts';
import { loadAsDraft, readFile } from './load-file.service.ts';
import { toLoadPage } from './load-file.views.ts';
import { newQuestionnaireRoutes } from './new-questionnaire.routes.ts';
import { DRAFT_CHANGED } from './questionnaire-drafts.service.ts';
import { findQuestionnaireDraft, listQuestionnaireDrafts } from './questionnaire-drafts.store.ts';
import { questionnairesMessages } from './questionnaires.messages.ts';
import { QuestionnaireFaults } from './questionnaires.service.ts';
import {
  countAnswers,
  getQuestionnaire,
  isVersionUsed,
  listQuestionnaires,
  listVersions,
  type QuestionnaireVersion,
} from './questionnaires.store.ts';
import {
  doneText,
  type PageWords,
  presentList,
  presentLoadForm,
  presentQuestionnaire,
} from './questionnaires.views.ts';

const LoadForm = z.object({
  json: z.string().catch(''),
  /** Which button was pressed; any other looks at the file first. */
  step: z.enum(['look', 'draft']).catch('look'),
  seen: z.string().catch(''),
});
const VersionQuery = z.object({ version: z.coerce.number().int().positive().optional().catch(undefined) });

export function questionnairesRoutes(web: Web): Router {
  const router = Router();
  // Before the pages of keys: /questionnaires/new is none.
  router.use(newQuestionnaireRoutes(web), draftRoutes(web), draftPartsRoutes(web));
  const { ids } = web.services;
  const db = web.services.db.knex;
  const { saverOf } = draftPages(web);

  const pageWords = async (res: Response): Promise<PageWords> => ({
    locale: res.locals.locale,
    timeZone: (await getOrganisation(db)).settings.timeZone,
  });

  async function showList(
    res: Response,
    json: string,
    shown: { status: number; refused?: QuestionnaireFaults; done?: string | undefined },
  ): Promise<void> {
    const words = await pageWords(res);
    const [all, answers] = [await listQuestionnaires(db), await countAnswers(db)];
    const rows = await Promise.all(
      all.map(async ({ questionnaire, latest }) => {
        const versions = await listVersions(db, questionnaire.id);
        return { latest, answers: versions.reduce((sum, { id }) => sum + (answers.get(id) ?? 0), 0) };
      }),
    );
    const drafts = await listQuestionnaireDrafts(db);
    const mayEdit = isAllowed(userOf(res.locals.context).role, 'questionnaires.edit');
    const model = {
      table: presentList(rows, drafts, { ...words, mayEdit }),
      empty: rows.length + drafts.length === 0,
      form: presentLoadForm(words.locale, json, shown.refused?.faults ?? []),
      mayEdit,
      scripts: ['js/file-to-text.js'],
      flash: shown.done === undefined ? undefined : { kind: 'done', text: shown.done },
    };
    const title = questionnairesMessages.in(words.locale)('questionnaires.title');
    await web.render.page(res, 'questionnaires/list', model, { title, status: shown.status });
  }

  async function findShown(
    key: string,
    query: unknown,
  ): Promise<{ shown: QuestionnaireVersion; versions: QuestionnaireVersion[] }> {
    const versions = await listVersions(db, (await getQuestionnaire(db, key)).id);
    const wanted = VersionQuery.parse(query).version;
    const shown = wanted === undefined ? versions[0] : versions.find(({ version }) => version === wanted);
    if (shown === undefined) throw notFound('version of this questionnaire');
    return { shown, versions };
  }

  router.get('/questionnaires', allow('questionnaires.view'), (req, res) =>
    showList(res, '', { status: 200, done: doneText(req.query.done, res.locals.locale) }),
  );

  async function showFile(
    res: Response,
    json: string,
    shown: { once: FormOnce; status: number; conflict: boolean },
  ): Promise<void> {
    const words = await pageWords(res);
    const file = await readFile(db, json);
    const { languages } = (await getOrganisation(db)).settings;
    const savedBy = file.draft === undefined ? null : await saverOf(file.draft);
    const view = toLoadPage(file, { ...words, json, languages, savedBy, once: shown.once, conflict: shown.conflict });
    await web.render.page(res, 'questionnaires/load', { view }, { title: view.title, status: shown.status });
  }

  router.post('/questionnaires', allow('questionnaires.edit'), async (req, res) => {
    const { json, step, seen } = LoadForm.parse(req.body ?? {});
    try {
      if (step === 'look') return await showFile(res, json, { once: formOnce(ids), status: 200, conflict: false });
      const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
        return `/questionnaires/${await loadAsDraft(inside, json, seen)}/draft?done=loaded`;
      });
      if (outcome.state === 'changed_since') {
        return await showFile(res, json, { once: formOnceMore(ids, outcome.path), status: 409, conflict: false });
      }
      res.redirect(303, outcome.path);
    } catch (error) {
      if (error instanceof AppError && error.code === DRAFT_CHANGED) {
        return showFile(res, json, { once: formOnce(ids), status: 409, conflict: true });
      }
      if (!(error instanceof QuestionnaireFaults)) throw error;
      await showList(res, json, { status: 422, refused: error });
    }
  });

  router.get('/questionnaires/:key', allow('questionnaires.view'), async (req, res) => {
    const { shown, versions } = await findShown(String(req.params.key), req.query);
    const words = await pageWords(res);
    const facts = { answers: await countAnswers(db), used: await isVersionUsed(db, shown) };
    const done = doneText(req.query.done, words.locale);
    const draft = await findQuestionnaireDraft(db, shown.key);
    const mayEdit = isAllowed(userOf(res.locals.context).role, 'questionnaires.edit');
    const one = presentQuestionnaire(shown, versions, { ...facts, draft, mayEdit }, words);
    const model = { one, flash: done === undefined ? undefined : { kind: 'done', text: done } };
    await web.render.page(res, 'questionnaires/one', model, { title: one.title });
  });

  router.get('/questionnaires/:key/definition.json', allow('questionnaires.view'), async (req, res) => {
    const { shown } = await findShown(String(req.params.key), req.query);
    res.attachment(`${shown.key}.v${shown.version}.json`);
    res.type('application/json').send(`${JSON.stringify(shown.definition, null, 2)}\n`);
  });

  return router;
}
