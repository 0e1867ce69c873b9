import { bounceClassOf, isServerTrouble } from '../../domain/mail/bounce-class.ts';
import { errorCode, errorText } from '../errors.ts';
import type { SendResult } from './mail.ts';

/** A server's refusal. */
interface ServerReply {
  code: number;
  /** The words of the server's reply. */
  text: string;
  /** What it was the answer to: `MAIL FROM`, `RCPT TO`, `DATA` … */
  command: string;
}

/** What the server replied, where that is what went wrong. */
export function refusalOf(error: unknown): ServerReply | undefined {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return undefined;
  if (typeof error.responseCode !== 'number') return undefined;
  return {
    code: error.responseCode,
    text: 'response' in error ? String(error.response) : '',
    command: 'command' in error ? String(error.command) : '',
  };
}

/**
 * What a refusal says. Only a refusal of the mailbox itself speaks against the address: a server that refuses us as a
 * sender, or our words, says the same to every customer, and none of their addresses is at fault. A number that is no
 * reply of SMTP says nothing for good.
 */
export function meaningOf({ code, text, command }: ServerReply): Omit<SendResult, 'detail'> {
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null;
  const toRecipient = command === 'RCPT TO';
  const refusal = { code, status, text, toRecipient };
  const bounce = bounceClassOf(refusal);
  if (code < 500 || code > 599) return { outcome: 'later', bounce, serverTrouble: isServerTrouble(refusal) };
  // Refused before it heard whom the mail is for: it would refuse the next one as well, so nothing is given up yet.
  if (command === 'MAIL FROM' && status !== '5.3.4') return { outcome: 'later', bounce: 'block', serverTrouble: true };
  if (bounce === 'hard') return { outcome: 'unreachable', bounce };
  if (bounce === 'soft') return { outcome: 'later', bounce };
  return { outcome: 'refused', bounce, serverTrouble: bounce === 'block' };
}

/** What went wrong, as it may be kept. */
export function describeFault(error: unknown): string {
  const code = errorCode(error);
  const text = errorText(error);
  return keptWords(code === undefined || text.includes(code) ? text : `${code} ${text}`);
}

const MOST_READ = 2000;
const MOST_KEPT = 500;

/**
 * A server's words as they are kept, shown and logged: without the addresses they often quote, without characters that
 * steer a page or a database, and short, however much the server said.
 */
export function keptWords(text: string): string {
  // Cut first, so that nothing below takes long; in whole words, so that no half of an address is left.
  const read = text.length > MOST_READ ? text.slice(0, MOST_READ).replace(/(?<!\S)\S+$/, '') : text;
  const words = read
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[^\s<>"']+@[^\s<>"']+/g, '…')
    .replace(/ {2,}/g, ' ')
    .trim();
  return words.length > MOST_KEPT ? `${words.slice(0, MOST_KEPT - 1)}…` : words;
}
