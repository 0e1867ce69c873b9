import type { Knex } from 'knex';
import { z } from 'zod';
import { Role } from '../../domain/access/role-matrix.ts';
import { Locale } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';

export type UserStatus = 'invited' | 'active' | 'deactivated';

export interface User {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  role: Role;
  status: UserStatus;
  locale: Locale;
  passwordHash: string | null;
  /** The provider this user is, if tied to one. */
  providerId: string | null;
  /** Empty: all branches. */
  branchIds: string[];
  /** Whose name stands in the invitation mail. */
  invitedById: string | null;
  /** Set when the user asked for no more mail. */
  mailStoppedAt: string | null;
  createdAt: string;
  lastSignInAt: string | null;
}

interface UserRow {
  id: string;
  email: string;
  name: string;
  role: string;
  status: UserStatus;
  locale: string;
  password_hash: string | null;
  provider_id: string | null;
  invited_by: string | null;
  mail_stopped_at: string | null;
  created_at: string;
  last_sign_in_at: string | null;
}

function toUser(row: UserRow, branchIds: string[]): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: Role.parse(row.role),
    status: row.status,
    locale: Locale.parse(row.locale),
    passwordHash: row.password_hash,
    providerId: row.provider_id,
    branchIds,
    invitedById: row.invited_by,
    mailStoppedAt: row.mail_stopped_at,
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at,
  };
}

/** One spelling of an address, so that it finds its account however it is typed. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

export const Email = z
  .string()
  .transform(foldEmail)
  .pipe(z.email({ error: 'accounts.error.email' }).max(254, { error: 'accounts.error.email' }));

export async function findUser(db: Knex, by: { id: string } | { email: string }): Promise<User | undefined> {
  const row: UserRow | undefined = await db('users').where(by).first();
  if (row === undefined) return undefined;
  const branches: { branch_id: string }[] = await db('user_branches').where({ user_id: row.id }).orderBy('branch_id');
  return toUser(
    row,
    branches.map((branch) => branch.branch_id),
  );
}

/** The same, held until the transaction ends, so that two who change it take turns. */
export async function holdUser(tx: Knex, id: string): Promise<User | undefined> {
  await tx('users').where({ id }).forUpdate().first('id');
  return findUser(tx, { id });
}

export async function listUsers(db: Knex): Promise<User[]> {
  const rows: UserRow[] = await db('users').orderBy(['name', 'id']);
  const branches: { user_id: string; branch_id: string }[] = await db('user_branches').orderBy('branch_id');
  return rows.map((row) =>
    toUser(
      row,
      branches.filter((branch) => branch.user_id === row.id).map((branch) => branch.branch_id),
    ),
  );
}

export type NewUser = Pick<
  User,
  'email' | 'name' | 'role' | 'status' | 'locale' | 'passwordHash' | 'providerId' | 'invitedById'
> & { branchIds: readonly string[] };

/** @returns the new user's id */
export async function insertUser(tx: Knex, services: Pick<Services, 'ids' | 'clock'>, user: NewUser): Promise<string> {
  const id = services.ids.next();
  await tx('users').insert({
    id,
    email: user.email,
    name: user.name,
    role: user.role,
    status: user.status,
    locale: user.locale,
    password_hash: user.passwordHash,
    provider_id: user.providerId,
    invited_by: user.invitedById,
    created_at: instantText(services.clock.now()),
  });
  await setBranches(tx, id, user.branchIds);
  return id;
}

export async function updateUser(
  tx: Knex,
  id: string,
  changes: Partial<Omit<NewUser, 'email' | 'invitedById' | 'branchIds'>> & {
    branchIds?: readonly string[];
    lastSignInAt?: string;
    mailStoppedAt?: string | null;
  },
): Promise<void> {
  const columns = {
    ...(changes.name === undefined ? {} : { name: changes.name }),
    ...(changes.role === undefined ? {} : { role: changes.role }),
    ...(changes.status === undefined ? {} : { status: changes.status }),
    ...(changes.locale === undefined ? {} : { locale: changes.locale }),
    ...(changes.passwordHash === undefined ? {} : { password_hash: changes.passwordHash }),
    ...(changes.providerId === undefined ? {} : { provider_id: changes.providerId }),
    ...(changes.lastSignInAt === undefined ? {} : { last_sign_in_at: changes.lastSignInAt }),
    ...(changes.mailStoppedAt === undefined ? {} : { mail_stopped_at: changes.mailStoppedAt }),
  };
  if (Object.keys(columns).length > 0) await tx('users').where({ id }).update(columns);
  if (changes.branchIds !== undefined) await setBranches(tx, id, changes.branchIds);
}

async function setBranches(tx: Knex, userId: string, branchIds: readonly string[]): Promise<void> {
  await tx('user_branches').where({ user_id: userId }).delete();
  for (const branchId of branchIds) await tx('user_branches').insert({ user_id: userId, branch_id: branchId });
}

/** Active administrators other than this user: with none, the last one must stay. Locks them where rows can be locked. */
export async function countOtherAdministrators(tx: Knex, userId: string): Promise<number> {
  const query = tx('users').where({ role: 'administrator', status: 'active' }).orderBy('id').select('id');
  // Two administrators demoting each other at once would otherwise both still see the other one.
  const rows: { id: string }[] = await query.forUpdate();
  return rows.filter((row) => row.id !== userId).length;
}
