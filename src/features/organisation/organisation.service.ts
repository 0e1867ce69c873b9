import type { Knex } from 'knex';
import { OrganisationSettings } from '../../domain/settings/organisation-settings.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict, invalidInput } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import {
  findOrganisation,
  holdOrganisation,
  insertOrganisation,
  type Logo,
  updateLogo,
  updateSettings,
} from './organisation.store.ts';

const SUBJECT = { kind: 'organisation', id: 'organisation' };

/** Sets the organisation up, once. @throws 409 `set_up_already` */
export async function createOrganisation(tx: Knex, context: Context, settings: OrganisationSettings): Promise<void> {
  if ((await findOrganisation(tx)) !== undefined) {
    throw conflict('set_up_already', 'The organisation is set up already. Sign in to change its settings.');
  }
  await insertOrganisation(tx, {
    settings: OrganisationSettings.parse(settings),
    erasureKey: context.ids.secret(256),
    at: instantText(context.clock.now()),
  });
  await audit(tx, context, { action: 'organisation.created', subject: SUBJECT });
}

/**
 * Saves new settings; the audit row names the fields that changed. Nothing changed: nothing is written.
 *
 * @param seen the mark of the settings that were shown @throws 409 `changed_meanwhile`
 */
export async function updateOrganisation(
  context: Context,
  settings: OrganisationSettings,
  seen?: string,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const before = (await holdOrganisation(tx)).settings;
    const after = OrganisationSettings.parse(settings);
    const fields = changedFields(before, after);
    if (fields.length === 0) return;
    requireSeen(seen, before);
    await updateSettings(tx, after, instantText(context.clock.now()));
    await audit(tx, context, { action: 'organisation.updated', subject: SUBJECT, detail: { fields } });
  });
}

function changedFields(before: OrganisationSettings, after: OrganisationSettings): string[] {
  const then = new Map(Object.entries(before).map(([field, value]) => [field, JSON.stringify(value)]));
  return Object.entries(after)
    .filter(([field, value]) => then.get(field) !== JSON.stringify(value))
    .map(([field]) => field);
}

export const LONGEST_LOGO = 200_000;

/** @throws 422 `logo_too_large`, `logo_not_an_image` */
export async function changeLogo(context: Context, bytes: Buffer): Promise<void> {
  if (bytes.length > LONGEST_LOGO) {
    throw invalidInput('logo_too_large', 'The logo is larger than 200 kB. Save it smaller and send it again.');
  }
  const type = imageType(bytes);
  if (type === undefined) {
    throw invalidInput('logo_not_an_image', 'The logo must be a PNG, JPEG or WebP picture.');
  }
  await saveLogo(context, { type, bytes }, 'organisation.logo_changed');
}

export async function removeLogo(context: Context): Promise<void> {
  await saveLogo(context, null, 'organisation.logo_removed');
}

async function saveLogo(context: Context, logo: Logo | null, action: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await updateLogo(tx, logo, instantText(context.clock.now()));
    await audit(tx, context, { action, subject: SUBJECT });
  });
}

/** By what the file is, not by what its name or sender says. SVG is left out: it can carry scripts. */
function imageType(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') return 'image/png';
  if (bytes.subarray(0, 3).toString('hex') === 'ffd8ff') return 'image/jpeg';
  if (bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP')
    return 'image/webp';
  return undefined;
}
