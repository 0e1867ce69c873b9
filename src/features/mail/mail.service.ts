import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { changeFlow, type FlowSettings, readFlow, resumeMail } from '../../platform/mail/mail-flow.ts';

const SUBJECT = { kind: 'mail', id: 'mail' };

/** Saves pace, connections and return address; the audit row names what changed. Nothing changed: nothing is written. */
export async function changeMailFlow(context: Context, settings: FlowSettings): Promise<void> {
  await context.db.transaction(async (tx) => {
    const before = await readFlow(tx);
    const fields = (['perMinute', 'connections', 'returnAddress'] as const).filter(
      (field) => before[field] !== settings[field],
    );
    if (fields.length === 0) return;
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
