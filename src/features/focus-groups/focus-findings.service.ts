import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { userOf } from '../../platform/http/locals.ts';
import { deleteFinding, type FocusFinding, insertFinding } from './focus-findings.store.ts';
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

export async function removeFinding(context: Context, groupId: string, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await getGroup(tx, groupId, userOf(context).branchIds);
    if (!(await deleteFinding(tx, groupId, id))) return;
    await audit(tx, context, { action: 'focus_finding.removed', subject: { kind: 'focus_finding', id } });
  });
}
