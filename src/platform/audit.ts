import type { Knex } from 'knex';
import type { Actor } from '../domain/access/actor.ts';
import { instantText } from './clock.ts';
import type { Context } from './context.ts';

export interface AuditEntry {
  action: string;
  subject: { kind: string; id: string };
  /** Ids and names of changed fields, never content: an erasure must not have to reach in here. */
  detail?: Record<string, string | number | boolean | null | readonly string[]>;
}

/** Appends one audit row. Call it inside the transaction of the act, so that neither exists without the other. */
export async function audit(tx: Knex, context: Context, entry: AuditEntry): Promise<void> {
  await tx('audit').insert({
    id: context.ids.next(),
    at: instantText(context.clock.now()),
    actor_kind: context.actor.kind,
    actor_id: actorId(context.actor),
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    detail: JSON.stringify(entry.detail ?? {}),
  });
}

/** Whether the one who acts is on record with the same since then. */
export async function isOnRecord(
  db: Knex,
  { actor }: Pick<Context, 'actor'>,
  { action, subject }: AuditEntry,
  since: Date,
): Promise<boolean> {
  const row = await db('audit')
    .where({ actor_kind: actor.kind, actor_id: actorId(actor), action })
    .where({ subject_kind: subject.kind, subject_id: subject.id })
    .where('at', '>=', instantText(since))
    .first('id');
  return row !== undefined;
}

function actorId(actor: Actor): string | null {
  return actor.kind === 'user' || actor.kind === 'api_key' ? actor.id : null;
}
