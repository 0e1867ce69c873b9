import type { Knex } from 'knex';
import { foldName } from '../../domain/names/fold-name.ts';
import { containing } from '../../platform/db/search.ts';
import { notFound } from '../../platform/errors.ts';

/** What a contact is placed by: where, who, and what about. */
export const PLACE_KINDS = ['branch', 'provider', 'topic'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

const TABLES: Record<PlaceKind, string> = { branch: 'branches', provider: 'providers', topic: 'topics' };

export interface Place {
  id: string;
  name: string;
  code: string | null;
  /** Of branches only, and only where it differs from the organisation's. */
  timeZone: string | null;
  active: boolean;
  /** The one that this one was merged into. */
  mergedInto: string | null;
}

interface PlaceRow {
  id: string;
  name: string;
  code: string | null;
  time_zone?: string | null;
  active: boolean | number;
  merged_into: string | null;
}

function toPlace(row: PlaceRow): Place {
  return {
    id: row.id,
    name: row.name,
    code: row.code,
    timeZone: row.time_zone ?? null,
    active: Boolean(row.active),
    mergedInto: row.merged_into,
  };
}

export async function findPlace(db: Knex, kind: PlaceKind, id: string): Promise<Place | undefined> {
  const row: PlaceRow | undefined = await db(TABLES[kind]).where({ id }).first();
  return row && toPlace(row);
}

export async function getPlace(db: Knex, kind: PlaceKind, id: string): Promise<Place> {
  const place = await findPlace(db, kind, id);
  if (place === undefined) throw notFound(kind);
  return place;
}

/** The id of what a place has become part of, else its own: what was kept of it may be older than a merge. */
export async function survivorId(db: Knex, kind: PlaceKind, id: string): Promise<string> {
  return (await findPlace(db, kind, id))?.mergedInto ?? id;
}

/** The place, locked against being merged until the transaction ends: a merge that has it locked is waited for. */
export async function lockPlace(tx: Knex, kind: PlaceKind, id: string): Promise<Place> {
  const row: PlaceRow | undefined = await tx(TABLES[kind]).where({ id }).forShare().first();
  if (row === undefined) throw notFound(kind);
  return toPlace(row);
}

/** The place, held against every other change until the transaction ends. */
export async function holdPlaceToChange(tx: Knex, kind: PlaceKind, id: string): Promise<Place> {
  const row: PlaceRow | undefined = await tx(TABLES[kind]).where({ id }).forUpdate().first();
  if (row === undefined) throw notFound(kind);
  return toPlace(row);
}

/** All whose code is this, else all whose name is this, both folded; merged ones among them. */
export async function findPlacesCalled(db: Knex, kind: PlaceKind, text: string): Promise<Place[]> {
  const key = foldName(text);
  const byCode: PlaceRow[] = await db(TABLES[kind]).where({ code_key: key });
  const rows: PlaceRow[] =
    byCode.length > 0 ? byCode : await db(TABLES[kind]).where({ name_key: key }).orderBy('id', 'asc');
  return rows.map(toPlace);
}

export interface ListOptions {
  /** Part of a name or code. */
  search?: string | undefined;
  /** Deactivated ones as well; merged ones never. */
  includeInactive?: boolean | undefined;
  /** What a form has chosen already is listed in use or not: else saving something else would choose anew. */
  chosen?: string | null;
}

/** By name. Merged ones are left out: what they were called leads to the one they were merged into. */
export async function listPlaces(db: Knex, kind: PlaceKind, options: ListOptions = {}): Promise<Place[]> {
  const query = db(TABLES[kind]).whereNull('merged_into').orderBy('name_key').orderBy('id');
  if (options.includeInactive !== true) {
    query.where((shown) => {
      shown.where('active', true);
      if (options.chosen != null) shown.orWhere({ id: options.chosen });
    });
  }
  const search = foldName(options.search ?? '');
  if (search !== '') {
    const pattern = containing(search);
    query.where((either) => {
      either.whereRaw("name_key like ? escape '\\'", [pattern]).orWhereRaw("code_key like ? escape '\\'", [pattern]);
    });
  }
  const rows: PlaceRow[] = await query;
  return rows.map(toPlace);
}

export interface PlaceFields {
  name: string;
  code: string | null;
  timeZone: string | null;
  active: boolean;
}

function toColumns(kind: PlaceKind, fields: PlaceFields) {
  return {
    name: fields.name,
    name_key: foldName(fields.name),
    code: fields.code,
    code_key: fields.code === null ? null : foldName(fields.code),
    active: fields.active,
    ...(kind === 'branch' ? { time_zone: fields.timeZone } : {}),
  };
}

export async function insertPlace(
  tx: Knex,
  kind: PlaceKind,
  place: PlaceFields & { id: string; createdAt: string },
): Promise<void> {
  await tx(TABLES[kind]).insert({ id: place.id, ...toColumns(kind, place), created_at: place.createdAt });
}

export async function updatePlace(tx: Knex, kind: PlaceKind, id: string, fields: PlaceFields): Promise<void> {
  await tx(TABLES[kind]).where({ id }).update(toColumns(kind, fields));
}

/** Those merged into it before follow along, so that one step always leads to the survivor. */
export async function markMerged(tx: Knex, kind: PlaceKind, fromId: string, intoId: string): Promise<void> {
  await tx(TABLES[kind]).where({ merged_into: fromId }).update({ merged_into: intoId });
  await tx(TABLES[kind]).where({ id: fromId }).update({ merged_into: intoId, active: false });
}
