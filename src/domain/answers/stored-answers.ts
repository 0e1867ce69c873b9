import { z } from 'zod';
import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import type { AnswerSheet, QuestionAnswer } from './answer-sheet.ts';
import { packRatings, unpackRatings } from './packed-ratings.ts';
import { WRONG_MODE } from './submission.ts';

type Questions = Record<string, QuestionAnswer>;

/** A sheet as it is kept: what is counted, what was written, and whether the person may be written to. */
export interface StoredAnswers {
  /** Packed in the order of the version's items. */
  ratings: string;
  /** Answers to the extra questions but the comment and the consent to be contacted. */
  questions: Questions;
  comment: string | null;
  contactWanted: boolean;
}

const COMMENT = 'comment';
const CONTACT = 'contact';

export function storeAnswers(definition: QuestionnaireDefinition, sheet: AnswerSheet): StoredAnswers {
  const { [COMMENT]: comment, [CONTACT]: contact, ...questions } = sheet.questions;
  return {
    ratings: packRatings(definition, sheet),
    questions,
    comment: typeof comment === 'string' ? comment : null,
    contactWanted: contact === true,
  };
}

/** The sheet that storeAnswers was given. */
export function restoreAnswers(definition: QuestionnaireDefinition, stored: StoredAnswers): AnswerSheet {
  return {
    items: unpackRatings(definition, stored.ratings),
    questions: {
      ...stored.questions,
      ...(stored.comment === null ? {} : { [COMMENT]: stored.comment }),
      ...(stored.contactWanted ? { [CONTACT]: true } : {}),
    },
  };
}

/**
 * The answers that figures are made of: ratings, choices, and what went wrong; never anyone's own words or consents.
 * Also what may stay when a person is erased.
 */
export function countedQuestions(definition: QuestionnaireDefinition, questions: Questions): Questions {
  const counted = countedKeys(definition);
  return Object.fromEntries(Object.entries(questions).filter(([key]) => counted.has(key)));
}

/** Worked out once per definition: files bring hundreds of thousands of sheets of the same one. */
const keysOf = new WeakMap<QuestionnaireDefinition, ReadonlySet<string>>();

function countedKeys(definition: QuestionnaireDefinition): ReadonlySet<string> {
  const known = keysOf.get(definition);
  if (known !== undefined) return known;
  const keys = new Set<string>([WRONG_MODE]);
  for (const { key, kind } of definition.questions) if (kind !== 'text' && kind !== 'consent') keys.add(key);
  keysOf.set(definition, keys);
  return keys;
}

const StoredQuestions = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.array(z.string())]));

/** What is counted of stored answers, as a sheet again. @param questions JSON of the answers to the extra questions */
export function toSheet(
  definition: QuestionnaireDefinition,
  { ratings, questions }: { ratings: string; questions: string },
): AnswerSheet {
  return { items: unpackRatings(definition, ratings), questions: StoredQuestions.parse(JSON.parse(questions)) };
}
