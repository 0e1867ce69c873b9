import type { Knex } from 'knex';
import { z } from 'zod';

const interval = z.tuple([z.number(), z.number()]).nullable();
const perMeasure = <T extends z.ZodType>(schema: T) =>
  z.object({ expectation: schema, performance: schema, gap: schema });

/** Alphas by dimension key, as a card shows them. */
export const ReliabilityResult = z.record(
  z.string(),
  perMeasure(z.number().nullable())
    .extend({ n: perMeasure(z.number()), ci95: perMeasure(interval), asOf: z.string() })
    .nullable(),
);
export type ReliabilityResult = z.infer<typeof ReliabilityResult>;

export interface StoredReliability {
  dataVersion: string;
  computedAt: string;
  result: ReliabilityResult;
}

export async function findReliability(
  db: Knex,
  questionnaireId: string,
  segment: string,
): Promise<StoredReliability | undefined> {
  const row = await db('reliability_results').where({ questionnaire_id: questionnaireId, segment }).first();
  return (
    row && {
      dataVersion: row.data_version,
      computedAt: row.computed_at,
      result: ReliabilityResult.parse(JSON.parse(row.result)),
    }
  );
}

export async function saveReliability(
  db: Knex,
  questionnaireId: string,
  segment: string,
  stored: StoredReliability,
): Promise<void> {
  await db('reliability_results')
    .insert({
      questionnaire_id: questionnaireId,
      segment,
      data_version: stored.dataVersion,
      computed_at: stored.computedAt,
      result: JSON.stringify(stored.result),
    })
    .onConflict(['questionnaire_id', 'segment'])
    .merge();
}
