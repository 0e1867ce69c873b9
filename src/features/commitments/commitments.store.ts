import type { Knex } from 'knex';
import { CommitmentSource, CommitmentState } from '../../domain/commitment/commitment-state.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';

/** A promise to a customer. */
export interface Commitment {
  id: string;
  /** Null: nobody in particular, or whose it is stays with the source. */
  customerId: string | null;
  sourceKind: CommitmentSource;
  sourceId: string | null;
  /** What was promised; empty once the customer was erased. */
  words: string;
  ownerId: string;
  branchId: string | null;
  dueAt: string;
  state: CommitmentState;
  note: string | null;
  createdAt: string;
  createdBy: string | null;
  settledAt: string | null;
  settledBy: string | null;
}

export interface CommitmentRow {
  id: string;
  customer_id: string | null;
  source_kind: string;
  source_id: string | null;
  words: string;
  owner_id: string;
  branch_id: string | null;
  due_at: string;
  state: string;
  note: string | null;
  created_at: string;
  created_by: string | null;
  settled_at: string | null;
  settled_by: string | null;
}

export function toCommitment(row: CommitmentRow): Commitment {
  return {
    id: row.id,
    customerId: row.customer_id,
    sourceKind: CommitmentSource.parse(row.source_kind),
    sourceId: row.source_id,
    words: row.words,
    ownerId: row.owner_id,
    branchId: row.branch_id,
    dueAt: row.due_at,
    state: CommitmentState.parse(row.state),
    note: row.note,
    createdAt: row.created_at,
    createdBy: row.created_by,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
  };
}

export type NewCommitment = Pick<
  Commitment,
  'customerId' | 'sourceKind' | 'sourceId' | 'words' | 'ownerId' | 'branchId' | 'dueAt'
>;

/** @returns its id */
export async function insertCommitment(tx: Knex, context: Context, commitment: NewCommitment): Promise<string> {
  const { actor, ids, clock } = context;
  const id = ids.unordered();
  await tx('commitments').insert({
    id,
    customer_id: commitment.customerId,
    source_kind: commitment.sourceKind,
    source_id: commitment.sourceId,
    words: commitment.words,
    owner_id: commitment.ownerId,
    branch_id: commitment.branchId,
    due_at: commitment.dueAt,
    state: 'open',
    created_at: instantText(clock.now()),
    created_by: actor.kind === 'user' ? actor.id : null,
  });
  return id;
}

/** Changes the state where it is still the one that was seen. @returns whether it was */
export async function updateState(
  tx: Knex,
  id: string,
  seen: CommitmentState,
  change: Pick<Commitment, 'state' | 'note' | 'settledAt' | 'settledBy'>,
): Promise<boolean> {
  const updated: number = await tx('commitments').where({ id, state: seen }).update({
    state: change.state,
    note: change.note,
    settled_at: change.settledAt,
    settled_by: change.settledBy,
  });
  return updated === 1;
}

/** Takes the promise's row until the transaction ends, so that two who change different things of it take turns. */
export async function holdCommitment(tx: Knex, id: string): Promise<void> {
  await tx('commitments').where({ id }).forUpdate().first('id');
}

/** Gives an open promise another keeper or time. @returns whether it was open */
export async function updateTerms(
  tx: Knex,
  id: string,
  { ownerId, dueAt }: Pick<Commitment, 'ownerId' | 'dueAt'>,
): Promise<boolean> {
  const updated: number = await tx('commitments')
    .where({ id, state: 'open' })
    .update({ owner_id: ownerId, due_at: dueAt });
  return updated === 1;
}

/** Takes away what is written in these; that they were made and how they ended stays. */
export async function blankCommitments(tx: Knex, which: (query: Knex.QueryBuilder) => void): Promise<void> {
  await tx('commitments').modify(which).update({ words: '', note: null });
}

export async function moveBranchOfCommitments(tx: Knex, fromId: string, intoId: string): Promise<void> {
  await tx('commitments').where({ branch_id: fromId }).update({ branch_id: intoId });
}
