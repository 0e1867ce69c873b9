import MailComposer from 'nodemailer/lib/mail-composer';

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
}

export interface MailSender {
  send(mail: Mail, messageId: string): Promise<SendResult>;
  /** Whether the way out works, for the health check. */
  check(): Promise<{ ok: boolean; detail: string }>;
  close(): Promise<void>;
}

/** The headers that are ours to set, besides those every MIME message has. */
export function mailHeaders(mail: Mail): Record<string, string> {
  return {
    'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
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
    date,
    // Prepared: folding inside the URL would break a signature over this header.
    headers: Object.entries(headers).map(([key, value]) => ({ key, value: { prepared: true, value } })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** The bare address of `Name <address>` or `address`. */
export function addressOf(mailbox: string): string {
  return /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();
}
