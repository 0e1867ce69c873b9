import type { Knex } from 'knex';
import type { Locale } from '../../domain/locale.ts';
import { DEFAULT_ORGANISATION_SETTINGS } from '../../domain/settings/organisation-settings.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import { as, type Context, type Services } from '../../platform/context.ts';
import { isUniqueViolation } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { hashPassword } from '../../platform/passwords.ts';
import { createOrganisation, findOrganisation } from '../organisation/index.ts';
import { createUser } from './accounts.service.ts';
import { insertSession } from './sessions.store.ts';
import { countOtherAdministrators, findUser, updateUser } from './users.store.ts';

/** What a new organisation starts with besides its settings: the default questionnaire, the first program. */
export type Afterwards = readonly ((tx: Knex, context: Context) => Promise<unknown>)[];

export interface SetupInput {
  organisation: string;
  timeZone: string;
  /** The language of most customers. */
  language: Locale;
  name: string;
  email: string;
  password: string;
}

/**
 * The first visit: organisation, first administrator and what a new organisation starts with, all or nothing.
 * @returns the secret of the administrator's session, or undefined when the organisation is there already: somebody was
 *   faster, or the form was sent twice
 */
export async function setUpOrganisation(
  services: Services,
  input: SetupInput,
  locale: Locale,
  afterwards: Afterwards,
): Promise<string | undefined> {
  // Nobody is signed in yet: what is made here, the product makes.
  const context = as(services, { kind: 'system' });
  const passwordHash = await hashPassword(input.password);
  try {
    return await context.db.transaction(async (tx) => {
      if ((await findOrganisation(tx)) !== undefined) return undefined;
      await begin(
        tx,
        context,
        input.organisation,
        { timeZone: input.timeZone, defaultLanguage: input.language },
        afterwards,
      );
      const id = await createUser(tx, context, {
        email: input.email,
        name: input.name,
        role: 'administrator',
        locale,
        passwordHash,
      });
      await updateUser(tx, id, { lastSignInAt: instantText(context.clock.now()) });
      return insertSession(tx, context, id);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
}

async function begin(
  tx: Knex,
  context: Context,
  name: string,
  settings: { timeZone: string; defaultLanguage: Locale },
  afterwards: Afterwards,
): Promise<void> {
  await createOrganisation(tx, context, { ...DEFAULT_ORGANISATION_SETTINGS, ...settings, name });
  for (const step of afterwards) await step(tx, context);
}

/** Makes an organisation with usual settings where there is none, for installations without the set-up page. */
export async function ensureOrganisation(context: Context, afterwards: Afterwards): Promise<void> {
  try {
    await context.db.transaction(async (tx) => {
      if ((await findOrganisation(tx)) !== undefined) return;
      const usual = { timeZone: 'Asia/Jerusalem', defaultLanguage: DEFAULT_ORGANISATION_SETTINGS.defaultLanguage };
      await begin(tx, context, 'Our organisation', usual, afterwards);
    });
  } catch (error) {
    if (!isFaster(error)) throw error;
  }
}

/** Another process of the same installation made it in the same moment. */
function isFaster(error: unknown): boolean {
  return isUniqueViolation(error) || (error instanceof AppError && error.code === 'set_up_already');
}

/**
 * The administrator of ADMIN_EMAIL, made where no active administrator is. An account that has the address already is
 * left alone: the environment must not undo a password that its owner changed. @returns whether one was made
 */
export async function ensureFirstAdministrator(
  services: Services,
  input: { email: string; password: string },
  afterwards: Afterwards,
): Promise<boolean> {
  const context = as(services, { kind: 'command' });
  await ensureOrganisation(context, afterwards);
  const { knex } = context.db;
  const needed = async (db: Knex): Promise<boolean> =>
    (await findUser(db, { email: input.email })) === undefined && (await countOtherAdministrators(db, '')) === 0;
  if (!(await needed(knex))) return false;
  const passwordHash = await hashPassword(input.password);
  try {
    return await context.db.transaction(async (tx) => {
      if (!(await needed(tx))) return false;
      const id = await createUser(tx, context, {
        email: input.email,
        name: input.email.split('@')[0] ?? input.email,
        role: 'administrator',
        locale: 'en',
        passwordHash,
      });
      await audit(tx, context, { action: 'user.from_environment', subject: { kind: 'user', id } });
      return true;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
