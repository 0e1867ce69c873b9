import { type Word, wordsOf } from '../comments/comment-words.ts';

/**
 * Words that follow each other, as they are looked for: `|` between words that will do as well, `*` for any ending, `..`
 * for up to three words between. Hebrew prefix letters may stand before any word.
 *
 * @example 'nobody|none .. answer*|pick*' // in "nobody at all ever answered"
 */
export type Phrase = string;

type Step = { kind: 'gap' } | { kind: 'word'; forms: ReadonlySet<string>; starts: readonly string[] };

/** A word with everything that it may be read as, found out once: each text is held against hundreds of phrases. */
interface Read {
  folded: string;
  forms: readonly string[];
}

const toRead = ({ folded, bare }: Word): Read => ({ folded, forms: [folded, ...bare.map((form) => form.folded)] });

const MOST_BETWEEN = 3;
/** So many words before what was found are looked at for a "not". */
const REACH_OF_NOT = 3;
const NEGATORS = new Set(
  (
    "not never no nobody none without isn't wasn't weren't aren't don't didn't doesn't hardly " +
    'לא ולא שלא אינו אינה אין בלי ללא מבלי tidak bukan tak tanpa jangan belum'
  ).split(' '),
);

/** A text in parts of sentences, in which phrases are found. */
export interface ComplaintText {
  hasAny(phrases: readonly Phrase[]): boolean;
}

export function wordsOfComplaint(text: string): ComplaintText {
  const sentences = text
    .split(/[.,!?;:\n\u05c3]+/u)
    .map((sentence) => wordsOf(sentence).map(toRead))
    .filter((words) => words.length > 0);
  return { hasAny: (phrases) => phrases.some((phrase) => sentences.some((words) => isIn(words, stepsOf(phrase)))) };
}

const known = new Map<Phrase, readonly Step[]>();

function stepsOf(phrase: Phrase): readonly Step[] {
  const made = known.get(phrase);
  if (made !== undefined) return made;
  const steps = phrase.split(' ').map((part): Step => {
    if (part === '..') return { kind: 'gap' };
    const forms = part.split('|');
    return {
      kind: 'word',
      forms: new Set(forms.filter((form) => !form.endsWith('*'))),
      starts: forms.filter((form) => form.endsWith('*')).map((form) => form.slice(0, -1)),
    };
  });
  known.set(phrase, steps);
  return steps;
}

/** Found where the words stand, unless a "not" stands shortly before that is no part of what is looked for. */
function isIn(words: readonly Read[], steps: readonly Step[]): boolean {
  return words.some((_word, at) => fits(words, at, steps, 0) && !isNegated(words, at, steps));
}

function isNegated(words: readonly Read[], at: number, [first]: readonly Step[]): boolean {
  if (first?.kind === 'word' && [...first.forms].some((form) => NEGATORS.has(form))) return false;
  return words.slice(Math.max(0, at - REACH_OF_NOT), at).some(({ folded }) => NEGATORS.has(folded));
}

/** @param from the first of the steps that are still to be found, beginning with this word */
function fits(words: readonly Read[], at: number, steps: readonly Step[], from: number): boolean {
  const step = steps[from];
  if (step === undefined) return true;
  if (step.kind === 'gap') {
    for (let passed = 0; passed <= MOST_BETWEEN; passed += 1) {
      if (fits(words, at + passed, steps, from + 1)) return true;
    }
    return false;
  }
  const word = words[at];
  return word !== undefined && isOneOf(word, step) && fits(words, at + 1, steps, from + 1);
}

function isOneOf(word: Read, { forms, starts }: Extract<Step, { kind: 'word' }>): boolean {
  return word.forms.some((form) => forms.has(form) || starts.some((start) => form.startsWith(start)));
}
