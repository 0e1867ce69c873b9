import { Router } from 'express';
import type { Knex } from 'knex';
import { z } from 'zod';
import { covers, isScope } from '../../domain/access/scopes.ts';
import type { Context } from '../../platform/context.ts';
import { inOne } from '../../platform/db/in-one.ts';
import { type AppError, invalidInput, notFound } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { inWords } from '../../platform/http/in-words.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import { parseBody } from '../../platform/http/parse-body.ts';
import type { Web } from '../../platform/http/web.ts';
import { findUser, foldEmail } from '../accounts/index.ts';
import { keyAccess } from '../analysis/index.ts';
import { activeQuestionnaireId } from '../invitations/index.ts';
import { findPlaceMeant, type PlaceKind } from '../organisation/index.ts';
import { findQuestionnaire, latestVersion } from '../questionnaires/index.ts';
import { type Action, type ActionNotes, type ActionTerms, holdAction, listActions } from './action.store.ts';
import { ActionBody, ActionPatch, type ActionTermsBody, SourceBody } from './action-body.ts';
import { type ActionSource, listSources, sourcesOf } from './action-sources.store.ts';
import { actionMessages } from './action-words.ts';
import { abandonAction, changeAction, getAction, planAction, type SourceAsk, todayOf } from './actions.service.ts';
import { addSource, removeSource } from './add-source.service.ts';
import {
  type ActionReader,
  answersMissing,
  type Standing,
  standingOf,
  toldFigures,
  toldVerdict,
} from './told-action.queries.ts';

const ListQuery = z.object({
  from: z.iso.date({ error: 'from is a date like 2026-11-21.' }).optional(),
  to: z.iso.date({ error: 'to is a date like 2026-11-21.' }).optional(),
  state: z
    .enum(['planned', 'running', 'judged', 'abandoned'], { error: 'state is planned, running, judged or abandoned.' })
    .optional(),
});

/** `/api/v1/actions`. Figures need a key that reads cards as well; exact ones, one that reads single answers. */
export function actionsApi(web: Web): Router {
  const router = Router();
  const { services } = web;
  const db = services.db.knex;

  router.get('/actions', allowScope('actions:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const { from, to, state } = parseBody(ListQuery, req.query, 'bad_filter', 'A filter cannot be read. See errors.');
    const today = await todayOf(services);
    const starts = { ...(from && { from }), ...(to && { to }) };
    const filter = { branchIds: null, starts, ...(state && { state }) };
    const found = await listActions(db, today, filter, { after: readDatedCursor(cursor), limit: limit + 1 });
    const { rows, nextCursor } = toDatedPage(found, limit, ({ plan }) => plan.startOn);
    res.json({ actions: await toJsons(res.locals.context, rows, today), nextCursor });
  });

  router.get('/actions/:id', allowScope('actions:read'), async (req, res) => {
    const action = await getAction(db, String(req.params.id), null);
    res.json(await toJson(res.locals.context, action, await todayOf(services)));
  });

  router.post('/actions', allowScope('actions:write'), async (req, res) => {
    const { context } = res.locals;
    const body = parseBody(ActionBody, req.body, 'bad_action', 'The action was not taken. See errors.');
    const notes = await toNotes(db, body);
    const terms = await toTerms(db, body);
    const source = body.source && (await toSource(body.source, terms));
    const id = await inWords(actionMessages, planAction(context, { notes, terms, source }));
    const action = await getAction(db, id, null);
    res.status(201).location(`/api/v1/actions/${id}`);
    res.json(await toJson(context, action, await todayOf(services)));
  });

  router.patch('/actions/:id', allowScope('actions:write'), async (req, res) => {
    const { context } = res.locals;
    const { abandon, ...patch } = parseBody(
      ActionPatch,
      req.body,
      'bad_action',
      'The action was not changed. See errors.',
    );
    const id = String(req.params.id);
    await inOne(context, async (inside) => {
      const { knex } = inside.db;
      // Held while the patch is laid over it: what another changes at once is not taken back.
      await holdAction(knex, id);
      const before = await getAction(knex, id, null);
      if (Object.keys(patch).length > 0) {
        const whole = parseBody(ActionBody, { ...(await toBody(knex, before)), ...patch }, 'bad_action');
        const change = { notes: await toNotes(knex, whole), terms: await toTerms(knex, whole) };
        await inWords(actionMessages, changeAction(inside, id, change));
      }
      if (abandon !== undefined) await abandonAction(inside, id, abandon);
    });
    res.json(await toJson(context, await getAction(db, id, null), await todayOf(services)));
  });

  router.post('/actions/:id/sources', allowScope('actions:write'), async (req, res) => {
    const { context } = res.locals;
    const body = parseBody(SourceBody, req.body, 'bad_source', 'Name one source: complaint, finding, or gap.');
    const id = String(req.params.id);
    await addSource(context, id, await toSource(body, await getAction(db, id, null)));
    res.status(201).json(await toJson(context, await getAction(db, id, null), await todayOf(services)));
  });

  router.delete('/actions/:id/sources/:source', allowScope('actions:write'), async (req, res) => {
    const { context } = res.locals;
    const id = String(req.params.id);
    await removeSource(context, id, String(req.params.source));
    res.json(await toJson(context, await getAction(db, id, null), await todayOf(services)));
  });

  async function toSource(source: SourceBody, terms: Pick<ActionTerms, 'questionnaireId'>): Promise<SourceAsk> {
    if ('complaint' in source) return { kind: 'complaint', id: source.complaint };
    if ('finding' in source) return { kind: 'finding', id: source.finding };
    const { key } = await latestVersion(db, terms.questionnaireId);
    const { from, to, branch, provider, topic } = source.gap;
    const places = { ...(branch && { branch }), ...(provider && { provider }), ...(topic && { topic }) };
    return { kind: 'gap', query: { from, to, questionnaire: key, ...places } };
  }

  /** Figures are read action by action, since each is of its own answers; all else together. */
  async function toJsons(context: Context, actions: readonly Action[], today: string): Promise<object[]> {
    const sources = await sourcesOf(
      db,
      actions.map(({ id }) => id),
    );
    const told: object[] = [];
    for (const action of actions) told.push(await toJson(context, action, today, sources.get(action.id)));
    return told;
  }

  async function toJson(context: Context, action: Action, today: string, known?: ActionSource[]): Promise<object> {
    const sources = known ?? (await listSources(db, action.id));
    const reader = keyReader(context);
    const standing: Standing = standingOf(action, today);
    const { plan, judgement } = action;
    const figures = await toldFigures(services, action, reader);
    return {
      ...{ id: action.id, title: action.title, description: action.description, owner: action.ownerName },
      ...{ cost: action.cost, currency: action.currency, questionnaire: action.questionnaireKey, item: action.itemKey },
      ...{ branch: action.branch, provider: action.provider, topic: action.topic },
      ...{ startOn: plan.startOn, judgeOn: plan.judgeOn, plannedAnswers: plan.plannedAnswers },
      ...{ before: plan.before, compareWithout: plan.compareWithout, state: standing },
      sources: sources.map((source) => sourceJson(source, context, reader)),
      answersMissing: standing === 'running' ? await answersMissing(services, action, reader, today) : null,
      verdict: toldVerdict(action, reader),
      judgedAt: action.judgedAt,
      judgement:
        judgement === null || figures === null
          ? null
          : {
              ...{ before: judgement.before, after: judgement.after, wholeWeeks: figures.coarse },
              ...{ change: figures.change && { value: figures.change.value, ci95: figures.change.ci95 } },
              ...{ gapChange: figures.gapChange, smallestDetectable: figures.detectable },
              ...{ with: figures.with, without: figures.without },
            },
      ...{ abandonedOn: action.abandonedOn, abandonedNote: action.abandonedNote, createdAt: action.createdAt },
    };
  }
  return router;
}

async function toNotes(
  db: Knex,
  body: Pick<ActionBody, 'title' | 'description' | 'owner' | 'cost' | 'currency'>,
): Promise<ActionNotes> {
  const owner = await findUser(db, { email: foldEmail(body.owner) });
  const { title, description, cost } = body;
  if (owner === undefined) throw wrong('owner', 'unknown_owner');
  return { title, description, ownerId: owner.id, cost, currency: cost === null ? null : body.currency };
}

async function toTerms(db: Knex, body: ActionTermsBody): Promise<ActionTerms> {
  const { questionnaire: key } = body;
  const questionnaireId = key === null ? await activeQuestionnaireId(db) : (await findQuestionnaire(db, key))?.id;
  if (questionnaireId === undefined) throw notFound('questionnaire');
  return {
    ...{ questionnaireId, itemKey: body.item },
    branchId: await placeId(db, 'branch', body.branch),
    providerId: await placeId(db, 'provider', body.provider),
    topicId: await placeId(db, 'topic', body.topic),
    plan: {
      ...{ startOn: body.startOn, judgeOn: body.judgeOn, plannedAnswers: body.plannedAnswers },
      ...{ before: body.before, compareWithout: body.compareWithout },
    },
  };
}

async function placeId(db: Knex, kind: PlaceKind, reference: string | null): Promise<string | null> {
  if (reference === null) return null;
  const place = await findPlaceMeant(db, kind, reference);
  if (place === undefined || place === 'several') throw wrong(kind, 'unknown_place');
  return place.id;
}

/** An action as it would be sent, for a patch to be laid over. */
async function toBody(db: Knex, action: Action) {
  const owner = await findUser(db, { id: action.ownerId });
  const { title, description, cost, currency, itemKey, branchId, providerId, topicId, plan } = action;
  return {
    ...{
      title,
      description,
      owner: owner?.email ?? '',
      cost,
      currency,
      questionnaire: action.questionnaireKey,
      item: itemKey,
    },
    ...{ branch: branchId, provider: providerId, topic: topicId, startOn: plan.startOn, judgeOn: plan.judgeOn },
    ...{ plannedAnswers: plan.plannedAnswers, before: plan.before, compareWithout: plan.compareWithout },
  };
}

/** By id where the key reads such things; a gap with its figures where it reads cards. */
function sourceJson(source: ActionSource, { actor }: Context, { figures }: ActionReader) {
  const scopes = actor.kind === 'api_key' ? actor.scopes.filter(isScope) : [];
  const { id, kind } = source;
  const nothing = { complaint: null, finding: null, gap: null };
  if (kind === 'gap') {
    const { from, to, n, mean, ci95, verdict } = source.gap;
    const told = figures ? { n, mean, ci95, verdict } : { n: null, mean: null, ci95: null, verdict: null };
    return { id, kind, ...nothing, gap: { from, to, ...told } };
  }
  if (kind === 'complaint') {
    return {
      id,
      kind,
      ...nothing,
      complaint: covers(scopes, 'complaints:read') ? (source.complaint?.id ?? null) : null,
    };
  }
  return { id, kind, ...nothing, finding: covers(scopes, 'focus_groups:read') ? (source.finding?.id ?? null) : null };
}

/** Figures are of cards: a key for actions alone gets verdicts. */
function keyReader({ actor }: Context): ActionReader {
  const scopes = actor.kind === 'api_key' ? actor.scopes.filter(isScope) : [];
  return { ...keyAccess(actor), figures: covers(scopes, 'cards:read') };
}

const wrong = (field: string, problem: 'unknown_owner' | 'unknown_place'): AppError =>
  invalidInput('bad_action', 'The action cannot be planned so. See errors.', {
    [field]: actionMessages.in('en')(`action.problem.${problem}`),
  });
