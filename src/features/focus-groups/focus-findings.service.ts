import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { restingOnFindings, todayOf } from '../actions/index.ts';
import { deleteFinding, type FocusFinding, holdFinding, insertFinding } from './focus-findings.store.ts';
import { getGroup, getSession } from './focus-groups.store.ts';

/** Writes down what was learned in a session. @returns its id */
export async function addFinding(context: Context, finding: Omit<FocusFinding, 'id' | 'createdAt'>): Promise<string> {
  const { id: createdBy, branchIds } = userOf(context);
  const id = context.ids.next();
  await context.db.transaction(async (tx) => {
    await getGroup(tx, finding.groupId, branchIds);
    await getSession(tx, finding.groupId, finding.sessionId);
    await insertFinding(tx, { ...finding, id, createdAt: instantText(context.clock.now()), createdBy });
    await audit(tx, context, { action: 'focus_finding.added', subject: { kind: 'focus_finding', id } });
  });
  return id;
}

/** Deletes a finding that no action came out of. @throws not_found, 409 `finding_in_use`, `finding_of_begun_action` */
export async function removeFinding(context: Context, groupId: string, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await getGroup(tx, groupId, userOf(context).branchIds);
    await holdFinding(tx, id);
    const resting = (await restingOnFindings(tx, await todayOf(context, tx), [id])).get(id);
    if (resting === 'planned') {
      throw conflict('finding_in_use', 'An action rests on this finding. Take it out of the action first.');
    }
    if (resting === 'begun') {
      const why = 'An action that has begun or is over rests on this finding. What it came out of stays.';
      throw conflict('finding_of_begun_action', why);
    }
    if (!(await deleteFinding(tx, groupId, id))) return;
    await audit(tx, context, { action: 'focus_finding.removed', subject: { kind: 'focus_finding', id } });
  });
}
