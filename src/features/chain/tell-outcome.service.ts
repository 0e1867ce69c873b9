import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { dayBefore } from '../../domain/time/days.ts';
import type { Weekday } from '../../domain/time/zone.ts';
import { instantText } from '../../platform/clock.ts';
import { queueMessages } from '../../platform/mail/outbox.ts';
import { type Action, type JudgedHandler, listSources } from '../actions/index.ts';
import { type ComplaintFilter, complainersOf, filteredComplaints } from '../complaints/index.ts';
import { listPersons, type Person } from '../customers/index.ts';
import { participantsToTell } from '../focus-groups/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { insertOutcomeMails, markTold } from './outcomes.store.ts';

export const OUTCOME_MAIL = 'outcome.proven';

/** Complaints older than that when an action starts are not what it answers. */
const HEARD_MONTHS = 12;

/**
 * "You said, we did": when an action is proven, everybody whose complaint it answers and who agreed to be contacted, and
 * everybody who took part in a discussion that it came out of and asked to hear what became of it, gets one short mail.
 */
export const tellOutcome: JudgedHandler = async (tx, services, action) => {
  if (action.verdict !== 'improved') return;
  const { settings } = await getOrganisation(tx);
  const people = await peopleToTell(tx, action, {
    weekStart: settings.weekStart,
    now: instantText(services.clock.now()),
  });
  const reached = new Map(people.filter(({ erased, email }) => !erased && email !== null).map((one) => [one.id, one]));
  const mails = await insertOutcomeMails(tx, services, action.id, [...reached.keys()]);
  const sendAfter = services.clock.now();
  await queueMessages(
    tx,
    services,
    mails.map(({ id, customerId }) => {
      const own = reached.get(customerId)?.locale ?? null;
      const locale = own !== null && settings.languages.includes(own) ? own : settings.defaultLanguage;
      return { kind: OUTCOME_MAIL, subjectId: id, locale, sendAfter };
    }),
  );
  if (people.length > 0) await markTold(tx, services, action.id);
};

/** The complaints about an action's item, at its place, in the twelve months before it started. */
export function heardBefore({ itemKey, branchId, providerId, topicId, plan }: Action): ComplaintFilter {
  const start = DateTime.fromISO(plan.startOn, { zone: 'utc' });
  return {
    item: itemKey,
    from: start.minus({ months: HEARD_MONTHS }).toFormat('yyyy-MM-dd'),
    to: dayBefore(plan.startOn),
    ...(branchId === null ? {} : { branch: branchId }),
    ...(providerId === null ? {} : { provider: providerId }),
    ...(topicId === null ? {} : { topic: topicId }),
  };
}

/** Each person once, however many complaints and discussions of theirs there were. */
async function peopleToTell(tx: Knex, action: Action, when: { weekStart: Weekday; now: string }): Promise<Person[]> {
  const sources = await listSources(tx, action.id);
  const named = sources.flatMap((source) => (source.kind === 'complaint' ? (source.complaint?.id ?? []) : []));
  const groups = sources.flatMap((source) => (source.kind === 'finding' ? (source.finding?.groupId ?? []) : []));
  const everything = { branchIds: null, rowAccess: true, ...when };
  const about: { id: string }[] = await filteredComplaints(
    tx,
    { ...heardBefore(action), kind: 'complaint' },
    everything,
  )
    .where('c.questionnaire_id', action.questionnaireId)
    .select('c.id');
  const complainers = await complainersOf(tx, [...new Set([...named, ...about.map(({ id }) => id)])]);
  const participants = await listPersons(tx, await participantsToTell(tx, groups));
  return [...new Map([...complainers, ...participants].map((person) => [person.id, person])).values()];
}
