import type { Knex } from 'knex';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import type { Ending } from '../../domain/commitment/commitment-state.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict, invalidInput } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { findUser, type User } from '../accounts/index.ts';
import { commitmentReader, getCommitment } from './commitments.queries.ts';
import {
  type Commitment,
  holdCommitment,
  insertCommitment,
  type NewCommitment,
  updateState,
  updateTerms,
} from './commitments.store.ts';

const subject = (id: string) => ({ kind: 'commitment', id });

/** Enters a promise into the ledger, in the transaction of what it was made in. @returns its id */
export async function makeCommitment(tx: Knex, context: Context, commitment: NewCommitment): Promise<string> {
  const id = await insertCommitment(tx, context, commitment);
  await audit(tx, context, {
    action: 'commitment.made',
    subject: subject(id),
    detail: { kind: commitment.sourceKind },
  });
  return id;
}

/**
 * Says how a promise ended. The same said twice is said once.
 *
 * @throws not_found, 409 `settled_already` when it was said to have ended otherwise, or with another note
 */
export async function settleCommitment(
  context: Context,
  id: string,
  { state, note }: { state: Ending; note: string | null },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const before = await getCommitment(tx, commitmentReader(context.actor), id);
    const settled = {
      ...{ state, note, settledAt: instantText(context.clock.now()) },
      settledBy: context.actor.kind === 'user' ? context.actor.id : null,
    };
    if (await updateState(tx, id, 'open', settled)) {
      await audit(tx, context, { action: 'commitment.settled', subject: subject(id), detail: { outcome: state } });
      return;
    }
    const now = before.state === 'open' ? await getCommitment(tx, commitmentReader(context.actor), id) : before;
    if (now.state !== state || (note !== null && note !== now.note)) throw settledAlready();
  });
}

/**
 * Hands an open promise to somebody else, or gives it another time. One that is past its time keeps it: else nothing would
 * ever have been late. The customer is told by people.
 *
 * @param change `seen`: the mark of what was shown
 * @throws not_found, 409 `settled_already`, `changed_meanwhile`, 422 `bad_commitment` for somebody who keeps no promises, or a time that is past
 */
export async function changeCommitment(
  context: Context,
  id: string,
  change: { ownerId?: string | undefined; dueAt?: string | undefined; seen?: string | undefined },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    await holdCommitment(tx, id);
    const before = await getCommitment(tx, commitmentReader(context.actor), id);
    const { ownerId = before.ownerId, dueAt = before.dueAt } = change;
    const fields = [
      ...(ownerId === before.ownerId ? [] : ['ownerId']),
      ...(sameMinute(dueAt, before.dueAt) ? [] : ['dueAt']),
    ];
    if (fields.length === 0) return;
    if (before.state !== 'open') throw settledAlready();
    requireSeen(change.seen, shownOf(before));
    const now = context.clock.now();
    if (fields.includes('dueAt') && before.dueAt < instantText(now))
      throw refuse('dueAt', 'commitments.problem.overdue');
    if (fields.includes('dueAt') && isPast(dueAt, now)) throw refuse('dueAt', 'commitments.problem.past');
    const owner = await findUser(tx, { id: ownerId });
    if (fields.includes('ownerId') && (owner === undefined || !mayKeep(owner))) {
      throw refuse('ownerId', 'commitments.problem.owner');
    }
    const terms = { ownerId, dueAt: fields.includes('dueAt') ? dueAt : before.dueAt };
    if (!(await updateTerms(tx, id, terms))) throw settledAlready();
    await audit(tx, context, { action: 'commitment.changed', subject: subject(id), detail: { fields } });
  });
}

/** Whether a time cannot be promised any more: what is past when it is noted was never to be kept. */
export const isPast = (dueAt: string, now: Date): boolean => dueAt <= instantText(now);

/** What the form shows of a promise. */
export const shownOf = ({ ownerId, dueAt }: Pick<Commitment, 'ownerId' | 'dueAt'>): unknown => [ownerId, dueAt];

/** Whether somebody may be given promises to keep. */
export const mayKeep = ({ status, role }: User): boolean => status === 'active' && isAllowed(role, 'commitments.edit');

/** Forms know minutes. */
const sameMinute = (one: string, other: string): boolean =>
  one.slice(0, 'YYYY-MM-DDThh:mm'.length) === other.slice(0, 'YYYY-MM-DDThh:mm'.length);

const refuse = (field: 'ownerId' | 'dueAt', problem: string) =>
  invalidInput('bad_commitment', 'The promise was not changed. See errors.', { [field]: problem });

const settledAlready = () =>
  conflict('settled_already', 'Somebody has said already how this promise ended. Reopen it to say otherwise.');

/** Takes a wrong mark back. A second press changes nothing. @throws not_found */
export async function reopenCommitment(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const { state, note } = await getCommitment(tx, commitmentReader(context.actor), id);
    if (state === 'open') return;
    if (!(await updateState(tx, id, state, { state: 'open', note, settledAt: null, settledBy: null }))) return;
    await audit(tx, context, { action: 'commitment.reopened', subject: subject(id), detail: { status: state } });
  });
}
