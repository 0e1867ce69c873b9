import { type Request, type Response, Router } from 'express';
import { dayAfter } from '../../domain/time/days.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError, errorCode } from '../../platform/errors.ts';
import { formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { markShown, OVERTAKEN, seenIn } from '../../platform/overtaken.ts';
import { listUsers } from '../accounts/index.ts';
import { listBranches, listProviders, listTopics } from '../organisation/index.ts';
import { listQuestionnaires } from '../questionnaires/index.ts';
import type { Action } from './action.store.ts';
import { type ActionFormInput, type FormLists, toActionForm } from './action-form.views.ts';
import { actionsToJoin } from './action-sources.routes.ts';
import { pickedDays } from './action-sources.store.ts';
import { gapText } from './action-why.views.ts';
import { actionWords } from './action-words.ts';
import { NotesForm, SourceFields } from './actions.forms.ts';
import {
  changeAction,
  gapAsTold,
  getAction,
  hasStarted,
  mayChange,
  planAction,
  shownOf,
  sourceTerms,
  todayOf,
} from './actions.service.ts';
import {
  aboutOf,
  planValues,
  propose,
  readAction,
  toNotes,
  toSourceAsk,
  toValues,
  type Values,
} from './read-action-form.ts';
import { startValues } from './start-action-form.ts';

/** The forms that plan an action and change it. */
export function planActionRoutes(web: Web): Router {
  const router = Router();
  const { services } = web;
  const { ids } = services;
  const db = services.db.knex;
  const edit = allow('actions.edit');

  async function lists(branchIds: readonly string[] | null, values: Values): Promise<FormLists> {
    const chosen = (field: string): string => String(values[field] ?? '');
    const branches = await listBranches(db, { chosen: chosen('branch') });
    return {
      users: (await listUsers(db)).filter(({ id, status }) => status === 'active' || id === chosen('owner')),
      questionnaires: (await listQuestionnaires(db)).map(({ latest }) => latest),
      branches: branches.filter(({ id }) => branchIds === null || branchIds.includes(id)),
      providers: await listProviders(db, { chosen: chosen('provider') }),
      topics: await listTopics(db, { chosen: chosen('topic') }),
    };
  }

  async function show(
    res: Response,
    form: Omit<ActionFormInput, 'locale' | 'lists' | 'tomorrow'>,
    status = 200,
  ): Promise<void> {
    const { locale, context } = res.locals;
    const tomorrow = dayAfter(await todayOf(services));
    const input = { ...form, locale, tomorrow, lists: await lists(userOf(context).branchIds, form.values) };
    const sourceText = form.source && (await sourceWords(res, form.source, form.values.item));
    const ask = form.source && toSourceAsk(form.source, form.values.item);
    const join = ask ? await actionsToJoin(web, res, ask) : null;
    const view = toActionForm({ ...input, sourceText: sourceText ?? null, join });
    await web.render.page(res, 'actions/form', { form: view }, { title: view.heading, status });
  }

  async function sourceWords(res: Response, source: SourceFields, item: unknown): Promise<string | null> {
    const { context, locale } = res.locals;
    const t = actionWords.in(locale);
    const ask = toSourceAsk(source, item);
    if (ask === null) return null;
    if (ask.kind !== 'gap') return t(`action.why.${ask.kind}.other`);
    // An item that the questionnaire does not have is told beside its field.
    const about = await aboutOf(db, { item: String(item), branch: null, provider: null, topic: null });
    if (about === undefined) return null;
    const { text, detail } = gapText(await gapAsTold(context, ask.query, ask.itemKey), locale, t);
    return dotted([text, detail]);
  }

  router.get('/actions/new', edit, async (req, res) => {
    const { context } = res.locals;
    const start = await startValues(context, req.query);
    const source = SourceFields.parse(start);
    const ask = toSourceAsk(source, start.item);
    const picked = ask === null ? null : (await sourceTerms(context, db, ask)).picked;
    const proposal = await propose(context, start, picked, true);
    const [latest] = await db('actions').whereNotNull('currency').orderBy('id', 'desc').limit(1).select('currency');
    const values = {
      owner: userOf(context).id,
      currency: latest?.currency ?? '',
      ...start,
      ...(proposal && planValues(proposal)),
    };
    await show(res, { values, errors: {}, once: formOnce(ids), proposal, picked, source });
  });

  router.post('/actions/new', edit, async (req, res) => {
    const { context } = res.locals;
    const body: Values = { ...req.body };
    const fields = parseForm(SourceFields, body);
    if (!fields.ok) return show(res, { values: body, errors: fields.errors, once: formOnce(ids, body) }, 422);
    const source = fields.value;
    const ask = toSourceAsk(source, body.item);
    const picked = ask === null ? null : (await sourceTerms(context, db, ask)).picked;
    const again = { once: formOnce(ids, body), picked, source };
    if (body.act === 'propose') {
      const proposal = await propose(context, body, picked, false);
      return show(res, { values: { ...body, ...(proposal && planValues(proposal)) }, errors: {}, proposal, ...again });
    }
    const read = await readAction(context, body, picked);
    if (!read.ok) return show(res, { values: body, errors: read.errors, ...again }, 422);
    const { notes, terms } = read;
    const saved = await makeOnce(context, sentForm(req), async (inside) => {
      const id = await planAction(inside, { notes, terms, source: ask });
      return `/actions/${id}?done=planned`;
    });
    if (saved.state !== 'changed_since') return res.redirect(303, saved.path);
    await show(res, { values: body, errors: {}, ...again, once: formOnceMore(ids, saved.path) }, 409);
  });

  async function changeable(req: Request, res: Response): Promise<Action> {
    const { branchIds } = userOf(res.locals.context);
    const action = await getAction(db, String(req.params.id), branchIds);
    if (!mayChange(branchIds, action) || action.state === 'abandoned') {
      throw new AppError(409, 'action_over', 'This action cannot be changed: it is over, or done everywhere.');
    }
    return action;
  }

  router.get('/actions/:id/edit', edit, async (req, res) => {
    const action = await changeable(req, res);
    const started = hasStarted(action, await todayOf(services));
    const picked = started ? null : await pickedDays(db, action.id);
    await show(res, {
      id: action.id,
      started,
      picked,
      values: toValues(action),
      errors: {},
      seen: markOf(action),
    });
  });

  const markOf = (action: Action): string => markShown(shownOf(action));

  router.post('/actions/:id/edit', edit, async (req, res) => {
    const { context } = res.locals;
    const action = await changeable(req, res);
    const { id } = action;
    const body: Values = { ...req.body };
    const started = hasStarted(action, await todayOf(services));
    const seen = seenIn(body);
    const again = { id, started, values: body, seen: seen ?? markOf(action) };
    /** @returns false where somebody saved something else meanwhile: both are shown */
    const change = async (what: Pick<Parameters<typeof changeAction>[2], 'notes' | 'terms'>): Promise<boolean> => {
      try {
        await changeAction(context, id, { ...what, seen });
        return true;
      } catch (error) {
        if (errorCode(error) !== OVERTAKEN) throw error;
        const now = await changeable(req, res);
        const kept = toValues(now);
        await show(res, { ...again, errors: {}, seen: markOf(now), kept, picked: await pickedDays(db, id) }, 409);
        return false;
      }
    };
    if (started && body.item !== undefined) {
      // The page was opened before it started; what was typed of the plan comes too late.
      return show(res, { ...again, justStarted: true, errors: {} }, 409);
    }
    if (started) {
      const form = parseForm(NotesForm, body);
      if (!form.ok) return show(res, { ...again, errors: form.errors }, 422);
      if (!(await change({ notes: toNotes(form.value) }))) return;
      return res.redirect(303, `/actions/${id}?done=changed`);
    }
    const picked = await pickedDays(db, id);
    if (body.act === 'propose') {
      const proposal = await propose(context, body, picked, false);
      const values = { ...body, ...(proposal && planValues(proposal)) };
      return show(res, { ...again, picked, proposal, values, errors: {} });
    }
    const read = await readAction(context, body, picked);
    if (!read.ok) return show(res, { ...again, picked, errors: read.errors }, 422);
    if (!(await change({ notes: read.notes, terms: read.terms }))) return;
    res.redirect(303, `/actions/${id}?done=changed`);
  });
  return router;
}
