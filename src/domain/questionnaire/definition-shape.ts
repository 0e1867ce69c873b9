import { z } from 'zod';
import { Channel } from '../channel.ts';
import type { LocalText } from '../locale.ts';
import type { Dimension, Item, Question, QuestionnaireDefinition, Scale } from './definition.ts';

const key = (pattern: RegExp, allowed: string) =>
  z
    .string({ error: 'Give a key in quotes.' })
    .max(60, { error: 'Keep the key within 60 characters.' })
    .regex(pattern, { error: `A key is made of ${allowed}, and starts with a letter or a digit.` });

const plainKey = key(/^[a-z0-9][a-z0-9_-]*$/, 'small letters a–z, digits, - and _');
const itemKey = key(/^[a-z0-9][a-z0-9_.-]*$/, 'small letters a–z, digits, - , _ and full stops');

const on = z.boolean({ error: 'Say whether the question is asked: true or false.' });
const answer = z
  .int({ error: 'Give a whole number.' })
  .min(0, { error: 'Answers are numbers from 0 to 10.' })
  .max(10, { error: 'Answers are numbers from 0 to 10.' });

const unknownNames = (what: string) => (issue: z.core.$ZodRawIssue) =>
  issue.code === 'unrecognized_keys'
    ? `Unknown here: ${issue.keys.join(', ')}. Check the spelling, or take it out.`
    : `Give ${what} as an object in braces.`;

/** The longest texts of both kinds: sentences that are read out in full, and names. */
export const LONGEST_TEXT = 500;
export const LONGEST_NAME = 120;

/** What differs between a questionnaire that can be sent out and one that is still being written. */
export interface Strictness {
  text: (longest: number) => z.ZodType<LocalText>;
  /** The fewest dimensions and items. */
  least: 0 | 1;
}

/** The structure of a questionnaire, without the checks across its parts. */
export function definitionShape({ text, least }: Strictness): z.ZodType<QuestionnaireDefinition> {
  const longText = text(LONGEST_TEXT);
  const shortText = text(LONGEST_NAME);

  const scale: z.ZodType<Scale> = z.strictObject(
    {
      min: z.literal([0, 1], { error: 'A scale starts at 0 or 1.' }),
      max: z.literal([5, 7, 9, 10], { error: 'A scale ends at 5, 7, 9 or 10.' }),
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

  return z.strictObject(
    {
      key: plainKey,
      title: shortText,
      scale,
      minimumAsked: z.boolean({ error: 'Say whether the least acceptable level is asked: true or false.' }),
      dimensions: z
        .array(dimension, { error: 'List the dimensions in brackets.' })
        .min(least, { error: 'A questionnaire needs at least one dimension.' })
        .max(20, { error: 'Keep a questionnaire within 20 dimensions.' }),
      items: z
        .array(item, { error: 'List the items in brackets.' })
        .min(least, { error: 'A questionnaire needs at least one item.' })
        .max(200, { error: 'Keep a questionnaire within 200 items.' }),
      questions: z
        .array(question, { error: 'List the extra questions in brackets; an empty list will do.' })
        .max(50, { error: 'Keep a questionnaire within 50 extra questions.' }),
    },
    { error: unknownNames('the questionnaire') },
  );
}
