import type { Knex } from 'knex';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { lockPerson } from '../invitations/index.ts';
import { suppressPerson, unsuppressPerson } from '../mail/index.ts';
import { type FocusGroup, type FocusSession, listSessions, lockGroup } from './focus-groups.store.ts';
import {
  type FocusPerson,
  findPersonByLink,
  HOLDING,
  listPeople,
  type PersonState,
  updatePerson,
} from './focus-people.store.ts';
import { fillSeats } from './seats.service.ts';
import { CHANGED } from './tell-people.service.ts';

export type FocusAnswer =
  | { kind: 'accept'; sessionId: string; recordingConsent: boolean; tellOutcome: boolean }
  | { kind: 'decline'; tellOutcome: boolean }
  | { kind: 'other_time'; wish: string | null; tellOutcome: boolean };

/** Who may still say something, or something else. */
const ANSWERABLE: readonly PersonState[] = [
  'invited',
  'accepted',
  'waiting',
  'declined',
  'other_time',
  'no_answer',
  'unreachable',
];

/** What somebody finds behind their link. */
export interface OpenedFocus {
  person: FocusPerson;
  group: FocusGroup;
  /** The session they are invited to. */
  session: FocusSession;
  /** Sessions that they can choose among: to come, in the language of theirs. */
  choices: FocusSession[];
  /** `over`: too late, or called off; `off`: taken off the list. */
  state: 'open' | 'over' | 'off';
}

/** The list of a group as one of its people sees it. */
export function openFocus(
  now: Date,
  found: { person: FocusPerson; group: FocusGroup; sessions: readonly FocusSession[] },
): OpenedFocus | undefined {
  const { person, group, sessions } = found;
  const session = sessions.find(({ id }) => id === person.sessionId);
  if (session === undefined) return undefined;
  const toCome = (one: FocusSession): boolean => one.state === 'planned' && one.startsAt > instantText(now);
  const choices = sessions.filter((one) => toCome(one) && one.locale === session.locale);
  const open = group.state === 'inviting' && toCome(session) && ANSWERABLE.includes(person.state);
  const off = person.state === 'withdrawn' && session.state === 'planned';
  return { person, group, session, choices, state: open ? 'open' : off ? 'off' : 'over' };
}

export type FocusOutcome = 'kept' | 'waiting' | 'over' | 'unknown';

/**
 * Takes what somebody answers by their link; until the session they may change their mind. A place that gets free goes to
 * the next reserve in the same transaction; where none is free any more, they wait for one.
 */
export async function answerFocus(context: Context, secret: string, answer: FocusAnswer): Promise<FocusOutcome> {
  return context.db.transaction(async (tx) => {
    const held = await holdByLink(tx, context, secret);
    if (held === undefined) return 'unknown';
    const { person, group, session, choices, state } = held;
    if (state !== 'open') return 'over';
    const at = instantText(context.clock.now());
    const said = { answeredAt: at, tellOutcome: answer.tellOutcome };
    if (answer.kind !== 'accept') {
      const wish = answer.kind === 'other_time' ? answer.wish : null;
      const next = answer.kind === 'decline' ? 'declined' : 'other_time';
      await updatePerson(tx, person.id, { ...said, state: next, wish, recordingConsent: null });
      await fillSeats(tx, context, group, session);
      return 'kept';
    }
    const target = choices.find(({ id }) => id === answer.sessionId);
    if (target === undefined) return 'over';
    const moves = target.id !== session.id;
    const others = (await listPeople(tx, [group.id])).filter(
      ({ id, sessionId, state: theirs }) => id !== person.id && sessionId === target.id && HOLDING.includes(theirs),
    );
    const free = others.length < group.invitedEach;
    const next = free ? 'accepted' : 'waiting';
    // Pressed twice, or only the boxes changed: the place in the queue stays.
    const since = person.state === next && !moves ? person.answeredAt : at;
    await updatePerson(tx, person.id, {
      ...said,
      answeredAt: since,
      state: next,
      sessionId: target.id,
      wish: null,
      recordingConsent: answer.recordingConsent,
    });
    if (moves && free) {
      await updatePerson(tx, person.id, { calendarSequence: person.calendarSequence + 1 });
      const { id: subjectId, locale } = person;
      await queueMessage(tx, context, { kind: CHANGED, subjectId, locale, sendAfter: context.clock.now() });
    }
    if (moves) await fillSeats(tx, context, group, session);
    return free ? 'kept' : 'waiting';
  });
}

/** Everything behind a link as it is now, with the group locked. */
async function holdByLink(tx: Knex, context: Context, secret: string): Promise<OpenedFocus | undefined> {
  const known = await findPersonByLink(tx, secret);
  const group = known && (await lockGroup(tx, known.groupId));
  if (group === undefined) return undefined;
  // Once more: they may have answered, or been erased, while the lock was waited for.
  const person = await findPersonByLink(tx, secret);
  if (person === undefined) return undefined;
  return openFocus(context.clock.now(), { person, group, sessions: await listSessions(tx, [group.id]) });
}

/** Sends the address no more invitations and no surveys; the place, if there was one, goes to the next. */
export async function unsubscribeFromFocus(context: Context, secret: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const held = await holdByLink(tx, context, secret);
    if (held === undefined) return;
    const { person, group, session, state } = held;
    await lockPerson(tx, person.customerId);
    await suppressPerson(tx, context, person.customerId, 'unsubscribed');
    if (state !== 'open' || (!HOLDING.includes(person.state) && person.state !== 'waiting')) return;
    await updatePerson(tx, person.id, { state: 'declined', answeredAt: instantText(context.clock.now()) });
    await fillSeats(tx, context, group, session);
  });
}

/** The same for a mail that carries the token. @returns whether it is of a discussion */
export async function stopFocusByToken(context: Context, token: string): Promise<boolean> {
  if ((await findPersonByLink(context.db.knex, token)) === undefined) return false;
  await unsubscribeFromFocus(context, token);
  return true;
}

/** Takes that back for who pressed by mistake. Whether they come to the discussion is said on its own page. */
export async function resubscribeFromFocus(context: Context, secret: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const held = await holdByLink(tx, context, secret);
    if (held === undefined) return;
    await lockPerson(tx, held.person.customerId);
    await unsuppressPerson(tx, held.person.customerId, 'unsubscribed');
  });
}
