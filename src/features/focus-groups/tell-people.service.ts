import type { Knex } from 'knex';
import type { Services } from '../../platform/context.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { callOffMessage } from '../../platform/mail/waiting-messages.ts';
import { type FocusPerson, HOLDING, updatePerson } from './focus-people.store.ts';
import { INVITATION, queueInvitation, SEAT } from './seats.service.ts';

export const CHANGED = 'focus.changed';
export const CANCELLED = 'focus.cancelled';

/** Whether somebody is to hear what becomes of their place: one is kept for them, or they wait for one. */
export const hearsOfPlace = ({ state }: Pick<FocusPerson, 'state'>): boolean =>
  HOLDING.includes(state) || state === 'waiting';

/**
 * Tells those of them whom it concerns how things stand now. Whose invitation waits still is told by it alone, and who waits
 * to be told of an earlier change by one mail of both: another one takes its place, as it may be written already and not yet
 * given to the mail server.
 *
 * @param tellAt when they are told, at the latest
 */
export async function tellChange(
  tx: Knex,
  services: Services,
  people: readonly FocusPerson[],
  tellAt: Date,
): Promise<void> {
  for (const person of people.filter(hearsOfPlace)) {
    const leavesAt = await callOffInvitation(tx, person);
    if (leavesAt !== undefined) {
      await queueInvitation(tx, services, person, leavesAt < tellAt ? leavesAt : tellAt);
      continue;
    }
    await callOffMessage(tx, { kind: CHANGED, subjectId: person.id }, 'no_longer_needed');
    await tell(tx, services, person, { kind: CHANGED, sendAfter: tellAt });
  }
}

/**
 * Takes somebody off the list. Whose invitation had not left hears nothing, and counts as never invited.
 *
 * @param tellAt when the others are told
 */
export async function takeOff(
  tx: Knex,
  services: Services,
  person: FocusPerson,
  tellAt: Date,
): Promise<'told' | 'unsent'> {
  if ((await callOffInvitation(tx, person)) !== undefined) {
    await updatePerson(tx, person.id, { state: 'withdrawn', invitedAt: null, answerBy: null });
    return 'unsent';
  }
  for (const kind of [CHANGED, SEAT]) {
    await callOffMessage(tx, { kind, subjectId: person.id }, 'no_longer_needed');
  }
  await updatePerson(tx, person.id, { state: 'withdrawn' });
  await tell(tx, services, person, { kind: CANCELLED, sendAfter: tellAt });
  return 'told';
}

/** @returns when it was to leave; undefined: it has left, or is under way. Who has answered has had one, though another may wait. */
async function callOffInvitation(tx: Knex, { id: subjectId, state }: FocusPerson): Promise<Date | undefined> {
  if (state !== 'invited') return undefined;
  return callOffMessage(tx, { kind: INVITATION, subjectId }, 'no_longer_needed');
}

/** Puts a mail with a newer calendar file in the outbox. */
async function tell(
  tx: Knex,
  services: Services,
  person: FocusPerson,
  mail: { kind: string; sendAfter: Date },
): Promise<void> {
  await updatePerson(tx, person.id, { calendarSequence: person.calendarSequence + 1 });
  await queueMessage(tx, services, { ...mail, subjectId: person.id, locale: person.locale });
}
