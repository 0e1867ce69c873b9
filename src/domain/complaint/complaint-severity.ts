import type { Severity } from './complaint.ts';
import { wordsOfComplaint } from './complaint-words.ts';
import { GRAVE_WORDS, STRONG_WORDS } from './severity-words.ts';

/** What the severity of a complaint is judged by, before a person looks at it. */
export interface SeverityFacts {
  /** The worst gap as a share of the scale; null where nothing was rated. */
  gapShare: number | null;
  /** How many failure modes the customer picked. */
  modes: number;
  words: string | null;
}

/**
 * 3 (grave): five of six points short, four failure modes or more, or words of injury, insult, discrimination or law.
 * 2 (serious): four points short, two failure modes or more, or words of anger. Else 1 (mild).
 */
export function complaintSeverity({ gapShare, modes, words }: SeverityFacts): Severity {
  const gap = (gapShare ?? 0) * 6;
  const text = wordsOfComplaint(words ?? '');
  if (atLeast(gap, 5) || modes >= 4 || text.hasAny(GRAVE_WORDS)) return 3;
  if (atLeast(gap, 4) || modes >= 2 || text.hasAny(STRONG_WORDS)) return 2;
  return 1;
}

/** Shares of a scale are fractions: a hair under the mark is on it. */
function atLeast(gap: number, points: number): boolean {
  return gap > points - 1e-9;
}
