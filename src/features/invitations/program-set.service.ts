import type { Knex } from 'knex';
import { DEFAULT_PROGRAM_SETTINGS, type ProgramSettings } from '../../domain/program/program.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import type { PlacesMergedHandler } from '../organisation/index.ts';
import { chooseQuestionnaire, lockPrograms, refuseTakenName, refuseUnknownPlaces } from './program-checks.ts';
import { settingsOf } from './programs.service.ts';
import {
  deleteProgramRow,
  getProgram,
  insertProgram,
  isProgramUsed,
  listPrograms,
  type StoredProgram,
  updatePositions,
  updateProgram,
} from './programs.store.ts';

export interface NewProgram extends Partial<ProgramSettings> {
  name: string;
  questionnaire: string;
}

/**
 * Makes a program, as the first of all: behind one that asks about every contact it would never get any. What is not said
 * is as in the program of a fresh installation, but that it is off.
 *
 * @throws 422 `unknown_questionnaire`, `unknown_place` or `name_taken`
 */
export async function addProgram(context: Context, program: NewProgram): Promise<StoredProgram> {
  return context.db.transaction(async (tx) => {
    const { name, questionnaire, ...given } = program;
    await refuseTakenName(tx, context, name, null);
    const settings = { ...DEFAULT_PROGRAM_SETTINGS, active: false, ...given };
    await refuseUnknownPlaces(tx, settings.contacts);
    const { id: questionnaireId } = await chooseQuestionnaire(tx, questionnaire);
    const others = await listPrograms(tx);
    const id = await insertProgram(tx, context, { name, questionnaireId, settings, position: 0 });
    await updatePositions(tx, [id, ...others.map((other) => other.id)]);
    await audit(tx, context, { action: 'program.created', subject: { kind: 'program', id } });
    return getProgram(tx, id);
  });
}

/**
 * Puts a program at another place in the order. Contacts that were considered stay where they went.
 *
 * @param position from 0; beyond the last: the last
 * @throws not_found
 */
export async function moveProgram(context: Context, id: string, position: number): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockPrograms(tx, context);
    const { id: moved } = await getProgram(tx, id);
    const before = (await listPrograms(tx)).map((program) => program.id);
    const after = before.filter((other) => other !== moved);
    after.splice(position, 0, moved);
    if (after.join() === before.join()) return;
    await updatePositions(tx, after);
    await audit(tx, context, {
      action: 'program.moved',
      subject: { kind: 'program', id },
      detail: { from: before.indexOf(moved) + 1, to: after.indexOf(moved) + 1 },
    });
  });
}

/**
 * Takes away a program that never decided about a contact; another one can only be switched off, as what it did stays on
 * record. @throws not_found, 409 `program_used` or `last_program`
 */
export async function deleteProgram(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockPrograms(tx, context);
    await tx('programs').where({ id }).forUpdate().first('id');
    await getProgram(tx, id);
    if (await isProgramUsed(tx, id)) {
      throw conflict('program_used', 'This program has invitations, which stay on record. Switch it off instead.');
    }
    const others = (await listPrograms(tx)).filter((program) => program.id !== id);
    if (others.length === 0) throw conflict('last_program', 'This is the only program. Switch it off instead.');
    await deleteProgramRow(tx, id);
    await updatePositions(
      tx,
      others.map((program) => program.id),
    );
    await audit(tx, context, { action: 'program.deleted', subject: { kind: 'program', id } });
  });
}

const LIST_OF = { provider: 'providers', branch: 'branches', topic: 'topics' } as const;

/** Programs that ask about a place ask about the one that it was merged into. */
export const moveProgramsOnMerge: PlacesMergedHandler = async (tx, context, { kind, fromId, intoId }) => {
  const list = LIST_OF[kind];
  for (const { id } of await listProgramsOf(tx, list, fromId)) {
    await tx('programs').where({ id }).forUpdate().first('id');
    const program = await getProgram(tx, id);
    const moved = program.contacts[list].map((place) => (place === fromId ? intoId : place));
    const contacts = { ...program.contacts, [list]: [...new Set(moved)].sort() };
    await updateProgram(tx, id, {
      name: program.name,
      questionnaireId: program.questionnaireId,
      settings: { ...settingsOf(program), contacts },
      at: instantText(context.clock.now()),
    });
  }
};

async function listProgramsOf(
  tx: Knex,
  list: (typeof LIST_OF)[keyof typeof LIST_OF],
  placeId: string,
): Promise<StoredProgram[]> {
  return (await listPrograms(tx)).filter((program) => program.contacts[list].includes(placeId));
}
