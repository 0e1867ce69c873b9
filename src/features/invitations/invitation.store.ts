import type { Knex } from 'knex';
import { Channel } from '../../domain/channel.ts';
import { Locale } from '../../domain/locale.ts';
import { Form } from '../../domain/questionnaire/form.ts';
import { Confidentiality } from '../../domain/questionnaire/promises.ts';

export const INVITATION_STATUSES = [
  'scheduled',
  'sent',
  'uncertain',
  'bounced',
  'failed',
  'answered',
  'expired',
  'declined',
  'skipped',
] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** One person asked once about one contact. */
export interface Invitation {
  id: string;
  programId: string;
  versionId: string;
  contactId: string;
  customerId: string;
  providerId: string;
  branchId: string | null;
  topicId: string | null;
  channel: Channel;
  locale: Locale;
  /** As it was promised: a program that is changed later does not change it. */
  confidentiality: Confidentiality;
  form: Form;
  status: InvitationStatus;
  /** Of a skipped one. */
  reason: string | null;
  sendAt: string | null;
  expiresAt: string | null;
  sentAt: string | null;
  /** Business date of the organisation. */
  sentOn: string | null;
  /** A date and no time, which would tie the answer to the person. */
  answeredOn: string | null;
  createdAt: string;
}

export interface InvitationRow {
  id: string;
  program_id: string;
  version_id: string;
  contact_id: string;
  customer_id: string;
  provider_id: string;
  branch_id: string | null;
  topic_id: string | null;
  channel: string;
  locale: string;
  confidentiality: string;
  form: string;
  status: InvitationStatus;
  reason: string | null;
  send_at: string | null;
  expires_at: string | null;
  sent_at: string | null;
  sent_on: string | null;
  answered_on: string | null;
  created_at: string;
}

export function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    programId: row.program_id,
    versionId: row.version_id,
    contactId: row.contact_id,
    customerId: row.customer_id,
    providerId: row.provider_id,
    branchId: row.branch_id,
    topicId: row.topic_id,
    channel: Channel.parse(row.channel),
    locale: Locale.parse(row.locale),
    confidentiality: Confidentiality.parse(row.confidentiality),
    form: Form.parse(JSON.parse(row.form)),
    status: row.status,
    reason: row.reason,
    sendAt: row.send_at,
    expiresAt: row.expires_at,
    sentAt: row.sent_at,
    sentOn: row.sent_on,
    answeredOn: row.answered_on,
    createdAt: row.created_at,
  };
}

export async function insertInvitation(tx: Knex, invitation: Invitation): Promise<void> {
  const row: InvitationRow = {
    id: invitation.id,
    program_id: invitation.programId,
    version_id: invitation.versionId,
    contact_id: invitation.contactId,
    customer_id: invitation.customerId,
    provider_id: invitation.providerId,
    branch_id: invitation.branchId,
    topic_id: invitation.topicId,
    channel: invitation.channel,
    locale: invitation.locale,
    confidentiality: invitation.confidentiality,
    form: JSON.stringify(invitation.form),
    status: invitation.status,
    reason: invitation.reason,
    send_at: invitation.sendAt,
    expires_at: invitation.expiresAt,
    sent_at: invitation.sentAt,
    sent_on: invitation.sentOn,
    answered_on: invitation.answeredOn,
    created_at: invitation.createdAt,
  };
  await tx('invitations').insert(row);
}

export async function findInvitation(db: Knex, id: string): Promise<Invitation | undefined> {
  const row: InvitationRow | undefined = await db('invitations').where({ id }).first();
  return row && toInvitation(row);
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockInvitation(tx: Knex, id: string): Promise<Invitation | undefined> {
  const row: InvitationRow | undefined = await tx('invitations').where({ id }).forUpdate().first();
  return row && toInvitation(row);
}

/** The one invitation that a contact has, whichever program decided about it. */
export async function findInvitationOf(db: Knex, contactId: string): Promise<Invitation | undefined> {
  const row: InvitationRow | undefined = await db('invitations').where({ contact_id: contactId }).orderBy('id').first();
  return row && toInvitation(row);
}

export interface InvitationUpdate {
  status?: InvitationStatus;
  reason?: string | null;
  sendAt?: string;
  expiresAt?: string;
  sentAt?: string;
  sentOn?: string;
  /** When it was skipped while it waited, came back, failed or was declined. */
  endedAt?: string | null;
}

/** Changes the invitation where its status is one of `from`. @returns whether it was */
export async function updateInvitation(
  tx: Knex,
  id: string,
  from: readonly InvitationStatus[],
  update: InvitationUpdate,
): Promise<boolean> {
  const columns: Partial<InvitationRow> & { ended_at?: string | null } = {
    ...(update.status === undefined ? {} : { status: update.status }),
    ...(update.reason === undefined ? {} : { reason: update.reason }),
    ...(update.sendAt === undefined ? {} : { send_at: update.sendAt }),
    ...(update.expiresAt === undefined ? {} : { expires_at: update.expiresAt }),
    ...(update.sentAt === undefined ? {} : { sent_at: update.sentAt }),
    ...(update.sentOn === undefined ? {} : { sent_on: update.sentOn }),
    ...(update.endedAt === undefined ? {} : { ended_at: update.endedAt }),
  };
  return (await tx('invitations').where({ id }).whereIn('status', from).update(columns)) === 1;
}

/** Many at once, where their status is one of `from`. @returns ids of those that were */
export async function markInvitationsSent(
  tx: Knex,
  ids: readonly string[],
  from: readonly InvitationStatus[],
  left: { sentAt: string; sentOn: string },
): Promise<string[]> {
  const rows: { id: string }[] = await tx('invitations')
    .whereIn('id', ids)
    .whereIn('status', from)
    .update({ status: 'sent', sent_at: left.sentAt, sent_on: left.sentOn, ended_at: null })
    .returning('id');
  return rows.map(({ id }) => id);
}

/** Of these, those whose status is one of `standing` and that have a link. */
export async function listWaiting(
  db: Knex,
  ids: readonly string[],
  standing: readonly InvitationStatus[],
): Promise<string[]> {
  const rows: { id: string }[] = await db('invitations as i')
    .whereIn('i.id', ids)
    .whereIn('i.status', standing)
    .whereExists(db('invitation_tokens as t').whereRaw('t.invitation_id = i.id').select('t.token_hash'))
    .select('i.id');
  return rows.map(({ id }) => id);
}

/** How many invitations of a program leave or left within a stretch of time, minute by minute: their number is small. */
export async function countLeaving(
  db: Knex,
  query: { programId: string; from: string; until: string; except: string | null },
): Promise<{ minute: string; count: number }[]> {
  const rows: { minute: string; n: number | string }[] = await db('invitations')
    .where('program_id', query.programId)
    .where('send_at', '>=', query.from)
    .where('send_at', '<', query.until)
    .whereNotIn('status', ['skipped', 'failed'])
    .modify((leaving) => {
      if (query.except !== null) leaving.whereNot('id', query.except);
    })
    .groupByRaw('substr(send_at, 1, 16)')
    .select(db.raw('substr(send_at, 1, 16) as minute'), db.raw('count(*) as n'));
  return rows.map(({ minute, n }) => ({ minute: `${minute}:00.000Z`, count: Number(n) }));
}

/** When the person's invitations left or will leave, those that never arrived left out. */
export async function listInvitedTimes(
  db: Knex,
  about: { customerIds: readonly string[]; except: string | null },
): Promise<string[]> {
  const query = db('invitations')
    .whereIn('customer_id', about.customerIds)
    .whereIn('status', ['scheduled', 'sent', 'uncertain', 'answered', 'expired', 'declined'])
    .select('send_at', 'sent_at');
  if (about.except !== null) query.whereNot('id', about.except);
  const rows: { send_at: string | null; sent_at: string | null }[] = await query;
  return rows.flatMap((row) => row.sent_at ?? row.send_at ?? []);
}

/** Whether the person answered a survey on this day or later. */
export async function hasAnsweredSince(db: Knex, customerIds: readonly string[], day: string): Promise<boolean> {
  const row: unknown = await db('invitations')
    .whereIn('customer_id', customerIds)
    .where('answered_on', '>=', day)
    .first('id');
  return row !== undefined;
}
