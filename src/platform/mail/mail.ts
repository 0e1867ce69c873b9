import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { BounceClass } from '../../domain/mail/bounce-class.ts';

/** One e-mail, ready to leave. */
export interface Mail {
  to: string;
  fromName: string;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  locale: string;
  /** Page and RFC 8058 endpoint that stops such mails for this person. */
  unsubscribeUrl: string;
  /** Takes returned mail, and requests by mail to stop; by default the sender's address takes what is returned. */
  returnAddress?: string | null;
  /** A calendar file that goes with it. */
  calendar?: CalendarPart;
}

/** A calendar file (RFC 5545) as mail programs take it: beside the text, and as a file to keep. */
export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL';
  content: string;
}

export interface SendResult {
  /**
   * `unreachable`: the server says that there is no such mailbox; `refused`: it will never take this message, for
   * whatever other reason; `later`: the server or the way to it is at fault now; `unknown`: the message was under way
   * when the connection went, so it may have arrived.
   */
  outcome: 'sent' | 'unreachable' | 'refused' | 'later' | 'unknown';
  /** What the server said, without addresses, or what happened: `server_slow`, `server_flood`, `server_closed`, or words. */
  detail: string;
  /** Of a mail that was not taken. */
  bounce?: BounceClass;
  /** Whether it speaks of the server or the way to it, or of us as its client: then other mail fares no better. */
  serverTrouble?: boolean;
}

/** A mail that only has to be given to the server. */
export interface ComposedMail {
  send(): Promise<SendResult>;
}

export interface MailSender {
  /** Makes ready what can be before the mail may leave. `messageId` without angle brackets. */
  compose(mail: Mail, messageId: string): Promise<ComposedMail>;
  /** Whether the way out works, for the health check. */
  check(): Promise<{ ok: boolean; detail: string }>;
  close(): Promise<void>;
}

/** The subject of a mail that asks for no more mail is this and the token of its link. */
export const STOP_WORD = 'unsubscribe';

const stopTokenOf = ({ unsubscribeUrl }: Mail): string => unsubscribeUrl.slice(unsubscribeUrl.lastIndexOf('/') + 1);

/** The headers that are ours to set, besides those every MIME message has. */
export function mailHeaders(mail: Mail): Record<string, string> {
  const stops = [`<${mail.unsubscribeUrl}>`];
  if (mail.returnAddress) stops.push(`<mailto:${mail.returnAddress}?subject=${STOP_WORD}%20${stopTokenOf(mail)}>`);
  return {
    'List-Unsubscribe': stops.join(', '),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Content-Language': mail.locale,
    'Auto-Submitted': 'auto-generated',
  };
}

/** The MIME message as bytes. `messageId` without angle brackets; the same for every try of one message. */
export async function composeMail(
  mail: Mail,
  from: { address: string },
  messageId: string,
  date: Date,
  dkim?: DkimKey,
): Promise<Buffer> {
  const headers = mailHeaders(mail);
  const composer = new MailComposer({
    from: { name: mail.fromName, address: from.address },
    to: mail.to,
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    ...(mail.calendar === undefined ? {} : { icalEvent: { ...mail.calendar, filename: 'invitation.ics' } }),
    messageId: `<${messageId}>`,
    // Each try of a message has the same parts; Nodemailer would roll dice for every one of them.
    baseBoundary: messageId.replace(/@.*$/, ''),
    date,
    // Prepared: folding inside the URL would break a signature over this header.
    headers: Object.entries(headers).map(([key, value]) => ({ key, value: { prepared: true, value } })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const message = await composer.compile().build();
  return dkim === undefined ? message : signed(message, dkim);
}

/** With which mail is signed, so that receivers can tell that it comes from the domain. */
export interface DkimKey {
  domain: string;
  /** Under this name the public key stands in DNS: `SELECTOR._domainkey.DOMAIN`. */
  selector: string;
  /** PEM. */
  privateKey: string;
}

// RFC 8058 wants both headers of one-click unsubscribing under the signature; Nodemailer's own list lacks the second.
const SIGNED_FIELDS = [
  ...['From', 'Reply-To', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type'],
  ...['Content-Transfer-Encoding', 'Content-Language', 'Auto-Submitted', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':');

async function signed(message: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED_FIELDS });
  const chunks: Buffer[] = [];
  for await (const chunk of signer.sign(message)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The bare address of `Name <address>` or `address`. */
export function addressOf(mailbox: string): string {
  return /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();
}
