import { z } from 'zod';

const interval = z.tuple([z.number(), z.number()]).nullable();
const perMeasure = <T extends z.ZodType>(schema: T) =>
  z.object({ expectation: schema, performance: schema, gap: schema });

/** Alphas by dimension key, as a card shows them. */
export const ReliabilityFigures = z.record(
  z.string(),
  perMeasure(z.number().nullable())
    .extend({ n: perMeasure(z.number()), ci95: perMeasure(interval), asOf: z.string() })
    .nullable(),
);
export type ReliabilityFigures = z.infer<typeof ReliabilityFigures>;
