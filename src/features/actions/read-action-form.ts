import type { Knex } from 'knex';
import { ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { dayAfter } from '../../domain/time/days.ts';
import type { Context } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { CardAccess } from '../analysis/index.ts';
import { findPlace, type PlaceKind } from '../organisation/index.ts';
import { findQuestionnaire, latestVersion } from '../questionnaires/index.ts';
import type { Action, ActionNotes, ActionTerms } from './action.store.ts';
import { ActionForm, type NotesForm, type SourceFields, WishForm } from './actions.forms.ts';
import { actionProblems, type SourceAsk, todayOf } from './actions.service.ts';
import { type ProposedPlan, proposePlan } from './propose-plan.queries.ts';

/** What the fields of the form hold, by their names. */
export type Values = Record<string, unknown>;

/** What the fields of a form or address name as the source; a gap needs its item. */
export function toSourceAsk(fields: SourceFields, item: unknown): (SourceAsk & { itemKey: string }) | null {
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

/** What an action is about; undefined where the questionnaire has no such item. */
export async function aboutOf(
  db: Knex,
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

/** A plan worked out from what the form holds; undefined while there is no item. */
export async function propose(
  context: Context,
  values: Values,
  picked: { from: string; to: string } | null,
  first: boolean,
): Promise<ProposedPlan | undefined> {
  const wish = WishForm.parse(values);
  const about = await aboutOf(context.db.knex, wish);
  if (about === undefined) return undefined;
  const user = userOf(context);
  const access: CardAccess = { rowAccess: ROW_ACCESS[user.role], branchIds: user.branchIds };
  const today = await todayOf(context);
  const startOn = wish.startOn !== null && wish.startOn > today ? wish.startOn : dayAfter(today);
  const somewhere = [about.branchId, about.providerId, about.topicId].some((id) => id !== null);
  // Where there are units without the action, they are compared unless somebody decides against it.
  const compareWithout = somewhere && (first || wish.compareWithout);
  try {
    return await proposePlan(context, about, { startOn, today, picked, compareWithout }, access);
  } catch (error) {
    // A place that is not theirs, a crossing that is not told: the form says so when it is sent.
    if (error instanceof AppError && error.status < 500) return undefined;
    throw error;
  }
}

type ReadAction = { ok: true; notes: ActionNotes; terms: ActionTerms } | { ok: false; errors: Record<string, string> };

/** What a form holds, or what is wrong in which field. */
export async function readAction(
  context: Context,
  body: Values,
  picked: { from: string; to: string } | null,
): Promise<ReadAction> {
  const db = context.db.knex;
  const form = parseForm(ActionForm, body);
  if (!form.ok) return { ok: false, errors: form.errors };
  const { value } = form;
  const places = { branch: value.branch, provider: value.provider, topic: value.topic };
  const errors = await unknownPlaces(db, places);
  const about = await aboutOf(db, value);
  if (about === undefined) errors.item = 'action.problem.unknown_item';
  if (about === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  const notes = toNotes(value);
  const plan = {
    ...{ startOn: value.startOn, judgeOn: value.judgeOn, plannedAnswers: value.plannedAnswers },
    before: { from: value.beforeFrom, to: value.beforeTo },
    compareWithout: value.compareWithout,
  };
  const terms = { ...about, plan };
  const problems = await actionProblems(context, db, { notes, terms, picked });
  if (problems.length === 0) return { ok: true, notes, terms };
  return {
    ok: false,
    errors: Object.fromEntries(problems.map(([field, problem]) => [field, `action.problem.${problem}`])),
  };
}

async function unknownPlaces(db: Knex, places: Record<PlaceKind, string | null>): Promise<Record<string, string>> {
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

export function toNotes({ title, description, owner, cost, currency }: NotesForm): ActionNotes {
  return { title, description, ownerId: owner, cost, currency: cost === null ? null : currency };
}

/** An action as the fields of the form have it. */
export function toValues(action: Action): Values {
  const { title, description, ownerId, cost, currency, itemKey, branchId, providerId, topicId, plan } = action;
  return {
    ...{ title, description, owner: ownerId, cost, currency, item: `${action.questionnaireKey}|${itemKey}` },
    ...{ branch: branchId ?? '', provider: providerId ?? '', topic: topicId ?? '' },
    ...planValues({ plan }),
  };
}

/** A plan as the fields of the form have it. */
export const planValues = ({ plan }: Pick<ActionTerms, 'plan'>): Values => ({
  ...{ startOn: plan.startOn, judgeOn: plan.judgeOn, plannedAnswers: plan.plannedAnswers },
  ...{ beforeFrom: plan.before.from, beforeTo: plan.before.to },
  compareWithout: plan.compareWithout ? 'yes' : '',
});
