import { momentText } from '../../platform/i18n/dates.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DeadJob } from '../../platform/jobs/jobs.store.ts';
import type { Message, MessageStatus } from '../../platform/mail/outbox.ts';
import { outboxMessages } from './outbox.messages.ts';
import { captureNotice, kindText, languageOf, outboxReasonText, stateOf, whyText } from './outbox-words.ts';
import type { Reader } from './waiting.views.ts';

export const MESSAGE_STATUSES: readonly MessageStatus[] = [
  'queued',
  'sending',
  'sent',
  'uncertain',
  'failed',
  'skipped',
];

/** Those that a reason may stand beside. */
export const WITH_REASON: readonly MessageStatus[] = ['queued', 'uncertain', 'failed', 'skipped'];

export interface OutboxPageInput extends Reader {
  captured: boolean;
  status: MessageStatus | undefined;
  reason: string | undefined;
  /** Whom mail is looked for by; null: the reader may not. */
  to: string | null;
  counts: Record<MessageStatus, number>;
  /** Of the chosen status. */
  reasons: readonly { value: string; count: number }[];
  /** Of those that failed, where the reader may send them again. */
  failedKinds: readonly { value: string; count: number }[];
  rows: readonly Message[];
  nextCursor: string | null;
  paged: boolean;
  dead: readonly DeadJob[];
}

interface Asked {
  status?: string | undefined;
  reason?: string | undefined;
  to?: string | null;
  cursor?: string;
}

const address = (part: Asked): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(part)) if (value) query.set(name, value);
  return query.size === 0 ? '/outbox' : `/outbox?${query}`;
};

/** What views/outbox/list.ejs shows. */
export function toOutboxPage(input: OutboxPageInput): object {
  const { locale, counts, status, reason, to } = input;
  const t = outboxMessages.in(locale);
  const searched = to !== null && to !== '';
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
    empty:
      total > 0 || searched
        ? null
        : {
            small: true,
            title: t('outbox.empty.title'),
            text: t('outbox.empty.text'),
            steps: [{ href: '/contacts/new', label: t('outbox.empty.step') }],
          },
    tabs: [
      { label: t('outbox.all'), count: total, href: address({ to }), current: status === undefined },
      ...MESSAGE_STATUSES.map((each) => ({
        label: t(`outbox.status.${each}`),
        count: counts[each],
        href: address({ status: each, to }),
        current: status === each,
      })).filter((tab) => tab.count > 0 || tab.current),
    ].map((tab) => ({ ...tab, count: wholeNumber(tab.count) })),
    search:
      to === null
        ? null
        : {
            hidden: status === undefined ? [] : [{ name: 'status', value: status }],
            field: {
              ...{ name: 'to', kind: 'search', label: t('outbox.search'), hint: t('outbox.search.hint') },
              ...{ value: to, maxlength: 254, dir: 'ltr' },
            },
          },
    advice: status === 'uncertain' && counts.uncertain > 0 ? t('outbox.uncertain.text') : null,
    again: againView(input),
    reasons: reasonsView(input),
    chosenReason:
      status === undefined || reason === undefined
        ? null
        : {
            text: outboxReasonText(reason, status, locale),
            all: { href: address({ status, to }), label: t('outbox.reasons.all') },
          },
    none:
      (total > 0 || searched) && input.rows.length === 0
        ? { text: t(searched ? 'outbox.none.to' : 'outbox.none'), href: '/outbox', label: t('outbox.none.all') }
        : null,
    table: {
      caption: t(status === 'queued' ? 'outbox.caption.next' : 'outbox.caption'),
      captionShown: true,
      columns: [
        { label: t('outbox.col.kind') },
        { label: t('outbox.col.status') },
        { label: t('outbox.col.when'), wide: true },
        { label: t('outbox.col.reason'), wide: true },
      ],
      rows: input.rows.map((message) => ({
        cells: [
          { text: kindText(message.kind, locale), href: `/outbox/${message.id}`, quiet: languageOf(message) },
          stateOf(message, locale),
          { text: momentText(message.sentAt ?? message.sendAfter, locale, input.timeZone) },
          { text: whyText(message, input) },
        ],
      })),
    },
    page: {
      ...(input.paged ? { firstHref: address({ status, reason, to }) } : {}),
      ...(input.nextCursor === null ? {} : { nextHref: address({ status, reason, to, cursor: input.nextCursor }) }),
    },
    dead: deadView(input),
  };
}

/** Sending again all of a kind that failed. */
function againView({ locale, status, failedKinds }: OutboxPageInput): object | null {
  const t = outboxMessages.in(locale);
  if (status !== 'failed' || failedKinds.length === 0) return null;
  return {
    heading: t('outbox.again.title'),
    text: t('outbox.again.all'),
    kinds: failedKinds.map(({ value, count }) => ({
      kind: value,
      name: kindText(value, locale),
      count: t('outbox.again.count', { count }),
      button: t('outbox.again.allButton', { count }),
    })),
  };
}

function reasonsView({ locale, status, reasons, to }: OutboxPageInput): object | null {
  const t = outboxMessages.in(locale);
  // One reason is no choice; it stands beside each message anyway.
  if (status === undefined || reasons.length < 2) return null;
  return {
    heading: t('outbox.reasons.title'),
    table: {
      caption: t('outbox.reasons.caption'),
      columns: [{ label: t('outbox.col.reason') }, { label: t('outbox.reasons.count'), end: true }],
      rows: reasons.map(({ value, count }) => ({
        cells: [
          { text: outboxReasonText(value, status, locale), href: address({ status, reason: value, to }) },
          { text: wholeNumber(count), num: true },
        ],
      })),
    },
  };
}

function deadView({ locale, timeZone, dead }: OutboxPageInput): object | null {
  const t = outboxMessages.in(locale);
  if (dead.length === 0) return null;
  return {
    heading: t('outbox.dead.title'),
    text: t('outbox.dead.text'),
    retry: t('outbox.dead.retry'),
    jobs: dead.map((job) => ({
      kind: job.kind,
      error: job.lastError ?? '',
      tries: t('outbox.dead.tries', { count: job.attempts }),
      since: momentText(job.createdAt, locale, timeZone),
      action: `/outbox/jobs/${job.id}/retry`,
    })),
  };
}
