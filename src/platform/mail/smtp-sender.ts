import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Clock } from '../clock.ts';
import { errorCode, errorText } from '../errors.ts';
import { addressOf, composeMail, type MailSender, type SendResult } from './mail.ts';

// Together well under the job lease of 120 s: nodemailer's own ten minutes would outlive it.
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const IDLE_MS = 20_000;
// A server that answers each command just in time could still outlive the lease: one message gets this long in all.
const DEADLINE_MS = 80_000;

interface SmtpAddress {
  options: ConstructorParameters<typeof SMTPConnection>[0];
  credentials: { user: string; pass: string } | undefined;
}

/**
 * @param url `smtp://user:pass@host:port` or `smtps://…`; `?tls=required` refuses to send unencrypted, `?tls=off` never
 *   encrypts, `?tls=unverified` accepts any certificate. By default STARTTLS is used where offered, except on loopback.
 */
export function parseSmtpUrl(url: string): SmtpAddress {
  const parsed = new URL(url);
  const secure = parsed.protocol === 'smtps:';
  const tls = parsed.searchParams.get('tls');
  const loopback = /^(localhost|127\.[\d.]+|\[::1\])$/.test(parsed.hostname);
  return {
    options: {
      host: parsed.hostname.replace(/^\[|\]$/g, ''),
      port: parsed.port === '' ? (secure ? 465 : 587) : Number(parsed.port),
      secure,
      ignoreTLS: tls === 'off' || (tls === null && loopback),
      requireTLS: tls === 'required',
      ...(tls === 'unverified' ? { tls: { rejectUnauthorized: false } } : {}),
      ...TIMEOUTS,
    },
    credentials:
      parsed.username === ''
        ? undefined
        : { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) },
  };
}

/**
 * Sends over kept-open connections, one message at a time on each. It drives nodemailer's SMTPConnection itself, because
 * its pool does not tell whether the message body had begun when a connection broke: that decides between "try again"
 * and "may have arrived".
 */
export function createSmtpSender(url: string, mailFrom: string, clock: Clock): MailSender {
  const address = parseSmtpUrl(url);
  const from = { address: addressOf(mailFrom) };
  const idle: SMTPConnection[] = [];
  const timers = new Map<SMTPConnection, NodeJS.Timeout>();

  function forget(connection: SMTPConnection): void {
    const at = idle.indexOf(connection);
    if (at >= 0) idle.splice(at, 1);
    clearTimeout(timers.get(connection));
    timers.delete(connection);
  }

  function open(): Promise<SMTPConnection> {
    const connection = new SMTPConnection(address.options);
    return new Promise((resolve, reject) => {
      connection.on('error', (error) => {
        forget(connection);
        reject(error);
      });
      connection.once('end', () => {
        forget(connection);
        reject(new Error('The mail server closed the connection.'));
      });
      connection.connect((error) => {
        if (error) return reject(error);
        if (address.credentials === undefined) return resolve(connection);
        connection.login({ credentials: address.credentials }, (loginError) => {
          if (!loginError) return resolve(connection);
          connection.close();
          reject(loginError);
        });
      });
    });
  }

  async function take(): Promise<{ connection: SMTPConnection; kept: boolean }> {
    const connection = idle.pop();
    if (connection === undefined) return { connection: await open(), kept: false };
    clearTimeout(timers.get(connection));
    return { connection, kept: true };
  }

  function giveBack(connection: SMTPConnection): void {
    idle.push(connection);
    const timer = setTimeout(() => {
      forget(connection);
      connection.quit();
    }, IDLE_MS);
    timer.unref();
    timers.set(connection, timer);
  }

  /** @returns what became of the message, or 'stale' where a kept connection turned out to be gone before the body */
  function transmit(
    { connection, kept }: { connection: SMTPConnection; kept: boolean },
    to: string,
    message: Buffer,
  ): Promise<SendResult | 'stale'> {
    let bodyBegun = false;
    // The connection reads from here only after the server's 354, so the first read is the start of the body.
    const body = new Readable({
      read() {
        bodyBegun = true;
        this.push(message);
        this.push(null);
      },
    });
    return new Promise((resolve) => {
      const broken = (error: unknown): void => {
        clearTimeout(deadline);
        connection.close();
        if (bodyBegun) resolve({ outcome: 'unknown', detail: describe(error) });
        else resolve(kept ? 'stale' : { outcome: 'later', detail: describe(error) });
      };
      const deadline = setTimeout(() => broken(new Error('The mail server took too long.')), DEADLINE_MS);
      connection.once('error', broken);
      connection.send({ from: from.address, to: [to], size: message.length }, body, (error, info) => {
        if (error) {
          const reply = replyOf(error);
          if (reply === undefined || (reply.code === 421 && !bodyBegun)) return broken(error);
          clearTimeout(deadline);
          connection.removeListener('error', broken);
          // A plain refusal leaves the connection usable once it is reset.
          connection.reset((resetError) => (resetError ? connection.close() : giveBack(connection)));
          return resolve({ outcome: meaningOf(reply), detail: describe(error) });
        }
        clearTimeout(deadline);
        connection.removeListener('error', broken);
        giveBack(connection);
        resolve({ outcome: 'sent', detail: withoutAddresses(info?.response ?? '') });
      });
    });
  }

  return {
    async send(mail, messageId) {
      const message = await composeMail(mail, from, messageId, clock.now());
      try {
        const result = await transmit(await take(), mail.to, message);
        if (result !== 'stale') return result;
        const again = await transmit({ connection: await open(), kept: false }, mail.to, message);
        return again === 'stale' ? { outcome: 'later', detail: 'The mail server closed the connection.' } : again;
      } catch (error) {
        return { outcome: 'later', detail: describe(error) };
      }
    },
    async check() {
      try {
        giveBack((await take()).connection);
        return { ok: true, detail: 'connected' };
      } catch (error) {
        return { ok: false, detail: describe(error) };
      }
    },
    async close() {
      for (const connection of [...idle]) {
        forget(connection);
        connection.quit();
      }
    },
  };
}

interface Reply {
  code: number;
  /** The words of the server's reply. */
  text: string;
  /** Whether it was the answer to naming the recipient. */
  toRecipient: boolean;
}

function replyOf(error: unknown): Reply | undefined {
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
 * sender, or our words, says the same to every customer, and none of their addresses is at fault.
 */
function meaningOf({ code, text, toRecipient }: Reply): 'unreachable' | 'refused' | 'later' {
  if (code < 500) return 'later';
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1];
  // RFC 3463: 5.1.7 and 5.1.8 are about the sender; 5.2.1 is a mailbox that was closed.
  if (enhanced !== undefined) return /^5\.(1\.([0-6]|10)|2\.1)$/.test(enhanced) ? 'unreachable' : 'refused';
  return toRecipient && [550, 551, 553].includes(code) && !/relay/i.test(text) ? 'unreachable' : 'refused';
}

function describe(error: unknown): string {
  return withoutAddresses([errorCode(error), errorText(error)].filter((part) => part !== undefined).join(' '));
}

/** Server replies often quote the recipient; what is kept and logged must not. */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"']+@[^\s<>"']+/g, '…').slice(0, 300);
}
