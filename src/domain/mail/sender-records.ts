/** What receivers look up in DNS to tell whether mail comes from whom it says. */
export const SENDER_RECORDS = ['spf', 'dkim', 'dmarc'] as const;
export type SenderRecord = (typeof SENDER_RECORDS)[number];

export interface Sender {
  /** Domain of the address that stands in the mail. */
  fromDomain: string;
  /** Domain of the address that takes returned mail, which SPF is about. */
  returnDomain: string;
  /** Host of the mail server that mail is given to; null where there is none. */
  mailHost: string | null;
  /** `publicKey`: base64, as it stands in DNS; null: we do not sign. */
  dkim: { domain: string; selector: string; publicKey: string } | null;
}

/** The TXT records at a name; `unreachable` where DNS gave no answer. */
export type TxtAnswer = readonly string[] | 'unreachable';

export type RecordVerdict =
  | 'good'
  /** DNS was not asked, or gave no answer. */
  | 'unknown'
  | 'missing'
  /** More than one, which receivers take for none. */
  | 'several'
  /** SPF lets everybody send. */
  | 'open'
  /** DMARC only watches. */
  | 'watching'
  /** Another key than ours stands there. */
  | 'other_key'
  /** We sign for another domain than the one in the address. */
  | 'other_domain'
  /** We do not sign; perhaps the mail server does. */
  | 'not_signed';

export interface RecordNeed {
  record: SenderRecord;
  /** Name in DNS; null where there is none to tell. */
  name: string | null;
  /** What could stand there; null where only the mail server's keeper knows. */
  value: string | null;
}

/** Which record stands where, for mail of this sender to be trusted. */
export function neededRecords({ fromDomain, returnDomain, mailHost, dkim }: Sender): RecordNeed[] {
  return [
    {
      record: 'spf',
      name: returnDomain,
      value: mailHost === null ? 'v=spf1 mx ~all' : `v=spf1 mx a:${mailHost} ~all`,
    },
    dkim === null
      ? { record: 'dkim', name: null, value: null }
      : {
          record: 'dkim',
          name: `${dkim.selector}._domainkey.${dkim.domain}`,
          value: `v=DKIM1; k=rsa; p=${dkim.publicKey}`,
        },
    {
      record: 'dmarc',
      name: `_dmarc.${fromDomain}`,
      value: `v=DMARC1; p=quarantine; rua=mailto:postmaster@${fromDomain}`,
    },
  ];
}

/** Where a DMARC record may stand: at the domain itself, or at one above it down to two labels (RFC 7489). */
export function dmarcNames(fromDomain: string): string[] {
  const labels = fromDomain.split('.');
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_label, at) => `_dmarc.${labels.slice(at).join('.')}`);
}

const startingWith = (answer: readonly string[], start: string): string[] =>
  answer.filter((text) => text.trim().toLowerCase().startsWith(start));

function one(answer: TxtAnswer, start: string): { text: string } | { verdict: RecordVerdict } {
  if (answer === 'unreachable') return { verdict: 'unknown' };
  const [text, ...others] = startingWith(answer, start);
  if (text === undefined) return { verdict: 'missing' };
  return others.length > 0 ? { verdict: 'several' } : { text };
}

/** Whether there is one SPF record that shuts somebody out. Whether it names the right server only its keeper knows. */
export function judgeSpf(answer: TxtAnswer): RecordVerdict {
  const found = one(answer, 'v=spf1');
  if ('verdict' in found) return found.verdict;
  return /\s[+?]?all\s*$/i.test(found.text) ? 'open' : 'good';
}

/** Whether the key that we sign with is the one that receivers find, and is of the domain in the address. */
export function judgeDkim({ dkim, fromDomain }: Pick<Sender, 'dkim' | 'fromDomain'>, answer: TxtAnswer): RecordVerdict {
  if (dkim === null) return 'not_signed';
  if (!isAligned(dkim.domain, fromDomain)) return 'other_domain';
  if (answer === 'unreachable') return 'unknown';
  const keys = answer.flatMap((text) => /(?:^|;)\s*p=([^;]*)/i.exec(text)?.[1]?.replace(/\s+/g, '') ?? []);
  if (keys.length === 0) return 'missing';
  return keys.includes(dkim.publicKey) ? 'good' : 'other_key';
}

/** @param answers of `dmarcNames`, in their order */
export function judgeDmarc(answers: readonly TxtAnswer[]): RecordVerdict {
  for (const answer of answers) {
    const found = one(answer, 'v=dmarc1');
    if ('text' in found) return /;\s*p\s*=\s*none\b/i.test(found.text) ? 'watching' : 'good';
    if (found.verdict !== 'missing') return found.verdict;
  }
  return 'missing';
}

/** Relaxed alignment, as far as it can be told without the list of public suffixes: one domain is the other or above it. */
function isAligned(domain: string, other: string): boolean {
  const [a, b] = [domain.toLowerCase(), other.toLowerCase()];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
