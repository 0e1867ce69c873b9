import type { Knex } from 'knex';
import { z } from 'zod';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Typed } from './survey-form.ts';

/** What someone typed and has not sent. */
export interface Draft {
  /** How often the form had been sent when this was typed. */
  revision: number;
  fields: Typed;
}

const StoredDraft = z.object({
  revision: z.int(),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

export async function findDraft(db: Knex, invitationId: string): Promise<Draft | undefined> {
  const row: { fields: string } | undefined = await db('survey_drafts')
    .where({ invitation_id: invitationId })
    .first('fields');
  return row && StoredDraft.parse(JSON.parse(row.fields));
}

export async function saveDraft(tx: Knex, context: Context, invitationId: string, draft: Draft): Promise<void> {
  await tx('survey_drafts')
    .insert({
      invitation_id: invitationId,
      fields: JSON.stringify(draft),
      saved_at: instantText(context.clock.now()),
    })
    .onConflict('invitation_id')
    .merge();
}

export async function deleteDraft(tx: Knex, invitationId: string): Promise<void> {
  await tx('survey_drafts').where({ invitation_id: invitationId }).delete();
}
