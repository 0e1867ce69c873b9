import { directionOf, isLocale, type Locale } from '../../domain/locale.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { type CapturedMail, MAX_SENDINGS, type Message } from '../../platform/mail/outbox.ts';
import { outboxMessages } from './outbox.messages.ts';
import { captureNotice, kindText, languageOf, stateOf, whyText } from './outbox-words.ts';
import type { Reader } from './waiting.views.ts';

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
  const why = whyText(message, input);
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
      ...(message.attempts === 0
        ? []
        : [
            {
              term: t('outbox.col.attempts'),
              text: t('outbox.attempts', { count: message.attempts, most: MAX_SENDINGS }),
            },
          ]),
      { term: t('outbox.col.language'), text: languageOf(message) },
      ...(why === '' ? [] : [{ term: t('outbox.col.reason'), text: why }]),
    ],
    contact: contactId === undefined ? null : { href: `/contacts/${contactId}`, label: t('outbox.contact') },
    again:
      input.maySendAgain && status === 'failed'
        ? {
            heading: t('outbox.again.title'),
            text: t('outbox.again.failed'),
            button: t('outbox.again.button'),
            action: `/outbox/${message.id}/send-again`,
          }
        : null,
    advice: status === 'uncertain' ? t('outbox.uncertain.text') : null,
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
    calendar: mail.calendar === null ? null : { heading: t('outbox.mail.calendar'), text: calendarText(mail.calendar) },
    plain: { heading: t('outbox.mail.plain'), parts: linkParts(mail.plain) },
    headers: {
      heading: t('outbox.mail.headers'),
      rows: Object.entries(headers).map(([name, value]) => ({ name, value: String(value) })),
    },
  };
}

const calendarText = (kept: string): string => String(Object(JSON.parse(kept)).content);

/** The frame of the mail lets nobody follow its links, so they can be followed in the text. */
function linkParts(text: string): { text: string; href: string | null }[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, href: /^https?:\/\//.test(part) ? part : null }));
}
