import { z } from 'zod';
import { Channel } from '../channel.ts';
import { type LocalText, localText } from '../locale.ts';
import { addCrossFaults } from './definition-checks.ts';

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

/** The answer scale of all items: 1–5, 1–7, 1–10 or 0–10, its ends in words. */
export interface Scale {
  min: 0 | 1;
  max: 5 | 7 | 10;
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

const key = (pattern: RegExp, allowed: string) =>
  z
    .string({ error: 'Give a key in quotes.' })
    .max(60, { error: 'Keep the key within 60 characters.' })
    .regex(pattern, { error: `A key is made of ${allowed}, and starts with a letter or a digit.` });

const plainKey = key(/^[a-z0-9][a-z0-9_-]*$/, 'small letters a–z, digits, - and _');
const itemKey = key(/^[a-z0-9][a-z0-9_.-]*$/, 'small letters a–z, digits, - , _ and full stops');

const longText = localText(500);
const shortText = localText(120);
const on = z.boolean({ error: 'Say whether the question is asked: true or false.' });
const answer = z
  .int({ error: 'Give a whole number.' })
  .min(0, { error: 'Answers are numbers from 0 to 10.' })
  .max(10, { error: 'Answers are numbers from 0 to 10.' });

const unknownNames = (what: string) => (issue: z.core.$ZodRawIssue) =>
  issue.code === 'unrecognized_keys'
    ? `Unknown here: ${issue.keys.join(', ')}. Check the spelling, or take it out.`
    : `Give ${what} as an object in braces.`;

const scale: z.ZodType<Scale> = z.strictObject(
  {
    min: z.literal([0, 1], { error: 'A scale starts at 0 or 1.' }),
    max: z.literal([5, 7, 10], { error: 'A scale ends at 5, 7 or 10.' }),
    low: shortText,
    high: shortText,
  },
  { error: unknownNames('the scale') },
);

const dimension: z.ZodType<Dimension> = z.strictObject(
  { key: plainKey, title: shortText, section: shortText.exactOptional() },
  { error: unknownNames('each dimension') },
);

const item: z.ZodType<Item> = z.strictObject(
  {
    key: itemKey,
    dimension: z.string({ error: 'Name the dimension that the item belongs to.' }),
    text: longText,
    short: shortText.exactOptional(),
    channels: z
      .array(Channel, { error: 'List the channels in brackets.' })
      .min(1, { error: 'An item needs a channel; leave the list out when it applies to all.' })
      .exactOptional(),
  },
  { error: unknownNames('each item') },
);

const option = z.strictObject({ key: plainKey, text: shortText }, { error: unknownNames('each option') });

const question: z.ZodType<Question> = z.discriminatedUnion(
  'kind',
  [
    z.strictObject(
      {
        kind: z.literal('rating'),
        key: plainKey,
        text: longText,
        min: answer,
        max: answer,
        topBoxFrom: answer,
        low: shortText.exactOptional(),
        high: shortText.exactOptional(),
        labels: z.array(shortText, { error: 'List the labels in brackets.' }).exactOptional(),
        on,
      },
      { error: unknownNames('the question') },
    ),
    z.strictObject(
      {
        kind: z.literal('choice'),
        key: plainKey,
        text: longText,
        options: z
          .array(option, { error: 'List the options in brackets.' })
          .min(2, { error: 'A choice needs at least two options.' })
          .max(20, { error: 'Keep a choice within 20 options.' }),
        on,
      },
      { error: unknownNames('the question') },
    ),
    z.strictObject(
      { kind: z.literal('text'), key: plainKey, text: longText, on },
      { error: unknownNames('the question') },
    ),
    z.strictObject(
      {
        kind: z.literal('wrong'),
        key: z.literal('wrong', { error: 'The key of this question is "wrong".' }),
        text: longText,
        on,
      },
      { error: unknownNames('the question') },
    ),
    z.strictObject(
      {
        kind: z.literal('consent'),
        key: z.literal(['contact', 'discussion', 'remember_style'], {
          error: 'A consent is one of contact, discussion, remember_style.',
        }),
        text: longText,
        on,
      },
      { error: unknownNames('the question') },
    ),
  ],
  { error: 'The kind of a question is one of rating, choice, text, wrong, consent.' },
);

/** Reads a questionnaire from outside. Structure and cross-checks are both run, so all faults come at once. */
export const QuestionnaireDefinition: z.ZodType<QuestionnaireDefinition> = z
  .strictObject(
    {
      key: plainKey,
      title: shortText,
      scale,
      minimumAsked: z.boolean({ error: 'Say whether the least acceptable level is asked: true or false.' }),
      dimensions: z
        .array(dimension, { error: 'List the dimensions in brackets.' })
        .min(1, { error: 'A questionnaire needs at least one dimension.' })
        .max(20, { error: 'Keep a questionnaire within 20 dimensions.' }),
      items: z
        .array(item, { error: 'List the items in brackets.' })
        .min(1, { error: 'A questionnaire needs at least one item.' })
        .max(200, { error: 'Keep a questionnaire within 200 items.' }),
      questions: z
        .array(question, { error: 'List the extra questions in brackets; an empty list will do.' })
        .max(50, { error: 'Keep a questionnaire within 50 extra questions.' }),
    },
    { error: unknownNames('the questionnaire') },
  )
  .superRefine(addCrossFaults, { when: () => true });

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
