import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { Channel } from '../../domain/channel.ts';
import { matchesFilter } from '../../domain/program/contact-filter.ts';
import type { SkipReason } from '../../domain/program/decide-invitation.ts';
import {
  type ComplaintSpan,
  type SimulatedContact,
  type SimulatedOutcome,
  type SimulatedPerson,
  type SimulatedWorld,
  simulatePrograms,
} from '../../domain/program/simulate-programs.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { chunks } from '../../platform/db/chunks.ts';
import { addressHash, listPersons, type Person } from '../customers/index.ts';
import { listSuppressed } from '../mail/index.ts';
import { getOrganisation, listBranches, type Organisation } from '../organisation/index.ts';
import { listQuietDays } from './invitation-case.ts';
import { listPrograms, type StoredProgram } from './programs.store.ts';

/** How far back a dry run looks. */
const DRY_RUN_DAYS = 30;
/** Of more contacts than these only the newest are looked at. */
export const MOST_CONTACTS = 5000;

/** Why a contact is not one of the program's: it asks about others, or another program comes first. */
export type NotIts = 'not_matched' | 'other_program';
export type DryRunOutcome = 'asked' | SkipReason | NotIts;

/** When complaints of these customer records were open. */
export type ComplaintSpans = (
  db: Knex,
  customerIds: readonly string[],
) => Promise<(ComplaintSpan & { customerId: string })[]>;

export interface DryRunContact extends SimulatedContact {
  customerId: string;
}

export interface DryRunRow {
  contact: DryRunContact;
  outcome: DryRunOutcome;
  /** Of one who would be asked. */
  sendAt: string | null;
}

export interface DryRun {
  /** Completion of the oldest contact that was gone through, where there are too many for all; else null. */
  cutAt: string | null;
  /** The last completed first, those that the reader may see. */
  rows: DryRunRow[];
}

/**
 * Whom a program would have asked about the contacts of the last days, had it been on, with all programs as they are set
 * now and customers as they are known now: every contact is decided by the rules that real ones go through, each in its
 * time. Nothing is written.
 *
 * @param branchIds branches that the reader is limited to; null: none. All contacts are gone through all the same, as
 *   one in another branch can be why a person rests.
 */
export async function dryRun(
  services: Services,
  complaintSpans: ComplaintSpans,
  program: StoredProgram,
  branchIds: readonly string[] | null,
): Promise<DryRun> {
  const now = services.clock.now();
  const from = instantText(addSeconds(now, -DRY_RUN_DAYS * 86_400));
  // What is read is read at once; the work is done without holding the database.
  const { cutAt, contacts, world } = await services.db.snapshot((tx) =>
    readWorld(tx, complaintSpans, { program, from, now }),
  );
  const rows: DryRunRow[] = [];
  let done = 0;
  for (const outcome of simulatePrograms(world, contacts)) {
    const { branchId } = outcome.contact;
    if (branchIds === null || (branchId !== null && branchIds.includes(branchId))) rows.push(toRow(outcome, program));
    done += 1;
    if (done % BETWEEN_PAUSES === 0) await setImmediate();
  }
  // They were gone through in the order in which they are considered.
  rows.reverse();
  return { cutAt, rows: rows.toSorted((a, b) => b.contact.completedAt.localeCompare(a.contact.completedAt)) };
}

/** Others are served in between. */
const BETWEEN_PAUSES = 100;

function toRow(
  { contact, program, decision }: SimulatedOutcome<StoredProgram, DryRunContact>,
  of: StoredProgram,
): DryRunRow {
  if (program?.id !== of.id) {
    const outcome: NotIts = matchesFilter(of.contacts, contact) ? 'other_program' : 'not_matched';
    return { contact, outcome, sendAt: null };
  }
  if (decision?.status === 'scheduled') return { contact, outcome: 'asked', sendAt: decision.sendAt };
  return { contact, outcome: decision?.reason ?? 'erased', sendAt: null };
}

interface Window {
  program: StoredProgram;
  from: string;
  now: Date;
}

async function readWorld(
  tx: Knex,
  complaintSpans: ComplaintSpans,
  { program, from, now }: Window,
): Promise<{ cutAt: string | null; contacts: DryRunContact[]; world: SimulatedWorld<StoredProgram> }> {
  const organisation = await getOrganisation(tx);
  const until = instantText(now);
  const found: ContactRow[] = await completedIn(tx, from, until)
    .leftJoin('invitations as i', 'i.contact_id', 'c.id')
    .orderBy([
      { column: 'c.occurred_at', order: 'desc' },
      { column: 'c.id', order: 'desc' },
    ])
    .limit(MOST_CONTACTS + 1)
    .select('c.*', { decided_at: 'i.created_at', decided_reason: 'i.reason', invitation_id: 'i.id' });
  const rows = found.slice(0, MOST_CONTACTS);
  const persons = await listPersons(
    tx,
    rows.map((row) => row.customer_id),
  );
  const personOf = new Map(
    persons.flatMap((person) => person.records.map((record) => [record.id, person.id] as const)),
  );
  const zones = new Map((await listBranches(tx, { includeInactive: true })).map(({ id, timeZone }) => [id, timeZone]));
  const { timeZone, restDays } = organisation.settings;
  const contacts = rows
    .reverse()
    .map((row): DryRunContact => toContact(row, personOf, zones.get(row.branch_id ?? '') ?? timeZone))
    .sort((a, b) => (a.consideredAt < b.consideredAt ? -1 : a.consideredAt > b.consideredAt ? 1 : 0));
  const oldest = rows[0]?.completed_at ?? from;
  const earlier = { personOf, contacts: new Set(contacts.map(({ id }) => id)), timeZone };
  const supposed = (await listPrograms(tx)).map((one) => (one.id === program.id ? { ...one, active: true } : one));
  const world: SimulatedWorld<StoredProgram> = {
    programs: supposed,
    timeZone,
    restDays,
    holidays: await listQuietDays(tx),
    people: await standings(tx, organisation, complaintSpans, persons),
    ...(await readEarlier(tx, earlier, oldest)),
  };
  return { cutAt: found.length > MOST_CONTACTS ? oldest : null, contacts, world };
}

interface ContactRow {
  id: string;
  customer_id: string;
  provider_id: string;
  branch_id: string | null;
  topic_id: string | null;
  channel: string;
  completed_at: string;
  created_at: string;
  origin: string;
  invitation_id: string | null;
  decided_at: string | null;
  decided_reason: string | null;
}

const completedIn = (db: Knex, from: string, until: string): Knex.QueryBuilder =>
  db('contacts as c').whereNotNull('c.completed_at').whereBetween('c.occurred_at', [from, until]);

function toContact(row: ContactRow, personOf: ReadonlyMap<string, string>, timeZone: string): DryRunContact {
  const loggedLate = row.created_at > row.completed_at;
  const asked = row.invitation_id !== null && row.decided_reason !== 'imported';
  return {
    id: row.id,
    customerId: row.customer_id,
    personId: personOf.get(row.customer_id) ?? row.customer_id,
    providerId: row.provider_id,
    branchId: row.branch_id,
    topicId: row.topic_id,
    channel: Channel.parse(row.channel),
    completedAt: row.completed_at,
    consideredAt: row.decided_at ?? (loggedLate ? row.created_at : row.completed_at),
    // A file with which invitations were wished for has left a decision about each of its contacts.
    imported: row.origin === 'import' && !asked,
    timeZone,
  };
}

async function standings(
  tx: Knex,
  organisation: Organisation,
  complaintSpans: ComplaintSpans,
  persons: readonly Person[],
): Promise<Map<string, SimulatedPerson>> {
  const hashes = new Map(
    persons.flatMap(({ id, email }) => (email === null ? [] : [[id, addressHash(organisation, email)] as const])),
  );
  const suppressed = new Map(
    await inParts([...hashes.values()], async (some) => [...(await listSuppressed(tx, some))]),
  );
  const records = persons.flatMap((person) => person.records.map(({ id }) => [id, person.id] as const));
  const personOf = new Map(records);
  const complaints = new Map<string, ComplaintSpan[]>();
  for (const span of await inParts([...personOf.keys()], (some) => complaintSpans(tx, some))) {
    const person = personOf.get(span.customerId) ?? span.customerId;
    complaints.set(person, [...(complaints.get(person) ?? []), span]);
  }
  return new Map(
    persons.map((person) => {
      const standing: SimulatedPerson = {
        hasAddress: person.email !== null,
        suppressed: suppressed.get(hashes.get(person.id) ?? '') ?? null,
        relationship: person.relationship,
        erased: person.erased,
        complaints: complaints.get(person.id) ?? [],
      };
      return [person.id, standing] as const;
    }),
  );
}

interface Earlier {
  personOf: ReadonlyMap<string, string>;
  /** Contacts that are gone through: what became of them in truth does not count. */
  contacts: ReadonlySet<string>;
  timeZone: string;
}

/** Invitations about other contacts, as they truly left or will: by person, and by program and day. */
async function readEarlier(
  tx: Knex,
  { personOf, contacts, timeZone }: Earlier,
  from: string,
): Promise<Pick<SimulatedWorld<StoredProgram>, 'invitedAt' | 'leaving'>> {
  type Row = Record<'customer_id' | 'contact_id' | 'program_id' | 'status', string> &
    Record<'send_at' | 'sent_at', string | null>;
  const columns = ['customer_id', 'contact_id', 'program_id', 'status', 'send_at', 'sent_at'] as const;
  const theirs: Row[] = await inParts([...personOf.keys()], (some) =>
    tx('invitations')
      .whereIn('customer_id', some)
      .whereNotIn('status', NOT_ASKED)
      .select(...columns),
  );
  const invitedAt = new Map<string, string[]>();
  for (const row of theirs) {
    const at = row.sent_at ?? row.send_at;
    const person = personOf.get(row.customer_id);
    if (at === null || person === undefined || contacts.has(row.contact_id)) continue;
    invitedAt.set(person, [...(invitedAt.get(person) ?? []), at]);
  }
  const leaving = new Map<string, Map<string, number>>();
  const left: Row[] = await tx('invitations')
    .where('send_at', '>=', from)
    .whereNotIn('status', ['skipped', 'failed'])
    .whereIn(
      'program_id',
      (await listPrograms(tx)).filter(({ dailyCeiling }) => dailyCeiling !== null).map(({ id }) => id),
    )
    .select(...columns);
  for (const row of left) {
    if (row.send_at === null || contacts.has(row.contact_id)) continue;
    const days = leaving.get(row.program_id) ?? new Map<string, number>();
    const day = businessDay(row.send_at, timeZone);
    leaving.set(row.program_id, days.set(day, (days.get(day) ?? 0) + 1));
  }
  return { invitedAt, leaving };
}

/** Those of which nobody can say that they were asked. */
const NOT_ASKED = ['skipped', 'failed', 'bounced'];

/** A statement holds only so many values. */
async function inParts<T>(values: readonly string[], read: (some: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (const some of chunks(values, 500)) found.push(...(await read(some)));
  return found;
}

/** What a page shows of contacts, by their ids. */
export async function listContactNames(
  db: Knex,
  contactIds: readonly string[],
): Promise<Map<string, { customer: string | null; provider: string; branch: string | null }>> {
  const rows: Record<'id' | 'name' | 'external_id' | 'provider_name' | 'branch_name', string>[] = await db(
    'contacts as c',
  )
    .join('customers as u', 'u.id', 'c.customer_id')
    .whereIn('c.id', contactIds)
    .select('c.id', 'u.name', 'u.external_id', 'c.provider_name', 'c.branch_name');
  return new Map(
    rows.map((row) => [
      row.id,
      { customer: row.name ?? row.external_id, provider: row.provider_name, branch: row.branch_name },
    ]),
  );
}
