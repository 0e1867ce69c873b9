import type { Locale } from '../../domain/locale.ts';
import type { WaitReason } from '../../domain/program/decide-invitation.ts';
import { instantText } from '../../platform/clock.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { MAX_SENDINGS, type Message } from '../../platform/mail/outbox.ts';
import { waitingMessages } from './waiting.messages.ts';

export interface Reader {
  locale: Locale;
  timeZone: string;
  now: Date;
}

/** What a queued mail waits for, and until when, as a phrase. */
export function waitText(
  { reason, attempts, sendAfter }: Pick<Message, 'reason' | 'attempts' | 'sendAfter'>,
  { locale, timeZone, now }: Reader,
): string {
  const t = waitingMessages.in(locale);
  const at = momentText(sendAfter, locale, timeZone);
  if (sendAfter <= instantText(now)) return t('waiting.due', { at });
  const waits = waitReasonOf(reason);
  if (waits !== undefined) return t(`waiting.${waits}`, { at });
  if (attempts === 0 || reason === null) return t('waiting.until', { at });
  return t('waiting.retry', { at, attempt: attempts + 1, most: MAX_SENDINGS, reason: serverWords(reason, locale) });
}

const WAITS: readonly WaitReason[] = ['delay', 'quiet', 'ceiling'];

export function waitReasonOf(reason: string | null): WaitReason | undefined {
  return WAITS.find((each) => each === reason);
}

const OURS = ['server_slow', 'server_flood', 'server_closed', 'interrupted'] as const;

/** Why a mail server did not take a mail: in the reader's words where the reason is ours, else as the server said it. */
export function serverWords(reason: string, locale: Locale): string {
  const known = OURS.find((each) => each === reason);
  return known === undefined ? isolate(reason) : waitingMessages.in(locale)(`waiting.server.${known}`);
}
