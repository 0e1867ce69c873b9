import type { Knex } from 'knex';
import { type QuestionnaireDefinition, readDefinition } from '../../domain/questionnaire/definition.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';

export interface Questionnaire {
  id: string;
  key: string;
  createdAt: string;
}

/** One wording of a questionnaire. What an id stands for never changes: a reworded version gets a new id. */
export interface QuestionnaireVersion {
  id: string;
  questionnaireId: string;
  key: string;
  version: number;
  definition: QuestionnaireDefinition;
  createdAt: string;
}

interface QuestionnaireRow {
  id: string;
  key: string;
  created_at: string;
}

interface VersionRow {
  id: string;
  questionnaire_id: string;
  key: string;
  version: number;
  definition: string;
  created_at: string;
}

function toQuestionnaire(row: QuestionnaireRow): Questionnaire {
  return { id: row.id, key: row.key, createdAt: row.created_at };
}

function toVersion(row: VersionRow): QuestionnaireVersion {
  const read = readDefinition(JSON.parse(row.definition));
  if (!read.ok) throw new Error(`The stored questionnaire version ${row.id} cannot be read.`);
  return {
    id: row.id,
    questionnaireId: row.questionnaire_id,
    key: row.key,
    version: row.version,
    definition: read.definition,
    createdAt: row.created_at,
  };
}

const versions = (db: Knex) =>
  db('questionnaire_versions as v').join('questionnaires as q', 'q.id', 'v.questionnaire_id').select('v.*', 'q.key');

/** Versions by id: safe to keep, as an id's content never changes, and reading one costs parsing it. */
const KEPT = 200;
const kept = new Map<string, QuestionnaireVersion>();

export async function findVersion(db: Knex, id: string): Promise<QuestionnaireVersion | undefined> {
  const known = kept.get(id);
  if (known !== undefined) return known;
  const row: VersionRow | undefined = await versions(db).where('v.id', id).first();
  if (row === undefined) return undefined;
  const version = toVersion(row);
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(id, version);
  return version;
}

/** The version, which stays until the transaction ends; undefined where it was taken away, or is of another questionnaire. */
export async function holdVersion(
  tx: Knex,
  version: { id: string; questionnaireId: string },
): Promise<QuestionnaireVersion | undefined> {
  const row: { id: string } | undefined = await tx('questionnaire_versions')
    .where({ id: version.id, questionnaire_id: version.questionnaireId })
    .forShare()
    .first('id');
  return row && getVersion(tx, row.id);
}

/** @throws not_found */
export async function getVersion(db: Knex, id: string): Promise<QuestionnaireVersion> {
  const version = await findVersion(db, id);
  if (version === undefined) throw notFound('questionnaire version');
  return version;
}

export async function findQuestionnaire(db: Knex, key: string): Promise<Questionnaire | undefined> {
  const row: QuestionnaireRow | undefined = await db('questionnaires').where({ key }).first();
  return row && toQuestionnaire(row);
}

/** @throws not_found */
export async function getQuestionnaire(db: Knex, key: string): Promise<Questionnaire> {
  const questionnaire = await findQuestionnaire(db, key);
  if (questionnaire === undefined) throw notFound('questionnaire');
  return questionnaire;
}

/** All versions, newest first. */
export async function listVersions(db: Knex, questionnaireId: string): Promise<QuestionnaireVersion[]> {
  const rows: VersionRow[] = await versions(db)
    .where('v.questionnaire_id', questionnaireId)
    .orderBy('v.version', 'desc');
  return rows.map(toVersion);
}

/** @throws not_found when there is no such questionnaire */
export async function latestVersion(db: Knex, questionnaireId: string): Promise<QuestionnaireVersion> {
  const row: { id: string } | undefined = await db('questionnaire_versions')
    .where({ questionnaire_id: questionnaireId })
    .orderBy('version', 'desc')
    .first('id');
  if (row === undefined) throw notFound('questionnaire');
  return getVersion(db, row.id);
}

/** Every questionnaire with its newest version, by key. */
export async function listQuestionnaires(
  db: Knex,
): Promise<{ questionnaire: Questionnaire; latest: QuestionnaireVersion }[]> {
  const rows: VersionRow[] = await versions(db)
    .whereRaw('v.version = (select max(w.version) from questionnaire_versions w where w.questionnaire_id = q.id)')
    .select({ questionnaire_created_at: 'q.created_at' })
    .orderBy('q.key');
  return rows.map((row: VersionRow & { questionnaire_created_at?: string }) => ({
    questionnaire: {
      id: row.questionnaire_id,
      key: row.key,
      createdAt: row.questionnaire_created_at ?? row.created_at,
    },
    latest: toVersion(row),
  }));
}

/** Whether anyone was invited with, or answered, this version: from then on it must stay as it was. */
export async function isVersionUsed(db: Knex, version: { id: string; questionnaireId: string }): Promise<boolean> {
  const answered = await db('responses')
    .where({ questionnaire_id: version.questionnaireId, version_id: version.id })
    .first('id');
  if (answered !== undefined) return true;
  const invited = await db('invitations').where({ version_id: version.id }).first('id');
  return invited !== undefined;
}

/** The versions that must stay as they are, newest first. */
export async function listUsedVersions(db: Knex, questionnaireId: string): Promise<QuestionnaireVersion[]> {
  const used: QuestionnaireVersion[] = [];
  for (const version of await listVersions(db, questionnaireId)) {
    if (await isVersionUsed(db, version)) used.push(version);
  }
  return used;
}

/** Answers by version id; versions without answers are left out. */
export async function countAnswers(db: Knex): Promise<Map<string, number>> {
  const rows: { version_id: string; n: number | string }[] = await db('responses')
    .groupBy('version_id')
    .select('version_id')
    .count({ n: '*' });
  return new Map(rows.map((row) => [row.version_id, Number(row.n)]));
}

export async function insertQuestionnaire(tx: Knex, context: Context, key: string): Promise<Questionnaire> {
  const row = { id: context.ids.next(), key, created_at: instantText(context.clock.now()) };
  await tx('questionnaires').insert(row);
  return toQuestionnaire(row);
}

export async function insertVersion(
  tx: Knex,
  context: Context,
  questionnaire: Questionnaire,
  version: number,
  definition: QuestionnaireDefinition,
): Promise<QuestionnaireVersion> {
  const id = context.ids.next();
  const createdAt = instantText(context.clock.now());
  await tx('questionnaire_versions').insert({
    id,
    questionnaire_id: questionnaire.id,
    version,
    definition: JSON.stringify(definition),
    created_at: createdAt,
  });
  return { id, questionnaireId: questionnaire.id, key: questionnaire.key, version, definition, createdAt };
}

/** Takes away a version that nobody was asked with. */
export async function deleteVersion(tx: Knex, id: string): Promise<void> {
  await tx('questionnaire_versions').where({ id }).delete();
  kept.delete(id);
}
