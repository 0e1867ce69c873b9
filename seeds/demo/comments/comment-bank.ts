import type { Channel, ItemKey, TopicCode } from '../demo-data.ts';

/**
 * One sentence a customer might write. `{a|b}` speaks of the provider: a for a man, b for a woman.
 * A sentence with channels or topics is used only where it makes sense.
 */
export type Line = string | { text: string; channels?: readonly Channel[]; topics?: readonly TopicCode[] };

export interface CommentBank {
  /** What went right, by the item it speaks of. */
  praise: Readonly<Record<ItemKey, readonly Line[]>>;
  /** What went wrong, by the item it speaks of. */
  fault: Readonly<Record<ItemKey, readonly Line[]>>;
  /** Said at the harbour branch once it had been done up. */
  renovated: readonly string[];
  happy: readonly string[];
  neutral: readonly string[];
  unhappy: readonly string[];
  /** Written by those who tick that they may be contacted. */
  askBack: readonly string[];
  /** Words that turn from praise to fault; the sentence that follows starts in lower case. */
  turns: readonly string[];
}

/** Said of something that broke and was mended. */
export function repair(text: string): Line {
  return { text, topics: ['VIR', 'PRN', 'NET', 'SET'] };
}

/** Said after a visit in person. */
export function visit(text: string): Line {
  return { text, channels: ['in_person'] };
}

/** Said after a phone call. */
export function call(text: string): Line {
  return { text, channels: ['phone'] };
}
