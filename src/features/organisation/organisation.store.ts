import type { Knex } from 'knex';
import { OrganisationSettings } from '../../domain/settings/organisation-settings.ts';
import { AppError } from '../../platform/errors.ts';

const ID = 'organisation';

export interface Organisation {
  settings: OrganisationSettings;
  hasLogo: boolean;
  /** Where pages and mails find the logo; another address after each change, so that it can be cached. */
  logoUrl: string | null;
  /** Keys the hashes that keep erased people and unsubscribed addresses recognisable. */
  erasureKey: string;
}

export interface Logo {
  type: string;
  bytes: Buffer;
}

interface OrganisationRow {
  settings: string;
  logo_type: string | null;
  erasure_key: string;
  updated_at: string;
}

function toOrganisation(row: OrganisationRow): Organisation {
  const hasLogo = row.logo_type !== null;
  return {
    settings: OrganisationSettings.parse(JSON.parse(row.settings)),
    hasLogo,
    logoUrl: hasLogo ? `/logo?v=${Date.parse(row.updated_at).toString(36)}` : null,
    erasureKey: row.erasure_key,
  };
}

/** The organisation, or undefined before the first visit has set one up. */
export async function findOrganisation(db: Knex): Promise<Organisation | undefined> {
  const row: OrganisationRow | undefined = await db('organisation')
    .where({ id: ID })
    .first('settings', 'logo_type', 'erasure_key', 'updated_at');
  return row && toOrganisation(row);
}

export async function getOrganisation(db: Knex): Promise<Organisation> {
  const found = await findOrganisation(db);
  if (found === undefined) {
    throw new AppError(409, 'not_set_up', 'No organisation has been set up yet. Open the start page and set one up.');
  }
  return found;
}

/** The same, held until the transaction ends, so that two who change its settings take turns. */
export async function holdOrganisation(tx: Knex): Promise<Organisation> {
  await tx('organisation').where({ id: ID }).forUpdate().first('id');
  return getOrganisation(tx);
}

export async function insertOrganisation(
  tx: Knex,
  row: { settings: OrganisationSettings; erasureKey: string; at: string },
): Promise<void> {
  await tx('organisation').insert({
    id: ID,
    settings: JSON.stringify(row.settings),
    erasure_key: row.erasureKey,
    created_at: row.at,
    updated_at: row.at,
  });
}

export async function updateSettings(tx: Knex, settings: OrganisationSettings, at: string): Promise<void> {
  await tx('organisation')
    .where({ id: ID })
    .update({ settings: JSON.stringify(settings), updated_at: at });
}

export async function updateLogo(tx: Knex, logo: Logo | null, at: string): Promise<void> {
  await tx('organisation')
    .where({ id: ID })
    .update({ logo: logo?.bytes ?? null, logo_type: logo?.type ?? null, updated_at: at });
}

export async function findLogo(db: Knex): Promise<Logo | undefined> {
  const row: { logo: Buffer | null; logo_type: string | null } | undefined = await db('organisation')
    .where({ id: ID })
    .first('logo', 'logo_type');
  if (row === undefined || row.logo === null || row.logo_type === null) return undefined;
  return { type: row.logo_type, bytes: row.logo };
}
