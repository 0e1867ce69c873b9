import type { Knex } from 'knex';
import type { ContactFilter } from '../../domain/program/contact-filter.ts';
import type { Context } from '../../platform/context.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { invalidInput } from '../../platform/errors.ts';
import { foldName, listBranches, listProviders, listTopics } from '../organisation/index.ts';
import { findQuestionnaire } from '../questionnaires/index.ts';
import { listPrograms } from './programs.store.ts';

/** Lets changes of which programs there are past one at a time: names and order rest on all of them. */
export function lockPrograms(tx: Knex, context: Context): Promise<void> {
  return lockUntilCommit(tx, context.db, 'programs');
}

/** @throws 422 `unknown_questionnaire` */
export async function chooseQuestionnaire(tx: Knex, key: string): Promise<{ id: string }> {
  const found = await findQuestionnaire(tx, key);
  if (found !== undefined) return found;
  const sentence = `There is no questionnaire "${key}". Import it first, or use the key of one that is there.`;
  throw invalidInput('unknown_questionnaire', sentence, { questionnaire: sentence });
}

/** @throws 422 `name_taken` */
export async function refuseTakenName(tx: Knex, context: Context, name: string, ownId: string | null): Promise<void> {
  await lockPrograms(tx, context);
  const folded = foldName(name);
  const taken = (await listPrograms(tx)).some((program) => program.id !== ownId && foldName(program.name) === folded);
  if (!taken) return;
  const sentence = 'Another program has this name. Choose another one.';
  throw invalidInput('name_taken', sentence, { name: sentence });
}

/** @throws 422 `unknown_place`, for places that are not there or were merged into others */
export async function refuseUnknownPlaces(tx: Knex, contacts: ContactFilter): Promise<void> {
  const all = { includeInactive: true };
  const places = {
    branches: await listBranches(tx, all),
    topics: await listTopics(tx, all),
    providers: await listProviders(tx, all),
  };
  const errors: Record<string, string> = {};
  for (const kind of ['branches', 'topics', 'providers'] as const) {
    const known = new Set(places[kind].map(({ id }) => id));
    const unknown = contacts[kind].find((id) => !known.has(id));
    if (unknown !== undefined)
      errors[`contacts.${kind}`] = `There is no "${unknown}" among them. Use ids of the directory.`;
  }
  if (Object.keys(errors).length > 0) throw invalidInput('unknown_place', Object.values(errors).join(' '), errors);
}
