import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { changeFlow, type FlowSettings, lockFlow, resumeMail } from '../../platform/mail/mail-flow.ts';
import { requireSeen } from '../../platform/overtaken.ts';

const SUBJECT = { kind: 'mail', id: 'mail' };

const FIELDS = ['perMinute', 'connections', 'returnAddress'] as const satisfies readonly (keyof FlowSettings)[];

/** What the form shows of how mail leaves. */
export const shownOf = (flow: FlowSettings): unknown => FIELDS.map((field) => flow[field]);

/**
 * Saves pace, connections and return address; the audit row names what changed. Nothing changed: nothing is written.
 *
 * @param seen the mark of what was shown @throws 409 `changed_meanwhile`
 */
export async function changeMailFlow(context: Context, settings: FlowSettings, seen?: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const before = await lockFlow(tx);
    const fields = FIELDS.filter((field) => before[field] !== settings[field]);
    if (fields.length === 0) return;
    requireSeen(seen, shownOf(before));
    await changeFlow(tx, settings);
    await audit(tx, context, { action: 'mail.changed', subject: SUBJECT, detail: { fields } });
  });
}

/** Ends a pause at once; pressed twice, once. */
export async function resumeSending(context: Context): Promise<void> {
  await context.db.transaction(async (tx) => {
    if (!(await resumeMail(tx, context.clock.now()))) return;
    await audit(tx, context, { action: 'mail.resumed', subject: SUBJECT });
  });
}
