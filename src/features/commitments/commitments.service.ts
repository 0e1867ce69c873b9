import type { Knex } from 'knex';
import type { Ending } from '../../domain/commitment/commitment-state.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { commitmentReader, getCommitment } from './commitments.queries.ts';
import { insertCommitment, type NewCommitment, updateState } from './commitments.store.ts';

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
 * @throws not_found, 409 `settled_already` when it was said to have ended otherwise
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
    const { state: now } =
      before.state === 'open' ? await getCommitment(tx, commitmentReader(context.actor), id) : before;
    if (now !== state) {
      throw conflict(
        'settled_already',
        'Somebody has said already how this promise ended. Reopen it to say otherwise.',
      );
    }
  });
}

/** Takes a wrong mark back. A second press changes nothing. @throws not_found */
export async function reopenCommitment(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const { state, note } = await getCommitment(tx, commitmentReader(context.actor), id);
    if (state === 'open') return;
    if (!(await updateState(tx, id, state, { state: 'open', note, settledAt: null, settledBy: null }))) return;
    await audit(tx, context, { action: 'commitment.reopened', subject: subject(id), detail: { status: state } });
  });
}
