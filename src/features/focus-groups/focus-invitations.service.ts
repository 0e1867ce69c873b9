import type { Knex } from 'knex';
import { audit } from '../../platform/audit.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Context, Services } from '../../platform/context.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { enqueue } from '../../platform/jobs/jobs.store.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import {
  type FocusGroup,
  type FocusSession,
  getGroup,
  getSession,
  listSessions,
  lockGroup,
  updateGroup,
  updateSession,
} from './focus-groups.store.ts';
import { type FocusPerson, findPerson, listPeople, type PersonState, updatePerson } from './focus-people.store.ts';
import { inTimeFor, nextMailTime, timeToTell } from './mail-time.ts';
import { answerInTime, fillSeats, invitePerson } from './seats.service.ts';
import { hearsOfPlace, takeOff, tellChange } from './tell-people.service.ts';

export const THANKS = 'focus.thanks';
export const REMINDER_JOB = 'focus.remind';

const REMINDED_BEFORE_SECONDS = 2 * 86_400;

/** The group, locked, as far as the user may reach it. @throws not_found */
export async function hold(tx: Knex, context: Context, groupId: string): Promise<FocusGroup> {
  await getGroup(tx, groupId, userOf(context).branchIds);
  const group = await lockGroup(tx, groupId);
  if (group === undefined) throw notFound('focus group');
  return group;
}

/** Sends the invitations to those who were picked; reserves take the places of those who may not be invited any more. */
export async function sendInvitations(context: Context, groupId: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const group = await hold(tx, context, groupId);
    if (group.state !== 'planned') return;
    const sessions = await listSessions(tx, [groupId]);
    const now = instantText(context.clock.now());
    if (sessions.some(({ startsAt }) => startsAt <= now)) {
      throw conflict('session_is_over', 'A session lies in the past. Move it, then send the invitations.');
    }
    await updateGroup(tx, groupId, { state: 'inviting', at: now });
    const inviting: FocusGroup = { ...group, state: 'inviting' };
    const mailTime = await nextMailTime(tx, context);
    for (const person of await listPeople(tx, [groupId])) {
      const session = sessions.find(({ id }) => id === person.sessionId);
      if (person.standing === 'picked' && session?.state === 'planned') {
        const leavesAt = inTimeFor(session, mailTime, context.clock.now());
        await invitePerson(tx, context, inviting, session, person, leavesAt);
      }
    }
    for (const session of sessions) {
      await fillSeats(tx, context, inviting, session);
      await scheduleReminder(tx, context, session);
    }
    const count = (await listPeople(tx, [groupId])).filter(({ state }) => state === 'invited').length;
    await audit(tx, context, {
      action: 'focus_group.invited',
      subject: { kind: 'focus_group', id: groupId },
      detail: { count },
    });
  });
}

async function scheduleReminder(tx: Knex, services: Services, { id, startsAt }: FocusSession): Promise<void> {
  const runAt = addSeconds(new Date(startsAt), -REMINDED_BEFORE_SECONDS);
  if (runAt <= services.clock.now()) return;
  const uniqueKey = `${REMINDER_JOB}:${id}:${startsAt}`;
  await enqueue(tx, services, { kind: REMINDER_JOB, payload: { sessionId: id, startsAt }, runAt, uniqueKey });
}

const DETAILS = ['startsAt', 'minutes', 'place', 'link', 'locale', 'moderator', 'theme', 'incentive'] as const;
export type SessionChange = Pick<FocusSession, (typeof DETAILS)[number]>;

/** What the form shows of a session. */
export const shownSession = (session: SessionChange): unknown => DETAILS.map((field) => session[field]);

/**
 * Moves a session, or says where, in which language and by whom it is; everybody who was invited to it is told.
 *
 * @param seen the mark of what was shown @throws not_found, 409 `session_is_settled`, `changed_meanwhile`
 */
export async function changeSession(
  context: Context,
  groupId: string,
  sessionId: string,
  change: SessionChange,
  seen?: string,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    await hold(tx, context, groupId);
    const session = await getSession(tx, groupId, sessionId);
    if (session.state !== 'planned') throw settled();
    const fields = DETAILS.filter((field) => session[field] !== change[field]);
    if (fields.length === 0) return;
    requireSeen(seen, shownSession(session));
    await updateSession(tx, sessionId, change);
    // Of a session that was moved people hear before it would have begun, and before it does.
    const startsAt = session.startsAt < change.startsAt ? session.startsAt : change.startsAt;
    const toldAt = await timeToTell(tx, context, { startsAt });
    const people = await peopleOf(tx, groupId, sessionId);
    for (const person of people) await answerInTime(tx, context, person, { startsAt: change.startsAt, toldAt });
    await tellChange(tx, context, people, toldAt);
    if (fields.includes('startsAt')) await scheduleReminder(tx, context, { ...session, ...change });
    await audit(tx, context, {
      action: 'focus_session.changed',
      subject: { kind: 'focus_session', id: sessionId },
      detail: { fields },
    });
  });
}

const settled = () => conflict('session_is_settled', 'This session was held or called off.');

async function peopleOf(tx: Knex, groupId: string, sessionId: string): Promise<FocusPerson[]> {
  return (await listPeople(tx, [groupId])).filter((person) => person.sessionId === sessionId);
}

/** How a press on "call off" ended: what was held before stays so. */
export type CalledOff = 'cancelled' | 'held';

/** Calls a session off; who was invited to it is told. With the last one the group is over. */
export async function cancelSession(context: Context, groupId: string, sessionId: string): Promise<CalledOff> {
  return context.db.transaction(async (tx) => {
    const group = await hold(tx, context, groupId);
    const session = await getSession(tx, groupId, sessionId);
    if (session.state !== 'planned') return session.state;
    await callOff(tx, context, session);
    await audit(tx, context, {
      action: 'focus_session.cancelled',
      subject: { kind: 'focus_session', id: sessionId },
    });
    await closeIfOver(tx, context, group);
    return 'cancelled';
  });
}

async function callOff(tx: Knex, context: Context, session: FocusSession): Promise<void> {
  await updateSession(tx, session.id, { state: 'cancelled' });
  const tellAt = await timeToTell(tx, context, session);
  for (const person of await peopleOf(tx, session.groupId, session.id)) {
    if (hearsOfPlace(person)) await takeOff(tx, context, person, tellAt);
    else if (person.state === 'listed') await updatePerson(tx, person.id, { state: 'withdrawn' });
  }
}

async function closeIfOver(tx: Knex, context: Context, group: FocusGroup): Promise<void> {
  const sessions = await listSessions(tx, [group.id]);
  if (sessions.some(({ state }) => state === 'planned')) return;
  const state = sessions.some(({ state }) => state === 'held') ? 'closed' : 'cancelled';
  await updateGroup(tx, group.id, { state, at: instantText(context.clock.now()) });
}

/** Calls the whole group off. */
export async function cancelGroup(context: Context, groupId: string): Promise<CalledOff> {
  return context.db.transaction(async (tx) => {
    const group = await hold(tx, context, groupId);
    if (group.state === 'cancelled') return 'cancelled';
    if (group.state === 'closed') return 'held';
    for (const session of await listSessions(tx, [groupId])) {
      if (session.state === 'planned') await callOff(tx, context, session);
    }
    await closeIfOver(tx, context, group);
    await audit(tx, context, { action: 'focus_group.cancelled', subject: { kind: 'focus_group', id: groupId } });
    return 'cancelled';
  });
}

/** How a press on "take off the list" ended. `unsent`: their invitation had not left, and nobody is written to; `gone`: they were off it. */
export type TakenOff = 'told' | 'unsent' | 'gone';

/**
 * Takes somebody off the list, and asks the next reserve. Who was invited is told.
 *
 * @throws not_found, 409 `session_is_settled`
 */
export async function withdrawPerson(context: Context, groupId: string, personId: string): Promise<TakenOff> {
  return context.db.transaction(async (tx) => {
    const group = await hold(tx, context, groupId);
    const person = await findPerson(tx, personId);
    if (person === undefined || person.groupId !== groupId) throw notFound('participant');
    if (!hearsOfPlace(person) || person.sessionId === null) return 'gone';
    const session = await getSession(tx, groupId, person.sessionId);
    if (session.state !== 'planned') throw settled();
    const tellAt = await timeToTell(tx, context, session);
    const done = await takeOff(tx, context, person, tellAt);
    await fillSeats(tx, context, group, session);
    await audit(tx, context, {
      action: 'focus_person.withdrawn',
      subject: { kind: 'focus_group', id: groupId },
      detail: { person: personId },
    });
    return done;
  });
}

export interface Attendance {
  personId: string;
  state: Extract<PersonState, 'attended' | 'no_show'> | null;
  incentiveGiven: boolean;
  recordingConsent: boolean;
}

/** Who was expected at a session, and who was there. */
export const EXPECTED: readonly PersonState[] = ['invited', 'accepted', 'waiting', 'attended', 'no_show'];

/** What is noted of somebody who was expected. */
export function attendanceOf({ id, state, incentiveGiven, recordingConsent }: FocusPerson): Attendance {
  return {
    personId: id,
    state: state === 'attended' || state === 'no_show' ? state : null,
    incentiveGiven,
    recordingConsent: recordingConsent === true,
  };
}

/** What the form shows of those who were expected at a session. */
export function shownAttendance(people: readonly FocusPerson[]): unknown {
  const expected = people.filter(({ state }) => EXPECTED.includes(state)).map(attendanceOf);
  return expected
    .map(({ personId, state, incentiveGiven, recordingConsent }) => [personId, state, incentiveGiven, recordingConsent])
    .sort();
}

/**
 * Notes who came, who got the incentive and who agreed to being recorded; with it the session was held.
 *
 * @param noted `seen`: the mark of what was shown
 * @throws not_found, 409 `session_is_settled`, `session_is_to_come`, `changed_meanwhile`
 */
export async function recordAttendance(
  context: Context,
  groupId: string,
  sessionId: string,
  { rows, thank, seen }: { rows: readonly Attendance[]; thank: boolean; seen?: string | undefined },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const group = await hold(tx, context, groupId);
    const session = await getSession(tx, groupId, sessionId);
    if (session.state === 'cancelled') throw conflict('session_is_settled', 'This session was called off.');
    if (session.startsAt > instantText(context.clock.now())) {
      throw conflict('session_is_to_come', 'This session has not begun. Note who came when it has.');
    }
    const people = (await peopleOf(tx, groupId, sessionId)).filter(({ state }) => EXPECTED.includes(state));
    if (rows.some((row) => changesAttendance(row, people))) requireSeen(seen, shownAttendance(people));
    for (const { personId, state, incentiveGiven, recordingConsent } of rows) {
      const person = people.find(({ id }) => id === personId);
      if (person === undefined) continue;
      await updatePerson(tx, personId, { ...(state === null ? {} : { state }), incentiveGiven, recordingConsent });
      if (thank && state === 'attended') await thankOnce(tx, context, person);
    }
    await updateSession(tx, sessionId, { state: 'held' });
    await audit(tx, context, { action: 'focus_session.held', subject: { kind: 'focus_session', id: sessionId } });
    await closeIfOver(tx, context, group);
  });
}

function changesAttendance(row: Attendance, people: readonly FocusPerson[]): boolean {
  const person = people.find(({ id }) => id === row.personId);
  // No longer expected: what the form says of them would be lost.
  if (person === undefined) return row.state !== null || row.incentiveGiven || row.recordingConsent;
  const { state, incentiveGiven, recordingConsent } = attendanceOf(person);
  const cameOtherwise = row.state !== null && row.state !== state;
  return cameOtherwise || row.incentiveGiven !== incentiveGiven || row.recordingConsent !== recordingConsent;
}

async function thankOnce(tx: Knex, context: Context, { id: subjectId, locale }: FocusPerson): Promise<void> {
  const before: unknown = await tx('messages').where({ kind: THANKS, subject_id: subjectId }).first('id');
  if (before !== undefined) return;
  await queueMessage(tx, context, { kind: THANKS, subjectId, locale, sendAfter: await nextMailTime(tx, context) });
}

/** @param seen the mark of the notes that were shown @throws not_found, 409 `changed_meanwhile` */
export async function writeNotes(
  context: Context,
  groupId: string,
  sessionId: string,
  { notes, seen }: { notes: string | null; seen?: string | undefined },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    await hold(tx, context, groupId);
    const before = await getSession(tx, groupId, sessionId);
    if (before.notes === notes) return;
    requireSeen(seen, before.notes);
    await updateSession(tx, sessionId, { notes });
    await audit(tx, context, { action: 'focus_session.noted', subject: { kind: 'focus_session', id: sessionId } });
  });
}
