import type { Knex } from 'knex';
import type { Role } from '../../domain/access/role-matrix.ts';
import type { Locale } from '../../domain/locale.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context, Services } from '../../platform/context.ts';
import { isUniqueViolation } from '../../platform/db/database.ts';
import { conflict, invalidInput, notFound } from '../../platform/errors.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { checkPassword, hashPassword, isOutdated } from '../../platform/passwords.ts';
import { listBranches, listProviders } from '../organisation/index.ts';
import { INVITE_MAIL } from './account-mail.names.ts';
import type { UserInput } from './accounts.forms.ts';
import { asUser } from './as-user.ts';
import { deleteExpired, endSession, endSessionsOf, insertSession } from './sessions.store.ts';
import { endTokensOf, spendToken } from './tokens.store.ts';
import { countOtherAdministrators, findUser, holdUser, insertUser, type User, updateUser } from './users.store.ts';

const subject = (id: string) => ({ kind: 'user', id });

async function getUser(db: Knex, id: string): Promise<User> {
  const user = await findUser(db, { id });
  if (user === undefined) throw notFound('user');
  return user;
}

/**
 * Signs in. @returns the secret of a new session, or undefined when address and password do not go together: an unknown
 * address, a wrong password and a deactivated account are not told apart, nor by the time it takes.
 */
export async function signIn(
  services: Services,
  input: { email: string; password: string },
  former?: string,
): Promise<string | undefined> {
  const found = await findUser(services.db.knex, { email: input.email });
  const user = found?.status === 'active' ? found : undefined;
  const right = await checkPassword(input.password, user?.passwordHash);
  if (!right || user === undefined) return undefined;
  const fresh = isOutdated(user.passwordHash ?? '') ? await hashPassword(input.password) : undefined;
  return services.db.transaction(async (tx) => {
    // Checking took a while: whoever had the old password must not come out of it with a session that outlives the new one.
    if (!(await isUnchanged(tx, user))) return undefined;
    await deleteExpired(tx, services.clock.now());
    if (former !== undefined) await endSession(tx, former);
    await updateUser(tx, user.id, {
      lastSignInAt: instantText(services.clock.now()),
      ...(fresh === undefined ? {} : { passwordHash: fresh }),
    });
    return insertSession(tx, services, user.id);
  });
}

/** Whether this is still the password of an active user; nobody changes it until the transaction ends. */
async function isUnchanged(tx: Knex, { id, passwordHash }: User): Promise<boolean> {
  const now = await holdUser(tx, id);
  return now?.status === 'active' && now.passwordHash === passwordHash;
}

export async function signOut(context: Context, sessionHash: string): Promise<void> {
  await context.db.transaction((tx) => endSession(tx, sessionHash));
}

export interface NewAccount {
  email: string;
  name: string;
  role: Role;
  locale: Locale;
  /** Hashed; null: the person chooses one through an invitation. */
  passwordHash: string | null;
  providerId?: string | null;
  branchIds?: readonly string[];
}

/** Makes an account: active with a password, else invited. @returns its id @throws 409 `email_taken` */
export async function createUser(tx: Knex, context: Context, account: NewAccount): Promise<string> {
  // Looked for first: on PostgreSQL a refused row would spoil the whole transaction.
  if ((await findUser(tx, { email: account.email })) !== undefined) throw emailTaken();
  const id = await insertUser(tx, context, {
    email: account.email,
    name: account.name,
    role: account.role,
    status: account.passwordHash === null ? 'invited' : 'active',
    locale: account.locale,
    passwordHash: account.passwordHash,
    providerId: account.providerId ?? null,
    branchIds: account.branchIds ?? [],
    invitedById: context.actor.kind === 'user' ? context.actor.id : null,
  });
  await audit(tx, context, { action: 'user.created', subject: subject(id), detail: { role: account.role } });
  return id;
}

const emailTaken = () => conflict('email_taken', 'There is a user with this address already.');

/** Makes an account and mails its link. @returns its id */
export async function inviteUser(
  context: Context,
  input: UserInput & { email: string; locale: Locale },
): Promise<string> {
  try {
    return await context.db.transaction(async (tx) => {
      await checkPlaces(tx, input);
      const id = await createUser(tx, context, { ...input, passwordHash: null });
      await queueInvitation(tx, context, id, input.locale);
      return id;
    });
  } catch (error) {
    // The same form sent twice at once: both looked, one was faster.
    if (isUniqueViolation(error)) throw emailTaken();
    throw error;
  }
}

async function queueInvitation(tx: Knex, services: Services, userId: string, locale: Locale): Promise<void> {
  await queueMessage(tx, services, {
    kind: INVITE_MAIL,
    subjectId: userId,
    locale,
    sendAfter: services.clock.now(),
  });
}

/** Mails a new link; the ones before stop working. */
export async function inviteAgain(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const user = await getUser(tx, id);
    if (user.status !== 'invited') throw conflict('not_invited', 'This user has opened the account already.');
    await endTokensOf(tx, id, ['invite']);
    await queueInvitation(tx, context, id, user.locale);
    await audit(tx, context, { action: 'user.invited_again', subject: subject(id) });
  });
}

/** @throws 422 `unknown_place` */
async function checkPlaces(tx: Knex, input: UserInput): Promise<void> {
  const providers = await listProviders(tx, { includeInactive: true });
  const branches = await listBranches(tx, { includeInactive: true });
  if (input.providerId !== null && !providers.some((provider) => provider.id === input.providerId)) {
    throw invalidInput('unknown_place', 'There is no such provider.', { providerId: 'accounts.error.place' });
  }
  if (input.branchIds.some((id) => !branches.some((branch) => branch.id === id))) {
    throw invalidInput('unknown_place', 'There is no such branch.', { branchIds: 'accounts.error.place' });
  }
}

/** @throws 409 `last_administrator` when nobody who may manage users would be left */
async function keepAnAdministrator(tx: Knex, user: User): Promise<void> {
  if (user.role !== 'administrator' || user.status !== 'active') return;
  if ((await countOtherAdministrators(tx, user.id)) === 0) {
    throw conflict('last_administrator', 'This is the last active administrator. Give the role to someone else first.');
  }
}

/** What the form shows of a user. */
export const shownUser = ({ name, role, providerId, branchIds }: UserInput): unknown => [
  ...[name, role, providerId],
  [...branchIds].sort(),
];

/**
 * Changes name, role, provider and branches. They hold from the user's next request on.
 *
 * @param seen the mark of what was shown
 * @throws not_found, 409 `last_administrator`, `changed_meanwhile`, 422 `unknown_place`
 */
export async function changeUser(context: Context, id: string, input: UserInput, seen?: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await checkPlaces(tx, input);
    // All administrators before the one user: in this order two of these cannot wait for each other.
    if (input.role !== 'administrator') await keepAnAdministrator(tx, await getUser(tx, id));
    const user = await holdUser(tx, id);
    if (user === undefined) throw notFound('user');
    const fields = [
      ...(input.name === user.name ? [] : ['name']),
      ...(input.role === user.role ? [] : ['role']),
      ...(input.providerId === user.providerId ? [] : ['provider']),
      ...(sameMembers(input.branchIds, user.branchIds) ? [] : ['branches']),
    ];
    if (fields.length === 0) return;
    requireSeen(seen, shownUser(user));
    await updateUser(tx, id, input);
    await audit(tx, context, { action: 'user.updated', subject: subject(id), detail: { fields, role: input.role } });
  });
}

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member));
}

/** Ends the user's sessions and links at once, and lets nobody sign in with the account. */
export async function deactivateUser(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const user = await getUser(tx, id);
    if (user.status === 'deactivated') return;
    await keepAnAdministrator(tx, user);
    await updateUser(tx, id, { status: 'deactivated' });
    await endSessionsOf(tx, id);
    await endTokensOf(tx, id, ['invite', 'reset']);
    await audit(tx, context, { action: 'user.deactivated', subject: subject(id) });
  });
}

/** Back to what it was: active with a password, else invited, with a new link. */
export async function reactivateUser(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const user = await getUser(tx, id);
    if (user.status !== 'deactivated') return;
    const status = user.passwordHash === null ? 'invited' : 'active';
    await updateUser(tx, id, { status });
    if (status === 'invited') await queueInvitation(tx, context, id, user.locale);
    await audit(tx, context, { action: 'user.reactivated', subject: subject(id) });
  });
}

/** Opens an invited account. @returns the secret of a session, or undefined when the link no longer works */
export async function acceptInvitation(
  context: Context,
  token: string,
  input: { name: string; password: string },
): Promise<string | undefined> {
  const passwordHash = await hashPassword(input.password);
  return context.db.transaction(async (tx) => {
    const userId = await spendToken(tx, context, token, 'invite');
    const user = userId === undefined ? undefined : await holdUser(tx, userId);
    if (user?.status !== 'invited') return undefined;
    await updateUser(tx, user.id, {
      status: 'active',
      name: input.name,
      passwordHash,
      lastSignInAt: instantText(context.clock.now()),
    });
    await audit(tx, asUser(context, user), { action: 'user.accepted', subject: subject(user.id) });
    return insertSession(tx, context, user.id);
  });
}

/** Sets a new password by a mailed link and ends all sessions. @returns whether the link still worked */
export async function resetPassword(context: Context, token: string, password: string): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  return context.db.transaction(async (tx) => {
    const userId = await spendToken(tx, context, token, 'reset');
    const user = userId === undefined ? undefined : await holdUser(tx, userId);
    if (user?.status !== 'active') return false;
    await updateUser(tx, user.id, { passwordHash });
    await endSessionsOf(tx, user.id);
    await audit(tx, asUser(context, user), { action: 'user.password_reset', subject: subject(user.id) });
    return true;
  });
}

/** What the form shows people of themselves. */
export const shownProfile = ({ name, locale, mailStoppedAt }: User): unknown => [name, locale, mailStoppedAt === null];

/** @param seen the mark of what was shown @throws 409 `changed_meanwhile` */
export async function changeProfile(
  context: Context,
  id: string,
  input: { name: string; locale: Locale; mail: boolean },
  seen?: string,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const user = await holdUser(tx, id);
    if (user === undefined) throw notFound('user');
    const { name, locale, mail } = input;
    if (name === user.name && locale === user.locale && mail === (user.mailStoppedAt === null)) return;
    requireSeen(seen, shownProfile(user));
    const mailStoppedAt = input.mail ? null : (user.mailStoppedAt ?? instantText(context.clock.now()));
    await updateUser(tx, id, { name: input.name, locale: input.locale, mailStoppedAt });
    await audit(tx, context, {
      action: 'user.profile_updated',
      subject: subject(id),
      detail: { language: input.locale, mail: input.mail },
    });
  });
}

export async function changeLanguage(context: Context, id: string, locale: Locale): Promise<void> {
  await context.db.transaction(async (tx) => {
    await updateUser(tx, id, { locale });
    await audit(tx, context, { action: 'user.profile_updated', subject: subject(id), detail: { language: locale } });
  });
}

/** Changes one's own password and ends one's other sessions. @returns whether the password of now was right */
export async function changePassword(
  context: Context,
  id: string,
  input: { current: string; password: string },
  sessionHash: string,
): Promise<boolean> {
  const user = await getUser(context.db.knex, id);
  if (!(await checkPassword(input.current, user.passwordHash))) return false;
  const passwordHash = await hashPassword(input.password);
  return context.db.transaction(async (tx) => {
    if (!(await isUnchanged(tx, user))) return false;
    await updateUser(tx, id, { passwordHash });
    await endSessionsOf(tx, id, sessionHash);
    await endTokensOf(tx, id, ['reset']);
    await audit(tx, context, { action: 'user.password_changed', subject: subject(id) });
    return true;
  });
}

/** Stops or allows mail to a user. */
export async function allowMail(context: Context, userId: string, allowed: boolean): Promise<void> {
  await context.db.transaction(async (tx) => {
    const user = await getUser(tx, userId);
    if ((user.mailStoppedAt === null) === allowed) return;
    await updateUser(tx, userId, { mailStoppedAt: allowed ? null : instantText(context.clock.now()) });
    await audit(tx, asUser(context, user), {
      action: allowed ? 'user.mail_allowed' : 'user.mail_stopped',
      subject: subject(userId),
    });
  });
}
