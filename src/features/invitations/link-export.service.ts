import type { Knex } from 'knex';
import type { Locale } from '../../domain/locale.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { findContact } from '../contacts/index.ts';
import { getPerson } from '../customers/index.ts';
import { decideAtSending, holdInvitation } from './decide-at-sending.ts';
import { type Invitation, updateInvitation } from './invitation.store.ts';
import type { OpenComplaintCheck } from './invitation-case.ts';
import { mintToken } from './invitation-links.store.ts';
import { getProgram, type StoredProgram } from './programs.store.ts';

/** One person's link, for a system that sends it. */
export interface HandedLink {
  contactExternalId: string | null;
  customerExternalId: string | null;
  email: string | null;
  name: string | null;
  locale: Locale;
  link: string;
  expiresAt: string;
}

/** So many come in one file. */
export const MOST_LINKS = 5000;

export interface LinkExport {
  items: HandedLink[];
  /** There are others, to be asked for again. */
  more: boolean;
}

/**
 * Hands the invitations that are due over to a system that sends them: each is decided anew as its mail would be, counts
 * as sent, and gets a link of its own. Only hashes of links are kept, so what is handed over again is a new link, beside
 * which the old one goes on working.
 *
 * @param again also those handed over before that can still be answered
 * @throws not_found; 409 `sent_by_mail`
 */
export async function exportLinks(
  context: Context,
  hasOpenComplaint: OpenComplaintCheck,
  programId: string,
  again: boolean,
): Promise<LinkExport> {
  const program = await requireLinks(context.db.knex, programId);
  const now = instantText(context.clock.now());
  // Before the links: whatever becomes of the file, that it was asked for is known.
  await context.db.transaction((tx) =>
    audit(tx, context, {
      action: 'program.links_exported',
      subject: { kind: 'program', id: programId },
      detail: { again },
    }),
  );
  const due = await invitationsDue(context.db.knex, programId, now, again)
    .limit(MOST_LINKS + 1)
    .pluck('id');
  const items: HandedLink[] = [];
  for (const id of due.slice(0, MOST_LINKS)) {
    const handed = await context.db.transaction((tx) =>
      handOver(tx, context, hasOpenComplaint, { program, id, again }),
    );
    if (handed !== undefined) items.push(handed);
  }
  return { items, more: due.length > MOST_LINKS };
}

async function requireLinks(db: Knex, programId: string): Promise<StoredProgram> {
  const program = await getProgram(db, programId);
  if (program.delivery === 'link') return program;
  throw conflict('sent_by_mail', 'This program sends its invitations by mail. Set its delivery to link first.');
}

/** In the order in which they became due. */
function invitationsDue(db: Knex, programId: string, now: string, again: boolean): Knex.QueryBuilder {
  return db('invitations')
    .where({ program_id: programId })
    .where((any) => {
      any.where((due) => due.where('status', 'scheduled').where('send_at', '<=', now));
      if (again) any.orWhere((open) => open.where('status', 'sent').where('expires_at', '>', now));
    })
    .orderBy(['send_at', 'id']);
}

async function handOver(
  tx: Knex,
  context: Context,
  hasOpenComplaint: OpenComplaintCheck,
  { program, id, again }: { program: StoredProgram; id: string; again: boolean },
): Promise<HandedLink | undefined> {
  const invitation = await holdInvitation(tx, id);
  if (invitation?.status === 'scheduled') {
    const decision = await decideAtSending(tx, context, hasOpenComplaint, program, invitation);
    if (decision.status !== 'send') return undefined;
    const sentAt = instantText(context.clock.now());
    const sentOn = businessDay(sentAt, decision.organisation.settings.timeZone);
    await updateInvitation(tx, id, ['scheduled'], { ...decision.leaves, status: 'sent', sentAt, sentOn });
    return linkOf(tx, context, invitation, decision.expiresAt);
  }
  if (!again || invitation?.status !== 'sent' || invitation.expiresAt === null) return undefined;
  return linkOf(tx, context, invitation, invitation.expiresAt);
}

async function linkOf(tx: Knex, context: Context, invitation: Invitation, expiresAt: string): Promise<HandedLink> {
  const person = await getPerson(tx, invitation.customerId);
  const contact = await findContact(tx, invitation.contactId);
  const token = await mintToken(tx, context, { invitationId: invitation.id, messageId: null });
  return {
    contactExternalId: contact?.externalId ?? null,
    customerExternalId: person.records.find((record) => record.externalId !== null)?.externalId ?? null,
    email: person.email,
    name: person.name,
    locale: invitation.locale,
    link: `${context.baseUrl}/s/${token}`,
    expiresAt,
  };
}

/** How many links wait to be handed over, will, and were. */
export interface LinkCounts {
  ready: number;
  waiting: number;
  handed: number;
}

export async function countLinks(context: Context, programId: string): Promise<LinkCounts> {
  const { knex } = context.db;
  const now = instantText(context.clock.now());
  const count = async (rows: Knex.QueryBuilder): Promise<number> => {
    const [row]: { n: number | string }[] = await rows.count({ n: '*' });
    return Number(row?.n ?? 0);
  };
  const scheduled = () => knex('invitations').where({ program_id: programId, status: 'scheduled' });
  return {
    ready: await count(scheduled().where('send_at', '<=', now)),
    waiting: await count(scheduled().where('send_at', '>', now)),
    handed: await count(
      knex('invitations').where({ program_id: programId, status: 'sent' }).where('expires_at', '>', now),
    ),
  };
}
