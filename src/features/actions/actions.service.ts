import type { Knex } from 'knex';
import { branchesOf } from '../../domain/access/actor.ts';
import { type PlanField, type PlanProblem, planProblems } from '../../domain/card/action-plan.ts';
import { analyseItem } from '../../domain/card/report-card.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context, Services } from '../../platform/context.ts';
import { conflict, invalidInput, notFound } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { findUser } from '../accounts/index.ts';
import { type CardQuery, openScope, readScope } from '../analysis/index.ts';
import { getOrganisation, heldPlaceId } from '../organisation/index.ts';
import { latestVersion } from '../questionnaires/index.ts';
import { type Segment, slicesFor } from '../state/index.ts';
import {
  type Action,
  type ActionNotes,
  type ActionTerms,
  findAction,
  holdAction,
  insertAction,
  updateAbandoned,
  updateAction,
} from './action.store.ts';
import {
  insertSource,
  pickedDays,
  type SourceGap,
  type SourceTerms,
  termsOfComplaint,
  termsOfFinding,
} from './action-sources.store.ts';
import { scheduleJudging } from './judge-actions.job.ts';

/** What an action is made out of. */
export type SourceAsk =
  | { kind: 'complaint' | 'finding'; id: string }
  /** The card that a gap stands on. */
  | { kind: 'gap'; query: CardQuery & { from: string; to: string } };

/** A field that cannot be taken, and why: keys of `action.problem.…`. */
export type ActionProblem = [
  PlanField | 'owner' | 'item' | 'branch' | 'provider',
  PlanProblem | 'unknown_owner' | 'unknown_item' | 'own_branch' | 'branch_and_provider',
];

/** The organisation's day. */
export async function todayOf(services: Services, db: Knex = services.db.knex): Promise<string> {
  return businessDay(services.clock.now(), (await getOrganisation(db)).settings.timeZone);
}

/** @throws not_found also where it is at a branch that is not the asker's */
export async function getAction(db: Knex, id: string, branchIds: readonly string[] | null): Promise<Action> {
  const action = await findAction(db, id);
  const elsewhere = action?.branchId != null && branchIds !== null && !branchIds.includes(action.branchId);
  if (action === undefined || elsewhere) throw notFound('action');
  return action;
}

/** What a complaint or finding says of an action made out of it. @throws not_found */
export async function sourceTerms(context: Context, db: Knex, source: SourceAsk): Promise<SourceTerms> {
  if (source.kind === 'gap') {
    const { from, to } = source.query;
    const nothing = { questionnaireId: null, itemKey: null, branchId: null, providerId: null, topicId: null };
    return { ...nothing, picked: { from, to } };
  }
  const found =
    source.kind === 'complaint'
      ? await termsOfComplaint(db, source.id, branchesOf(context.actor))
      : await termsOfFinding(db, source.id, branchesOf(context.actor));
  if (found === undefined) throw notFound(source.kind);
  return found;
}

/** What is wrong with an action that is to be planned; an empty list means that it may be. */
export async function actionProblems(
  context: Context,
  db: Knex,
  { notes, terms, picked }: { notes: ActionNotes; terms: ActionTerms; picked: SourceTerms['picked'] },
): Promise<ActionProblem[]> {
  const problems: ActionProblem[] = [...(await notesProblems(db, notes))];
  const { branchId, providerId, topicId } = terms;
  const { definition } = await latestVersion(db, terms.questionnaireId);
  if (!definition.items.some(({ key }) => key === terms.itemKey)) problems.push(['item', 'unknown_item']);
  const limit = branchesOf(context.actor);
  if (limit !== null && (branchId === null || !limit.includes(branchId))) problems.push(['branch', 'own_branch']);
  // Figures of other crossings are not kept ready, so that a verdict on many answers could never be worked out.
  if (slicesFor(segmentOf(terms)) === undefined) problems.push(['provider', 'branch_and_provider']);
  const somewhere = [branchId, providerId, topicId].some((id) => id !== null);
  problems.push(...planProblems(terms.plan, { today: await todayOf(context, db), picked, somewhere }));
  return problems;
}

function segmentOf({ branchId, providerId, topicId }: ActionTerms): Segment {
  return {
    ...(branchId === null ? {} : { branchIds: [branchId] }),
    ...(providerId === null ? {} : { providerId }),
    ...(topicId === null ? {} : { topicId }),
  };
}

async function notesProblems(db: Knex, { ownerId }: ActionNotes): Promise<ActionProblem[]> {
  const owner = await findUser(db, { id: ownerId });
  return owner?.status === 'active' ? [] : [['owner', 'unknown_owner']];
}

/** Fixes an action and sees to its verdict. @returns its id @throws 422 `bad_action` where `actionProblems` has any */
export async function planAction(
  context: Context,
  wanted: { notes: ActionNotes; terms: ActionTerms; source: SourceAsk | null },
): Promise<string> {
  const { notes, source } = wanted;
  const gap = source?.kind === 'gap' ? await gapAsTold(context, source.query, wanted.terms.itemKey) : null;
  const id = context.ids.next();
  await context.db.transaction(async (tx) => {
    const terms = await atHeldPlaces(tx, wanted.terms);
    const picked = source === null ? null : (await sourceTerms(context, tx, source)).picked;
    requireNone(await actionProblems(context, tx, { notes, terms, picked }));
    await insertAction(tx, { ...notes, ...terms, id, createdAt: instantText(context.clock.now()) });
    if (source !== null) {
      const sourceId = source.kind === 'gap' ? null : source.id;
      await insertSource(tx, { id: context.ids.next(), actionId: id, kind: source.kind, sourceId, gap, picked });
    }
    await scheduleJudging(tx, context);
    await audit(tx, context, { action: 'action.planned', subject: { kind: 'action', id } });
  });
  return id;
}

/**
 * Changes an action. Once it has started, item, place and plan stand: only its notes may be given.
 *
 * @param change `seen`: the mark of what was shown
 * @throws 409 `action_started`, `action_over`, `changed_meanwhile` @throws 422 `bad_action`
 */
export async function changeAction(
  context: Context,
  id: string,
  change: { notes: ActionNotes; terms?: ActionTerms; seen?: string | undefined },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const terms = change.terms && (await atHeldPlaces(tx, change.terms));
    await holdAction(tx, id);
    const before = await getAction(tx, id, branchesOf(context.actor));
    requireWithin(context, before);
    if (before.state === 'abandoned') throw over();
    const { notes } = change;
    const changesTerms = terms !== undefined && !sameTerms(before, terms);
    const fields = changedFields(before, notes, changesTerms ? terms : undefined);
    if (fields.length === 0) return;
    requireSeen(change.seen, shownOf(before));
    if (changesTerms && hasStarted(before, await todayOf(context, tx))) {
      throw conflict(
        'action_started',
        'The action has started: its item, place and plan stand. Change the rest alone.',
      );
    }
    const picked = await pickedDays(tx, id);
    requireNone(
      changesTerms ? await actionProblems(context, tx, { notes, terms, picked }) : await notesProblems(tx, notes),
    );
    const at = instantText(context.clock.now());
    await updateAction(tx, id, { notes, ...(changesTerms && { terms }), at });
    await audit(tx, context, { action: 'action.changed', subject: { kind: 'action', id }, detail: { fields } });
  });
}

/** At the places as they stay until the transaction ends: a merge that comes meanwhile takes the action along. */
async function atHeldPlaces(tx: Knex, terms: ActionTerms): Promise<ActionTerms> {
  return {
    ...terms,
    branchId: await heldPlaceId(tx, 'branch', terms.branchId),
    providerId: await heldPlaceId(tx, 'provider', terms.providerId),
    topicId: await heldPlaceId(tx, 'topic', terms.topicId),
  };
}

/** Gives an action up: it gets no verdict. A second press changes nothing. @throws 409 `action_over` once it is judged */
export async function abandonAction(context: Context, id: string, note: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await holdAction(tx, id);
    const before = await getAction(tx, id, branchesOf(context.actor));
    requireWithin(context, before);
    if (before.state === 'abandoned') return;
    const on = await todayOf(context, tx);
    if (!(await updateAbandoned(tx, id, { on, note, at: instantText(context.clock.now()) }))) throw over();
    await audit(tx, context, { action: 'action.abandoned', subject: { kind: 'action', id } });
  });
}

/** Whether item, place and plan stand: from its first day on, and once it is over. */
export function hasStarted({ state, plan }: Action, today: string): boolean {
  return state !== 'open' || plan.startOn <= today;
}

/** Those who look after some branches do not change what is done everywhere. */
export function mayChange(branchIds: readonly string[] | null, { branchId }: Pick<Action, 'branchId'>): boolean {
  return branchIds === null || (branchId !== null && branchIds.includes(branchId));
}

export function requireWithin(context: Context, action: Action): void {
  if (mayChange(branchesOf(context.actor), action)) return;
  throw conflict('action_of_all', 'This action is done everywhere. Ask somebody who looks after all branches.');
}

export const over = () =>
  conflict('action_over', 'The action is over: it was judged or given up, and stands as it is.');

function requireNone(problems: readonly ActionProblem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const fields = Object.fromEntries(problems.map(([field, problem]) => [field, `action.problem.${problem}`]));
  throw invalidInput('bad_action', 'The action cannot be planned so. See errors.', fields);
}

function sameTerms(before: ActionTerms, after: ActionTerms): boolean {
  return termsText(before) === termsText(after);
}

const termsText = ({ questionnaireId, itemKey, branchId, providerId, topicId, plan }: ActionTerms): string => {
  const { startOn, judgeOn, plannedAnswers, before, compareWithout } = plan;
  const fixed = [startOn, judgeOn, plannedAnswers, before.from, before.to, compareWithout];
  return JSON.stringify([questionnaireId, itemKey, branchId, providerId, topicId, ...fixed]);
};

/** What the form shows of an action. */
export const shownOf = (action: Action): unknown => {
  const { title, description, ownerId, cost, currency } = action;
  return [title, description, ownerId, cost, currency, termsText(action)];
};

function changedFields(before: Action, notes: ActionNotes, terms: ActionTerms | undefined): string[] {
  const names = ['title', 'description', 'ownerId', 'cost', 'currency'] as const;
  return [...names.filter((name) => before[name] !== notes[name]), ...(terms === undefined ? [] : ['plan'])];
}

/**
 * The gap of an item on a card, to be kept beside the action. As those know it who have no access to single answers:
 * others will read it.
 *
 * @throws AppError as `openScope`; 404 where the card has no such item
 */
export async function gapAsTold(
  context: Context,
  query: CardQuery & { from: string; to: string },
  itemKey: string,
): Promise<SourceGap> {
  const scope = await openScope(context, query, { rowAccess: false, branchIds: branchesOf(context.actor) });
  const { db } = context;
  const { materialShare, gradeBands } = scope.settings;
  const reading = await db.snapshot((tx) => readScope(db, tx, scope));
  const { definition, state, unit } = reading;
  const settings = { materialShare, gradeBands, onePerson: scope.onePerson, unit };
  const entry = analyseItem(definition, state, settings, itemKey);
  if (entry === undefined) throw notFound('item');
  const { mean, ci95 } = entry.gap;
  const { provider, branch, topic } = scope.named;
  return {
    ...scope.period,
    ...{ n: entry.n, mean, ci95: ci95 && [...ci95], verdict: entry.verdict },
    segment: [branch, provider, topic].flatMap((place) => (place === undefined ? [] : [place.name])),
  };
}
