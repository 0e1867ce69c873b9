import type { Knex } from 'knex';
import { z } from 'zod';
import { Locale } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { hashSecret } from '../../platform/ids.ts';
import { mintLinkToken } from '../../platform/link-tokens.ts';

export const PERSON_STATES = [
  'listed',
  'invited',
  'accepted',
  /** Would come, and no seat is free. */
  'waiting',
  'declined',
  'other_time',
  'no_answer',
  /** The mail did not reach them, or they may not be invited any more. */
  'unreachable',
  'withdrawn',
  'attended',
  'no_show',
] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** Those for whom a place is kept. */
export const HOLDING: readonly PersonState[] = ['invited', 'accepted'];

/** Somebody on the list of a focus group. What they wrote or said before stands nowhere here. */
export interface FocusPerson {
  id: string;
  groupId: string;
  /** null: a reserve whom nobody has asked yet. */
  sessionId: string | null;
  customerId: string;
  standing: 'picked' | 'reserve';
  reserveOrder: number | null;
  locale: Locale;
  state: PersonState;
  invitedAt: string | null;
  answerBy: string | null;
  answeredAt: string | null;
  wish: string | null;
  recordingConsent: boolean | null;
  incentiveGiven: boolean;
  tellOutcome: boolean;
  calendarSequence: number;
}

interface PersonRow {
  id: string;
  group_id: string;
  session_id: string | null;
  customer_id: string;
  standing: string;
  reserve_order: number | null;
  locale: string;
  state: string;
  invited_at: string | null;
  answer_by: string | null;
  answered_at: string | null;
  wish: string | null;
  recording_consent: boolean | number | null;
  incentive_given: boolean | number;
  tell_outcome: boolean | number;
  calendar_sequence: number;
}

function toPerson(row: PersonRow): FocusPerson {
  return {
    id: row.id,
    groupId: row.group_id,
    sessionId: row.session_id,
    customerId: row.customer_id,
    standing: row.standing === 'reserve' ? 'reserve' : 'picked',
    reserveOrder: row.reserve_order,
    locale: Locale.parse(row.locale),
    state: z.enum(PERSON_STATES).parse(row.state),
    invitedAt: row.invited_at,
    answerBy: row.answer_by,
    answeredAt: row.answered_at,
    wish: row.wish,
    recordingConsent: row.recording_consent === null ? null : Boolean(row.recording_consent),
    incentiveGiven: Boolean(row.incentive_given),
    tellOutcome: Boolean(row.tell_outcome),
    calendarSequence: row.calendar_sequence,
  };
}

export async function insertPeople(
  tx: Knex,
  people: readonly Pick<
    FocusPerson,
    'id' | 'groupId' | 'sessionId' | 'customerId' | 'standing' | 'reserveOrder' | 'locale'
  >[],
): Promise<void> {
  if (people.length === 0) return;
  await tx('focus_people').insert(
    people.map((person) => ({
      id: person.id,
      group_id: person.groupId,
      session_id: person.sessionId,
      customer_id: person.customerId,
      standing: person.standing,
      reserve_order: person.reserveOrder,
      locale: person.locale,
      state: 'listed',
    })),
  );
}

/** Ordered by their random ids: the order tells nothing. */
export async function listPeople(db: Knex, groupIds: readonly string[]): Promise<FocusPerson[]> {
  const rows: PersonRow[] = await db('focus_people').whereIn('group_id', groupIds).orderBy('id');
  return rows.map(toPerson);
}

export async function findPerson(db: Knex, id: string): Promise<FocusPerson | undefined> {
  const row: PersonRow | undefined = await db('focus_people').where({ id }).first();
  return row && toPerson(row);
}

export interface PersonUpdate {
  sessionId?: string | null;
  standing?: 'picked';
  state?: PersonState;
  invitedAt?: string | null;
  answerBy?: string | null;
  answeredAt?: string | null;
  wish?: string | null;
  recordingConsent?: boolean | null;
  incentiveGiven?: boolean;
  tellOutcome?: boolean;
  calendarSequence?: number;
}

const COLUMNS: Record<keyof PersonUpdate, keyof PersonRow> = {
  sessionId: 'session_id',
  standing: 'standing',
  state: 'state',
  invitedAt: 'invited_at',
  answerBy: 'answer_by',
  answeredAt: 'answered_at',
  wish: 'wish',
  recordingConsent: 'recording_consent',
  incentiveGiven: 'incentive_given',
  tellOutcome: 'tell_outcome',
  calendarSequence: 'calendar_sequence',
};

/** Call it with the group locked: `lockGroup`. */
export async function updatePerson(tx: Knex, id: string, update: PersonUpdate): Promise<void> {
  const columns = Object.entries(COLUMNS).flatMap(([field, column]) => {
    const value: unknown = Reflect.get(update, field);
    return value === undefined ? [] : [[column, value] as const];
  });
  if (columns.length > 0) await tx('focus_people').where({ id }).update(Object.fromEntries(columns));
}

/** Whether any of these records was invited to another group since then: one is asked once in the resting period. */
export async function wasInvitedSince(
  db: Knex,
  about: { customerIds: readonly string[]; groupId: string; since: string },
): Promise<boolean> {
  const row: unknown = await db('focus_people')
    .whereIn('customer_id', about.customerIds)
    .whereNot('group_id', about.groupId)
    .where('invited_at', '>', about.since)
    .first('id');
  return row !== undefined;
}

/** Makes the token of one mail's links. */
export function mintFocusLink(
  tx: Knex,
  services: Pick<Services, 'ids' | 'clock'>,
  link: { personId: string; messageId: string },
): Promise<string> {
  return mintLinkToken(tx, services, 'focus_links', {
    person_id: link.personId,
    message_id: link.messageId,
    created_at: instantText(services.clock.now()),
  });
}

/** Whom a link belongs to; undefined for a wrong one, and when the person was erased. */
export async function findPersonByLink(db: Knex, secret: string): Promise<FocusPerson | undefined> {
  const row: PersonRow | undefined = await db('focus_people as p')
    .join('focus_links as l', 'l.person_id', 'p.id')
    .where('l.token_hash', hashSecret(secret))
    .first('p.*');
  return row && toPerson(row);
}
