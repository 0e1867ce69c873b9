import { FAILURE_MODES, type FailureModeKey } from '../questionnaire/failure-modes.ts';
import { type Phrase, wordsOfComplaint } from './complaint-words.ts';
import { ENGLISH_FAILURES } from './english-failures.ts';
import { HEBREW_FAILURES } from './hebrew-failures.ts';
import { MALAY_FAILURES } from './malay-failures.ts';

/** What people write when it was this that went wrong. */
export type FailurePhrases = Record<FailureModeKey, readonly Phrase[]>;

/**
 * The failure modes that a text speaks of, in the taxonomy's order. People write in whatever language they like, so all
 * three are looked for. A suggestion, never a finding: a person confirms it or takes it away.
 *
 * @example suggestModes('העבירו אותי מאחד לשני') // ['runaround']
 */
export function suggestModes(words: string): FailureModeKey[] {
  const text = wordsOfComplaint(words);
  return FAILURE_MODES.map(({ key }) => key).filter((key) =>
    [ENGLISH_FAILURES, HEBREW_FAILURES, MALAY_FAILURES].some((phrases) => text.hasAny(phrases[key])),
  );
}
