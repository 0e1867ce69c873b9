import type { Knex } from 'knex';
import { type ChosenBy, chooseProgram } from '../../domain/program/contact-filter.ts';
import { type Program, type ProgramSettings, readStoredSettings } from '../../domain/program/program.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';

export interface StoredProgram extends Program {
  questionnaireId: string;
  /** Its place among the programs, from 0: the first one that asks about such contacts takes a contact. */
  position: number;
}

interface ProgramRow {
  id: string;
  name: string;
  active: boolean | number;
  questionnaire_id: string;
  questionnaire_key: string;
  rules: string;
  position: number;
}

function toProgram(row: ProgramRow): StoredProgram {
  return {
    ...readStoredSettings({ ...JSON.parse(row.rules), active: Boolean(row.active) }),
    id: row.id,
    name: row.name,
    questionnaireId: row.questionnaire_id,
    questionnaireKey: row.questionnaire_key,
    position: row.position,
  };
}

function toRules({ active: _active, ...rules }: ProgramSettings): string {
  return JSON.stringify(rules);
}

const programs = (db: Knex) =>
  db('programs as p')
    .join('questionnaires as q', 'q.id', 'p.questionnaire_id')
    .select('p.*', { questionnaire_key: 'q.key' });

/** In the order in which contacts are offered to them. */
export async function listPrograms(db: Knex): Promise<StoredProgram[]> {
  const rows: ProgramRow[] = await programs(db).orderBy(['p.position', 'p.id']);
  return rows.map(toProgram);
}

export async function findProgram(db: Knex, id: string): Promise<StoredProgram | undefined> {
  const row: ProgramRow | undefined = await programs(db).where('p.id', id).first();
  return row && toProgram(row);
}

/** @throws not_found */
export async function getProgram(db: Knex, id: string): Promise<StoredProgram> {
  const program = await findProgram(db, id);
  if (program === undefined) throw notFound('program');
  return program;
}

/** The program that stands for all where one is wanted: the first active one, else the first; undefined before there is any. */
export async function findStandingProgram(db: Knex): Promise<StoredProgram | undefined> {
  const all = await listPrograms(db);
  return all.find((program) => program.active) ?? all[0];
}

/** The program that takes a contact; it stays until the transaction ends. See `chooseProgram`. */
export async function holdProgramFor(tx: Knex, contact: ChosenBy): Promise<StoredProgram | undefined> {
  const chosen = chooseProgram(await listPrograms(tx), contact);
  if (chosen === undefined) return undefined;
  const held: unknown = await tx('programs').where({ id: chosen.id }).forKeyShare().first('id');
  return held === undefined ? holdProgramFor(tx, contact) : chosen;
}

export async function insertProgram(
  tx: Knex,
  services: Services,
  program: { name: string; questionnaireId: string; settings: ProgramSettings; position: number },
): Promise<string> {
  const id = services.ids.next();
  const now = instantText(services.clock.now());
  await tx('programs').insert({
    id,
    name: program.name,
    active: program.settings.active,
    questionnaire_id: program.questionnaireId,
    rules: toRules(program.settings),
    position: program.position,
    created_at: now,
    updated_at: now,
  });
  return id;
}

export async function updateProgram(
  tx: Knex,
  id: string,
  program: { name: string; questionnaireId: string; settings: ProgramSettings; at: string },
): Promise<void> {
  await tx('programs')
    .where({ id })
    .update({
      name: program.name,
      active: program.settings.active,
      questionnaire_id: program.questionnaireId,
      rules: toRules(program.settings),
      updated_at: program.at,
    });
}

/** Writes down the order of the programs. */
export async function updatePositions(tx: Knex, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await tx('programs').where({ id }).update({ position });
}

export async function deleteProgramRow(tx: Knex, id: string): Promise<void> {
  await tx('programs').where({ id }).delete();
}

export async function isProgramUsed(db: Knex, id: string): Promise<boolean> {
  return (await db('invitations').where({ program_id: id }).first('id')) !== undefined;
}
