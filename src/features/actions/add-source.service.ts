import type { Knex } from 'knex';
import { branchesOf } from '../../domain/access/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { type Action, holdAction } from './action.store.ts';
import { deleteSource, insertSource, isGapSource, isSource, pickedDays, together } from './action-sources.store.ts';
import {
  actionProblems,
  gapAsTold,
  getAction,
  hasStarted,
  over,
  requireWithin,
  type SourceAsk,
  sourceTerms,
  todayOf,
} from './actions.service.ts';

/**
 * Says that an action comes out of something else besides: a complaint, a finding, a gap of its item. Until it starts, the
 * answers that it comes out of may not lie in its period before; once it has, its plan stands, and what is added is told
 * and changes nothing. The same twice is once.
 *
 * @throws not_found, 409 `action_over`, `action_of_all`, `action_source_picked`
 */
export async function addSource(context: Context, actionId: string, source: SourceAsk): Promise<void> {
  const { db } = context;
  const branchIds = branchesOf(context.actor);
  const { itemKey } = await getAction(db.knex, actionId, branchIds);
  const gap = source.kind === 'gap' ? await gapAsTold(context, source.query, itemKey) : null;
  await db.transaction(async (tx) => {
    await holdAction(tx, actionId);
    const action = await getAction(tx, actionId, branchIds);
    requireWithin(context, action);
    if (action.state !== 'open') throw over();
    const terms = await sourceTerms(context, tx, source);
    const sourceId = source.kind === 'gap' ? null : source.id;
    const known = sourceId === null ? null : await isSource(tx, actionId, source.kind, sourceId);
    if (known ?? (gap !== null && (await isGapSource(tx, actionId, gap)))) return;
    const picked = hasStarted(action, await todayOf(context, tx)) ? null : terms.picked;
    if (picked !== null) await requireApart(context, tx, action, together(await pickedDays(tx, actionId), picked));
    await insertSource(tx, { id: context.ids.next(), actionId, kind: source.kind, sourceId, gap, picked });
    await audit(tx, context, { action: 'action.source_added', subject: { kind: 'action', id: actionId } });
  });
}

async function requireApart(
  context: Context,
  tx: Knex,
  action: Action,
  picked: { from: string; to: string },
): Promise<void> {
  const problems = await actionProblems(context, tx, { notes: action, terms: action, picked });
  if (!problems.some(([, problem]) => problem === 'before_picked')) return;
  throw conflict(
    'action_source_picked',
    'These answers lie in the period before, which they would make no fair one. Change the plan first.',
  );
}

/**
 * Takes back that an action came out of something, while it has not started: from then on it stands.
 *
 * @throws not_found, 409 `action_started`, `action_of_all`
 */
export async function removeSource(context: Context, actionId: string, sourceId: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await holdAction(tx, actionId);
    const action = await getAction(tx, actionId, branchesOf(context.actor));
    requireWithin(context, action);
    if (hasStarted(action, await todayOf(context, tx))) {
      throw conflict('action_started', 'The action has started: what it came out of stands.');
    }
    if (!(await deleteSource(tx, actionId, sourceId))) throw notFound('source');
    await audit(tx, context, { action: 'action.source_removed', subject: { kind: 'action', id: actionId } });
  });
}
