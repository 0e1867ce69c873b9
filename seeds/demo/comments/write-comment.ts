import type { ItemAnswer } from '../../../src/domain/answers/answer-sheet.ts';
import type { Channel, ItemKey, Locale, TopicCode } from '../demo-data.ts';
import { ITEM_KEYS } from '../items.ts';
import type { Random } from '../random.ts';
import type { CommentBank, Line } from './comment-bank.ts';
import { englishComments } from './english-comments.ts';
import { hebrewComments } from './hebrew-comments.ts';
import { malayComments } from './malay-comments.ts';

export const COMMENT_BANKS: Readonly<Record<Locale, CommentBank>> = {
  he: hebrewComments,
  en: englishComments,
  ms: malayComments,
};

export interface Occasion {
  locale: Locale;
  items: Readonly<Record<string, ItemAnswer>>;
  satisfaction: number;
  channel: Channel;
  topic: TopicCode;
  providerGender: 'm' | 'f';
  /** Found that something went wrong. */
  wrong: boolean;
  /** A visit to the harbour branch after it was done up. */
  renovated: boolean;
  /** Ticked that the organisation may get in touch. */
  mayContact: boolean;
}

const KEPT_WORDS: readonly ItemKey[] = [
  'provider.credibility',
  'process.deadlines',
  'process.outcome',
  'process.speed',
];

/** How often a sentence has been used, so that the bank is used evenly. */
export type Used = Map<string, number>;

/** A comment about what this customer rated lowest or highest: one to three sentences. */
export function writeComment(occasion: Occasion, used: Used, random: Random): string {
  const bank = COMMENT_BANKS[occasion.locale];
  const faultKey = chooseFault(faultsIn(occasion.items), random);
  const fault = chooseLine(bank.fault, faultKey, occasion, used, random);
  const praiseKey = choosePraise(praisesIn(occasion.items), faultKey, random);
  const praise = chooseLine(bank.praise, praiseKey, occasion, used, random);
  const renovated =
    occasion.renovated && occasion.satisfaction >= 3 && random.chance(0.35)
      ? leastUsed(bank.renovated, used, random)
      : undefined;

  const parts: string[] = [];
  if (occasion.satisfaction <= 2) {
    parts.push(fault ?? leastUsed(bank.unhappy, used, random));
    if (occasion.mayContact && random.chance(0.35)) parts.push(leastUsed(bank.askBack, used, random));
    else if (fault !== undefined && random.chance(0.4)) parts.push(leastUsed(bank.unhappy, used, random));
  } else if (occasion.wrong && fault !== undefined) {
    if (praise !== undefined && random.chance(0.3)) parts.push(praise, turn(random.pick(bank.turns), fault));
    else parts.push(fault);
  } else if (renovated !== undefined) {
    parts.push(renovated);
    if (praise !== undefined && random.chance(0.3)) parts.push(praise);
  } else if (occasion.satisfaction === 3) {
    if (praise !== undefined && fault !== undefined && random.chance(0.5)) {
      parts.push(praise, turn(random.pick(bank.turns), fault));
    } else {
      parts.push(fault ?? leastUsed(bank.neutral, used, random));
      if (fault !== undefined && random.chance(0.25)) parts.push(leastUsed(bank.neutral, used, random));
    }
  } else {
    parts.push(praise !== undefined && random.chance(0.85) ? praise : leastUsed(bank.happy, used, random));
    if (fault !== undefined && parts[0] === praise && random.chance(occasion.satisfaction === 5 ? 0.12 : 0.5)) {
      parts.push(turn(random.pick(bank.turns), fault));
    } else if (parts[0] === praise && random.chance(0.4)) {
      parts.push(leastUsed(bank.happy, used, random));
    }
  }
  return roughen(parts.join(' '), random);
}

/** Items received at least two levels below what they should be, the worst first. */
function faultsIn(items: Occasion['items']): ItemKey[] {
  return byGap(items, (gap) => gap <= -2).reverse();
}

/** Items received at level six or more and no lower than they should be, the best first. */
function praisesIn(items: Occasion['items']): ItemKey[] {
  return byGap(items, (gap, p) => gap >= 0 && p >= 6);
}

function byGap(items: Occasion['items'], keep: (gap: number, p: number) => boolean): ItemKey[] {
  return ITEM_KEYS.flatMap((key) => {
    const answer = items[key];
    if (answer?.kind !== 'rated' || answer.e === null || answer.p === null) return [];
    const gap = answer.p - answer.e;
    return keep(gap, answer.p) ? [{ key, gap }] : [];
  })
    .sort((a, b) => b.gap - a.gap)
    .map(({ key }) => key);
}

/** Mostly what moved this customer most; now and then something else that was amiss. */
function chooseFault(keys: readonly ItemKey[], random: Random): ItemKey | undefined {
  return keys.length > 1 && random.chance(0.35) ? random.pick(keys.slice(1)) : keys[0];
}

/** Any of the good things, but no one praises kept words beside broken ones. */
function choosePraise(keys: readonly ItemKey[], fault: ItemKey | undefined, random: Random): ItemKey | undefined {
  const broken = fault === 'process.deadlines' || fault === 'process.outcome' || fault === 'process.speed';
  const fitting = broken ? keys.filter((key) => !KEPT_WORDS.includes(key)) : keys;
  return fitting.length > 0 ? random.pick(fitting) : undefined;
}

function chooseLine(
  lines: Readonly<Record<ItemKey, readonly Line[]>>,
  key: ItemKey | undefined,
  occasion: Occasion,
  used: Used,
  random: Random,
): string | undefined {
  if (key === undefined) return undefined;
  const fitting = lines[key]
    .filter((line) => fits(line, occasion))
    .map((line) => (typeof line === 'string' ? line : line.text));
  if (fitting.length === 0) return undefined;
  return speakOfProvider(leastUsed(fitting, used, random), occasion.providerGender);
}

function fits(line: Line, occasion: Occasion): boolean {
  if (typeof line === 'string') return true;
  return (line.channels?.includes(occasion.channel) ?? true) && (line.topics?.includes(occasion.topic) ?? true);
}

function leastUsed(lines: readonly string[], used: Used, random: Random): string {
  const fewest = Math.min(...lines.map((line) => used.get(line) ?? 0));
  // One more than the fewest is let in, so that sentences do not come round in turn.
  const line = random.pick(lines.filter((candidate) => (used.get(candidate) ?? 0) <= fewest + 1));
  used.set(line, (used.get(line) ?? 0) + 1);
  return line;
}

function speakOfProvider(line: string, gender: 'm' | 'f'): string {
  return line.replace(/\{([^|{}]*)\|([^|{}]*)\}/g, gender === 'm' ? '$1' : '$2');
}

/** Leads from praise to a fault; a sentence that turns by itself is left alone. */
function turn(words: string, sentence: string): string {
  if (/ (אבל|but|cuma) /.test(sentence)) return sentence;
  const keepsCapital = /^(I\b|I'|Sunday|Tuesday)/.test(sentence);
  return words + (keepsCapital ? sentence : sentence.slice(0, 1).toLowerCase() + sentence.slice(1));
}

/** Not everyone ends a sentence with a full stop. */
function roughen(comment: string, random: Random): string {
  if (comment.endsWith('.') && random.chance(0.3)) return comment.slice(0, -1);
  if (comment.endsWith('!') && random.chance(0.3)) return `${comment}!`;
  return comment;
}
