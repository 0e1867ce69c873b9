import type { Locale } from '../../domain/locale.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import type { invitationHistoryMessages } from './invitation-history.messages.ts';
import { invitationHistoryMessages as messages } from './invitation-history.messages.ts';
import type { InvitationFacts } from './invitation-history.queries.ts';
import { reasonText } from './invitations.views.ts';
import type { LinkVisit } from './link-visits.store.ts';

/** Something that happened to an invitation. `at`: null for an answer, of which only the day may be told. */
export interface InvitationEvent {
  day: string;
  at: string | null;
  text: string;
  detail: string | null;
}

interface Teller {
  locale: Locale;
  timeZone: string;
}

type Words = ReturnType<typeof invitationHistoryMessages.in>;

/** All that happened to an invitation, for who may see what became of mails. Not what was answered, nor any score. */
export function eventsOf(facts: InvitationFacts, { locale, timeZone }: Teller): InvitationEvent[] {
  const t = messages.in(locale);
  const { invitation, endedAt } = facts;
  const { status, sendAt, sentAt, createdAt, expiresAt, answeredOn } = invitation;
  const event = (at: string | null, text: string, detail: string | null = null): InvitationEvent[] =>
    at === null ? [] : [{ day: businessDay(at, timeZone), at, text, detail }];
  const waits = status === 'scheduled' && sendAt !== null;
  const leaves = waits ? t('history.scheduled.for', { at: momentText(sendAt, locale, timeZone) }) : null;
  const cameBackAtOnce = status === 'bounced' && (endedAt ?? sentAt) === sentAt;
  const left = status !== 'uncertain' && status !== 'failed' && !cameBackAtOnce;
  return [
    ...(sendAt === null ? [] : event(createdAt, t('history.scheduled'), leaves)),
    ...(status === 'skipped'
      ? event(endedAt ?? sendAt ?? createdAt, t('history.skipped'), reasonText(invitation.reason, locale))
      : []),
    ...(left ? event(sentAt, t('history.sent')) : []),
    ...(status === 'uncertain' ? event(sentAt, t('history.uncertain')) : []),
    ...(status === 'failed' ? event(endedAt ?? sendAt, t('history.failed')) : []),
    ...facts.remindedAt.flatMap((at) => event(at, t('history.reminded'))),
    ...clicksOf(facts.visits, timeZone, t),
    ...(status === 'bounced' ? event(endedAt ?? sentAt, t('history.bounced')) : []),
    ...(answeredOn === null ? [] : [{ day: answeredOn, at: null, text: t('history.answered'), detail: null }]),
    ...(status === 'declined' ? event(endedAt ?? sentAt, t('history.declined')) : []),
    ...(status === 'expired' ? event(endedAt ?? expiresAt, t('history.expired')) : []),
  ];
}

/** What anybody may know who sees the customer: on which days they were asked, and answered. */
export function outlineOf({ invitation }: InvitationFacts, { locale, timeZone }: Teller): InvitationEvent[] {
  const t = messages.in(locale);
  const { status, sentAt, answeredOn } = invitation;
  const asked = sentAt !== null && status !== 'bounced' && status !== 'uncertain';
  return [
    ...(asked ? [{ day: businessDay(sentAt, timeZone), at: sentAt, text: t('history.asked'), detail: null }] : []),
    ...(answeredOn === null ? [] : [{ day: answeredOn, at: null, text: t('history.answered'), detail: null }]),
  ];
}

/** Clicks that look like a person's, by day: that a score was chosen is told, not which. */
function clicksOf(visits: readonly LinkVisit[], timeZone: string, t: Words): InvitationEvent[] {
  const byDay = new Map<string, LinkVisit[]>();
  for (const visit of visits.filter(({ kind }) => kind === 'person')) {
    const day = businessDay(visit.at, timeZone);
    byDay.set(day, [...(byDay.get(day) ?? []), visit]);
  }
  return [...byDay].map(([day, all]) => {
    const opened = all.filter(({ page }) => page === 'survey');
    const parts = [
      ...(opened.length === 0 ? [] : [t('history.clicked.times', { count: timesOf(opened) })]),
      ...(opened.some(({ satisfaction }) => satisfaction !== null) ? [t('history.clicked.score')] : []),
      ...(opened.length < all.length ? [t('history.clicked.unsubscribe')] : []),
    ];
    return { day, at: all[0]?.at ?? null, text: t('history.clicked'), detail: dotted(parts) };
  });
}

function timesOf(visits: readonly LinkVisit[]): number {
  return visits.reduce((sum, { times }) => sum + times, 0);
}
