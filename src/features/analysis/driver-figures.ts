import { z } from 'zod';
import { CARELESS_FLAGS, type CarelessFlag } from '../../domain/answers/careless-answers.ts';
import type { KeyDrivers } from '../../domain/drivers/key-drivers.ts';
import type { State } from '../../domain/state/state.ts';
import type { Estimate } from '../../domain/statistics/estimate.ts';

const interval = z.tuple([z.number(), z.number()]).readonly().nullable();
const weight = z.object({ key: z.string(), weight: z.number(), ci95: interval });
const lead = z.object({
  first: z.string(),
  second: z.string(),
  difference: z.number(),
  ci95: interval,
  sure: z.boolean(),
});

const keyDrivers = z.object({
  method: z.enum(['complete_rows', 'em', 'available_pairs']),
  r2: z.number(),
  r2Adjusted: z.number(),
  drivers: z.array(
    weight.extend({ correlation: z.number(), inflation: z.number(), overlap: z.enum(['none', 'some', 'merge']) }),
  ),
  dimensions: z.array(weight),
  leadingItem: lead.nullable(),
  leadingDimension: lead.nullable(),
  claim: z.object({ item: z.array(lead).nullable(), dimension: z.array(lead).nullable() }),
  dropped: z.array(z.object({ key: z.string(), reason: z.enum(['too_few_answers', 'no_spread', 'repeats_others']) })),
}) satisfies z.ZodType<KeyDrivers>;

const DRIVER_GAPS = [
  'too_few_answers',
  'under_two_items',
  'outcome_without_spread',
  'nothing_explained',
  'not_converged',
] as const;

const drivers = z.union([
  z.object({ n: z.number(), value: keyDrivers }),
  z.object({ n: z.number(), insufficient: z.enum(DRIVER_GAPS) }),
]);

export type DriverEstimate = Estimate<KeyDrivers, (typeof DRIVER_GAPS)[number]>;

/** Key drivers and careless answers of one scope, as the worker hands them over and the registry keeps them. */
export interface DriverFigures {
  /** Answers in the days asked for. */
  responses: number;
  /** Of all answers; intervals where they were asked for. */
  all: DriverEstimate;
  /** Of the answers that are not flagged as careless. */
  careful: DriverEstimate;
  /** The flagged answers; null: too few of them to be told apart. */
  flagged: FlaggedFigures | null;
}

export interface FlaggedFigures {
  /** Their sums, as they may be told. */
  state: State;
  /** How many bear each flag; null where only the sum may be told. */
  byFlag: Readonly<Record<CarelessFlag, number>> | null;
}

const counts = z.record(z.string(), z.int());
const state: z.ZodType<State> = z.object({
  responses: z.int(),
  items: z.record(z.string(), counts),
  dimensions: z.record(z.string(), counts),
  overall: counts,
  questions: z.record(z.string(), counts),
});

export const DriverFigures: z.ZodType<DriverFigures> = z.object({
  responses: z.number(),
  all: drivers,
  careful: drivers,
  flagged: z.object({ state, byFlag: z.record(z.enum(CARELESS_FLAGS), z.number()).nullable() }).nullable(),
});
