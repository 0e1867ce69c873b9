import type { DateTime } from 'luxon';
import { CONTACT_NOTES, FOLLOW_UP_NOTES } from './contact-notes.ts';
import type { Channel, ContactKind, DemoBranch, DemoContact, DemoCustomer, Locale } from './demo-data.ts';
import { HARBOUR, PHONE_LINE, PROVIDERS, SINGAPORE, TOPICS } from './organisation.ts';
import type { Random } from './random.ts';
import {
  addWorkingMinutes,
  atHour,
  instant,
  instantOf,
  isWorkingDay,
  nextWorkingMoment,
  wallClock,
  workingHours,
} from './working-time.ts';

export interface Period {
  /** Start of the first day. */
  from: DateTime;
  /** Start of the day the demo is made: everything lies before it. */
  end: DateTime;
}

type Draft = Omit<DemoContact, 'externalId' | 'follows' | 'invitedAt' | 'skipped'> & { follows: Draft | null };

/** Which branch customers of each language turn to first. */
const HOME_BRANCHES: Readonly<Record<Locale, readonly (readonly [number, number])[]>> = {
  he: [
    [HARBOUR, 76],
    [PHONE_LINE, 23],
    [SINGAPORE, 1],
  ],
  en: [
    [HARBOUR, 24],
    [PHONE_LINE, 22],
    [SINGAPORE, 54],
  ],
  ms: [
    [HARBOUR, 2],
    [PHONE_LINE, 6],
    [SINGAPORE, 92],
  ],
};

/** How often someone who has a branch calls the phone line instead. */
const CALLS_INSTEAD = 0.12;

const VISITED_BRANCH_CHANNELS: readonly (readonly [Channel, number])[] = [
  ['in_person', 62],
  ['phone', 14],
  ['email', 12],
  ['chat', 5],
  ['web', 7],
];

const PHONE_LINE_CHANNELS: readonly (readonly [Channel, number])[] = [
  ['phone', 70],
  ['chat', 13],
  ['email', 11],
  ['web', 6],
];

const TOPIC_MIX: readonly (readonly [number, number])[] = [
  [0, 16],
  [1, 20],
  [2, 18],
  [3, 15],
  [4, 13],
  [5, 18],
];

/** Minutes of work until completion: median by topic. */
const TYPICAL_MINUTES = [150, 80, 110, 420, 60, 500] as const;

/** Least days between two matters of most customers: a quarter, so that most may be surveyed again. */
const USUAL_DISTANCE = 91;

/** How many days before the end those came who came with the service contract: each with one matter so far. */
const LATE_DAYS = 66;

/**
 * All contacts of the period, by the time of the request, without what follows from them (invitations).
 * A customer has one to four matters a year; some of them call for another contact within days.
 */
export function inventContacts(
  customers: readonly DemoCustomer[],
  branches: readonly DemoBranch[],
  period: Period,
  random: Random,
): DemoContact[] {
  const firstDay = period.from.setZone('utc', { keepLocalTime: true });
  const bounds = { from: instant(period.from), end: instant(period.end) };
  const drafts: Draft[] = [];
  customers.forEach((customer, at) => {
    const home = random.weighted(HOME_BRANCHES[customer.locale]);
    const days = dayCount(period);
    for (const offset of customer.joinedLate ? [days - random.int(1, LATE_DAYS)] : matterDays(days, random)) {
      const branch = random.chance(CALLS_INSTEAD) ? PHONE_LINE : home;
      const zone = zoneOf(branches, branch);
      const day = firstDay.plus({ days: offset });
      const matter = draftMatter(at, customer.locale, branch, zone, day, random);
      if (!cutToPeriod(matter, bounds)) continue;
      drafts.push(matter);
      const followUp = draftFollowUp(matter, customer.locale, zone, random);
      if (followUp !== undefined && cutToPeriod(followUp, bounds)) drafts.push(followUp);
    }
  });
  drafts.sort((a, b) =>
    a.requestedAt < b.requestedAt ? -1 : a.requestedAt > b.requestedAt ? 1 : a.customer - b.customer,
  );
  const places = new Map(drafts.map((draft, at) => [draft, at]));
  return drafts.map((draft, at) => ({
    ...draft,
    externalId: `K-${String(at + 1).padStart(5, '0')}`,
    follows: draft.follows === null ? null : (places.get(draft.follows) ?? null),
    invitedAt: null,
    skipped: null,
  }));
}

function dayCount(period: Period): number {
  return Math.round(period.end.diff(period.from, 'days').days);
}

/**
 * The days of the period on which a customer comes. Drawn on a circle, so that every day of the year is as busy: the
 * usual distance between neighbours, the days left over shared out at random, the whole turned at random.
 */
function matterDays(days: number, random: Random): number[] {
  const count = random.weighted([
    [1, 18],
    [2, 30],
    [3, 33],
    [4, 19],
  ]);
  if (random.chance(0.08)) return Array.from({ length: count }, () => random.int(0, days - 1));
  const spare = Array.from({ length: count }, () => random.int(0, days - USUAL_DISTANCE * count)).sort((a, b) => a - b);
  const turn = random.int(0, days - 1);
  return spare.map((extra, at) => (turn + extra + at * USUAL_DISTANCE) % days);
}

function draftMatter(
  customer: number,
  locale: Locale,
  branch: number,
  zone: string,
  day: DateTime,
  random: Random,
): Draft {
  const channel = random.weighted(branch === PHONE_LINE ? PHONE_LINE_CHANNELS : VISITED_BRANCH_CHANNELS);
  const topic = random.weighted(TOPIC_MIX);
  const kind = random.weighted<ContactKind>([
    ['request', topic === 4 ? 25 : 66],
    ['question', topic === 4 ? 45 : 22],
    ['correction', topic === 4 ? 20 : 7],
    ['complaint', 5],
  ]);
  const requested = requestMoment(requestDay(day, random), channel, random);
  return {
    customer,
    provider: draftProvider(branch, random),
    branch,
    topic,
    channel,
    kind,
    ...serve(requested, zone, channel, typicalMinutes(topic, kind), random),
    follows: null,
    note: random.chance(0.7) ? random.pick(CONTACT_NOTES[locale][topicCode(topic)]) : null,
  };
}

function draftFollowUp(matter: Draft, locale: Locale, zone: string, random: Random): Draft | undefined {
  if (matter.completedAt === null || !random.chance(matter.kind === 'complaint' ? 0.2 : 0.11)) return undefined;
  const day = nextWorkingMoment(wallClock(matter.completedAt, zone).plus({ days: random.int(1, 9) }));
  const kind = random.weighted<ContactKind>([
    ['correction', 45],
    ['question', 30],
    ['complaint', 25],
  ]);
  const channel = random.chance(0.5)
    ? matter.channel
    : random.weighted<Channel>([
        ['phone', 60],
        ['email', 40],
      ]);
  return {
    ...matter,
    provider: random.chance(0.8) ? matter.provider : draftProvider(matter.branch, random),
    channel,
    kind,
    ...serve(requestMoment(day, channel, random), zone, channel, typicalMinutes(matter.topic, kind), random),
    follows: matter,
    note: random.pick(FOLLOW_UP_NOTES[locale]),
  };
}

/** Whether the contact was made within the period at all; what had not happened by its end is taken out of it. */
function cutToPeriod(draft: Draft, bounds: { from: string; end: string }): boolean {
  if (draft.requestedAt < bounds.from || draft.requestedAt >= bounds.end) return false;
  if (draft.firstRepliedAt !== null && draft.firstRepliedAt >= bounds.end) draft.firstRepliedAt = null;
  if (draft.completedAt !== null && draft.completedAt >= bounds.end) draft.completedAt = null;
  return true;
}

/** Mostly at the branch's own people; now and then someone from elsewhere fills in. */
function draftProvider(branch: number, random: Random): number {
  return random.weighted(
    PROVIDERS.map((provider, at) => [at, provider.branch === branch ? provider.load : 0.08] as const),
  );
}

/** Two Fridays in three, and all of Saturday, are spread over the days before and after; Sunday gets the most. */
function requestDay(day: DateTime, random: Random): DateTime {
  if (day.weekday === 5 && !random.chance(0.35)) return day.plus({ days: random.pick([-2, -1, 2, 3]) });
  return isWorkingDay(day) ? day : day.plus({ days: random.pick([-2, 1, 1, 2]) });
}

function zoneOf(branches: readonly DemoBranch[], branch: number): string {
  return branches[branch]?.timeZone ?? 'utc';
}

function requestMoment(day: DateTime, channel: Channel, random: Random): DateTime {
  const written = channel === 'email' || channel === 'web';
  if (written && random.chance(0.3)) return atHour(day, random.pick([6.5, 7, 19, 20, 21, 22]) + random.next());
  const { opens, closes } = workingHours(day);
  // Two humps, mid-morning and mid-afternoon, cut to the opening hours.
  const hour = random.chance(0.6) ? random.normal(10.4, 1.2) : random.normal(14.8, 1.4);
  return atHour(day, Math.min(Math.max(hour, opens + random.next() / 4), closes - 0.5 - random.next() / 2));
}

function serve(
  requested: DateTime,
  zone: string,
  channel: Channel,
  typical: number,
  random: Random,
): Pick<Draft, 'requestedAt' | 'firstRepliedAt' | 'completedAt'> {
  const replyMinutes = {
    in_person: random.int(1, 25),
    phone: random.int(0, 12),
    chat: random.int(0, 8),
    email: Math.exp(random.normal(4.9, 1)),
    web: Math.exp(random.normal(5.1, 1)),
  }[channel];
  const replied = addWorkingMinutes(requested, Math.round(replyMinutes));
  const minutes = Math.min(Math.max(4, Math.exp(random.normal(Math.log(typical), 0.9))), 6000);
  const completed = addWorkingMinutes(replied, Math.round(minutes));
  // One in thirty is finished after hours, by someone who stayed on.
  const finished = random.chance(0.033)
    ? atHour(completed, workingHours(completed).closes).plus({ minutes: random.int(30, 150) })
    : completed;
  return {
    requestedAt: instantOf(requested, zone),
    firstRepliedAt: instantOf(replied, zone),
    completedAt: instantOf(finished, zone),
  };
}

function typicalMinutes(topic: number, kind: ContactKind): number {
  return (TYPICAL_MINUTES[topic] ?? 60) * { request: 1, question: 0.3, correction: 0.9, complaint: 1.6 }[kind];
}

function topicCode(topic: number): (typeof TOPICS)[number]['code'] {
  return TOPICS[topic]?.code ?? 'SUP';
}
