import PostalMime, { type Email } from 'postal-mime';
import { type BounceClass, bounceClassOf } from '../../domain/mail/bounce-class.ts';
import { STOP_WORD } from './mail.ts';
import { readReportFields, typedValue } from './report-fields.ts';
import { keptWords } from './smtp-reply.ts';

/** What a mail that came back says. `about`: Message-IDs that it names, without brackets, the likeliest first. */
export type ReturnedMail =
  | { says: 'bounce'; about: string[]; bounce: BounceClass; detail: string }
  /** It is on its way still, or arrived. */
  | { says: 'delay'; about: string[] }
  /** The recipient pressed "this is spam". */
  | { says: 'complaint'; about: string[] }
  /** The recipient wants no more mail; the token is that of a link to stop it. */
  | { says: 'stop'; token: string }
  /** Out of office, received, and the like: nobody wrote it. */
  | { says: 'auto_reply' }
  | { says: 'nothing' };

/**
 * Reads what came to the return address, where anybody may write: its time grows with its length, whatever stands in it.
 *
 * @param raw a whole message; of what is none, nothing is understood
 */
export async function readReturnedMail(raw: Buffer | string): Promise<ReturnedMail> {
  const read = beginningOf(Buffer.from(raw));
  const mail = await parseMail(read);
  if (mail === undefined) return { says: 'nothing' };
  const token = stopToken(mail);
  if (token !== undefined) return { says: 'stop', token };
  const about = messageIdsIn(mail, read);
  if (partOf(mail, 'message/feedback-report') !== undefined) return { says: 'complaint', about };
  const report = partOf(mail, 'message/delivery-status') ?? partOf(mail, 'message/global-delivery-status');
  if (report !== undefined) return readDeliveryReport(report, about, toldIn(mail));
  if (isFromMailSystem(mail)) return readWordedReport(mail, about);
  return isAutomatic(mail) ? { says: 'auto_reply' } : { says: 'nothing' };
}

/**
 * So much of a mail is read, in bytes and in lines. What a report says stands before the message it brings back, whose own
 * headers come first; and parsing takes its time for each line: five megabytes of empty ones took all memory there is.
 */
const MOST_BYTES = 256 * 1024;
const MOST_LINES = 10_000;

function beginningOf(mail: Buffer): Buffer {
  const beginning = mail.subarray(0, MOST_BYTES);
  let end = -1;
  for (let line = 0; line < MOST_LINES; line += 1) {
    end = beginning.indexOf('\n', end + 1);
    if (end === -1) return beginning;
  }
  return beginning.subarray(0, end + 1);
}

/** undefined: parts are nested deeper, or headers are longer, than any mail's that means well. */
async function parseMail(raw: Buffer): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' });
  } catch {
    return undefined;
  }
}

const headerOf = (mail: Email, name: string): string | undefined =>
  mail.headers.find(({ key }) => key === name)?.value.trim();

function partOf(mail: Email, type: string): string | undefined {
  const content = mail.attachments.find(({ mimeType }) => mimeType === type)?.content;
  return typeof content === 'string' ? content : undefined;
}

function stopToken({ subject = '' }: Email): string | undefined {
  return new RegExp(`^\\s*${STOP_WORD}\\s+([\\w-]{16,64})\\s*$`, 'i').exec(subject)?.[1];
}

/** @param told what it says for people: OpenSMTPD gives the reply there alone */
function readDeliveryReport(report: string, about: string[], told: string): ReturnedMail {
  const [message, ...recipients] = readReportFields(report);
  const envelopeId = message?.get('original-envelope-id');
  // Gmail says it here too, where it leaves the message away.
  const original = message?.get('x-original-message-id')?.replace(/^<|>$/g, '');
  const ids = [envelopeId === undefined ? undefined : decodeXtext(envelopeId), original, ...about];
  const named = [...new Set(ids.flatMap((id) => id || []))];
  const failed = recipients.find((fields) => fields.get('action')?.toLowerCase() === 'failed');
  if (failed === undefined) return { says: 'delay', about: named };
  const words = typedValue(failed.get('diagnostic-code')) ?? replyIn(told) ?? '';
  const status = failed.get('status')?.match(/^[245]\.\d{1,3}\.\d{1,3}/)?.[0];
  return { says: 'bounce', about: named, ...judge(words, status) };
}

/** Reports of servers that write for people only, such as qmail and older Exim: a reply of SMTP, or its code in brackets. */
function readWordedReport(mail: Email, about: string[]): ReturnedMail {
  const told = toldIn(mail);
  if (!/#?[45]\.\d+\.\d+|\b[45]\d\d\b|undeliver|not be delivered|permanent|failed|returned/i.test(told)) {
    return { says: 'nothing' };
  }
  const bracketed = /\(#([45]\.\d+\.\d+)\)/.exec(told);
  const line = bracketed === null ? undefined : lineAround(told, bracketed.index);
  const words = (replyIn(told) ?? line ?? told.slice(0, 400)).replace(/\s+/g, ' ');
  return { says: 'bounce', about, ...judge(words, bracketed?.[1]) };
}

function lineAround(text: string, at: number): string {
  const end = text.indexOf(')', at) + 1;
  return text.slice(text.lastIndexOf('\n', at) + 1, end);
}

/** What a report says for people, without the returned message that may follow. */
function toldIn(mail: Email): string {
  const text = wordsOf(mail);
  return text.split(/^-+ (?:Below this line|This is a copy|Undelivered message|Original message)/im)[0] ?? text;
}

const replyIn = (told: string): string | undefined => /\b[45]\d\d[ -][^\n]*(\n(?!\n)[^\n<]+)*/.exec(told)?.[0];

function judge(words: string, status: string | undefined): { bounce: BounceClass; detail: string } {
  // The remote server's own status says more than the generic one of the server that reports.
  const own = /\b[45]\d\d[ -]#?([45]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1];
  const code = /\b([45]\d\d)[ -]/.exec(words)?.[1];
  const bounce = bounceClassOf({
    code: code === undefined ? null : Number(code),
    status: own ?? status ?? null,
    text: words,
    toRecipient: true,
  });
  const detail = keptWords([own === undefined ? status : undefined, words].filter(Boolean).join(' '));
  return { bounce, detail };
}

function isFromMailSystem(mail: Email): boolean {
  if (headerOf(mail, 'x-failed-recipients') !== undefined) return true;
  return /^(mailer-daemon|postmaster)@/i.test(mail.from?.address ?? '') || headerOf(mail, 'return-path') === '<>';
}

/** By RFC 3834, and by what mail programs say that are older than it. */
function isAutomatic(mail: Email): boolean {
  const submitted = headerOf(mail, 'auto-submitted');
  if (submitted !== undefined && !/^no\b/i.test(submitted)) return true;
  if (/^(auto_reply|auto-reply|bulk|junk|list)\b/i.test(headerOf(mail, 'precedence') ?? '')) return true;
  return ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress', 'x-autoreply-from', 'vacation'].some(
    (name) => headerOf(mail, name) !== undefined,
  );
}

const wordsOf = (mail: Email): string => mail.text ?? (mail.html ?? '').replace(/<[^<>]+>/g, ' ');

/** Message-IDs in what is quoted of the returned message, and those that the report answers to. */
function messageIdsIn(mail: Email, raw: Buffer): string[] {
  const quoted = mail.attachments.flatMap(({ content }) => (typeof content === 'string' ? content : []));
  const inText = [...quoted, wordsOf(mail), bodyOf(raw)].flatMap((text) =>
    [...text.matchAll(/^[ \t>]*Message-ID:\s*<([^<>\s]+)>/gim)].map((found) => found[1] ?? ''),
  );
  const answered = `${mail.inReplyTo ?? ''} ${mail.references ?? ''}`;
  return [...new Set([...inText, ...[...answered.matchAll(/<([^<>\s]+)>/g)].map((found) => found[1] ?? '')])].slice(
    0,
    20,
  );
}

/** Without its own headers, whose Message-ID is the report's. */
function bodyOf(raw: Buffer): string {
  const text = raw.toString();
  const end = /\r?\n\r?\n/.exec(text);
  return end === null ? '' : text.slice(end.index);
}

/** RFC 3461: `+` and two digits of hexadecimal stand for a character. */
function decodeXtext(text: string): string {
  return text.replace(/\+([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
