import type { z } from 'zod';
import type { Channel } from '../channel.ts';
import { type LocalText, localText } from '../locale.ts';
import { addCrossFaults } from './definition-checks.ts';
import { definitionShape } from './definition-shape.ts';

/**
 * A questionnaire as an organisation writes it down: what is rated on one scale, in which dimensions, and which extra
 * questions are asked around it. A version that has been answered never changes; keys last across versions.
 */
export interface QuestionnaireDefinition {
  key: string;
  title: LocalText;
  scale: Scale;
  /** Whether the least acceptable level is asked besides the level that should be and the level received. */
  minimumAsked: boolean;
  dimensions: Dimension[];
  items: Item[];
  /** In the order in which they are asked. */
  questions: Question[];
}

/** The answer scale of all items: 1–5, 1–7, 1–9, 1–10 or 0–10, its ends in words. */
export interface Scale {
  min: 0 | 1;
  max: 5 | 7 | 9 | 10;
  low: LocalText;
  high: LocalText;
}

export interface Dimension {
  key: string;
  title: LocalText;
  /** The heading on the form, in the customer's words; the title where it is absent. */
  section?: LocalText;
}

export interface Item {
  key: string;
  dimension: string;
  text: LocalText;
  /** A shorter name for tables and charts. */
  short?: LocalText;
  /** The channels that the item makes sense for; all of them where it is absent. */
  channels?: Channel[];
}

export interface RatingQuestion {
  kind: 'rating';
  key: string;
  text: LocalText;
  min: number;
  max: number;
  /** The lowest answer that counts towards the top-box share. */
  topBoxFrom: number;
  low?: LocalText;
  high?: LocalText;
  /** One text for each answer from min to max. */
  labels?: LocalText[];
  on: boolean;
}

export interface ChoiceQuestion {
  kind: 'choice';
  key: string;
  text: LocalText;
  options: { key: string; text: LocalText }[];
  on: boolean;
}

export interface TextQuestion {
  kind: 'text';
  key: string;
  text: LocalText;
  on: boolean;
}

/** "Did something go wrong?", yes or no, and after a yes the failure sentences to tick. */
export interface WrongQuestion {
  kind: 'wrong';
  key: 'wrong';
  text: LocalText;
  on: boolean;
}

/** A box to tick, which is never ticked beforehand. */
export interface ConsentQuestion {
  kind: 'consent';
  key: 'contact' | 'discussion' | 'remember_style';
  text: LocalText;
  on: boolean;
}

export type Question = RatingQuestion | ChoiceQuestion | TextQuestion | WrongQuestion | ConsentQuestion;

/** Reads a questionnaire from outside. Structure and cross-checks are both run, so all faults come at once. */
export const QuestionnaireDefinition: z.ZodType<QuestionnaireDefinition> = definitionShape({
  text: localText,
  least: 1,
}).superRefine(addCrossFaults, { when: () => true });

/** One thing wrong with a questionnaire: where (`items[2].key`), which fault, and what to do about it. */
export interface DefinitionFault {
  path: string;
  code: string;
  message: string;
}

/** A questionnaire from a file or a request, or everything that is wrong with it. */
export function readDefinition(
  input: unknown,
): { ok: true; definition: QuestionnaireDefinition } | { ok: false; faults: DefinitionFault[] } {
  const parsed = QuestionnaireDefinition.safeParse(input);
  if (parsed.success) return { ok: true, definition: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.map((issue) => ({
      path: pathText(issue.path),
      code: faultCode(issue),
      message: issue.message,
    })),
  };
}

function faultCode(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'custom') return issue.code;
  const fault: unknown = issue.params?.fault;
  return typeof fault === 'string' ? fault : 'invalid_value';
}

function pathText(path: PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? String(step) : `.${String(step)}`;
  }
  return text;
}
