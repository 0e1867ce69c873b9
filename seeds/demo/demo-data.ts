import type { AnswerSheet } from '../../src/domain/answers/answer-sheet.ts';
import type { Channel, ContactKind } from '../../src/domain/channel.ts';
import type { FullText, Locale } from '../../src/domain/locale.ts';
import type { ItemKey } from './items.ts';
import type { TopicCode } from './organisation.ts';

export type { Channel, ContactKind, FullText, ItemKey, Locale, TopicCode };

export interface DemoOptions {
  /** Any whole number; the same number gives the same organisation. */
  seed: number;
  /** The day the demo is made, in the organisation's zone, `YYYY-MM-DD`. Everything in the data lies before it. */
  today: string;
  /** The organisation's time zone, an IANA name. */
  timeZone: string;
}

/**
 * A made-up organisation and twelve months of its service, as plain data. Whoever refers to another record does so by
 * its place in that record's list. Instants are ISO-8601 in UTC with milliseconds.
 */
export interface DemoData {
  organisation: DemoOrganisation;
  branches: DemoBranch[];
  providers: DemoProvider[];
  topics: DemoTopic[];
  users: DemoUser[];
  customers: DemoCustomer[];
  /** By the time of the request. */
  contacts: DemoContact[];
  /** By the time of the answer. */
  answers: DemoAnswer[];
  /** Places that hang a card with an open link on the wall. */
  openLinks: DemoOpenLink[];
  /** Of people whom nobody asked, by the time of the answer. */
  openAnswers: DemoOpenAnswer[];
  /** First day of the twelve months, and the day on which the harbour branch reopened (first of month eight). */
  period: { from: string; to: string; harbourReopened: string };
}

export interface DemoOrganisation {
  name: FullText;
  timeZone: string;
  /** ISO weekdays, Monday is 1: Friday and Saturday. */
  restDays: number[];
  weekStart: number;
  languages: Locale[];
  replyAddress: string;
  postalFooter: FullText;
  privacyNotice: FullText;
}

export interface DemoBranch {
  code: string;
  name: FullText;
  timeZone: string;
}

export interface DemoProvider {
  code: string;
  name: string;
  /** The branch where the provider mostly works. */
  branch: number;
}

export interface DemoTopic {
  code: TopicCode;
  name: FullText;
}

export interface DemoUser {
  email: string;
  name: string;
  role: 'administrator' | 'manager' | 'organiser' | 'staff';
  locale: Locale;
  /** The provider that this user is, for staff. */
  provider: number | null;
  /** The branches this user is limited to; empty when not limited. */
  branches: number[];
}

export interface DemoCustomer {
  externalId: string;
  name: string;
  email: string | null;
  locale: Locale;
  relationship: 'active' | 'do_not_survey' | 'ended';
  /** Why, for every relationship but an active one. */
  relationshipReason: string | null;
  /** Came with the service contract of the last weeks: their year begins there. */
  joinedLate: boolean;
}

/** When a contact is written down: with the last that has happened in it. */
export const recordedAt = ({ requestedAt, firstRepliedAt, completedAt }: DemoContact): string =>
  completedAt ?? firstRepliedAt ?? requestedAt;

export interface DemoContact {
  externalId: string;
  customer: number;
  provider: number;
  branch: number;
  topic: number;
  channel: Channel;
  kind: ContactKind;
  requestedAt: string;
  firstRepliedAt: string | null;
  /** null while the contact is still open. */
  completedAt: string | null;
  /** The contact that this one follows. */
  follows: number | null;
  note: string | null;
  /** When the standing program would have invited the customer; null where it would not. */
  invitedAt: string | null;
  /** Why not; null where invited, or still open. */
  skipped: 'no_address' | 'do_not_survey' | 'ended' | 'resting_period' | null;
}

export interface DemoAnswer {
  contact: number;
  answeredAt: string;
  locale: Locale;
  /**
   * Extra questions: `satisfaction` 1–5, `comment` text, `wrong` (false: no; true: yes; a list: yes, and these failure
   * modes), `contact` true where the customer may be contacted, `discussion` true where they may be invited to one.
   */
  sheet: AnswerSheet;
}

export interface DemoOpenLink {
  branch: number;
  /** First day on the wall. */
  from: string;
  locale: Locale;
}

export interface DemoOpenAnswer {
  /** Its place in the list of open links. */
  link: number;
  answeredAt: string;
  locale: Locale;
  sheet: AnswerSheet;
}
