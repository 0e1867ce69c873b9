import type { Knex } from 'knex';
import type { FocusGroup, FocusSession } from './focus-groups.store.ts';
import { listSessions } from './focus-groups.store.ts';
import { type FocusPerson, listPeople } from './focus-people.store.ts';
import { INVITATION } from './seats.service.ts';

/** Groups with their sessions and people. */
export interface GroupWithAll {
  group: FocusGroup;
  sessions: FocusSession[];
  people: FocusPerson[];
}

export async function withAll(db: Knex, groups: readonly FocusGroup[]): Promise<GroupWithAll[]> {
  const ids = groups.map(({ id }) => id);
  const sessions = await listSessions(db, ids);
  const people = await listPeople(db, ids);
  return groups.map((group) => ({
    group,
    sessions: sessions.filter(({ groupId }) => groupId === group.id),
    people: people.filter(({ groupId }) => groupId === group.id),
  }));
}

/** Whose invitation waits in the outbox still. @returns their ids */
export async function listUnsent(db: Knex, people: readonly FocusPerson[]): Promise<ReadonlySet<string>> {
  const asked = people.filter(({ state }) => state === 'invited').map(({ id }) => id);
  const rows: { subject_id: string }[] = await db('messages')
    .where({ kind: INVITATION, status: 'queued' })
    .whereIn('subject_id', asked)
    .select('subject_id');
  return new Set(rows.map((row) => row.subject_id));
}

/** Mail to people of a group that waits for the end of quiet hours; undefined: none does. */
export interface WaitingMail {
  count: number;
  /** An instant. */
  leavesAt: string;
}

export async function waitingMail(
  db: Knex,
  people: readonly Pick<FocusPerson, 'id'>[],
  now: string,
): Promise<WaitingMail | undefined> {
  const ids = people.map(({ id }) => id);
  // What a mail server put off was tried before.
  const rows: { send_after: string }[] = await db('messages')
    .where({ status: 'queued', attempts: 0 })
    .where('send_after', '>', now)
    .whereIn('subject_id', ids)
    .orderBy('send_after')
    .select('send_after');
  const [first] = rows;
  return first && { count: rows.length, leavesAt: first.send_after };
}

/** What customers are called, by record, whichever of a person's records knows it. */
export async function namesOfCustomers(db: Knex, customerIds: readonly string[]): Promise<Map<string, string>> {
  const rows: { id: string; name: string }[] = await db('customers as c')
    .join('customers as p', 'p.person_id', 'c.person_id')
    .whereIn('c.id', [...new Set(customerIds)])
    .whereNotNull('p.name')
    // The main record last, so that its name stands.
    .orderByRaw('case when p.id = c.person_id then 1 else 0 end')
    .orderBy('p.id')
    .select({ id: 'c.id', name: 'p.name' });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Those who came and agreed to hear what became of it: for those who write to them. @returns ids of their customers */
export async function participantsToTell(db: Knex, groupIds: readonly string[]): Promise<string[]> {
  const rows: { customer_id: string }[] = await db('focus_people')
    .whereIn('group_id', groupIds)
    .where({ state: 'attended', tell_outcome: true })
    .orderBy('id')
    .select('customer_id');
  return rows.map((row) => row.customer_id);
}
