import type { Knex } from 'knex';
import type { VisitKind } from '../../domain/visit/visit-kind.ts';
import { notFound } from '../../platform/errors.ts';
import type { MessageStatus } from '../../platform/mail/outbox.ts';
import { INVITATION_MAIL } from './consider-invitation.ts';
import { findInvitation, type Invitation, type InvitationStatus } from './invitation.store.ts';

/** Where a contact's invitation stands. */
export interface InvitationState {
  id: string;
  status: string;
  sendAt: string | null;
  /** Of a skipped one: a SkipReason. */
  reason: string | null;
  /** The business day on which it was answered, else sent. */
  day: string | null;
}

export async function describeInvitation(db: Knex, contactId: string): Promise<InvitationState | undefined> {
  const row: Record<'id' | 'status' | 'send_at' | 'reason' | 'answered_on' | 'sent_on', string> | undefined = await db(
    'invitations',
  )
    .where({ contact_id: contactId })
    .orderBy('id', 'desc')
    .first('id', 'status', 'send_at', 'reason', 'answered_on', 'sent_on');
  return (
    row && {
      id: row.id,
      status: row.status,
      sendAt: row.send_at,
      reason: row.reason,
      day: row.answered_on ?? row.sent_on,
    }
  );
}

export interface ListedInvitation {
  id: string;
  contactId: string;
  status: InvitationStatus;
  reason: string | null;
  sendAt: string | null;
  sentAt: string | null;
  answeredOn: string | null;
  createdAt: string;
  customerName: string | null;
  customerExternalId: string | null;
  providerName: string;
  branchName: string | null;
  /** How often its links were opened without an answer, as far as can be told by people; and by programs. */
  clicks: number;
  machineVisits: number;
  /** Of its mail; all null where none was to be written. */
  mailStatus: MessageStatus | null;
  mailReason: string | null;
  mailAttempts: number | null;
  mailSendAfter: string | null;
}

export interface InvitationFilter {
  status?: InvitationStatus | undefined;
  reason?: string | undefined;
  /** Branches that the reader is limited to; null: none. */
  branchIds: readonly string[] | null;
}

function chosen(db: Knex, filter: Pick<InvitationFilter, 'branchIds'>): Knex.QueryBuilder {
  const query = db('invitations as i');
  if (filter.branchIds !== null) query.whereIn('i.branch_id', filter.branchIds);
  return query;
}

const PERSON = 'person' satisfies VisitKind;

const visitsOf = (db: Knex): Knex.QueryBuilder =>
  db('link_visits as l').where('l.invitation_id', db.ref('i.id')).sum('l.times');

/** Newest first, one row more than `limit`. */
export async function listInvitations(
  db: Knex,
  query: InvitationFilter & { cursor: string | undefined; limit: number },
): Promise<ListedInvitation[]> {
  const rows = chosen(db, query)
    .join('contacts as c', 'c.id', 'i.contact_id')
    .join('customers as u', 'u.id', 'i.customer_id')
    .leftJoin('messages as m', (on) => on.on('m.subject_id', 'i.id').andOnVal('m.kind', INVITATION_MAIL))
    .orderBy('i.id', 'desc')
    .limit(query.limit + 1)
    .select('i.id', 'i.status', 'i.reason', {
      contactId: 'i.contact_id',
      sendAt: 'i.send_at',
      sentAt: 'i.sent_at',
      answeredOn: 'i.answered_on',
      createdAt: 'i.created_at',
      customerName: 'u.name',
      customerExternalId: 'u.external_id',
      providerName: 'c.provider_name',
      branchName: 'c.branch_name',
      mailStatus: 'm.status',
      mailReason: 'm.reason',
      mailAttempts: 'm.attempts',
      mailSendAfter: 'm.send_after',
      clicks: visitsOf(db).where('l.kind', PERSON),
      machineVisits: visitsOf(db).whereNot('l.kind', PERSON),
    });
  if (query.status !== undefined) rows.where('i.status', query.status);
  if (query.reason !== undefined) rows.where('i.reason', query.reason);
  if (query.cursor !== undefined) rows.where('i.id', '<', query.cursor);
  return rows;
}

/** The invitation, with what its page shows besides what happened to it. @throws not_found, also where it is elsewhere */
export async function getListedInvitation(
  db: Knex,
  id: string,
  branchIds: readonly string[] | null,
): Promise<{ invitation: Invitation; customer: string | null; programId: string }> {
  const invitation = await findInvitation(db, id);
  const visible = branchIds === null || (invitation?.branchId != null && branchIds.includes(invitation.branchId));
  if (invitation === undefined || !visible) throw notFound('invitation');
  const customer: { name: string | null; external_id: string | null } | undefined = await db('customers')
    .where({ id: invitation.customerId })
    .first('name', 'external_id');
  return { invitation, customer: customer?.name ?? customer?.external_id ?? null, programId: invitation.programId };
}

/** Numbers by status, and of those not invited by reason. */
export async function countInvitations(
  db: Knex,
  filter: Pick<InvitationFilter, 'branchIds'>,
): Promise<{ total: number; byStatus: Map<string, number>; byReason: Map<string, number> }> {
  const rows: { status: string; reason: string | null; n: number | string }[] = await chosen(db, filter)
    .groupBy('i.status', 'i.reason')
    .select('i.status', 'i.reason', db.raw('count(*) as n'));
  const byStatus = new Map<string, number>();
  const byReason = new Map<string, number>();
  let total = 0;
  for (const { status, reason, n } of rows) {
    total += Number(n);
    byStatus.set(status, (byStatus.get(status) ?? 0) + Number(n));
    if (status === 'skipped' && reason !== null) byReason.set(reason, (byReason.get(reason) ?? 0) + Number(n));
  }
  return { total, byStatus, byReason };
}
