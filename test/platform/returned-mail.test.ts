import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type ReturnedMail, readReturnedMail } from '../../src/platform/mail/returned-mail.ts';

const ID = '019c0000-0000-7000-8000-000000000001@alon.example';
const TOKEN = 'AbCdEfGhIjKlMnOpQrStUv';

/** A report is read as far as it matters, however much of the message it brings back. */
test('a report with a long message behind it is understood', async () => {
  const raw = Buffer.concat([fixture('postfix'), Buffer.from('A line of words.\r\n'.repeat(200_000))]);
  expect(await readReturnedMail(raw)).toMatchObject({ says: 'bounce', bounce: 'hard', about: [ID] });
});

/** Reports in the shape that each server gives them; the people and domains in them are invented. */
function fixture(name: string): Buffer {
  const text = readFileSync(`test/fixtures/returned/${name}.eml`, 'utf8')
    .replaceAll('{{MESSAGE_ID}}', ID)
    .replaceAll('{{ENVELOPE_ID}}', ID.replace('@', '+40'))
    .replaceAll('{{TOKEN}}', TOKEN);
  return Buffer.from(text.replace(/\r?\n/g, '\r\n'));
}

test.each<[string, string, string]>([
  ['postfix', 'hard', '550 5.1.1 <…>: Recipient address rejected: User unknown in virtual mailbox table'],
  ['postfix-envelope-id', 'soft', '552 5.2.2 <…>: user is over quota'],
  ['exim', 'block', '554 5.7.1 Message rejected because of its reputation'],
  ['exim-plain', 'hard', 'Unrouteable address'],
  ['exchange', 'hard', '550 5.1.10 RESOLVER.ADR.RecipientNotFound'],
  ['google', 'hard', 'The email account that you tried to reach is'],
  ['qmail', 'hard', 'Sorry, no mailbox here by that name. (#5.1.1)'],
])('a report of %s tells of a %s failure', async (name, bounce, words) => {
  const mail = await readReturnedMail(fixture(name));
  expect(mail).toMatchObject({ says: 'bounce', bounce, about: [ID] });
  expect(mail).toMatchObject({ detail: expect.stringContaining(words) });
  expect(JSON.stringify(mail)).not.toContain('dana@');
});

const CAPTURED = ['postfix', 'exim', 'sendmail', 'opensmtpd'].flatMap((server): [string, string, string, string][] => [
  [server, 'gone', 'hard', '550 5.1.1'],
  [server, 'full', 'soft', '552 5.2.2'],
  [server, 'policy', 'block', '554 5.7.1'],
]);

test.each(CAPTURED)('a report that %s wrote, %s, tells of a %s failure', async (server, what, bounce, words) => {
  const raw = readFileSync(`test/fixtures/returned/captured/${server}-${what}.eml`);
  const [, sent] = [...raw.toString().matchAll(/^Message-ID: <([^>]+@survey\.alon\.example)>/gm)][0] ?? [];
  const mail = await readReturnedMail(raw);
  expect(mail).toMatchObject({ says: 'bounce', bounce, detail: expect.stringContaining(words) });
  expect(mail.says === 'bounce' && mail.about[0]).toBe(sent);
  expect(JSON.stringify(mail)).not.toContain('dana@');
  expect(JSON.stringify(mail)).not.toContain('.dana');
});

test.each<[string, ReturnedMail]>([
  ['postfix-delayed', { says: 'delay', about: [ID] }],
  ['out-of-office-exchange', { says: 'auto_reply' }],
  ['vacation', { says: 'auto_reply' }],
  ['complaint', { says: 'complaint', about: [ID] }],
  ['stop', { says: 'stop', token: TOKEN }],
  ['letter', { says: 'nothing' }],
])('%s', async (name, expected) => {
  expect(await readReturnedMail(fixture(name))).toEqual(expected);
});

test.each([
  ['nothing at all', ''],
  ['no mail', '\u0000\u0001 what is this'],
  [
    'a report without groups',
    'From: mailer-daemon@x.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\r\n--b--\r\n',
  ],
  ['parts without an end', `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(5000)}`],
  ['a header without an end', `Subject: ${'x'.repeat(200_000)}`],
])('%s is no fault', async (_name, raw) => {
  const mail = await readReturnedMail(raw);
  expect(['nothing', 'delay', 'auto_reply']).toContain(mail.says);
});

test.each([
  ['parts nested deeper than any', Array.from({ length: 400 }, (_, n) => nested(n)).join('')],
  ['headers longer than any', `X-Long: ${'y'.repeat(3_000_000)}\r\n\r\nWords`],
])('%s are no fault, and nothing is understood', async (_name, raw) => {
  expect(await readReturnedMail(raw)).toEqual({ says: 'nothing' });
});

function nested(depth: number): string {
  return `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`;
}

const FROM_SYSTEM = 'From: MAILER-DAEMON@x.example\r\nSubject: failed\r\n';

test.each([
  ['a line without an end', `${FROM_SYSTEM}\r\nfailed ${'a'.repeat(400_000)}`],
  ['tags without an end', `${FROM_SYSTEM}Content-Type: text/html\r\n\r\nfailed ${'<'.repeat(400_000)}`],
  [
    'names of headers with nothing after them',
    `${FROM_SYSTEM}\r\nfailed\r\n${`Message-ID:${' '.repeat(100_000)}\r\n`.repeat(4)}`,
  ],
  ['replies one after another', `${FROM_SYSTEM}\r\nfailed ${'450 x\r\n'.repeat(60_000)}`],
  ['empty lines', `${FROM_SYSTEM}\r\nfailed ${'\n'.repeat(4_000_000)}`],
  ['brackets without an end', `${FROM_SYSTEM}\r\nfailed ${'(#5.1.1 '.repeat(50_000)}`],
])('%s: what anybody may send holds nobody up', async (_name, raw) => {
  const began = performance.now();
  await readReturnedMail(raw);
  expect(performance.now() - began).toBeLessThan(4000);
});
