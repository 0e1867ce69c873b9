import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { SEVERITIES } from '../../domain/complaint/complaint.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { SeenMark } from '../../platform/overtaken.ts';
import { LONGEST_PROMISE } from '../commitments/index.ts';
import { ReplyWay } from './replies.store.ts';

export const LONGEST_PART = 4000;

/** Problems are keys of treatment.messages.ts. */
const required = (error: string, longest = LONGEST_PART) =>
  z
    .string({ error })
    .transform(tidyWords)
    .pipe(
      z
        .string()
        .min(1, { error })
        .max(longest, { error: longest === LONGEST_PART ? 'treatment.problem.long' : error }),
    );

const optional = z
  .string()
  .default('')
  .transform((text) => tidyWords(text) || null)
  .refine((text) => text === null || text.length <= LONGEST_PART, { error: 'treatment.problem.long' });

export const OwnerForm = z.object({ owner: z.string({ error: 'treatment.problem.owner' }).max(60) });

export const CauseForm = z.object({
  rootCause: optional,
  remedy: optional,
  /** The mark of both as they were shown. */
  seen: SeenMark,
});

export const SpokenForm = z.object({ settled: z.enum(['yes', 'no']) });

const modes = FAILURE_MODES.map(({ key }) => key);

/** Boxes: one ticked comes as a text, several as a list, none not at all. */
export const TagsForm = z.object({
  modes: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(modes)),
  ),
});

const place = z
  .string()
  .max(60)
  .transform((id) => id || null)
  .optional();

export const FactsForm = z.object({
  severity: z.preprocess((value) => (value === undefined ? value : Number(value)), z.literal(SEVERITIES).optional()),
  item: z
    .string()
    .max(200)
    .transform((key) => key || null)
    .optional(),
  branch: place,
  provider: place,
  topic: place,
});

/** A reply as typed, part by part of the protocol. */
export const ReplyForm = z.object({
  thanks: required('treatment.problem.thanks'),
  restated: required('treatment.problem.restated'),
  canDo: required('treatment.problem.canDo', LONGEST_PROMISE),
  owner: z.string({ error: 'treatment.problem.keeper' }).min(1, { error: 'treatment.problem.keeper' }).max(60),
  due: z.string({ error: 'treatment.problem.due' }).trim().min(1, { error: 'treatment.problem.due' }),
  more: optional,
  via: ReplyWay,
});

/** Which button of the composer was pressed; any other looks at the reply first. */
export const StepForm = z.object({ step: z.enum(['look', 'send', 'change']).catch('look') });
