import type { Knex } from 'knex';
import { type ConsentedLine, FEWEST_ELIGIBLE, gatherPeople, sortOut } from '../../domain/focus-group/eligibility.ts';
import { type Candidate, drawShortlist } from '../../domain/focus-group/shortlist.ts';
import { tellBalance } from '../../domain/focus-group/told-balance.ts';
import type { Locale } from '../../domain/locale.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { getOrganisation } from '../organisation/index.ts';
import { type FocusGroup, type FocusSession, insertGroup, insertSessions } from './focus-groups.store.ts';
import { insertPeople } from './focus-people.store.ts';
import { factsOf } from './who-may-come.ts';

export interface NewSession {
  startsAt: string;
  minutes: number;
  place: string | null;
  link: string | null;
  locale: Locale;
  moderator: string;
}

export interface NewFocusGroup
  extends Pick<
    FocusGroup,
    | 'theme'
    | 'question'
    | 'source'
    | 'branchIds'
    | 'seats'
    | 'invitedEach'
    | 'restingDays'
    | 'answerDays'
    | 'incentive'
  > {
  sessions: readonly NewSession[];
}

/** Complaints and concerns that agreed to be invited, with whose they are: nothing of it leaves this use case. */
export type ReadConsented = (tx: Knex) => Promise<(ConsentedLine & { formLocale: Locale | null })[]>;

/**
 * Makes a focus group with its sessions and its shortlist, in one action. Whose the complaints are is looked up here, is
 * written into the audit log once, by the group alone, and is forgotten: the list holds people, and of none of them what
 * they said. Where too few could come, nothing is made: a list of so few would tell who complained.
 *
 * @returns the group's id
 * @throws 409 `too_few_people`
 */
export async function createFocusGroup(context: Context, input: NewFocusGroup, read: ReadConsented): Promise<string> {
  const id = context.ids.next();
  const subject = { kind: 'focus_group', id };
  const made = await context.db.transaction(async (tx) => {
    const list = await shortlist(tx, context, id, input, read);
    // Looked up is looked up: the log says so, whether or not a list came of it.
    await audit(tx, context, { action: 'focus_group.shortlisted', subject });
    if (list === undefined) return false;
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
    return true;
  });
  if (made) return id;
  throw conflict('too_few_people', TOO_FEW);
}

const TOO_FEW =
  'Fewer than five people of this list can be invited. A list of so few would tell who complained, so none is made. Choose fewer filters or a longer period.';

async function shortlist(tx: Knex, context: Context, groupId: string, input: NewFocusGroup, read: ReadConsented) {
  const lines = await read(tx);
  const organisation = await getOrganisation(tx);
  const { languages, defaultLanguage } = organisation.settings;
  const byRecord = gatherPeople(lines);
  const known = new Map<string, { candidate: Candidate; facts: Awaited<ReturnType<typeof factsOf>>['facts'] }>();
  for (const [recordId, standing] of byRecord) {
    const about = { customerId: recordId, groupId, restingDays: input.restingDays };
    const { person, facts } = await factsOf(tx, context, organisation, about);
    const before = known.get(person.id)?.candidate;
    const wished = person.locale ?? lines.find(({ personId }) => personId === recordId)?.formLocale ?? null;
    const locale = wished !== null && languages.includes(wished) ? wished : defaultLanguage;
    const candidate = before === undefined ? { ...standing, id: person.id, locale } : joined(before, standing);
    known.set(person.id, { candidate, facts });
  }
  const sessions: FocusSession[] = input.sessions.map((session) => ({
    ...session,
    id: context.ids.next(),
    groupId,
    state: 'planned',
    notes: null,
  }));
  const { eligible, excluded } = sortOut([...known.values()], new Set(sessions.map(({ locale }) => locale)));
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
    ...reserves.map((id, at) => ({ ...entry(id), sessionId: null, standing: 'reserve', reserveOrder: at + 1 }) as const),
  ];
  const chosen = new Set(picks.map(({ id }) => id));
  const balance = tellBalance({
    consented: known.size,
    eligible,
    picked: eligible.filter(({ id }) => chosen.has(id)),
    reserves: reserves.length,
    excluded,
  });
  return { sessions, people, balance };
}

function joined(a: Candidate, b: Omit<Candidate, 'id' | 'locale'>): Candidate {
  const both = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])].sort();
  return {
    ...a,
    branch: both(a.branch, b.branch),
    mode: both(a.mode, b.mode),
    severity: both(a.severity, b.severity),
  };
}
