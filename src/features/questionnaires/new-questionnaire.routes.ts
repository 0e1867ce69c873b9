import { type Response, Router } from 'express';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError } from '../../platform/errors.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { allow } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { type Errors, type Fields, typedFields } from './draft-parts.forms.ts';
import { editorMessages } from './editor.messages.ts';
import { readNewQuestionnaire } from './new-questionnaire.forms.ts';
import { toNewPage } from './new-questionnaire.views.ts';
import { KEY_TAKEN, openDraft, startDraft, takenKeys } from './questionnaire-drafts.service.ts';
import { listQuestionnaires } from './questionnaires.store.ts';

/** Where drafts begin: a new questionnaire, or the newest version of one that is there. */
export function newQuestionnaireRoutes(web: Web): Router {
  const router = Router();
  const { ids } = web.services;
  const { knex } = web.services.db;
  const guard = allow('questionnaires.edit');

  const newestVersions = async () => (await listQuestionnaires(knex)).map(({ latest }) => latest);

  async function show(
    res: Response,
    { fields, errors = {}, once, status }: { fields: Fields; errors?: Errors; once: FormOnce; status: number },
  ): Promise<void> {
    const { locale } = res.locals;
    const view = toNewPage({ locale, own: await newestVersions(), fields, errors, once });
    const title = editorMessages.in(locale)('editor.new');
    const scripts = ['js/questionnaire-editor.js'];
    await web.render.page(res, 'questionnaires/new', { view, scripts }, { title, status });
  }

  router.get('/questionnaires/new', guard, (_req, res) =>
    show(res, { fields: { source: '' }, once: formOnce(ids), status: 200 }),
  );

  router.post('/questionnaires/new', guard, async (req, res) => {
    const fields = typedFields(req.body);
    const once = formOnce(ids, req.body);
    const read = readNewQuestionnaire(fields, { own: await newestVersions(), taken: await takenKeys(knex) });
    try {
      // A form that is pressed twice finds its key taken by its own first press, so what it made is asked for first.
      const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
        if (!read.ok) throw new Refused(read.errors);
        await startDraft(inside, read.value);
        return `/questionnaires/${read.value.key}/draft?done=started`;
      });
      if (outcome.state === 'changed_since') {
        return show(res, { fields, once: formOnceMore(ids, outcome.path), status: 409 });
      }
      res.redirect(303, outcome.path);
    } catch (error) {
      if (error instanceof Refused) return show(res, { fields, errors: error.errors, once, status: 422 });
      if (!(error instanceof AppError) || error.code !== KEY_TAKEN) throw error;
      await show(res, { fields, errors: { key: 'editor.fault.keyTaken' }, once, status: 422 });
    }
  });

  router.post('/questionnaires/:key/draft', guard, async (req, res) => {
    const key = String(req.params.key);
    await openDraft(res.locals.context, key);
    res.redirect(303, `/questionnaires/${key}/draft?done=opened`);
  });
  return router;
}

/** Stops making what could not be read; told on the page, never seen outside. */
class Refused extends Error {
  readonly errors: Errors;

  constructor(errors: Errors) {
    super('The form is not right.');
    this.errors = errors;
  }
}
