import { createPublicKey } from 'node:crypto';
import {
  dmarcNames,
  judgeDkim,
  judgeDmarc,
  judgeSpf,
  neededRecords,
  type RecordNeed,
  type RecordVerdict,
  type Sender,
  type TxtAnswer,
} from '../../domain/mail/sender-records.ts';
import type { AskTxt } from '../../platform/mail/ask-dns.ts';
import { addressOf, type DkimKey } from '../../platform/mail/mail.ts';

/** Where mail comes from, as the environment says. */
export interface SenderSettings {
  /** Undefined: none is set, and mail is kept. */
  mailUrl: string | undefined;
  mailFrom: string;
  dkim: DkimKey | undefined;
  allowedInTrial: readonly string[] | undefined;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** @returns undefined where the sender's address is of no domain that DNS knows, such as localhost */
export function senderOf(settings: SenderSettings, returnAddress: string | null): Sender | undefined {
  const from = addressOf(settings.mailFrom);
  const fromDomain = domainOf(from);
  if (!fromDomain.includes('.')) return undefined;
  const { dkim } = settings;
  return {
    fromDomain,
    returnDomain: domainOf(returnAddress ?? from),
    mailHost: hostOf(settings.mailUrl),
    dkim:
      dkim === undefined
        ? null
        : { domain: dkim.domain, selector: dkim.selector, publicKey: publicKeyOf(dkim.privateKey) },
  };
}

/** A name that can stand in an SPF record: a bare address, or this machine, is not the one that others see. */
function hostOf(mailUrl: string | undefined): string | null {
  const host = mailUrl === undefined ? '' : new URL(mailUrl).hostname;
  return /^[^\d.[]+.*\.[a-z][^.]*$/i.test(host) ? host : null;
}

function publicKeyOf(privateKey: string): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
}

export interface CheckedRecord extends RecordNeed {
  verdict: RecordVerdict | 'unasked';
}

/** What stands in DNS beside what should. @param ask undefined: nothing is looked up */
export async function checkSender(sender: Sender, ask: AskTxt | undefined): Promise<CheckedRecord[]> {
  const needs = neededRecords(sender);
  if (ask === undefined) {
    return needs.map((need) => {
      const known = need.record === 'dkim' ? judgeDkim(sender, 'unreachable') : 'unknown';
      return { ...need, verdict: known === 'unknown' ? 'unasked' : known };
    });
  }
  const dkimName = needs.find(({ record }) => record === 'dkim')?.name ?? null;
  const [spf, dkim, dmarc] = await Promise.all([
    ask(sender.returnDomain),
    dkimName === null ? Promise.resolve<TxtAnswer>([]) : ask(dkimName),
    Promise.all(dmarcNames(sender.fromDomain).map(ask)),
  ]);
  const verdicts = { spf: judgeSpf(spf), dkim: judgeDkim(sender, dkim), dmarc: judgeDmarc(dmarc) };
  return needs.map((need) => ({ ...need, verdict: verdicts[need.record] }));
}
