/**
 * Why a mail did not arrive: `hard`, there is no such mailbox or domain; `soft`, it is full, busy or out of reach for now;
 * `block`, the server refuses us or our words, whoever the mail is for; `unknown`, it did not say.
 */
export const BOUNCE_CLASSES = ['hard', 'soft', 'block', 'unknown'] as const;
export type BounceClass = (typeof BOUNCE_CLASSES)[number];

export interface Refusal {
  /** Three digits of SMTP; null where only a status is known, as in a delivery report. */
  code: number | null;
  /** Enhanced status code (RFC 3463), such as 5.1.1. */
  status: string | null;
  /** The server's words. */
  text: string;
  /** Whether it was the answer to naming the recipient. */
  toRecipient: boolean;
}

// Codes that leave no doubt. Servers use the others of a subject for whatever they like, so there the words decide first.
const CERTAIN: [RegExp, BounceClass][] = [
  // RFC 3463: 5.1.7 and 5.1.8 are about the sender.
  [/^[45]\.1\.[78]$/, 'block'],
  [/^5\.1\.([1-6]|10)$/, 'hard'],
  [/^5\.2\.1$/, 'hard'],
  [/^[45]\.2\.2$/, 'soft'],
  // Exchange: the address is unknown at the edge; the domain cannot be found.
  [/^5\.4\.(1|310)$/, 'hard'],
];

const LIKELY: [RegExp, BounceClass][] = [
  [/^[45]\.7\./, 'block'],
  [/^[45]\.3\.4$/, 'block'],
  [/^[45]\.[234]\./, 'soft'],
  [/^5\.1\./, 'hard'],
  [/^4\./, 'soft'],
];

// In the order in which they are asked: "mailbox full" names a mailbox too.
const WORDS: [RegExp, BounceClass][] = [
  [
    /\b(over|exceed(s|ed)?|out of)\b.{0,30}\b(quota|storage|space)|quota exceeded|(mail)?box (is )?full|full mailbox/i,
    'soft',
  ],
  [
    /\b(no such|unknown|invalid|non-?existent)\b.{0,20}\b(user|mailbox|address|recipient|account|person|local part)|\b(user|mailbox|address|recipient|account)\b.{0,40}\b(unknown|not found|does(n.t| not) exist|not exist|no longer|disabled|inactive|invalid|unrouteable)|unrouteable address|(account|mailbox).{0,40}(disabled|unavailable)|no mailbox here|user .{0,60}not listed|(host|domain) .{0,60}(not found|does not exist)|no such (host|domain)/i,
    'hard',
  ],
  [
    /spam|black ?list|block(ed|list)|reputation|policy|denied|not permitted|relay|dmarc|dkim|\bspf\b|unsolicited|banned|refused by/i,
    'block',
  ],
  [/try again|temporar|greylist|graylist|timed? ?out|too many|rate limit|connection refused|busy|unavailable/i, 'soft'],
];

const classIn = (table: readonly [RegExp, BounceClass][], text: string): BounceClass | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/**
 * What kind of refusal a server's reply or a delivery report tells of. Codes that leave no doubt come first, then the words
 * (many servers say 5.0.0 or 5.5.0 for everything), then what a code's subject suggests.
 *
 * @example { code: 550, status: '5.1.1', text: 'User unknown', toRecipient: true } // 'hard'
 */
export function bounceClassOf({ code, status, text, toRecipient }: Refusal): BounceClass {
  const certain = status === null ? undefined : classIn(CERTAIN, status);
  if (certain !== undefined) return certain;
  // Words about a missing mailbox in a reply about policy are the policy's ("access denied, user unknown to us").
  const isPolicy = status !== null && /^[45]\.7\./.test(status);
  const worded = isPolicy ? undefined : classIn(WORDS, text);
  if (worded !== undefined) return worded;
  const likely = status === null ? undefined : classIn(LIKELY, status);
  if (likely !== undefined) return likely;
  if (code !== null && code >= 400 && code < 500) return 'soft';
  // RFC 5321: at the recipient these say that the mailbox is not there.
  return toRecipient && status === null && (code === 550 || code === 551 || code === 553) ? 'hard' : 'unknown';
}

/** Whether a reply for now speaks of the server or the way to it, not of one mailbox: waiting helps all mail then. */
export function isServerTrouble({ code, status, toRecipient }: Refusal): boolean {
  if (code === 421) return true;
  if (status !== null) return /^4\.[34]\./.test(status) || (!toRecipient && /^4\.[056]\./.test(status));
  return !toRecipient;
}
