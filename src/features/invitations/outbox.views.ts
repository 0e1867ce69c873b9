import { directionOf, isLocale, LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DeadJob } from '../../platform/jobs/jobs.store.ts';
import type { CapturedMail, Message, MessageStatus } from '../../platform/mail/outbox.ts';
import { INVITATION_MAIL } from './consider-invitation.ts';
import { reasonText } from './invitations.views.ts';
import { outboxMessages } from './outbox.messages.ts';

export const MESSAGE_STATUSES: readonly MessageStatus[] = [
  'queued',
  'sending',
  'sent',
  'uncertain',
  'failed',
  'skipped',
];

const ICONS: Record<MessageStatus, string> = {
  queued: 'wait',
  sending: 'work',
  sent: 'done',
  uncertain: 'few',
  failed: 'no',
  skipped: 'no',
};

interface Reader {
  locale: Locale;
  timeZone: string;
}

export interface OutboxPageInput extends Reader {
  captured: boolean;
  status: MessageStatus | undefined;
  counts: Record<MessageStatus, number>;
  rows: readonly Message[];
  nextCursor: string | null;
  paged: boolean;
  dead: readonly DeadJob[];
}

const address = (part: { status?: string | undefined; cursor?: string }): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(part)) if (value !== undefined) query.set(name, value);
  return query.size === 0 ? '/outbox' : `/outbox?${query}`;
};

/** What views/outbox/list.ejs shows. */
export function toOutboxPage(input: OutboxPageInput): object {
  const { locale, counts, status } = input;
  const t = outboxMessages.in(locale);
  const total = MESSAGE_STATUSES.reduce((sum, each) => sum + counts[each], 0);
  return {
    heading: t('outbox.title'),
    lead: t('outbox.lead'),
    captured: captureNotice(input),
    trouble: (['failed', 'uncertain'] as const)
      .filter((each) => counts[each] > 0 && status !== each)
      .map((each) => ({
        text: t(`outbox.trouble.${each}`, { count: counts[each] }),
        href: address({ status: each }),
        label: t('outbox.trouble.show'),
      })),
    empty: total === 0 ? { small: true, title: t('outbox.empty.title'), text: t('outbox.empty.text') } : null,
    tabs: [
      { label: t('outbox.all'), count: total, href: address({}), current: status === undefined },
      ...MESSAGE_STATUSES.map((each) => ({
        label: t(`outbox.status.${each}`),
        count: counts[each],
        href: address({ status: each }),
        current: status === each,
      })).filter((tab) => tab.count > 0 || tab.current),
    ].map((tab) => ({ ...tab, count: wholeNumber(tab.count) })),
    none: total > 0 && input.rows.length === 0 ? t('outbox.none') : null,
    table: {
      caption: t('outbox.caption'),
      columns: [
        { label: t('outbox.col.kind') },
        { label: t('outbox.col.status') },
        { label: t('outbox.col.due'), wide: true },
        { label: t('outbox.col.reason'), wide: true },
      ],
      rows: input.rows.map((message) => ({
        cells: [
          { text: kindText(message.kind, locale), href: `/outbox/${message.id}`, quiet: languageOf(message) },
          stateOf(message, locale),
          { text: momentText(message.sentAt ?? message.sendAfter, locale, input.timeZone) },
          { text: whyText(message, locale) },
        ],
      })),
    },
    page: {
      ...(input.paged ? { firstHref: address({ status }) } : {}),
      ...(input.nextCursor === null ? {} : { nextHref: address({ status, cursor: input.nextCursor }) }),
    },
    dead:
      input.dead.length === 0
        ? null
        : {
            heading: t('outbox.dead.title'),
            text: t('outbox.dead.text'),
            retry: t('outbox.dead.retry'),
            jobs: input.dead.map((job) => ({
              kind: job.kind,
              error: job.lastError ?? '',
              tries: t('outbox.dead.tries', { count: job.attempts }),
              since: momentText(job.createdAt, locale, input.timeZone),
              action: `/outbox/jobs/${job.id}/retry`,
            })),
          },
  };
}

export interface MessagePageInput extends Reader {
  captured: boolean;
  message: Message;
  contactId: string | undefined;
  maySendAgain: boolean;
  mayOpen: boolean;
  mail: CapturedMail | undefined;
}

/** What views/outbox/message.ejs shows. */
export function toMessagePage(input: MessagePageInput): object {
  const { locale, timeZone, message, mail, contactId } = input;
  const t = outboxMessages.in(locale);
  const at = (instant: string): string => momentText(instant, locale, timeZone);
  const why = whyText(message, locale);
  const { status } = message;
  return {
    heading: kindText(message.kind, locale),
    back: { href: '/outbox', label: t('outbox.title') },
    captured: captureNotice(input),
    state: stateOf(message, locale),
    facts: [
      { term: t('outbox.col.made'), text: at(message.createdAt) },
      { term: t('outbox.col.due'), text: at(message.sendAfter) },
      ...(message.sentAt === null ? [] : [{ term: t('outbox.col.sent'), text: at(message.sentAt) }]),
      ...(message.attempts === 0 ? [] : [{ term: t('outbox.col.attempts'), text: wholeNumber(message.attempts) }]),
      { term: t('outbox.col.language'), text: languageOf(message) },
      ...(why === '' ? [] : [{ term: t('outbox.col.reason'), text: why }]),
    ],
    contact: contactId === undefined ? null : { href: `/contacts/${contactId}`, label: t('outbox.contact') },
    again:
      input.maySendAgain && (status === 'failed' || status === 'uncertain')
        ? {
            heading: t('outbox.again.title'),
            text: t(`outbox.again.${status}`),
            button: t('outbox.again.button'),
            action: `/outbox/${message.id}/send-again`,
          }
        : null,
    mailTitle: t('outbox.mail.title'),
    closed: input.mayOpen ? null : t('outbox.mail.closed'),
    missing: input.mayOpen && mail === undefined && status === 'sent' ? t('outbox.mail.none') : null,
    mail: mail === undefined ? null : mailView(message, mail, locale),
  };
}

function mailView(message: Message, mail: CapturedMail, locale: Locale): object {
  const t = outboxMessages.in(locale);
  const headers: Record<string, unknown> = JSON.parse(mail.headers);
  return {
    audited: t('outbox.mail.audited'),
    lang: message.locale,
    dir: isLocale(message.locale) ? directionOf(message.locale) : 'ltr',
    facts: [
      { term: t('outbox.mail.to'), text: mail.recipient },
      { term: t('outbox.mail.subject'), text: mail.subject },
    ],
    html: { heading: t('outbox.mail.html'), href: `/outbox/${message.id}/html`, title: mail.subject },
    plain: { heading: t('outbox.mail.plain'), parts: linkParts(mail.plain) },
    headers: {
      heading: t('outbox.mail.headers'),
      rows: Object.entries(headers).map(([name, value]) => ({ name, value: String(value) })),
    },
  };
}

/** The frame of the mail lets nobody follow its links, so they can be followed in the text. */
function linkParts(text: string): { text: string; href: string | null }[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, href: /^https?:\/\//.test(part) ? part : null }));
}

function captureNotice({ captured, locale }: { captured: boolean; locale: Locale }): object | null {
  const t = outboxMessages.in(locale);
  return captured ? { title: t('outbox.captured.title'), text: t('outbox.captured.text') } : null;
}

function kindText(kind: string, locale: Locale): string {
  const t = outboxMessages.in(locale);
  if (kind === INVITATION_MAIL) return t('outbox.kind.invitation');
  return kind.startsWith('account') ? t('outbox.kind.account') : kind;
}

function languageOf(message: Message): string {
  return isLocale(message.locale) ? LOCALE_NAMES[message.locale] : message.locale;
}

function stateOf(message: Message, locale: Locale): object {
  const { status } = message;
  const late = status === 'failed' || status === 'uncertain';
  return { text: outboxMessages.in(locale)(`outbox.status.${status}`), state: { icon: ICONS[status], late } };
}

/** In words where the reason is ours; what a mail server said stays as it said it. */
function whyText({ reason, status }: Message, locale: Locale): string {
  if (reason === null) return '';
  const t = outboxMessages.in(locale);
  if (reason === 'interrupted') return t('outbox.reason.interrupted');
  const known = reasonText(reason, locale);
  if (known !== '') return known;
  return status === 'skipped' ? t('outbox.reason.over') : reason;
}
