import { expect, test } from '@jest/globals';
import { type BounceClass, bounceClassOf, isServerTrouble } from '../../../src/domain/mail/bounce-class.ts';

const REPLIES: [BounceClass, string][] = [
  ['hard', '550 5.1.1 <dana@example.org>: Recipient address rejected: User unknown in virtual mailbox table'],
  ['hard', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
  ['hard', '550 5.1.2 Bad destination system address'],
  ['hard', '550 5.2.1 The email account that you tried to reach is inactive'],
  ['hard', '550 5.4.1 Recipient address rejected: Access denied'],
  ['hard', '550 5.5.0 Requested action not taken: mailbox unavailable'],
  ['hard', '550 No such user here'],
  ['hard', '550 Unrouteable address'],
  ['hard', '550 rejected'],
  ['hard', '511 sorry, no mailbox here by that name (#5.1.1)'],
  ['soft', '552 5.2.2 Mailbox full'],
  ['soft', '452 4.2.2 The email account that you tried to reach is over quota'],
  ['soft', '450 4.2.0 Greylisted, try again later'],
  ['soft', '451 Temporary local problem'],
  ['soft', '550 5.0.0 mailbox is full'],
  ['soft', '450 what'],
  ['block', '550 5.7.1 Message refused by policy'],
  ['block', '554 5.7.1 Service unavailable; Client host blocked using a block list'],
  ['block', '550 5.7.26 Unauthenticated email is not accepted due to the DMARC policy of the domain'],
  ['block', '553 5.1.8 Sender address rejected: domain not found'],
  ['block', '550 relay not permitted'],
  ['block', '552 5.3.4 Message too big'],
  ['unknown', '554 Transaction failed'],
  ['unknown', '550 5.6.0 what is this'],
];

test.each(REPLIES)('%s: %s', (expected, reply) => {
  expect(bounceClassOf(read(reply))).toBe(expected);
});

test.each<[boolean, boolean, string]>([
  [true, true, '421 4.7.0 Too many connections'],
  [true, true, '452 4.3.1 Insufficient system storage'],
  [true, false, '451 Internal error'],
  [false, true, '450 4.2.1 Mailbox busy'],
  [false, true, '451 4.7.1 Greylisted'],
  [false, true, '450 try later'],
  [false, false, '451 4.7.1 Try again later'],
])('trouble of the server is %s, at the recipient %s: %s', (expected, toRecipient, reply) => {
  expect(isServerTrouble({ ...read(reply), toRecipient })).toBe(expected);
});

function read(reply: string) {
  return {
    code: Number(reply.slice(0, 3)),
    status: /^\d{3} (\d\.\d+\.\d+)/.exec(reply)?.[1] ?? null,
    text: reply,
    toRecipient: true,
  };
}
