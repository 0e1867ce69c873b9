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
  /** Words that turn from praise to fault; the sentence that follows starts in lower case. */
  turns: readonly string[];
}
