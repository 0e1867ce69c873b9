import type { Knex } from 'knex';
import { exclusionOf } from '../../domain/focus-group/eligibility.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/jobs.store.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { lockPerson } from '../invitations/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import type { FocusGroup, FocusSession } from './focus-groups.store.ts';
import { type FocusPerson, HOLDING, listPeople, updatePerson } from './focus-people.store.ts';
import { inTimeFor, nextMailTime } from './mail-time.ts';
import { factsOf } from './who-may-come.ts';

export const INVITATION = 'focus.invitation';
export const SEAT = 'focus.seat';
export const NO_ANSWER_JOB = 'focus.no_answer';

const DAY = 86_400;

/** Later than this before a session nobody new is asked to come. */
const LAST_CALL_DAYS = 1;

/**
 * Invites somebody to a session. Whether they still may be is asked here, with their record locked, so that two groups
 * do not invite one person at the same moment; who may not, makes room for the next. The group has to be locked.
 *
 * @param leavesAt when the mail leaves; at once where a person sends it
 * @returns whether they were invited
 */
export async function invitePerson(
  tx: Knex,
  services: Services,
  group: FocusGroup,
  session: FocusSession,
  person: FocusPerson,
  leavesAt: Date = services.clock.now(),
): Promise<boolean> {
  await lockPerson(tx, person.customerId);
  const organisation = await getOrganisation(tx);
  const about = { customerId: person.customerId, groupId: group.id, restingDays: group.restingDays };
  const { person: known, facts } = await factsOf(tx, services, organisation, about);
  const records = known.records.map(({ id }) => id);
  // Two records that were merged since are one person, who is asked once.
  const others = (await listPeople(tx, [group.id])).filter(
    ({ id, customerId, invitedAt }) => id !== person.id && invitedAt !== null && records.includes(customerId),
  );
  if (exclusionOf(facts) !== null || others.length > 0) {
    await updatePerson(tx, person.id, { state: 'unreachable' });
    return false;
  }
  const answerBy = answerDeadline(leavesAt, new Date(session.startsAt), group.answerDays);
  await updatePerson(tx, person.id, {
    state: 'invited',
    standing: 'picked',
    sessionId: session.id,
    invitedAt: instantText(services.clock.now()),
    answerBy: instantText(answerBy),
  });
  await queueInvitation(tx, services, person, leavesAt);
  await enqueue(tx, services, { kind: NO_ANSWER_JOB, payload: { personId: person.id }, runAt: answerBy });
  return true;
}

export async function queueInvitation(
  tx: Knex,
  services: Services,
  { id: subjectId, locale }: FocusPerson,
  sendAfter: Date,
): Promise<void> {
  await queueMessage(tx, services, { kind: INVITATION, subjectId, locale, sendAfter });
}

/** In so many days, but in time for a reserve. */
function answerDeadline(asked: Date, starts: Date, days: number): Date {
  const latest = latestAnswer(asked, starts);
  const usual = addSeconds(asked, days * DAY);
  return usual < latest ? usual : latest;
}

/** In time for a reserve; where less than half a day would be left to answer in, until it begins. */
function latestAnswer(asked: Date, starts: Date): Date {
  const latest = addSeconds(starts, -LAST_CALL_DAYS * DAY);
  return latest < addSeconds(asked, DAY / 2) ? starts : latest;
}

/** Who was asked to answer by a day that is too late for the session, as it is held earlier now, is to answer in time for it. */
export async function answerInTime(
  tx: Knex,
  services: Services,
  person: FocusPerson,
  { startsAt, toldAt }: { startsAt: string; toldAt: Date },
): Promise<void> {
  if (person.state !== 'invited' || person.answerBy === null) return;
  const answerBy = latestAnswer(toldAt, new Date(startsAt));
  if (new Date(person.answerBy) <= answerBy) return;
  await updatePerson(tx, person.id, { answerBy: instantText(answerBy) });
  await enqueue(tx, services, { kind: NO_ANSWER_JOB, payload: { personId: person.id }, runAt: answerBy });
}

/**
 * Gives places that are free to those who said that they would come and found none, then asks the next reserves of the
 * session's language, in their order. Their mails wait for the end of quiet hours. Call it in the transaction that frees a
 * place, with the group locked.
 */
export async function fillSeats(tx: Knex, services: Services, group: FocusGroup, session: FocusSession): Promise<void> {
  const now = services.clock.now();
  const starts = new Date(session.startsAt);
  if (group.state !== 'inviting' || session.state !== 'planned' || starts <= now) return;
  const leavesAt = await nextMailTime(tx, services);
  for (;;) {
    const people = await listPeople(tx, [group.id]);
    const here = people.filter(({ sessionId }) => sessionId === session.id);
    if (here.filter(({ state }) => HOLDING.includes(state)).length >= group.invitedEach) return;
    const [first] = here
      .filter(({ state }) => state === 'waiting')
      .sort((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? ''));
    if (first !== undefined) {
      await updatePerson(tx, first.id, { state: 'accepted', calendarSequence: first.calendarSequence + 1 });
      const sendAfter = inTimeFor(session, leavesAt, now);
      await queueMessage(tx, services, { kind: SEAT, subjectId: first.id, locale: first.locale, sendAfter });
      continue;
    }
    if (addSeconds(leavesAt, LAST_CALL_DAYS * DAY) > starts) return;
    const [reserve] = people
      .filter(
        ({ state, standing, locale }) => state === 'listed' && standing === 'reserve' && locale === session.locale,
      )
      .sort((a, b) => (a.reserveOrder ?? 0) - (b.reserveOrder ?? 0));
    if (reserve === undefined) return;
    await invitePerson(tx, services, group, session, reserve, leavesAt);
  }
}
