import { DAYS_OF_SILENCE } from '../../domain/complaint/complaint-course.ts';
import { directionOf, type Locale } from '../../domain/locale.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { SimpleMail } from '../../platform/mail/simple-mail.ts';
import { complaintMailMessages } from './complaint-mail.messages.ts';
import type { NoticeCause } from './complaint-notices.ts';
import type { Reply } from './replies.store.ts';

/** What all of them are written from. */
export interface MailFrame {
  locale: Locale;
  timeZone: string;
  organisation: { name: string; postal: string | null };
  /** Name of whom it goes to; null: not known. */
  name: string | null;
  url: string;
}

/** That a complaint came: what happens next, by when, and when we are back if we are closed. */
export function toReceivedMail(input: MailFrame & { answerBy: string | null; closedUntil: string | null }): SimpleMail {
  const { locale, timeZone, answerBy, closedUntil } = input;
  const t = complaintMailMessages.in(locale);
  const at = (instant: string): string => isolate(momentText(instant, locale, timeZone));
  const due = answerBy === null ? null : at(answerBy);
  return {
    ...frameOf(input),
    subject: t('complaintMail.received.subject'),
    preheader: due === null ? '' : t('complaintMail.received.preheader', { due }),
    paragraphs: [
      t('complaintMail.received.thanks'),
      ...(due === null ? [] : [t('complaintMail.received.next', { due })]),
      ...(closedUntil === null ? [] : [t('complaintMail.received.closed', { opening: at(closedUntil) })]),
    ],
    button: { label: t('complaintMail.received.button'), href: input.url },
    notes: [t('complaintMail.received.byItself')],
  };
}

/** The reply in the order of the protocol. */
export function toReplyMail(input: MailFrame & { reply: ReplyWords }): SimpleMail {
  const { locale, timeZone, reply } = input;
  const t = complaintMailMessages.in(locale);
  return {
    ...frameOf(input),
    subject: t('complaintMail.reply.subject'),
    preheader: t('complaintMail.reply.preheader'),
    paragraphs: replyParagraphs(reply, locale, timeZone),
    button: { label: t('complaintMail.reply.button'), href: input.url },
    notes: [t('complaintMail.reply.silence', { days: DAYS_OF_SILENCE })],
  };
}

export type ReplyWords = Pick<Reply, 'thanks' | 'restated' | 'canDo' | 'more'> & {
  promise: Pick<Reply['promise'], 'owner' | 'dueAt'>;
};

/** A reply as the customer reads it, in the mail and on the page. */
export function replyParagraphs(reply: ReplyWords, locale: Locale, timeZone: string): string[] {
  const t = complaintMailMessages.in(locale);
  const due = isolate(momentText(reply.promise.dueAt, locale, timeZone));
  return [
    ...linesOf(reply.thanks),
    ...linesOf(reply.restated),
    ...linesOf(t('complaintMail.reply.canDo', { words: reply.canDo })),
    t('complaintMail.reply.who', { owner: isolate(reply.promise.owner), due }),
    ...linesOf(reply.more ?? ''),
  ];
}

const linesOf = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

/** To staff: what is to be done, and nothing of who complained. */
export function toNoticeMail(
  input: Omit<MailFrame, 'name'> & { name: string; cause: NoticeCause; branch: string | null; owner: string | null },
): SimpleMail {
  const { locale, cause, branch, owner } = input;
  const t = complaintMailMessages.in(locale);
  return {
    ...frameOf(input),
    subject: t(`complaintMail.notice.${cause}.subject`),
    preheader: t(`complaintMail.notice.${cause}.text`),
    paragraphs: [
      t(`complaintMail.notice.${cause}.text`),
      ...(branch === null ? [] : [t('complaintMail.notice.branch', { branch: isolate(branch) })]),
      owner === null ? t('complaintMail.notice.noOwner') : t('complaintMail.notice.owner', { owner: isolate(owner) }),
    ],
    button: { label: t('complaintMail.notice.button'), href: input.url },
    notes: [t('complaintMail.notice.sealed')],
  };
}

function frameOf({ locale, organisation, name }: MailFrame) {
  const t = complaintMailMessages.in(locale);
  return {
    locale,
    dir: directionOf(locale),
    organisation: organisation.name,
    greeting: name === null ? t('complaintMail.greeting.nobody') : t('complaintMail.greeting', { name: isolate(name) }),
    postal: organisation.postal,
  };
}
