import { LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { dayText, momentText } from '../../platform/i18n/dates.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { eventsOf } from './invitation-events.ts';
import type { InvitationFacts } from './invitation-history.queries.ts';
import { invitationsMessages } from './invitations.messages.ts';
import { LATE, STATUS_ICONS } from './invitations.views.ts';
import type { LinkVisit } from './link-visits.store.ts';

export interface InvitationPageInput {
  locale: Locale;
  timeZone: string;
  facts: InvitationFacts;
  customer: string | null;
  program: string;
}

/** What views/invitations/one.ejs shows. */
export function toInvitationPage({ locale, timeZone, facts, customer, program }: InvitationPageInput) {
  const t = invitationsMessages.in(locale);
  const { invitation, visits } = facts;
  const at = (instant: string): string => momentText(instant, locale, timeZone);
  const name = customer ?? t('invitations.noName');
  return {
    heading: t('invitation.of', { name: isolate(name) }),
    back: { href: '/invitations', label: t('invitations.title') },
    state: {
      text: t(`invitations.status.${invitation.status}`),
      icon: STATUS_ICONS[invitation.status],
      late: LATE.includes(invitation.status),
    },
    facts: [
      { term: t('invitation.fact.customer'), text: name, href: `/customers/${invitation.customerId}` },
      {
        term: t('invitation.fact.contact'),
        text: t('invitation.fact.contact.open'),
        href: `/contacts/${invitation.contactId}`,
      },
      { term: t('invitation.fact.program'), text: program, href: null },
      { term: t('invitation.fact.language'), text: LOCALE_NAMES[invitation.locale], href: null },
      ...(invitation.expiresAt === null
        ? []
        : [{ term: t('invitation.fact.until'), text: at(invitation.expiresAt), href: null }]),
    ],
    events: {
      heading: t('invitation.events'),
      rows: inTime(eventsOf(facts, { locale, timeZone })).map((event) => ({
        text: event.text,
        detail: event.detail,
        when: event.at === null ? dayText(event.day, locale) : at(event.at),
      })),
    },
    visits:
      visits.length === 0
        ? null
        : {
            heading: t('invitation.visits'),
            lead: t('invitation.visits.lead'),
            table: {
              caption: t('invitation.visits'),
              columns: [
                { label: t('invitation.visits.col.when') },
                { label: t('invitation.visits.col.kind') },
                { label: t('invitation.visits.col.page'), wide: true },
                { label: t('invitation.visits.col.times'), end: true },
              ],
              rows: visits.map((visit) => ({ cells: cellsOf(visit, { locale, at }) })),
            },
          },
  };
}

/** As it went; an answer, of which only the day is told, stands last on its day. */
function inTime<T extends { day: string; at: string | null }>(events: readonly T[]): T[] {
  const key = ({ day, at }: T): string => `${day} ${at ?? 'last'}`;
  return [...events].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function cellsOf(visit: LinkVisit, { locale, at }: { locale: Locale; at: (instant: string) => string }): object[] {
  const t = invitationsMessages.in(locale);
  const page = visit.page === 'survey' && visit.satisfaction !== null ? 'score' : visit.page;
  return [
    { text: at(visit.at) },
    { text: t(`invitation.visits.kind.${visit.kind}`, { method: leftToRight(visit.method) }) },
    { text: t(`invitation.visits.page.${page}`) },
    { text: wholeNumber(visit.times), num: true },
  ];
}
