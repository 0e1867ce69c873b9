import { expect, test } from '@jest/globals';
import {
  dmarcNames,
  judgeDkim,
  judgeDmarc,
  judgeSpf,
  neededRecords,
  type RecordVerdict,
  type TxtAnswer,
} from '../../../src/domain/mail/sender-records.ts';

test.each<[RecordVerdict, TxtAnswer]>([
  ['good', ['google-site=1', 'v=spf1 mx a:mail.example.org ~all']],
  ['missing', ['something else']],
  ['several', ['v=spf1 mx -all', 'v=spf1 a -all']],
  ['open', ['v=spf1 +all']],
  ['open', ['v=spf1 mx ?all']],
  ['unknown', 'unreachable'],
])('SPF is %s: %j', (verdict, answer) => {
  expect(judgeSpf(answer)).toBe(verdict);
});

const dkim = { domain: 'example.org', selector: 'mail', publicKey: 'MIIBIjAN' };

test.each<[RecordVerdict, string, TxtAnswer]>([
  ['good', 'example.org', ['v=DKIM1; k=rsa; p=MIIB IjAN']],
  ['good', 'news.example.org', ['v=DKIM1; p=MIIBIjAN; t=s']],
  ['other_key', 'example.org', ['v=DKIM1; p=AAAA']],
  ['missing', 'example.org', []],
  ['other_domain', 'example.com', ['v=DKIM1; p=MIIBIjAN']],
  ['other_domain', 'badexample.org', ['v=DKIM1; p=MIIBIjAN']],
  ['unknown', 'example.org', 'unreachable'],
])('DKIM is %s for mail of %s: %j', (verdict, fromDomain, answer) => {
  expect(judgeDkim({ dkim, fromDomain }, answer)).toBe(verdict);
});

test('without a key of ours the mail server may sign', () => {
  expect(judgeDkim({ dkim: null, fromDomain: 'example.org' }, [])).toBe('not_signed');
});

test.each<[RecordVerdict, TxtAnswer[]]>([
  ['good', [['v=DMARC1; p=reject']]],
  ['watching', [['v=DMARC1; p=none; rua=mailto:a@example.org']]],
  ['good', [[], ['v=DMARC1; p=quarantine']]],
  ['missing', [[], []]],
  ['unknown', ['unreachable', []]],
])('DMARC is %s: %j', (verdict, answers) => {
  expect(judgeDmarc(answers)).toBe(verdict);
});

test('DMARC may stand at a domain above, but not at a top-level one', () => {
  expect(dmarcNames('a.news.example.org')).toEqual([
    '_dmarc.a.news.example.org',
    '_dmarc.news.example.org',
    '_dmarc.example.org',
  ]);
  expect(dmarcNames('example.org')).toEqual(['_dmarc.example.org']);
  expect(dmarcNames('localhost')).toEqual(['_dmarc.localhost']);
});

test('what is needed names our key and the mail server', () => {
  const needs = neededRecords({
    fromDomain: 'example.org',
    returnDomain: 'returns.example.org',
    mailHost: 'mail.example.net',
    dkim,
  });
  expect(needs.map(({ name }) => name)).toEqual([
    'returns.example.org',
    'mail._domainkey.example.org',
    '_dmarc.example.org',
  ]);
  expect(needs[0]?.value).toBe('v=spf1 mx a:mail.example.net ~all');
  expect(needs[1]?.value).toBe('v=DKIM1; k=rsa; p=MIIBIjAN');
});
