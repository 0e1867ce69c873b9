import type { Knex } from 'knex';
import { covers, isScope } from '../../domain/access/scopes.ts';
import { foldName } from '../../domain/names/fold-name.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { conflict, invalidInput } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { getOrganisation } from './organisation.store.ts';
import {
  findPlace,
  findPlacesCalled,
  getPlace,
  holdPlaceToChange,
  insertPlace,
  lockPlace,
  markMerged,
  type Place,
  type PlaceFields,
  type PlaceKind,
  updatePlace,
} from './place.store.ts';

export interface NamedPlaces {
  provider: { id: string; name: string };
  branch: { id: string; name: string; timeZone: string } | null;
  topic: { id: string; name: string } | null;
}

/**
 * Who, where and what about, from codes or names as a program or a file gives them. Merged ones lead to their survivor;
 * deactivated ones are found when no active one has that name.
 *
 * @param options.createUnknown adds those that are not there yet; else they are refused
 * @throws 422 `unknown_place` or `ambiguous_place`, with a sentence for each field
 */
export async function resolvePlaces(
  tx: Knex,
  context: Context,
  called: { provider: string; branch?: string | null | undefined; topic?: string | null | undefined },
  options: { createUnknown: boolean },
): Promise<NamedPlaces> {
  const faults: Record<string, string> = {};
  let code = 'unknown_place';
  const resolve = async (kind: PlaceKind, text: string | null | undefined): Promise<Place | null> => {
    if (text === undefined || text === null || tidyName(text) === '') return null;
    const found = await resolvePlace(tx, context, kind, text, options);
    if (typeof found !== 'string') return found;
    if (found === 'ambiguous_place') code = found;
    faults[kind] =
      found === 'ambiguous_place'
        ? `Several have the name "${tidyName(text)}". Give the code instead.`
        : `There is no ${kind} with the name or code "${tidyName(text)}". ${whatToDo(kind, context)}`;
    return null;
  };
  const provider = await resolve('provider', called.provider);
  const branch = await resolve('branch', called.branch);
  const topic = await resolve('topic', called.topic);
  if (provider === null && faults.provider === undefined) faults.provider = 'Say who served: a name or a code.';
  if (provider === null || Object.keys(faults).length > 0) {
    throw invalidInput(code, Object.values(faults).join(' '), faults);
  }
  return {
    provider: { id: provider.id, name: provider.name },
    branch: branch && {
      id: branch.id,
      name: branch.name,
      timeZone: branch.timeZone ?? (await getOrganisation(tx)).settings.timeZone,
    },
    topic: topic && { id: topic.id, name: topic.name },
  };
}

const PATHS: Record<PlaceKind, string> = { provider: 'providers', branch: 'branches', topic: 'topics' };

/** Programs are told where those that are there can be read, people that one can be added. */
function whatToDo(kind: PlaceKind, { actor }: Context): string {
  if (actor.kind !== 'api_key') return 'Add it first, or correct it.';
  return `Use GET /api/v1/${PATHS[kind]}?all=true to see those there are, or a key with the scope directory:write, which adds it.`;
}

/**
 * One branch, provider or topic by its code or name, or why there is none: see resolvePlaces.
 *
 * @param options.whenCreated told of one that was not there yet
 */
export async function resolvePlace(
  tx: Knex,
  context: Context,
  kind: PlaceKind,
  text: string,
  options: { createUnknown: boolean; whenCreated?: (place: Place) => void },
): Promise<Place | 'unknown_place' | 'ambiguous_place'> {
  const found = await findPlaceCalled(tx, kind, text);
  if (found === 'several') return 'ambiguous_place';
  if (found !== undefined) return holdPlace(tx, kind, found.id);
  return options.createUnknown ? createUnderLock(tx, context, kind, text, options.whenCreated) : 'unknown_place';
}

/**
 * The same for one that must be there.
 *
 * @throws 422 `unknown_place` or `ambiguous_place`, with a sentence for the field of this kind
 */
export async function placeCalled(tx: Knex, context: Context, kind: PlaceKind, text: string): Promise<Place> {
  const found = await resolvePlace(tx, context, kind, text, { createUnknown: false });
  if (typeof found !== 'string') return found;
  const sentence =
    found === 'unknown_place'
      ? `There is no ${kind} of this name or code. Use one that is there, or leave it out.`
      : `Several are called so. Use the code of the ${kind}.`;
  throw invalidInput(found, sentence, { [kind]: sentence });
}

/**
 * The place as it stays until the transaction ends, or the one that it was merged into. What is written about a place
 * goes by this: a merge that comes meanwhile waits, and then takes along what was written.
 */
export async function holdPlace(tx: Knex, kind: PlaceKind, id: string): Promise<Place> {
  const place = await lockPlace(tx, kind, id);
  return place.mergedInto === null ? place : holdPlace(tx, kind, place.mergedInto);
}

/** The id of the same; null where nothing was chosen. @throws not_found */
export async function heldPlaceId(tx: Knex, kind: PlaceKind, id: string | null): Promise<string | null> {
  return id === null ? null : (await holdPlace(tx, kind, id)).id;
}

/** Whether what a program sends may name places that are not there yet. */
export function mayCreatePlaces({ actor }: Pick<Context, 'actor'>): boolean {
  return actor.kind === 'api_key' && covers(actor.scopes.filter(isScope), 'directory:write');
}

/**
 * The place that a code or name means: what was merged into another stands for that one, and of several those that are in
 * use come first.
 */
export async function findPlaceCalled(
  tx: Knex,
  kind: PlaceKind,
  text: string,
  among: readonly string[] | null = null,
): Promise<Place | 'several' | undefined> {
  const survivors = new Map<string, Place>();
  for (const place of await findPlacesCalled(tx, kind, text)) {
    const survivor = place.mergedInto === null ? place : await getPlace(tx, kind, place.mergedInto);
    survivors.set(survivor.id, survivor);
  }
  const all = [...survivors.values()].filter(({ id }) => among === null || among.includes(id));
  const active = all.filter((place) => place.active);
  const candidates = active.length > 0 ? active : all;
  return candidates.length > 1 ? 'several' : candidates[0];
}

/**
 * By id, else as `findPlaceCalled`; one that was merged into another stands for that one.
 *
 * @param among the others are not known to whoever asks; null: all are
 */
export async function findPlaceMeant(
  db: Knex,
  kind: PlaceKind,
  reference: string,
  among: readonly string[] | null = null,
): Promise<Place | 'several' | undefined> {
  const place = await findPlace(db, kind, reference);
  if (place === undefined) return findPlaceCalled(db, kind, reference, among);
  return place.mergedInto === null ? place : getPlace(db, kind, place.mergedInto);
}

async function createUnderLock(
  tx: Knex,
  context: Context,
  kind: PlaceKind,
  text: string,
  whenCreated?: (place: Place) => void,
): Promise<Place> {
  await lockUntilCommit(tx, context.db, `${kind} ${foldName(text)}`);
  const meanwhile = await findPlaceCalled(tx, kind, text);
  if (meanwhile !== undefined && meanwhile !== 'several') return holdPlace(tx, kind, meanwhile.id);
  const id = await insertAudited(tx, context, kind, {
    name: tidyName(text).slice(0, 120),
    code: null,
    timeZone: null,
    active: true,
  });
  const place = await getPlace(tx, kind, id);
  whenCreated?.(place);
  return place;
}

async function insertAudited(tx: Knex, context: Context, kind: PlaceKind, fields: PlaceFields): Promise<string> {
  const id = context.ids.next();
  await insertPlace(tx, kind, { id, ...fields, createdAt: instantText(context.clock.now()) });
  await audit(tx, context, { action: `${kind}.created`, subject: { kind, id } });
  return id;
}

/** @returns its id. @throws 422 `code_taken` or `name_taken` with the field */
export async function addPlace(context: Context, kind: PlaceKind, fields: PlaceFields): Promise<string> {
  return context.db.transaction(async (tx) => {
    await refuseTaken(tx, context, kind, fields, undefined);
    return insertAudited(tx, context, kind, fields);
  });
}

const FIELDS = ['name', 'code', 'timeZone', 'active'] as const satisfies readonly (keyof PlaceFields)[];

/** What the form shows of a place. */
export const shownOf = (place: PlaceFields): unknown => FIELDS.map((field) => place[field]);

/**
 * Renames, recodes, moves to another zone, deactivates or brings back.
 *
 * @param seen the mark of what was shown
 * @throws not_found, 409 `merged_already`, `changed_meanwhile`, 422 `code_taken` or `name_taken`
 */
export async function changePlace(
  context: Context,
  kind: PlaceKind,
  id: string,
  fields: PlaceFields,
  seen?: string,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    if ((await getPlace(tx, kind, id)).mergedInto !== null) throw mergedAlready();
    // Names before the place, as whoever adds one takes them.
    await refuseTaken(tx, context, kind, fields, id);
    const before = await holdPlaceToChange(tx, kind, id);
    if (before.mergedInto !== null) throw mergedAlready();
    const changed = FIELDS.filter((field) => before[field] !== fields[field]);
    if (changed.length === 0) return;
    requireSeen(seen, shownOf(before));
    await updatePlace(tx, kind, id, fields);
    await audit(tx, context, { action: `${kind}.updated`, subject: { kind, id }, detail: { fields: changed } });
  });
}

async function refuseTaken(
  tx: Knex,
  context: Context,
  kind: PlaceKind,
  fields: PlaceFields,
  ownId: string | undefined,
): Promise<void> {
  // Under the same keys as createUnderLock, so that neither can slip past the other.
  const texts = [fields.name, ...(fields.code === null ? [] : [fields.code])];
  for (const text of texts.map(foldName).sort()) await lockUntilCommit(tx, context.db, `${kind} ${text}`);
  if (fields.code !== null) {
    const others = (await findPlacesCalled(tx, kind, fields.code)).filter((place) => place.id !== ownId);
    if (others.length > 0) {
      throw invalidInput('code_taken', 'Another one has this code or name. Choose another code.', {
        code: 'Another one has this code or name. Choose another code.',
      });
    }
    // Two people of one name are told apart by their codes.
    return;
  }
  const others = (await findPlacesCalled(tx, kind, fields.name)).filter(
    (place) => place.id !== ownId && place.mergedInto === null,
  );
  if (others.length > 0) {
    throw invalidInput('name_taken', 'Another one has this name. Give this one a code to tell them apart.', {
      name: 'Another one has this name. Give this one a code to tell them apart.',
    });
  }
}

/** Told in the same transaction that one place became part of another: figures and people tied to it move along. */
export type PlacesMergedHandler = (
  tx: Knex,
  context: Context,
  merge: { kind: PlaceKind; fromId: string; intoId: string },
) => Promise<void>;

/** Makes one place part of another: its name and code lead to the other one from now on. It cannot be undone. */
export async function mergePlaces(
  context: Context,
  kind: PlaceKind,
  fromId: string,
  intoId: string,
  handlers: readonly PlacesMergedHandler[],
): Promise<void> {
  await context.db.transaction(async (tx) => {
    // One at a time: two that are merged into each other at once would both be gone.
    await lockUntilCommit(tx, context.db, `${kind} merges`);
    const from = await getPlace(tx, kind, fromId);
    const into = await getPlace(tx, kind, intoId);
    if (from.mergedInto !== null || into.mergedInto !== null) throw mergedAlready();
    if (fromId === intoId) throw invalidInput('same_place', 'Choose another one to merge into.');
    await markMerged(tx, kind, fromId, intoId);
    for (const handler of handlers) await handler(tx, context, { kind, fromId, intoId });
    await audit(tx, context, { action: `${kind}.merged`, subject: { kind, id: fromId }, detail: { into: intoId } });
  });
}

function mergedAlready() {
  return conflict('merged_already', 'It has been merged into another one. Work with that one instead.');
}

/** The zone that times at a branch are told in: its own, else the organisation's. */
export async function timeZoneOf(db: Knex, branchId: string | null): Promise<string> {
  const branch = branchId === null ? undefined : await findPlace(db, 'branch', branchId);
  return branch?.timeZone ?? (await getOrganisation(db)).settings.timeZone;
}
