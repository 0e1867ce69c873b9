import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import type { PageExists } from '../accounts/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { latestVersion, listQuestionnaires } from '../questionnaires/index.ts';
import { countActions, listActions } from './action.store.ts';
import { toActionPage } from './action-page.views.ts';
import { actionSourcesRoutes } from './action-sources.routes.ts';
import { listSources } from './action-sources.store.ts';
import { actionMessages, actionWords } from './action-words.ts';
import { AbandonForm } from './actions.forms.ts';
import { abandonAction, getAction, mayChange, todayOf } from './actions.service.ts';
import { type Definitions, STANDINGS, toActionsPage } from './actions.views.ts';
import { planActionRoutes } from './plan-action.routes.ts';
import { answersMissing, readerOf, type Standing, standingOf, toldFigures } from './told-action.queries.ts';

/** Actions: the list, and each of them. @param pageExists tells whether complaints and focus groups have pages */
export function actionsRoutes(web: Web, pageExists: PageExists): Router {
  const router = Router();
  const { services } = web;
  const db = services.db.knex;

  router.get('/actions', allow('actions.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const { branchIds } = user;
    const { cursor, limit } = readPaging(req.query);
    const state = STANDINGS.find((one) => one === req.query.state);
    const today = await todayOf(services);
    const after = readDatedCursor(cursor);
    const found = await listActions(db, today, { branchIds, ...(state && { state }) }, { after, limit: limit + 1 });
    const { rows, nextCursor } = toDatedPage(found, limit, ({ plan }) => plan.startOn);
    const view = toActionsPage({
      ...{ locale, today, state, nextCursor, actions: rows, reader: readerOf(user), paged: after !== undefined },
      counts: await countsOf(today, branchIds),
      definitions: await definitionsOf(),
      mayEdit: isAllowed(user.role, 'actions.edit'),
    });
    await web.render.page(res, 'actions/list', { view }, { title: actionMessages.in(locale)('action.title') });
  });

  async function countsOf(today: string, branchIds: readonly string[] | null): Promise<Record<Standing, number>> {
    const counts = { running: 0, planned: 0, judged: 0, abandoned: 0 };
    for (const state of STANDINGS) counts[state] = await countActions(db, today, { branchIds, state });
    return counts;
  }

  async function definitionsOf(): Promise<Definitions> {
    const all = await listQuestionnaires(db);
    return new Map(all.map(({ latest }) => [latest.questionnaireId, latest.definition]));
  }

  // Before the page of one, whose address would take "new" for an id.
  router.use(planActionRoutes(web));
  router.use(actionSourcesRoutes(web));

  async function showOne(req: Request, res: Response, note?: { value: string; error: string }): Promise<void> {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const reader = readerOf(user);
    const { settings } = await getOrganisation(db);
    const today = await todayOf(services);
    const action = await getAction(db, String(req.params.id), user.branchIds);
    const { key, definition } = await latestVersion(db, action.questionnaireId);
    const view = toActionPage({
      ...{ locale, today, action, reader, timeZone: settings.timeZone, questionnaireKey: key },
      definitions: new Map([[action.questionnaireId, definition]]),
      sources: await listSources(db, action.id),
      missing: standingOf(action, today) === 'running' ? await answersMissing(services, action, reader, today) : null,
      figures: await toldFigures(services, action, reader),
      mayEdit: isAllowed(user.role, 'actions.edit') && mayChange(user.branchIds, action),
      hasPage: pageExists,
      material: settings.materialShare * (definition.scale.max - definition.scale.min),
    });
    const t = actionMessages.in(locale);
    const noteField = {
      ...{ name: 'note', kind: 'textarea', label: t('action.abandon.note'), required: true, maxlength: 2000 },
      ...(note && { value: note.value, error: t('action.problem.note') }),
    };
    const problems = note === undefined ? [] : [{ field: 'note', text: t('action.problem.note') }];
    const scripts = chartScripts([view.outcome?.chart ?? null]);
    const model = { view, noteField, problems, scripts, ...doneFlash(req, locale) };
    await web.render.page(res, 'actions/one', model, { title: view.title, status: note === undefined ? 200 : 422 });
  }
  router.get('/actions/:id', allow('actions.view'), (req, res) => showOne(req, res));

  router.post('/actions/:id/abandon', allow('actions.edit'), async (req, res) => {
    const id = String(req.params.id);
    const form = parseForm(AbandonForm, req.body);
    if (!form.ok) {
      const { note } = form.values;
      return showOne(req, res, { value: typeof note === 'string' ? note : '', error: form.errors.note ?? '' });
    }
    await abandonAction(res.locals.context, id, form.value.note);
    res.redirect(303, `/actions/${id}?done=abandoned`);
  });
  return router;
}

const DONE = ['planned', 'changed', 'abandoned', 'linked', 'unlinked'] as const;

function doneFlash(req: Request, locale: Response['locals']['locale']): object {
  const done = DONE.find((one) => one === req.query.done);
  return done === undefined ? {} : { flash: { kind: 'done', text: actionWords.in(locale)(`action.done.${done}`) } };
}
