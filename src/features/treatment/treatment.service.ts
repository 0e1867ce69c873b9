import type { Knex } from 'knex';
import { branchesOf } from '../../domain/access/actor.ts';
import type { ComplaintState } from '../../domain/complaint/complaint.ts';
import { type CourseAct, stateAfter } from '../../domain/complaint/complaint-course.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict, invalidInput } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { findUser } from '../accounts/index.ts';
import { type Complaint, lockComplaint, recordEvent, updateComplaint } from '../complaints/index.ts';
import { closeIfDone } from './closing.service.ts';
import { mayTreat } from './complaint-notices.ts';

export const subjectOf = (id: string) => ({ kind: 'complaint', id });

/** @throws 409 `not_now` where the act is none of its state */
export function requireStep({ kind, state }: Complaint, act: CourseAct): ComplaintState {
  const after = stateAfter(kind, state, act);
  if (after === undefined) {
    throw conflict('not_now', 'Somebody has moved this on meanwhile. Open the page again to see how it stands.');
  }
  return after;
}

/** One change of a complaint by a person, in its own transaction, on the locked row. */
function treating(
  context: Context,
  id: string,
  work: (tx: Knex, complaint: Complaint) => Promise<void>,
): Promise<void> {
  return context.db.transaction(async (tx) => work(tx, await lockComplaint(tx, id, branchesOf(context.actor))));
}

/** Notes that a person has told the customer that the complaint came. A second press changes nothing. */
export async function acknowledgeComplaint(context: Context, id: string): Promise<void> {
  await treating(context, id, async (tx, complaint) => {
    if (complaint.acknowledgedAt !== null) return;
    const state = requireStep(complaint, 'acknowledge');
    await updateComplaint(tx, context, complaint, { state, acknowledgedAt: instantText(context.clock.now()) });
    await recordEvent(tx, context, complaint, { what: 'acknowledged' });
    await audit(tx, context, { action: 'complaint.acknowledged', subject: subjectOf(id) });
  });
}

/**
 * Gives a complaint or concern an owner. A complaint that nobody had taken up is in treatment from then on.
 *
 * @param seen the mark of the owner who was shown @throws not_found, 422 `no_such_owner`, 409 `changed_meanwhile`
 */
export async function assignOwner(context: Context, id: string, ownerId: string, seen?: string): Promise<void> {
  await treating(context, id, async (tx, complaint) => {
    const owner = await findUser(tx, { id: ownerId });
    if (owner === undefined || !mayTreat(owner, complaint)) {
      // They had it before they left: sent as it was, nothing is handed over.
      if (ownerId === complaint.ownerId) return;
      throw invalidInput('no_such_owner', 'Choose an owner from the list.', { owner: 'treatment.problem.owner' });
    }
    const state = stateAfter(complaint.kind, complaint.state, 'take_up') ?? complaint.state;
    if (complaint.ownerId === ownerId && state === complaint.state) return;
    if (complaint.ownerId !== ownerId) requireSeen(seen, complaint.ownerId);
    await updateComplaint(tx, context, complaint, { ownerId, state });
    await recordEvent(tx, context, complaint, { what: 'assigned', detail: { owner: ownerId } });
    await audit(tx, context, { action: 'complaint.assigned', subject: subjectOf(id), detail: { to: ownerId } });
  });
}

/** What the form shows of why it happened and what was done. */
export const causeOf = ({ rootCause, remedy }: Complaint): unknown => [rootCause, remedy];

/** Why it happened and what was done about it; null: not known yet. */
export interface Cause {
  rootCause: string | null;
  remedy: string | null;
}

/**
 * Notes root cause and remedy. An answered complaint that waited for nothing else is closed with it.
 *
 * @param seen the mark of those that were shown @throws 422 `cause_missing`, 409 `changed_meanwhile`
 */
export async function noteCause(
  context: Context,
  id: string,
  { rootCause, remedy }: Cause,
  seen?: string,
): Promise<void> {
  await treating(context, id, async (tx, complaint) => {
    if (complaint.rootCause === rootCause && complaint.remedy === remedy) return;
    requireSeen(seen, causeOf(complaint));
    if (complaint.state === 'closed' && (rootCause === null || remedy === null)) {
      throw invalidInput('cause_missing', 'What is closed keeps its root cause and remedy.', {
        [rootCause === null ? 'rootCause' : 'remedy']: 'treatment.problem.causeStays',
      });
    }
    await updateComplaint(tx, context, complaint, { rootCause, remedy });
    await recordEvent(tx, context, complaint, { what: 'cause_noted' });
    await audit(tx, context, { action: 'complaint.cause_noted', subject: subjectOf(id) });
    await closeIfDone(tx, context, { ...complaint, rootCause, remedy });
  });
}

/** Says of a concern that it is understood. */
export async function understandConcern(context: Context, id: string): Promise<void> {
  await treating(context, id, async (tx, concern) => {
    if (concern.state === 'understood') return;
    const state = requireStep(concern, 'understand');
    await updateComplaint(tx, context, concern, { state });
    await recordEvent(tx, context, concern, { what: 'understood' });
    await audit(tx, context, { action: 'complaint.understood', subject: subjectOf(id) });
  });
}

/** @throws 422 `cause_missing` without root cause and remedy, 409 `not_now`, `closes_by_answer` */
export async function closeConcern(context: Context, id: string): Promise<void> {
  await treating(context, id, async (tx, concern) => {
    if (concern.kind === 'concern' && concern.state === 'closed') return;
    if (concern.kind !== 'concern')
      throw conflict('closes_by_answer', 'A complaint closes by the customer’s answer, or by silence.');
    const state = requireStep(concern, 'close');
    for (const field of ['rootCause', 'remedy'] as const) {
      if (concern[field] === null) {
        throw invalidInput('cause_missing', 'Say why it happened and what was done first.', {
          [field]: `treatment.problem.${field}`,
        });
      }
    }
    const closedAt = instantText(context.clock.now());
    await updateComplaint(tx, context, concern, { state, closedAs: 'understood', closedAt });
    await recordEvent(tx, context, concern, { what: 'closed', detail: { as: 'understood' } });
    await audit(tx, context, { action: 'complaint.closed', subject: subjectOf(id) });
  });
}

/** Opens again what a person closed or called understood too early. A second press changes nothing. */
export async function reopenConcern(context: Context, id: string): Promise<void> {
  await treating(context, id, async (tx, concern) => {
    if (concern.kind !== 'concern' || concern.state === 'open') return;
    const state = requireStep(concern, 'reopen');
    const reopened = concern.reopened + 1;
    await updateComplaint(tx, context, concern, { state, reopened, closedAs: null, closedAt: null });
    await recordEvent(tx, context, concern, { what: 'reopened' });
    await audit(tx, context, { action: 'complaint.reopened', subject: subjectOf(id) });
  });
}
