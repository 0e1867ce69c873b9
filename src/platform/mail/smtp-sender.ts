import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Clock } from '../clock.ts';
import { addressOf, composeMail, type DkimKey, type MailSender, type SendResult } from './mail.ts';
import { describeFault, keptWords, meaningOf, refusalOf } from './smtp-reply.ts';

// Nodemailer's own ten minutes would outlive the job's lease of 120 s.
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const IDLE_MS = 20_000;
// Those count from the last byte, so a server that says one now and then could outlive the lease still: a message gets
// this long in all, from connecting to the last reply.
const DEADLINE_MS = 80_000;
/** For what no message waits for: the health check, resetting a connection, saying goodbye. */
const COURTESY_MS = 5_000;
// Real replies have some hundred bytes, and a handshake with certificates some thousand.
const LONGEST_REPLY = 16_384;
const MOST_BYTES = 65_536;
const GLANCE_MS = 50;

interface SmtpAddress {
  options: ConstructorParameters<typeof SMTPConnection>[0];
  credentials: { user: string; pass: string } | undefined;
}

/**
 * @param url `smtp://user:pass@host:port` or `smtps://…`; `?tls=required` refuses to send unencrypted, `?tls=off` never
 *   encrypts, `?tls=unverified` accepts any certificate. By default STARTTLS is used where offered, except on loopback.
 */
function parseSmtpUrl(url: string): SmtpAddress {
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
      maxResponseSize: LONGEST_REPLY,
      // Closing means closed: a server that goes on talking is not listened to.
      socketCloseTimeout: 0,
    },
    credentials:
      parsed.username === ''
        ? undefined
        : { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) },
  };
}

interface Envelope {
  from: string;
  to: string;
  id: string;
}

/** A connection to the mail server. */
interface Line {
  connection: SMTPConnection;
  socket: Socket;
  /** How many bytes the server may have said by now. */
  mostBytes: number;
}

/**
 * Sends over kept-open connections, one message at a time on each. It drives nodemailer's SMTPConnection itself, because
 * its pool does not tell whether the message body had begun when a connection broke: that decides between "try again"
 * and "may have arrived".
 */
export function createSmtpSender(
  url: string,
  mailFrom: string,
  clock: Clock,
  { deadlineMs = DEADLINE_MS, dkim }: { deadlineMs?: number; dkim?: DkimKey | undefined } = {},
): MailSender {
  const address = parseSmtpUrl(url);
  const from = { address: addressOf(mailFrom) };
  const idle: Line[] = [];
  const timers = new Map<Line, NodeJS.Timeout>();

  function forget(line: Line): void {
    const at = idle.indexOf(line);
    if (at >= 0) idle.splice(at, 1);
    clearTimeout(timers.get(line));
    timers.delete(line);
  }

  function open(deadline: Deadline): Promise<Line> {
    const socket = new Socket();
    const connection = new SMTPConnection({ ...address.options, socket });
    const line: Line = { connection, socket, mostBytes: MOST_BYTES };
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void => {
        reject(error);
        forget(line);
        connection.close();
        socket.destroy();
      };
      const tooLong = (): void => fail(tookTooLong());
      if (deadline.isOver) return tooLong();
      deadline.whenOver = tooLong;
      // Nodemailer caps each reply by itself; a server that says many, or empty ones, is stopped here.
      const heed = (): void => {
        if (socket.bytesRead > line.mostBytes) connection.emit('error', new Error('server_flood'));
      };
      socket.on('data', heed);
      const ready = (): void => {
        deadline.whenOver = undefined;
        // Where the connection is encrypted now, what is heard comes in there.
        if (connection._socket && connection._socket !== socket) connection._socket.on('data', heed);
        resolve(line);
      };
      // While it is being encrypted nothing else tells.
      const glance = setInterval(heed, GLANCE_MS);
      glance.unref();
      connection.on('error', fail);
      connection.once('end', () => {
        clearInterval(glance);
        fail(new Error('server_closed'));
      });
      connection.connect((error) => {
        if (error) return fail(error);
        if (address.credentials === undefined) return ready();
        connection.login({ credentials: address.credentials }, (loginError) =>
          loginError ? fail(loginError) : ready(),
        );
      });
    });
  }

  async function take(deadline: Deadline): Promise<{ line: Line; kept: boolean }> {
    const line = idle.pop();
    if (line === undefined) return { line: await open(deadline), kept: false };
    clearTimeout(timers.get(line));
    return { line, kept: true };
  }

  function giveBack(line: Line): void {
    idle.push(line);
    const timer = setTimeout(() => leave(line), IDLE_MS);
    timer.unref();
    timers.set(line, timer);
  }

  function leave(line: Line): void {
    forget(line);
    line.connection.quit();
    setTimeout(() => line.connection.close(), COURTESY_MS).unref();
  }

  /** After a plain refusal the connection is as good as before, once the server has forgotten the message. */
  function clear(line: Line): void {
    const { connection } = line;
    const timer = setTimeout(() => connection.close(), COURTESY_MS);
    timer.unref();
    connection.reset((error) => {
      clearTimeout(timer);
      if (error) connection.close();
      else giveBack(line);
    });
  }

  /** @returns what became of the message, or 'stale' where a kept connection turned out to be gone before the body */
  function transmit(
    { line, kept }: { line: Line; kept: boolean },
    envelope: Envelope,
    message: Buffer,
    deadline: Deadline,
  ): Promise<SendResult | 'stale'> {
    const { connection } = line;
    line.mostBytes = line.socket.bytesRead + MOST_BYTES;
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
      const stopWatching = (): void => {
        deadline.whenOver = undefined;
        connection.removeListener('error', broken);
      };
      const broken = (error: unknown): void => {
        stopWatching();
        connection.close();
        const trouble = { detail: describeFault(error), serverTrouble: true };
        if (bodyBegun) resolve({ outcome: 'unknown', ...trouble });
        else resolve(kept && !deadline.isOver ? 'stale' : { outcome: 'later', ...trouble });
      };
      deadline.whenOver = () => broken(tookTooLong());
      connection.once('error', broken);
      // Where the server can, it names the message in a report, and quotes no more of it than its head.
      const dsn = { id: envelope.id, return: 'headers', notify: 'failure', recipient: envelope.to };
      const { from: sender, to } = envelope;
      connection.send({ from: sender, to: [to], size: message.length, dsn }, body, (error, info) => {
        if (error) {
          const refusal = refusalOf(error);
          if (refusal === undefined || (refusal.code === 421 && !bodyBegun)) return broken(error);
          stopWatching();
          clear(line);
          return resolve({ ...meaningOf(refusal), detail: keptWords(refusal.text) });
        }
        stopWatching();
        giveBack(line);
        resolve({ outcome: 'sent', detail: keptWords(info?.response ?? '') });
      });
    });
  }

  async function deliver(envelope: Envelope, message: Buffer): Promise<SendResult> {
    const deadline = deadlineAfter(deadlineMs);
    try {
      const result = await transmit(await take(deadline), envelope, message, deadline);
      if (result !== 'stale') return result;
      const again = await transmit({ line: await open(deadline), kept: false }, envelope, message, deadline);
      return again === 'stale' ? { outcome: 'later', detail: 'server_closed', serverTrouble: true } : again;
    } catch (error) {
      return { outcome: 'later', detail: describeFault(error), serverTrouble: true };
    } finally {
      deadline.clear();
    }
  }

  return {
    async compose(mail, messageId) {
      try {
        const message = await composeMail(mail, from, messageId, clock.now(), dkim);
        const envelope = { from: mail.returnAddress ?? from.address, to: mail.to, id: messageId };
        return { send: () => deliver(envelope, message) };
      } catch (error) {
        return { send: async () => ({ outcome: 'later', detail: describeFault(error) }) };
      }
    },
    async check() {
      const deadline = deadlineAfter(COURTESY_MS);
      try {
        giveBack((await take(deadline)).line);
        return { ok: true, detail: 'connected' };
      } catch (error) {
        return { ok: false, detail: describeFault(error) };
      } finally {
        deadline.clear();
      }
    },
    async close() {
      for (const line of [...idle]) leave(line);
    },
  };
}

/** How long one message may take in all. One thing at a time waits for it; an AbortSignal costs several times as much. */
interface Deadline {
  isOver: boolean;
  whenOver: (() => void) | undefined;
  clear(): void;
}

function deadlineAfter(milliseconds: number): Deadline {
  const timer = setTimeout(() => {
    deadline.isOver = true;
    deadline.whenOver?.();
  }, milliseconds);
  const deadline: Deadline = { isOver: false, whenOver: undefined, clear: () => clearTimeout(timer) };
  return deadline;
}

function tookTooLong(): Error {
  return new Error('server_slow');
}
