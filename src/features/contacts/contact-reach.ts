import type { Knex } from 'knex';
import type { Context } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { personRecordIds } from '../customers/index.ts';
import { customersInBranches } from './contact-parts.ts';

/** People limited to branches log and change only what is theirs. */
export function refuseOtherBranches(context: Context, branchId: string | null): void {
  if (mayReachBranch(context, branchId)) return;
  throw invalidInput('not_your_branch', 'You work with other branches. Choose one of yours.', {
    branch: 'You work with other branches. Choose one of yours.',
  });
}

export function mayReachBranch({ actor }: Context, branchId: string | null): boolean {
  if (actor.kind !== 'user' || actor.branchIds === null) return true;
  return branchId !== null && actor.branchIds.includes(branchId);
}

/** Whether somebody may see a customer: people limited to branches, those who had a contact there. */
export async function mayReachCustomer(db: Knex, { actor }: Context, customerId: string): Promise<boolean> {
  if (actor.kind !== 'user' || actor.branchIds === null) return true;
  const recordIds = await personRecordIds(db, customerId);
  return (await customersInBranches(db, actor.branchIds).whereIn('customer_id', recordIds).first()) !== undefined;
}
