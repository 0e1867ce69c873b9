import type { Locale } from '../../domain/locale.ts';
import { BOUNCE_CLASSES, type BounceClass } from '../../domain/mail/bounce-class.ts';
import { type Field, type Filled, fillChange } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { FAILURES_TO_PAUSE, isPaused, type MailFlow } from '../../platform/mail/mail-flow.ts';
import type { MessageStatus } from '../../platform/mail/outbox.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { mailMessages } from './mail.messages.ts';
import { shownOf } from './mail.service.ts';
import type { CheckedRecord } from './sender-check.ts';

export interface MailPageInput {
  locale: Locale;
  timeZone: string;
  now: Date;
  baseUrl: string;
  captured: boolean;
  allowedInTrial: readonly string[] | undefined;
  flow: MailFlow;
  counts: Record<MessageStatus, number>;
  bounces: ReadonlyMap<string, number>;
  suppressed: number;
  /** Undefined: the sender's domain is not known yet. */
  records: readonly CheckedRecord[] | undefined;
  domain: string;
  mailHost: string | null;
  looked: boolean;
  email: string;
  mayChange: boolean;
  mayResume: boolean;
  filled: Filled;
}

const SHOWN: readonly Exclude<MessageStatus, 'sending'>[] = ['queued', 'sent', 'uncertain', 'failed', 'skipped'];

/** What views/mail-flow/mail.ejs shows. */
export function toMailPage(input: MailPageInput): object {
  const { locale, counts, flow } = input;
  const t = mailMessages.in(locale);
  const words = wordsOf(mailMessages, locale);
  const form = fillChange(fieldsOf(input), input.filled, { words, locale, field: 'perMinute' });
  return {
    captured: input.captured
      ? { title: t('mail.captured.title'), text: t('mail.captured.text'), how: t('mail.captured.how') }
      : null,
    trial:
      input.allowedInTrial === undefined
        ? null
        : {
            title: t('mail.trial.title'),
            text: t('mail.trial.text', { list: input.allowedInTrial.map(leftToRight).join(', ') }),
          },
    paused: pausedView(input),
    counts: SHOWN.map((status) => ({
      label: t(`mail.now.${status === 'sent' && input.captured ? 'kept' : status}`),
      text: wholeNumber(status === 'queued' ? counts.queued + counts.sending : counts[status]),
      href: `/outbox?status=${status}`,
    })),
    facts: [
      {
        label: t('mail.now.pace'),
        text: flow.perMinute === null ? t('mail.now.pace.any') : t('mail.now.pace.some', { count: flow.perMinute }),
      },
      { label: t('mail.now.connections'), text: wholeNumber(flow.connections) },
      { label: t('mail.now.return'), text: flow.returnAddress ?? t('mail.now.return.none') },
    ],
    bounces: bouncesView(input),
    suppressed: t('mail.list.count', { count: input.suppressed }),
    form: input.mayChange ? { ...form, seen: seenBefore(input.filled, shownOf(flow)) } : null,
    problems: form.problems,
    formNote: input.captured ? t('mail.form.captured') : null,
    noBounces: t(input.captured ? 'mail.bounce.captured' : 'mail.bounce.none'),
    test: {
      text: t(input.captured ? 'mail.test.captured' : 'mail.test.text', { email: isolate(input.email) }),
      button: t(input.captured ? 'mail.test.button.captured' : 'mail.test.button'),
    },
    sender: senderView(input),
    command: `curl --data-binary @- -H 'Content-Type: message/rfc822' -H "Authorization: Bearer $KEY" ${input.baseUrl}/api/v1/bounces`,
  };
}

function pausedView({ locale, timeZone, now, flow, mayResume }: MailPageInput): object | null {
  const t = mailMessages.in(locale);
  if (flow.pausedUntil === null || !isPaused(flow, now)) return null;
  return {
    title: t('mail.paused.title', { at: momentText(flow.pausedUntil, locale, timeZone) }),
    text: t('mail.paused.text', { count: FAILURES_TO_PAUSE }),
    reason: flow.pauseReason ?? '',
    level: t('mail.paused.level', { count: flow.pauses }),
    mayResume,
  };
}

const BOUNCE_ICONS: Record<BounceClass, string> = { hard: 'no', soft: 'wait', block: 'below', unknown: 'few' };

function bouncesView({ locale, bounces }: MailPageInput): object | null {
  const t = mailMessages.in(locale);
  const found = BOUNCE_CLASSES.filter((bounce) => (bounces.get(bounce) ?? 0) > 0);
  if (found.length === 0) return null;
  return {
    caption: t('mail.bounce.title'),
    columns: [{ label: t('mail.bounce.col.class') }, { label: t('mail.bounce.col.count'), end: true }],
    rows: found.map((bounce) => ({
      cells: [
        {
          text: t(`mail.bounce.${bounce}`),
          state: { icon: BOUNCE_ICONS[bounce], late: bounce === 'block' },
          quiet: t(`mail.bounce.${bounce}.text`),
        },
        { text: wholeNumber(bounces.get(bounce) ?? 0), num: true },
      ],
    })),
  };
}

function fieldsOf({ locale, flow }: MailPageInput): Field[] {
  const t = mailMessages.in(locale);
  return [
    {
      name: 'perMinute',
      kind: 'number',
      label: t('mail.form.perMinute'),
      hint: t('mail.form.perMinute.hint'),
      value: flow.perMinute ?? '',
      optional: true,
      min: 1,
      max: 60_000,
      dir: 'ltr',
    },
    {
      name: 'connections',
      kind: 'number',
      label: t('mail.form.connections'),
      hint: t('mail.form.connections.hint'),
      value: flow.connections,
      required: true,
      min: 1,
      max: 20,
      dir: 'ltr',
    },
    {
      name: 'returnAddress',
      kind: 'email',
      label: t('mail.form.returnAddress'),
      hint: t('mail.form.returnAddress.hint'),
      value: flow.returnAddress ?? '',
      optional: true,
      maxlength: 254,
    },
  ];
}

const GOOD: readonly CheckedRecord['verdict'][] = ['good', 'watching'];
const OPEN: readonly CheckedRecord['verdict'][] = ['unasked', 'unknown', 'not_signed'];

function senderView({ locale, records, domain, mailHost, looked }: MailPageInput): object {
  const t = mailMessages.in(locale);
  if (records === undefined) return { text: t('mail.sender.none'), records: [], look: null };
  const about = {
    spf: mailHost === null ? t('mail.sender.spf.noHost') : t('mail.sender.spf.text', { host: isolate(mailHost) }),
    dkim: t('mail.sender.dkim.text'),
    dmarc: t('mail.sender.dmarc.text'),
  };
  return {
    text: t('mail.sender.text', { domain: isolate(domain) }),
    look: t(looked ? 'mail.sender.again' : 'mail.sender.check'),
    records: records.map(({ record, name, value, verdict }) => ({
      title: record.toUpperCase(),
      state: {
        icon: GOOD.includes(verdict) ? 'done' : OPEN.includes(verdict) ? 'wait' : 'below',
        late: !GOOD.includes(verdict) && !OPEN.includes(verdict),
        text: t(`mail.verdict.${verdict}`),
      },
      text: about[record],
      name,
      value,
    })),
  };
}
