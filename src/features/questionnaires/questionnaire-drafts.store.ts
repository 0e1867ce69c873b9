import type { Knex } from 'knex';
import { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { notFound } from '../../platform/errors.ts';

/** A questionnaire that is being written; there is one for a key at most. */
export interface StoredDraft {
  id: string;
  key: string;
  /** The version it was made from; null for a questionnaire that is new. */
  baseVersionId: string | null;
  draft: QuestionnaireDraft;
  updatedAt: string;
  /** The user who saved it last. */
  updatedBy: string | null;
}

interface DraftRow {
  id: string;
  key: string;
  base_version_id: string | null;
  definition: string;
  updated_at: string;
  updated_by: string | null;
}

function toDraft(row: DraftRow): StoredDraft {
  return {
    id: row.id,
    key: row.key,
    baseVersionId: row.base_version_id,
    draft: QuestionnaireDraft.parse(JSON.parse(row.definition)),
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

export async function findQuestionnaireDraft(db: Knex, key: string): Promise<StoredDraft | undefined> {
  const row: DraftRow | undefined = await db('questionnaire_drafts').where({ key }).first();
  return row && toDraft(row);
}

/** @throws not_found */
export async function getQuestionnaireDraft(db: Knex, key: string): Promise<StoredDraft> {
  const found = await findQuestionnaireDraft(db, key);
  if (found === undefined) throw notFound('draft of a questionnaire');
  return found;
}

/** Held until the transaction ends, so that two who save take turns. */
export async function lockQuestionnaireDraft(
  tx: Knex,
  { dialect }: Database,
  key: string,
): Promise<StoredDraft | undefined> {
  const rows = tx('questionnaire_drafts').where({ key });
  const row: DraftRow | undefined = await (dialect === 'postgres' ? rows.forUpdate() : rows).first();
  return row && toDraft(row);
}

export async function listQuestionnaireDrafts(db: Knex): Promise<StoredDraft[]> {
  const rows: DraftRow[] = await db('questionnaire_drafts').orderBy('key');
  return rows.map(toDraft);
}

export async function insertQuestionnaireDraft(
  tx: Knex,
  context: Context,
  { draft, baseVersionId }: Pick<StoredDraft, 'draft' | 'baseVersionId'>,
): Promise<string> {
  const id = context.ids.next();
  const now = instantText(context.clock.now());
  await tx('questionnaire_drafts').insert({
    id,
    key: draft.key,
    base_version_id: baseVersionId,
    definition: JSON.stringify(draft),
    created_at: now,
    updated_at: now,
    updated_by: userId(context),
  });
  return id;
}

export async function updateQuestionnaireDraft(
  tx: Knex,
  context: Context,
  { id, draft }: Pick<StoredDraft, 'id' | 'draft'>,
): Promise<void> {
  const updated_at = instantText(context.clock.now());
  await tx('questionnaire_drafts')
    .where({ id })
    .update({ definition: JSON.stringify(draft), updated_at, updated_by: userId(context) });
}

export async function deleteQuestionnaireDraft(tx: Knex, id: string): Promise<void> {
  await tx('questionnaire_drafts').where({ id }).delete();
}

const userId = ({ actor }: Context): string | null => (actor.kind === 'user' ? actor.id : null);
