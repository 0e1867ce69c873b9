import type { Socket } from 'node:net';
import { describe, expect, jest, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Mail, MailSender, SendResult } from '../../src/platform/mail/mail.ts';
import { keptWords } from '../../src/platform/mail/smtp-reply.ts';
import { createSmtpSender } from '../../src/platform/mail/smtp-sender.ts';
import { type Moment, startRawMailServer } from '../support/raw-mail-server.ts';

const clock = fixedClock('2026-03-04T09:00:00.000Z');
const MAIL: Mail = {
  to: 'dana@example.com',
  fromName: 'Alon',
  replyTo: null,
  subject: 'Two minutes',
  html: '<p>Hello</p>',
  text: 'Hello',
  locale: 'en',
  unsubscribeUrl: 'https://survey.alon.example/u/T',
};

/** Says the same again and again, as fast as it is taken. */
const flood = (text: string) => (socket: Socket) => {
  const more = (): void => {
    while (!socket.destroyed && socket.writable && socket.write(text));
  };
  socket.on('drain', more);
  more();
};

/** One byte now and then, for ever: never silent long enough for a time-out. */
const drip = (socket: Socket): void => {
  socket.write('250-');
  const timer = setInterval(() => socket.write('x'), 20);
  socket.on('close', () => clearInterval(timer));
};

const MOMENTS: [Moment, 'later' | 'unknown'][] = [
  ['greeting', 'later'],
  ['EHLO', 'later'],
  ['MAIL', 'later'],
  ['RCPT', 'later'],
  ['DATA', 'later'],
  ['body', 'unknown'],
];

describe.each(MOMENTS)('a mail server that goes astray at its %s', (moment, outcome) => {
  const TOO_MUCH: [string, (socket: Socket) => void][] = [
    ['a line without an end', flood('x'.repeat(65_536))],
    ['a reply of lines without an end', flood('250-and more\r\n'.repeat(4000))],
    ['empty lines without an end', flood('\n'.repeat(65_536))],
  ];
  test.each(TOO_MUCH)('by %s is hung up on long before the deadline', async (_name, misbehave) => {
    const result = await sendTo(moment, misbehave, 60_000);
    expect(result.outcome).toBe(outcome);
    expect(result.detail).toMatch(/server_flood|exceeds maximum allowed size/);
  });

  const TOO_SLOW: [string, (socket: Socket) => void][] = [
    ['a reply byte by byte', drip],
    ['nothing', () => undefined],
  ];
  test.each(TOO_SLOW)('by %s is hung up on at the deadline', async (_name, misbehave) => {
    expect(await sendTo(moment, misbehave, 1500)).toEqual({ outcome, detail: 'server_slow', serverTrouble: true });
  });
});

const send = async (sender: MailSender): Promise<SendResult> => (await sender.compose(MAIL, 'm1@alon.example')).send();

async function sendTo(moment: Moment, misbehave: (socket: Socket) => void, deadlineMs: number): Promise<SendResult> {
  const server = await startRawMailServer(moment, misbehave);
  const sender = createSmtpSender(server.url, 'survey@alon.example', clock, { deadlineMs });
  const result = await send(sender);
  await server.allClosed();
  await sender.close();
  await server.close();
  return result;
}

describe('what a mail server replies', () => {
  test.each([
    ['refused for good in very many words', `550 5.1.1 ${'no such user dana@example.com '.repeat(400)}`, 'unreachable'],
    ['refused with what a page or a database would trip over', '550 5.1.1 a\u0000b\u001b[31m\u202ec', 'unreachable'],
    ['a number that is no reply', '99999 what', 'later'],
  ])('%s', async (_name, reply, outcome) => {
    const server = await startRawMailServer('body', () => undefined, { RCPT: reply });
    const sender = createSmtpSender(server.url, 'survey@alon.example', clock, { deadlineMs: 20_000 });
    const result = await send(sender);
    expect(result.outcome).toBe(outcome);
    expect(result.detail).toContain(outcome === 'later' ? '99999' : '5.1.1');
    expect(result.detail).not.toContain('dana');
    expect(result.detail).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(result.detail.length).toBeLessThanOrEqual(500);
    await sender.close();
    await server.close();
  });

  test('of any length costs no time to make short, and no half of an address is left', () => {
    expect(keptWords('x'.repeat(5_000_000))).toBe('');
    const long = keptWords(`${'word '.repeat(398)}dana.levi${'x'.repeat(100)}@example.com`);
    expect(long).not.toContain('dana');
    expect(keptWords('550 5.1.1 <dana@example.com>: unknown')).toBe('550 5.1.1 <…>: unknown');
  });

  test('a kept connection that goes astray later is given up for a new one within the same time', async () => {
    let first = true;
    const server = await startRawMailServer('MAIL', (socket) => {
      if (!first) return drip(socket);
      first = false;
      socket.destroy();
    });
    const sender = createSmtpSender(server.url, 'survey@alon.example', clock, { deadlineMs: 1500 });
    expect((await sender.check()).ok).toBe(true);
    expect(await send(sender)).toMatchObject({
      outcome: 'later',
      detail: 'server_slow',
    });
    expect(server.connections()).toBe(2);
    await server.allClosed();
    await server.close();
  });
});

describe('a mail server that encrypts', () => {
  test.each([
    ['from the start', true, 'smtps', 'unverified'],
    ['after STARTTLS', false, 'smtp', 'unverified'],
  ])('%s takes the message', async (_name, secure, protocol, tls) => {
    const secured: boolean[] = [];
    // It warns that everybody knows its key.
    const warned = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const server = new SMTPServer({
      secure,
      authOptional: true,
      disabledCommands: ['AUTH'],
      onData(stream, session, done) {
        stream.resume();
        stream.on('end', () => {
          secured.push(session.secure);
          done();
        });
      },
    });
    warned.mockRestore();
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const sender = createSmtpSender(`${protocol}://127.0.0.1:${port}?tls=${tls}`, 'a@alon.example', clock, {
      deadlineMs: 60_000,
    });
    expect(await send(sender)).toMatchObject({ outcome: 'sent' });
    expect(secured).toEqual([true]);
    await sender.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  });
});
