import { type Request, type Response, Router } from 'express';
import { DateTime } from 'luxon';
import { ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError } from '../../platform/errors.ts';
import { formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { listUsers } from '../accounts/index.ts';
import type { CardAccess } from '../analysis/index.ts';
import { findPlace, listBranches, listProviders, listTopics, type PlaceKind } from '../organisation/index.ts';
import { findQuestionnaire, latestVersion, listQuestionnaires } from '../questionnaires/index.ts';
import type { Action, ActionNotes, ActionTerms } from './action.store.ts';
import { type ActionFormInput, type FormLists, toActionForm } from './action-form.views.ts';
import { pickedDays } from './action-sources.store.ts';
import { gapText } from './action-why.views.ts';
import { ActionForm, NotesForm, SourceFields, WishForm } from './actions.forms.ts';
import {
  actionProblems,
  changeAction,
  gapAsTold,
  getAction,
  hasStarted,
  mayChange,
  planAction,
  type SourceAsk,
  sourceTerms,
  todayOf,
} from './actions.service.ts';
import { actionWords } from './actions.views.ts';
import { type ProposedPlan, proposePlan } from './propose-plan.queries.ts';

type Values = Record<string, unknown>;

/** The forms that plan an action and change it. */
export function planActionRoutes(web: Web): Router {
  const router = Router();
  const { services } = web;
  const { ids } = services;
  const db = services.db.knex;
  const edit = allow('actions.edit');

  async function lists(branchIds: readonly string[] | null): Promise<FormLists> {
    const [users, questionnaires, branches] = [
      await listUsers(db),
      await listQuestionnaires(db),
      await listBranches(db),
    ];
    return {
      users: users.filter(({ status }) => status === 'active'),
      questionnaires: questionnaires.map(({ latest }) => latest),
      branches: branches.filter(({ id }) => branchIds === null || branchIds.includes(id)),
      providers: await listProviders(db),
      topics: await listTopics(db),
    };
  }

  async function show(
    res: Response,
    form: Omit<ActionFormInput, 'locale' | 'lists' | 'tomorrow'>,
    status = 200,
  ): Promise<void> {
    const { locale, context } = res.locals;
    const tomorrow = dayAfter(await todayOf(services));
    const input = { ...form, locale, tomorrow, lists: await lists(userOf(context).branchIds) };
    const sourceText = form.source && (await sourceWords(res, form.source, form.values.item));
    const view = toActionForm({ ...input, sourceText: sourceText ?? null });
    await web.render.page(res, 'actions/form', { form: view }, { title: view.heading, status });
  }

  async function sourceWords(res: Response, source: SourceFields, item: unknown): Promise<string | null> {
    const { context, locale } = res.locals;
    const t = actionWords.in(locale);
    const ask = await toSourceAsk(source, item);
    if (ask === null) return null;
    if (ask.kind !== 'gap') return t(`action.why.${ask.kind}.other`);
    // An item that the questionnaire does not have is told beside its field.
    const about = await aboutOf({ item: String(item), branch: null, provider: null, topic: null });
    if (about === undefined) return null;
    const { text, detail } = gapText(await gapAsTold(context, ask.query, ask.itemKey), locale, t);
    return `${text} · ${detail}`;
  }

  /** What the fields of a form or address name as the source; a gap needs its item. */
  async function toSourceAsk(fields: SourceFields, item: unknown): Promise<(SourceAsk & { itemKey: string }) | null> {
    const [questionnaire = '', itemKey = ''] = typeof item === 'string' ? item.split('|') : [];
    if (fields.complaint !== null) return { kind: 'complaint', id: fields.complaint, itemKey };
    if (fields.finding !== null) return { kind: 'finding', id: fields.finding, itemKey };
    const { gapFrom: from, gapTo: to, gapBranch, gapProvider, gapTopic } = fields;
    if (from === undefined || to === undefined || itemKey === '') return null;
    const places = {
      ...(gapBranch === null ? {} : { branch: gapBranch }),
      ...(gapProvider === null ? {} : { provider: gapProvider }),
      ...(gapTopic === null ? {} : { topic: gapTopic }),
    };
    return { kind: 'gap', query: { from, to, questionnaire, ...places }, itemKey };
  }

  /** A plan worked out from what the form holds; undefined while there is no item. */
  async function propose(
    res: Response,
    values: Values,
    picked: { from: string; to: string } | null,
    first: boolean,
  ): Promise<ProposedPlan | undefined> {
    const wish = WishForm.parse(values);
    const about = await aboutOf(wish);
    if (about === undefined) return undefined;
    const user = userOf(res.locals.context);
    const access: CardAccess = { rowAccess: ROW_ACCESS[user.role], branchIds: user.branchIds };
    const today = await todayOf(services);
    const startOn = wish.startOn !== null && wish.startOn > today ? wish.startOn : dayAfter(today);
    const somewhere = [about.branchId, about.providerId, about.topicId].some((id) => id !== null);
    // Where there are units without the action, they are compared unless somebody decides against it.
    const compareWithout = somewhere && (first || wish.compareWithout);
    try {
      return await proposePlan(services, about, { startOn, today, picked, compareWithout }, access);
    } catch (error) {
      // A place that is not theirs, a crossing that is not told: the form says so when it is sent.
      if (error instanceof AppError && error.status < 500) return undefined;
      throw error;
    }
  }

  async function aboutOf(
    wish: Pick<WishForm, 'item' | 'branch' | 'provider' | 'topic'>,
  ): Promise<Omit<ActionTerms, 'plan'> | undefined> {
    const [questionnaireKey = '', itemKey = ''] = wish.item?.split('|') ?? [];
    const questionnaire = await findQuestionnaire(db, questionnaireKey);
    if (questionnaire === undefined) return undefined;
    const { definition } = await latestVersion(db, questionnaire.id);
    if (!definition.items.some(({ key }) => key === itemKey)) return undefined;
    const { branch: branchId, provider: providerId, topic: topicId } = wish;
    return { questionnaireId: questionnaire.id, itemKey, branchId, providerId, topicId };
  }

  const planValues = ({ plan }: ProposedPlan): Values => ({
    ...{ startOn: plan.startOn, judgeOn: plan.judgeOn, plannedAnswers: plan.plannedAnswers },
    ...{ beforeFrom: plan.before.from, beforeTo: plan.before.to },
    compareWithout: plan.compareWithout ? 'yes' : '',
  });

  router.get('/actions/new', edit, async (req, res) => {
    const { context } = res.locals;
    const start = await startValues(req, res);
    const source = SourceFields.parse(start);
    const ask = await toSourceAsk(source, start.item);
    const picked = ask === null ? null : (await sourceTerms(context, db, ask)).picked;
    const proposal = await propose(res, start, picked, true);
    const [latest] = await db('actions').whereNotNull('currency').orderBy('id', 'desc').limit(1).select('currency');
    const values = {
      owner: userOf(context).id,
      currency: latest?.currency ?? '',
      ...start,
      ...(proposal && planValues(proposal)),
    };
    await show(res, { values, errors: {}, once: formOnce(ids), proposal, picked, source });
  });

  /** What an address starts the form with: the item of a card with its period and place, a complaint, a finding. */
  async function startValues(req: Request, res: Response): Promise<Values> {
    const text = (name: string): string => (typeof req.query[name] === 'string' ? req.query[name] : '');
    const complaint = text('complaint');
    const finding = text('finding');
    if (complaint !== '' || finding !== '') {
      const ask: SourceAsk = complaint === '' ? { kind: 'finding', id: finding } : { kind: 'complaint', id: complaint };
      const terms = await sourceTerms(res.locals.context, db, ask);
      const { questionnaireId, itemKey, branchId, providerId, topicId } = terms;
      const key = questionnaireId === null ? undefined : (await latestVersion(db, questionnaireId)).key;
      // A branch and a provider do not go together: where it is to be better is for people to say.
      return {
        ...(complaint === '' ? { finding } : { complaint }),
        ...{ item: key === undefined || itemKey === null ? '' : `${key}|${itemKey}`, topic: topicId ?? '' },
        ...(branchId === null ? { provider: providerId ?? '' } : { branch: branchId }),
      };
    }
    const item = text('item');
    const questionnaire = text('questionnaire') || ((await listQuestionnaires(db))[0]?.latest.key ?? '');
    const places = { branch: text('branch'), provider: text('provider'), topic: text('topic') };
    const isGap = item !== '' && isDay(text('from')) && isDay(text('to'));
    return {
      ...{ item: item === '' ? '' : `${questionnaire}|${item}`, ...places },
      ...(isGap
        ? {
            ...{ gapFrom: text('from'), gapTo: text('to') },
            ...{ gapBranch: places.branch, gapProvider: places.provider, gapTopic: places.topic },
          }
        : {}),
    };
  }

  router.post('/actions/new', edit, async (req, res) => {
    const { context } = res.locals;
    const body: Values = { ...req.body };
    const fields = parseForm(SourceFields, body);
    if (!fields.ok) return show(res, { values: body, errors: fields.errors, once: formOnce(ids, body) }, 422);
    const source = fields.value;
    const ask = await toSourceAsk(source, body.item);
    const picked = ask === null ? null : (await sourceTerms(context, db, ask)).picked;
    const again = { once: formOnce(ids, body), picked, source };
    if (body.act === 'propose') {
      const proposal = await propose(res, body, picked, false);
      return show(res, { values: { ...body, ...(proposal && planValues(proposal)) }, errors: {}, proposal, ...again });
    }
    const read = await readAction(res, body, picked);
    if (!read.ok) return show(res, { values: body, errors: read.errors, ...again }, 422);
    const { notes, terms } = read;
    const saved = await makeOnce(context, sentForm(req), async (inside) => {
      const id = await planAction(inside, { notes, terms, source: ask });
      return `/actions/${id}?done=planned`;
    });
    if (saved.state !== 'changed_since') return res.redirect(303, saved.path);
    await show(res, { values: body, errors: {}, ...again, once: formOnceMore(ids, saved.path) }, 409);
  });

  type ReadAction =
    | { ok: true; notes: ActionNotes; terms: ActionTerms }
    | { ok: false; errors: Record<string, string> };

  async function readAction(
    res: Response,
    body: Values,
    picked: { from: string; to: string } | null,
  ): Promise<ReadAction> {
    const form = parseForm(ActionForm, body);
    if (!form.ok) return { ok: false, errors: form.errors };
    const { value } = form;
    const places = { branch: value.branch, provider: value.provider, topic: value.topic };
    const errors = await unknownPlaces(places);
    const about = await aboutOf(value);
    if (about === undefined) errors.item = 'action.problem.unknown_item';
    if (about === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
    const notes = toNotes(value);
    const plan = {
      ...{ startOn: value.startOn, judgeOn: value.judgeOn, plannedAnswers: value.plannedAnswers },
      before: { from: value.beforeFrom, to: value.beforeTo },
      compareWithout: value.compareWithout,
    };
    const terms = { ...about, plan };
    const problems = await actionProblems(res.locals.context, db, { notes, terms, picked });
    if (problems.length === 0) return { ok: true, notes, terms };
    return {
      ok: false,
      errors: Object.fromEntries(problems.map(([field, problem]) => [field, `action.problem.${problem}`])),
    };
  }

  async function unknownPlaces(places: Record<PlaceKind, string | null>): Promise<Record<string, string>> {
    const errors: Record<string, string> = {};
    for (const kind of ['branch', 'provider', 'topic'] as const) {
      const id = places[kind];
      const place = id === null ? undefined : await findPlace(db, kind, id);
      if (id !== null && (place === undefined || place.mergedInto !== null)) {
        errors[kind] = 'action.problem.unknown_place';
      }
    }
    return errors;
  }

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
    const { key } = await latestVersion(db, action.questionnaireId);
    const picked = started ? null : await pickedDays(db, action.id);
    await show(res, { id: action.id, started, picked, values: toValues(action, key), errors: {} });
  });

  router.post('/actions/:id/edit', edit, async (req, res) => {
    const { context } = res.locals;
    const action = await changeable(req, res);
    const { id } = action;
    const body: Values = { ...req.body };
    const started = hasStarted(action, await todayOf(services));
    if (started && body.item !== undefined) {
      // The page was opened before it started; what was typed of the plan comes too late.
      return show(res, { id, started, justStarted: true, values: body, errors: {} }, 409);
    }
    if (started) {
      const form = parseForm(NotesForm, body);
      if (!form.ok) return show(res, { id, started, values: body, errors: form.errors }, 422);
      await changeAction(context, id, { notes: toNotes(form.value) });
      return res.redirect(303, `/actions/${id}?done=changed`);
    }
    const picked = await pickedDays(db, id);
    if (body.act === 'propose') {
      const proposal = await propose(res, body, picked, false);
      const values = { ...body, ...(proposal && planValues(proposal)) };
      return show(res, { id, picked, proposal, values, errors: {} });
    }
    const read = await readAction(res, body, picked);
    if (!read.ok) return show(res, { id, picked, values: body, errors: read.errors }, 422);
    await changeAction(context, id, { notes: read.notes, terms: read.terms });
    res.redirect(303, `/actions/${id}?done=changed`);
  });
  return router;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;

const dayAfter = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toFormat('yyyy-MM-dd');

function toNotes({ title, description, owner, cost, currency }: NotesForm): ActionNotes {
  return { title, description, ownerId: owner, cost, currency: cost === null ? null : currency };
}

function toValues(action: Action, questionnaireKey: string): Values {
  const { title, description, ownerId, cost, currency, itemKey, branchId, providerId, topicId, plan } = action;
  return {
    ...{ title, description, owner: ownerId, cost, currency, item: `${questionnaireKey}|${itemKey}` },
    ...{ branch: branchId ?? '', provider: providerId ?? '', topic: topicId ?? '' },
    ...{ startOn: plan.startOn, judgeOn: plan.judgeOn, plannedAnswers: plan.plannedAnswers },
    ...{ beforeFrom: plan.before.from, beforeTo: plan.before.to, compareWithout: plan.compareWithout ? 'yes' : '' },
  };
}
