import { errorCode, errorText } from '../errors.ts';

/** A server's refusal. */
interface Refusal {
  code: number;
  /** The words of the server's reply. */
  text: string;
  /** Whether it was the answer to naming the recipient. */
  toRecipient: boolean;
}

/** What the server replied, where that is what went wrong. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return undefined;
  if (typeof error.responseCode !== 'number') return undefined;
  return {
    code: error.responseCode,
    text: 'response' in error ? String(error.response) : '',
    toRecipient: 'command' in error && error.command === 'RCPT TO',
  };
}

/**
 * What a refusal says. Only a refusal of the mailbox itself speaks against the address: a server that refuses us as a
 * sender, or our words, says the same to every customer, and none of their addresses is at fault. A number that is no
 * reply of SMTP says nothing for good.
 */
export function meaningOf({ code, text, toRecipient }: Refusal): 'unreachable' | 'refused' | 'later' {
  if (code < 500 || code > 599) return 'later';
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1];
  // RFC 3463: 5.1.7 and 5.1.8 are about the sender; 5.2.1 is a mailbox that was closed.
  if (enhanced !== undefined) return /^5\.(1\.([0-6]|10)|2\.1)$/.test(enhanced) ? 'unreachable' : 'refused';
  return toRecipient && [550, 551, 553].includes(code) && !/relay/i.test(text) ? 'unreachable' : 'refused';
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
