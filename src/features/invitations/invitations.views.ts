import type { Locale } from '../../domain/locale.ts';
import { SKIP_REASONS, type SkipReason } from '../../domain/program/decide-invitation.ts';
import { SKIP_REASON_WORDS } from '../../domain/words/skip-reason.words.ts';
import { dayText, momentText } from '../../platform/i18n/dates.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { INVITATION_STATUSES, type InvitationStatus } from './invitation.store.ts';
import { invitationsMessages } from './invitations.messages.ts';
import type { ListedInvitation } from './invitations.queries.ts';
import { serverWords, waitText } from './waiting.views.ts';

export function isSkipReason(text: string): text is SkipReason {
  return SKIP_REASONS.some((reason) => reason === text);
}

export function reasonText(reason: string | null, locale: Locale): string {
  return reason !== null && isSkipReason(reason) ? SKIP_REASON_WORDS[reason][locale] : '';
}

export const STATUS_ICONS: Record<InvitationStatus, string> = {
  scheduled: 'wait',
  sent: 'open',
  uncertain: 'few',
  bounced: 'no',
  failed: 'no',
  answered: 'done',
  expired: 'no',
  declined: 'no',
  skipped: 'no',
};
export const LATE: readonly InvitationStatus[] = ['uncertain', 'bounced', 'failed'];

export interface InvitationsPageInput {
  locale: Locale;
  timeZone: string;
  now: Date;
  status: InvitationStatus | undefined;
  reason: string | undefined;
  counts: { total: number; byStatus: ReadonlyMap<string, number>; byReason: ReadonlyMap<string, number> };
  rows: readonly ListedInvitation[];
  nextCursor: string | null;
  paged: boolean;
}

/** What views/invitations/list.ejs shows. */
export function toInvitationsPage(input: InvitationsPageInput): object {
  const { locale, counts } = input;
  const t = invitationsMessages.in(locale);
  const address = (part: { status?: string | undefined; reason?: string | undefined; cursor?: string | undefined }) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(part)) if (value !== undefined) query.set(name, value);
    const text = query.toString();
    return text === '' ? '/invitations' : `/invitations?${text}`;
  };
  const here = { status: input.status, reason: input.reason };
  return {
    heading: t('invitations.title'),
    lead: t('invitations.lead'),
    empty:
      counts.total > 0
        ? null
        : {
            small: true,
            title: t('invitations.empty.title'),
            text: t('invitations.empty.text'),
            steps: [{ href: '/contacts/new', label: t('invitations.empty.step') }],
          },
    tabs: [
      { label: t('invitations.tab.all'), count: counts.total, href: address({}), current: input.status === undefined },
      ...INVITATION_STATUSES.map((status) => ({
        label: t(`invitations.status.${status}`),
        count: counts.byStatus.get(status) ?? 0,
        href: address({ status }),
        current: input.status === status,
      })).filter((tab) => tab.count > 0 || tab.current),
    ].map((tab) => ({ ...tab, count: wholeNumber(tab.count) })),
    reasons:
      input.status === 'skipped' && counts.byReason.size > 0
        ? {
            heading: t('invitations.reasons.title'),
            table: {
              caption: t('invitations.reasons.caption'),
              columns: [
                { label: t('invitations.reasons.reason') },
                { label: t('invitations.reasons.count'), end: true },
              ],
              rows: [...counts.byReason]
                .sort(([, a], [, b]) => b - a)
                .map(([reason, count]) => ({
                  cells: [
                    { text: reasonText(reason, locale), href: address({ status: 'skipped', reason }) },
                    { text: wholeNumber(count), num: true },
                  ],
                })),
            },
          }
        : null,
    chosenReason:
      input.reason === undefined
        ? null
        : {
            text: reasonText(input.reason, locale),
            all: { href: address({ status: 'skipped' }), label: t('invitations.reasons.all') },
          },
    table: {
      caption: t('invitations.caption'),
      columns: [
        { label: t('invitations.col.customer') },
        { label: t('invitations.col.status') },
        { label: t('invitations.col.when'), wide: true },
        { label: t('invitations.col.about'), wide: true },
      ],
      rows: input.rows.map((row) => ({ cells: cellsOf(row, input) })),
    },
    none:
      input.rows.length === 0 && counts.total > 0
        ? { text: t('invitations.none'), href: address({}), label: t('invitations.none.all') }
        : null,
    page: {
      ...(input.paged ? { firstHref: address(here) } : {}),
      ...(input.nextCursor === null ? {} : { nextHref: address({ ...here, cursor: input.nextCursor }) }),
    },
  };
}

function cellsOf(row: ListedInvitation, reader: InvitationsPageInput): object[] {
  const t = invitationsMessages.in(reader.locale);
  const clicks = Number(row.clicks ?? 0);
  const machines = Number(row.machineVisits ?? 0);
  const evidence =
    clicks > 0 ? t('invitations.clicked', { count: clicks }) : machines > 0 ? t('invitations.machines') : '';
  return [
    {
      text: row.customerName ?? row.customerExternalId ?? t('invitations.noName'),
      href: `/invitations/${row.id}`,
    },
    {
      text: t(`invitations.status.${row.status}`),
      state: { icon: STATUS_ICONS[row.status], late: LATE.includes(row.status) },
      quiet: row.status === 'answered' ? '' : evidence,
    },
    { text: whenText(row, reader), quiet: whyText(row, reader) },
    { text: row.providerName, href: `/contacts/${row.contactId}`, quiet: row.branchName ?? '' },
  ];
}

function whenText(row: ListedInvitation, reader: InvitationsPageInput): string {
  const { locale, timeZone } = reader;
  const t = invitationsMessages.in(locale);
  const at = (instant: string): string => momentText(instant, locale, timeZone);
  if (row.status === 'skipped') return t('invitations.when.skipped', { at: at(row.createdAt) });
  if (row.mailStatus === 'queued' && row.mailSendAfter !== null) {
    const waiting = { reason: row.mailReason, attempts: row.mailAttempts ?? 0, sendAfter: row.mailSendAfter };
    return waitText(waiting, reader);
  }
  if (row.answeredOn !== null) return t('invitations.when.answered', { at: dayText(row.answeredOn, locale) });
  if (row.sentAt !== null) return t('invitations.when.sent', { at: at(row.sentAt) });
  if (row.sendAt === null) return '';
  return t('invitations.when.due', { at: at(row.sendAt) });
}

/** Why not. */
function whyText(row: ListedInvitation, { locale }: InvitationsPageInput): string {
  if (row.status === 'skipped') return reasonText(row.reason, locale);
  const failed = (row.status === 'bounced' || row.status === 'failed') && row.mailStatus === 'failed';
  return failed && row.mailReason !== null ? serverWords(row.mailReason, locale) : '';
}
