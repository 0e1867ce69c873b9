import type { Knex } from 'knex';
import { FEWEST_ELIGIBLE, type PersonFacts, sortOut } from '../../domain/focus-group/eligibility.ts';
import { type Candidate, drawShortlist } from '../../domain/focus-group/shortlist.ts';
import { tellBalance } from '../../domain/focus-group/told-balance.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { listInvitable, readComplaintFilter, readerOf } from '../complaints/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { type FocusGroup, type FocusSession, insertGroup, insertSessions } from './focus-groups.store.ts';
import { insertPeople } from './focus-people.store.ts';
import { queryOf } from './focus-words.ts';
import { factsOf } from './who-may-come.ts';

export type NewSession = Omit<FocusSession, 'id' | 'groupId' | 'state' | 'notes'>;

export interface NewFocusGroup
  extends Pick<
    FocusGroup,
    'theme' | 'question' | 'source' | 'branchIds' | 'seats' | 'invitedEach' | 'restingDays' | 'answerDays' | 'incentive'
  > {
  sessions: readonly NewSession[];
}

/**
 * Makes a focus group with its sessions and its shortlist, in one action. Whose the complaints are is looked up here, is
 * written into the audit log once, by the group alone, and is forgotten: the list holds people, and of none of them what
 * they said. Where too few could come, nothing is made: a list of so few would tell who complained.
 *
 * @returns the group's id
 * @throws 409 `too_few_people`
 */
export async function createFocusGroup(context: Context, input: NewFocusGroup): Promise<string> {
  const id = context.ids.next();
  const subject = { kind: 'focus_group', id };
  await context.db.transaction(async (tx) => {
    const list = await shortlist(tx, context, id, input);
    if (list === undefined) throw conflict('too_few_people', TOO_FEW);
    await audit(tx, context, { action: 'focus_group.shortlisted', subject });
    const { sessions, people, balance } = list;
    const { sessions: _asked, ...group } = input;
    await insertGroup(tx, {
      ...group,
      id,
      balance,
      guides: {},
      state: 'planned',
      ownerId: userOf(context).id,
      createdAt: instantText(context.clock.now()),
    });
    await insertSessions(tx, sessions);
    await insertPeople(tx, people);
    await audit(tx, context, { action: 'focus_group.added', subject, detail: { sessions: sessions.length } });
  });
  return id;
}

/** Looked up is looked up: the log says so too where no list came of it, and everything else was taken back. */
export async function recordRefusedShortlist(context: Context): Promise<void> {
  const subject = { kind: 'focus_group', id: context.ids.next() };
  await context.db.transaction((tx) => audit(tx, context, { action: 'focus_group.shortlist_refused', subject }));
}

const TOO_FEW =
  'Fewer than five people of this list can be invited. A list of so few would tell who complained, so none is made. Choose fewer filters or a longer period.';

async function shortlist(tx: Knex, context: Context, groupId: string, input: NewFocusGroup) {
  const organisation = await getOrganisation(tx);
  const { languages, defaultLanguage } = organisation.settings;
  const filter = readComplaintFilter(queryOf(input));
  const reader = readerOf(context, organisation.settings);
  // Who said no is on no list, however the list was filtered.
  const invitable = filter.invite === false ? [] : await listInvitable(tx, filter, reader);
  const known: { candidate: Candidate; facts: PersonFacts }[] = [];
  for (const { personId, branchId, severity, modes } of invitable) {
    const about = { customerId: personId, groupId, restingDays: input.restingDays };
    const { person, facts } = await factsOf(tx, context, organisation, about);
    const locale = person.locale !== null && languages.includes(person.locale) ? person.locale : defaultLanguage;
    const branch = branchId === null ? [] : [branchId];
    known.push({ candidate: { id: personId, locale, branch, mode: modes, severity: [String(severity)] }, facts });
  }
  const sessions: FocusSession[] = input.sessions.map((session) => ({
    ...session,
    id: context.ids.next(),
    groupId,
    state: 'planned',
    notes: null,
  }));
  const { eligible, excluded } = sortOut(known, new Set(sessions.map(({ locale }) => locale)));
  if (eligible.length < FEWEST_ELIGIBLE) return undefined;
  const places = sessions.map(({ id, locale }) => ({ id, locale, places: input.invitedEach }));
  const wanted = places.reduce((sum, session) => sum + session.places, 0);
  const { picks, reserves } = drawShortlist(eligible, places, { reserves: wanted, seed: groupId });
  const localeOf = new Map(eligible.map(({ id, locale }) => [id, locale]));
  const entry = (customerId: string) => ({
    id: context.ids.unordered(),
    groupId,
    customerId,
    locale: localeOf.get(customerId) ?? defaultLanguage,
  });
  const people = [
    ...picks.map(({ id, sessionId }) => ({ ...entry(id), sessionId, standing: 'picked', reserveOrder: null }) as const),
    ...reserves.map(
      (id, at) => ({ ...entry(id), sessionId: null, standing: 'reserve', reserveOrder: at + 1 }) as const,
    ),
  ];
  const chosen = new Set(picks.map(({ id }) => id));
  const balance = tellBalance({
    consented: known.length,
    eligible,
    picked: eligible.filter(({ id }) => chosen.has(id)),
    reserves: reserves.length,
    excluded,
  });
  return { sessions, people, balance };
}
