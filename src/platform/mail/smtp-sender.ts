import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Clock } from '../clock.ts';
import { errorCode, errorText } from '../errors.ts';
import { addressOf, composeMail, type MailSender, type SendResult } from './mail.ts';

// Together well under the job lease of 120 s: nodemailer's own ten minutes would outlive it.
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const IDLE_MS = 20_000;

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

  async function take(): Promise<SMTPConnection> {
    const connection = idle.pop();
    if (connection === undefined) return open();
    clearTimeout(timers.get(connection));
    return connection;
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

  function transmit(connection: SMTPConnection, to: string, message: Buffer): Promise<SendResult> {
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
        connection.close();
        resolve({ outcome: bodyBegun ? 'unknown' : 'later', detail: describe(error) });
      };
      connection.once('error', broken);
      connection.send({ from: from.address, to: [to], size: message.length }, body, (error, info) => {
        connection.removeListener('error', broken);
        if (error) {
          const status = responseCode(error);
          if (status === undefined) return broken(error);
          // A plain refusal leaves the connection usable once it is reset.
          connection.reset((resetError) => (resetError ? connection.close() : giveBack(connection)));
          return resolve({ outcome: status >= 500 ? 'refused' : 'later', detail: describe(error) });
        }
        giveBack(connection);
        resolve({ outcome: 'sent', detail: withoutAddresses(info?.response ?? '') });
      });
    });
  }

  return {
    async send(mail, messageId) {
      const message = await composeMail(mail, from, messageId, clock.now());
      let connection: SMTPConnection;
      try {
        connection = await take();
      } catch (error) {
        return { outcome: 'later', detail: describe(error) };
      }
      return transmit(connection, mail.to, message);
    },
    async check() {
      try {
        giveBack(await take());
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

function responseCode(error: unknown): number | undefined {
  if (
    typeof error === 'object' &&
    error !== null &&
    'responseCode' in error &&
    typeof error.responseCode === 'number'
  ) {
    return error.responseCode;
  }
  return undefined;
}

function describe(error: unknown): string {
  return withoutAddresses([errorCode(error), errorText(error)].filter((part) => part !== undefined).join(' '));
}

/** Server replies often quote the recipient; what is kept and logged must not. */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"']+@[^\s<>"']+/g, '…').slice(0, 300);
}
