import { isLocale, LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import type { Message, MessageStatus } from '../../platform/mail/outbox.ts';
import { reasonText } from './invitations.views.ts';
import { outboxMessages } from './outbox.messages.ts';
import { type Reader, serverWords, waitReasonOf, waitText } from './waiting.views.ts';

const ICONS: Record<MessageStatus, string> = {
  queued: 'wait',
  sending: 'work',
  sent: 'done',
  uncertain: 'few',
  failed: 'no',
  skipped: 'no',
};

const KINDS = [
  'invitation',
  'invitation.reminder',
  'account.invite',
  'account.invite_asked',
  'account.reset',
  'card.scheduled',
  'complaint.acknowledgement',
  'complaint.reply',
  'complaint.notice',
  'mail.test',
  'outcome.proven',
  'focus.invitation',
  'focus.seat',
  'focus.changed',
  'focus.cancelled',
  'focus.reminder',
  'focus.thanks',
] as const;

/** What a kind of mail is called. */
export function kindText(kind: string, locale: Locale): string {
  const known = KINDS.find((each) => each === kind);
  return known === undefined ? kind : outboxMessages.in(locale)(`outbox.kind.${known}`);
}

export function languageOf(message: Pick<Message, 'locale'>): string {
  return isLocale(message.locale) ? LOCALE_NAMES[message.locale] : message.locale;
}

/** A table's cell. */
export function stateOf(
  { status }: Pick<Message, 'status'>,
  locale: Locale,
): { text: string; state: { icon: string; late: boolean } } {
  const late = status === 'failed' || status === 'uncertain';
  return { text: outboxMessages.in(locale)(`outbox.status.${status}`), state: { icon: ICONS[status], late } };
}

export function captureNotice({ captured, locale }: { captured: boolean; locale: Locale }): object | null {
  const t = outboxMessages.in(locale);
  if (!captured) return null;
  const link = { href: '/mail', label: t('outbox.captured.link') };
  return { title: t('outbox.captured.title'), text: t('outbox.captured.text'), link };
}

/** Why it waits, was called off or did not arrive. */
export function whyText(message: Message, reader: Reader): string {
  if (message.status === 'queued') return waitText(message, reader);
  if (message.reason === null || message.status === 'sending') return '';
  return outboxReasonText(message.reason, message.status, reader.locale);
}

/** In words where the reason is ours; what a mail server said stays as it said it. */
export function outboxReasonText(reason: string, status: MessageStatus, locale: Locale): string {
  const t = outboxMessages.in(locale);
  const waits = status === 'queued' ? waitReasonOf(reason) : undefined;
  if (waits !== undefined) return t(`outbox.reason.${waits}`);
  const known = reasonText(reason, locale);
  if (known !== '') return known;
  if (status === 'skipped' && (reason === 'reminded' || reason === 'closes_soon')) return t(`outbox.reason.${reason}`);
  return status === 'skipped' ? t('outbox.reason.over') : serverWords(reason, locale);
}
