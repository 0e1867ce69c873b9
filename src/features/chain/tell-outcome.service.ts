import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { type Action, type JudgedHandler, listSources } from '../actions/index.ts';
import { type ComplaintFilter, filteredComplaints, findComplainer, getComplaint } from '../complaints/index.ts';
import { getPerson } from '../customers/index.ts';
import { participantsToTell } from '../focus-groups/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { insertOutcomeMail, markTold } from './outcomes.store.ts';

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
  const people = new Set([...(await complainers(tx, action)), ...(await participants(tx, action))]);
  for (const customerId of people) {
    const { locale, erased, email } = await getPerson(tx, customerId);
    if (erased || email === null) continue;
    const mail = await insertOutcomeMail(tx, services, { actionId: action.id, customerId });
    if (mail === undefined) continue;
    const own = locale !== null && settings.languages.includes(locale) ? locale : settings.defaultLanguage;
    await queueMessage(tx, services, {
      ...{ kind: OUTCOME_MAIL, subjectId: mail.id, locale: own },
      sendAfter: services.clock.now(),
    });
  }
  if (people.size > 0) await markTold(tx, services, action.id);
};

/** The complaints about an action's item, at its place, in the twelve months before it started. */
export function heardBefore({ itemKey, branchId, providerId, topicId, plan }: Action): ComplaintFilter {
  const start = DateTime.fromISO(plan.startOn, { zone: 'utc' });
  return {
    item: itemKey,
    from: start.minus({ months: HEARD_MONTHS }).toFormat('yyyy-MM-dd'),
    to: start.minus({ days: 1 }).toFormat('yyyy-MM-dd'),
    ...(branchId === null ? {} : { branch: branchId }),
    ...(providerId === null ? {} : { provider: providerId }),
    ...(topicId === null ? {} : { topic: topicId }),
  };
}

/** Persons, by their main record. */
async function complainers(tx: Knex, action: Action): Promise<string[]> {
  const sources = await listSources(tx, action.id);
  const named = sources.flatMap((source) =>
    source.kind === 'complaint' && source.complaint ? [source.complaint.id] : [],
  );
  const everything = { branchIds: null, rowAccess: true, weekStart: (await getOrganisation(tx)).settings.weekStart };
  const about: { id: string }[] = await filteredComplaints(
    tx,
    { ...heardBefore(action), kind: 'complaint' },
    everything,
  )
    .where('c.questionnaire_id', action.questionnaireId)
    .select('c.id');
  const people: string[] = [];
  for (const id of new Set([...named, ...about.map((row) => row.id)])) {
    const complainer = await findComplainer(tx, await getComplaint(tx, id, null));
    if (complainer !== undefined) people.push(complainer.id);
  }
  return people;
}

async function participants(tx: Knex, action: Action): Promise<string[]> {
  const sources = await listSources(tx, action.id);
  const groups = sources.flatMap((source) =>
    source.kind === 'finding' && source.finding ? [source.finding.groupId] : [],
  );
  const people: string[] = [];
  for (const customerId of await participantsToTell(tx, groups)) people.push((await getPerson(tx, customerId)).id);
  return people;
}
