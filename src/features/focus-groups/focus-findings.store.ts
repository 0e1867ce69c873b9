import type { Knex } from 'knex';
import { z } from 'zod';

/** What was learned in a session, coded to an item and to failure modes. */
export interface FocusFinding {
  id: string;
  groupId: string;
  sessionId: string;
  words: string;
  questionnaireId: string | null;
  itemKey: string | null;
  modes: string[];
  createdAt: string;
}

interface FindingRow {
  id: string;
  group_id: string;
  session_id: string;
  words: string;
  questionnaire_id: string | null;
  item_key: string | null;
  modes: string;
  created_at: string;
}

function toFinding(row: FindingRow): FocusFinding {
  return {
    id: row.id,
    groupId: row.group_id,
    sessionId: row.session_id,
    words: row.words,
    questionnaireId: row.questionnaire_id,
    itemKey: row.item_key,
    modes: z.array(z.string()).parse(JSON.parse(row.modes)),
    createdAt: row.created_at,
  };
}

export async function insertFinding(tx: Knex, finding: FocusFinding & { createdBy: string }): Promise<void> {
  await tx('focus_findings').insert({
    id: finding.id,
    group_id: finding.groupId,
    session_id: finding.sessionId,
    words: finding.words,
    questionnaire_id: finding.questionnaireId,
    item_key: finding.itemKey,
    modes: JSON.stringify(finding.modes),
    created_at: finding.createdAt,
    created_by: finding.createdBy,
  });
}

/** Of these groups, in the order in which they were written. */
export async function listFindings(db: Knex, groupIds: readonly string[]): Promise<FocusFinding[]> {
  const rows: FindingRow[] = await db('focus_findings').whereIn('group_id', groupIds).orderBy('id');
  return rows.map(toFinding);
}

/** Holds a finding until the transaction ends, so that no action is made out of it meanwhile. */
export async function holdFinding(tx: Knex, id: string): Promise<void> {
  await tx('focus_findings').where({ id }).forUpdate().first('id');
}

/** @returns whether it was there */
export async function deleteFinding(tx: Knex, groupId: string, id: string): Promise<boolean> {
  return (await tx('focus_findings').where({ id, group_id: groupId }).delete()) === 1;
}
