import type { Knex } from 'knex';
import { z } from 'zod';
import { Guide } from '../../domain/focus-group/guide.ts';
import type { ToldBalance } from '../../domain/focus-group/told-balance.ts';
import { Locale } from '../../domain/locale.ts';
import { notFound } from '../../platform/errors.ts';

export const GROUP_STATES = ['planned', 'inviting', 'closed', 'cancelled'] as const;
export type GroupState = (typeof GROUP_STATES)[number];

/** People brought together over a theme that complaints share. */
export interface FocusGroup {
  id: string;
  theme: string;
  question: string;
  /** The filters of the complaint list it came from, as they stand in its address. */
  source: string;
  /** The branches it is limited to; null: all. */
  branchIds: string[] | null;
  seats: number;
  invitedEach: number;
  restingDays: number;
  answerDays: number;
  incentive: string | null;
  balance: ToldBalance;
  /** The discussion guide in each language that has one. */
  guides: Partial<Record<Locale, Guide>>;
  state: GroupState;
  ownerId: string;
  createdAt: string;
}

const SESSION_STATES = ['planned', 'held', 'cancelled'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

export interface FocusSession {
  id: string;
  groupId: string;
  startsAt: string;
  minutes: number;
  place: string | null;
  link: string | null;
  locale: Locale;
  moderator: string;
  /** What its guests read where the group's own words are in another language; null: those of the group. */
  theme: string | null;
  incentive: string | null;
  state: SessionState;
  notes: string | null;
}

/** What a group is about and its thank-you, as the guests of a session read them. */
export function toldIn(
  group: Pick<FocusGroup, 'theme' | 'incentive'>,
  session: Pick<FocusSession, 'theme' | 'incentive'>,
): Pick<FocusGroup, 'theme' | 'incentive'> {
  return { theme: session.theme ?? group.theme, incentive: session.incentive ?? group.incentive };
}

/** @param now an instant */
export const hasBegun = ({ startsAt }: Pick<FocusSession, 'startsAt'>, now: string): boolean => startsAt <= now;

interface GroupRow {
  id: string;
  theme: string;
  question: string;
  source: string;
  branch_ids: string | null;
  seats: number;
  invited_each: number;
  resting_days: number;
  answer_days: number;
  incentive: string | null;
  balance: string;
  guides: string;
  state: string;
  owner_id: string;
  created_at: string;
}

const Balance = z.custom<ToldBalance>((value) => typeof value === 'object' && value !== null);
const Guides = z.partialRecord(Locale, Guide);
const State = z.enum(GROUP_STATES);

function toGroup(row: GroupRow): FocusGroup {
  return {
    id: row.id,
    theme: row.theme,
    question: row.question,
    source: row.source,
    branchIds: row.branch_ids === null ? null : z.array(z.string()).parse(JSON.parse(row.branch_ids)),
    seats: row.seats,
    invitedEach: row.invited_each,
    restingDays: row.resting_days,
    answerDays: row.answer_days,
    incentive: row.incentive,
    balance: Balance.parse(JSON.parse(row.balance)),
    guides: Guides.parse(JSON.parse(row.guides)),
    state: State.parse(row.state),
    ownerId: row.owner_id,
    createdAt: row.created_at,
  };
}

interface SessionRow {
  id: string;
  group_id: string;
  starts_at: string;
  minutes: number;
  place: string | null;
  link: string | null;
  locale: string;
  moderator: string;
  theme: string | null;
  incentive: string | null;
  state: string;
  notes: string | null;
}

function toSession(row: SessionRow): FocusSession {
  return {
    id: row.id,
    groupId: row.group_id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    place: row.place,
    link: row.link,
    locale: Locale.parse(row.locale),
    moderator: row.moderator,
    theme: row.theme,
    incentive: row.incentive,
    state: z.enum(SESSION_STATES).parse(row.state),
    notes: row.notes,
  };
}

export async function insertGroup(tx: Knex, group: FocusGroup): Promise<void> {
  await tx('focus_groups').insert({
    id: group.id,
    theme: group.theme,
    question: group.question,
    source: group.source,
    branch_ids: group.branchIds === null ? null : JSON.stringify(group.branchIds),
    seats: group.seats,
    invited_each: group.invitedEach,
    resting_days: group.restingDays,
    answer_days: group.answerDays,
    incentive: group.incentive,
    balance: JSON.stringify(group.balance),
    guides: JSON.stringify(group.guides),
    state: group.state,
    owner_id: group.ownerId,
    created_at: group.createdAt,
    updated_at: group.createdAt,
  });
}

export async function insertSessions(tx: Knex, sessions: readonly FocusSession[]): Promise<void> {
  await tx('focus_sessions').insert(
    sessions.map((session) => ({
      id: session.id,
      group_id: session.groupId,
      starts_at: session.startsAt,
      minutes: session.minutes,
      place: session.place,
      link: session.link,
      locale: session.locale,
      moderator: session.moderator,
      theme: session.theme,
      incentive: session.incentive,
      state: session.state,
      notes: session.notes,
    })),
  );
}

const ANY_BRANCH = '';

/** Whether users who are limited to these branches may know of the group. */
function isVisible({ branchIds }: Pick<FocusGroup, 'branchIds'>, limit: readonly string[] | null): boolean {
  return limit === null || (branchIds ?? [ANY_BRANCH]).every((id) => limit.includes(id));
}

/** @param limit branches that the reader is limited to; null: all. @throws not_found also for one of other branches */
export async function getGroup(db: Knex, id: string, limit: readonly string[] | null): Promise<FocusGroup> {
  const group = await findGroup(db, id);
  if (group === undefined || !isVisible(group, limit)) throw notFound('focus group');
  return group;
}

/** Newest first. There are never many, so those of other branches are left out here. */
export async function listGroups(
  db: Knex,
  options: {
    limit: readonly string[] | null;
    from?: string | undefined;
    before?: string | undefined;
    /** Id of the last one of the page before. */
    olderThan?: string | undefined;
    most?: number;
  },
): Promise<FocusGroup[]> {
  const query = db('focus_groups').orderBy('id', 'desc');
  if (options.olderThan !== undefined) query.where('id', '<', options.olderThan);
  if (options.most !== undefined) query.limit(options.most);
  if (options.from !== undefined) query.where('created_at', '>=', options.from);
  if (options.before !== undefined) query.where('created_at', '<', options.before);
  const rows: GroupRow[] = await query;
  return rows.map(toGroup).filter((group) => isVisible(group, options.limit));
}

/** The group as it is now; everything that decides about its seats takes turns by this lock. */
export async function lockGroup(tx: Knex, id: string): Promise<FocusGroup | undefined> {
  const row: GroupRow | undefined = await tx('focus_groups').where({ id }).forUpdate().first();
  return row && toGroup(row);
}

export async function findGroup(db: Knex, id: string): Promise<FocusGroup | undefined> {
  const row: GroupRow | undefined = await db('focus_groups').where({ id }).first();
  return row && toGroup(row);
}

export async function updateGroup(
  tx: Knex,
  id: string,
  update: Partial<
    Pick<FocusGroup, 'state' | 'guides' | 'theme' | 'question' | 'seats' | 'invitedEach' | 'answerDays' | 'incentive'>
  > & { at: string },
): Promise<void> {
  const { at, guides, invitedEach, answerDays, ...rest } = update;
  await tx('focus_groups')
    .where({ id })
    .update({
      ...rest,
      ...(guides === undefined ? {} : { guides: JSON.stringify(guides) }),
      ...(invitedEach === undefined ? {} : { invited_each: invitedEach }),
      ...(answerDays === undefined ? {} : { answer_days: answerDays }),
      updated_at: at,
    });
}

/** In the order in which they are held. */
export async function listSessions(db: Knex, groupIds: readonly string[]): Promise<FocusSession[]> {
  const rows: SessionRow[] = await db('focus_sessions').whereIn('group_id', groupIds).orderBy(['starts_at', 'id']);
  return rows.map(toSession);
}

export async function findSession(db: Knex, id: string): Promise<FocusSession | undefined> {
  const row: SessionRow | undefined = await db('focus_sessions').where({ id }).first();
  return row && toSession(row);
}

export async function getSession(db: Knex, groupId: string, id: string): Promise<FocusSession> {
  const session = await findSession(db, id);
  if (session === undefined || session.groupId !== groupId) throw notFound('session');
  return session;
}

export async function updateSession(
  tx: Knex,
  id: string,
  update: Partial<Omit<FocusSession, 'id' | 'groupId'>>,
): Promise<void> {
  const { startsAt, ...rest } = update;
  await tx('focus_sessions')
    .where({ id })
    .update({ ...rest, ...(startsAt === undefined ? {} : { starts_at: startsAt }) });
}
