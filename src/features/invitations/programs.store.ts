import type { Knex } from 'knex';
import { type Program, ProgramSettings } from '../../domain/program/program.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';

export interface StoredProgram extends Program {
  questionnaireId: string;
}

interface ProgramRow {
  id: string;
  name: string;
  active: boolean | number;
  questionnaire_id: string;
  questionnaire_key: string;
  rules: string;
}

function toProgram(row: ProgramRow): StoredProgram {
  const settings = ProgramSettings.parse({ delivery: 'mail', ...JSON.parse(row.rules), active: Boolean(row.active) });
  return {
    ...settings,
    id: row.id,
    name: row.name,
    questionnaireId: row.questionnaire_id,
    questionnaireKey: row.questionnaire_key,
  };
}

function toRules({ active: _active, ...rules }: ProgramSettings): string {
  return JSON.stringify(rules);
}

const programs = (db: Knex) =>
  db('programs as p')
    .join('questionnaires as q', 'q.id', 'p.questionnaire_id')
    .select('p.*', { questionnaire_key: 'q.key' });

/** Oldest first. */
export async function listPrograms(db: Knex): Promise<StoredProgram[]> {
  const rows: ProgramRow[] = await programs(db).orderBy('p.id');
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

/** The program that contacts go through: the oldest active one, else the oldest; undefined before there is any. */
export async function findStandingProgram(db: Knex): Promise<StoredProgram | undefined> {
  const all = await listPrograms(db);
  return all.find((program) => program.active) ?? all[0];
}

export async function insertProgram(
  tx: Knex,
  services: Services,
  program: { name: string; questionnaireId: string; settings: ProgramSettings },
): Promise<string> {
  const id = services.ids.next();
  const now = instantText(services.clock.now());
  await tx('programs').insert({
    id,
    name: program.name,
    active: program.settings.active,
    questionnaire_id: program.questionnaireId,
    rules: toRules(program.settings),
    created_at: now,
    updated_at: now,
  });
  return id;
}

export async function updateProgram(
  tx: Knex,
  id: string,
  program: { questionnaireId: string; settings: ProgramSettings; at: string },
): Promise<void> {
  await tx('programs')
    .where({ id })
    .update({
      active: program.settings.active,
      questionnaire_id: program.questionnaireId,
      rules: toRules(program.settings),
      updated_at: program.at,
    });
}
