import type { ReportCard } from './report-card.queries.ts';

/** The report card as the API gives it: one entry beside the others for each extra question that was asked. */
export function cardJson(card: ReportCard): Record<string, unknown> {
  const { questions, definition: _definition, withheld, priorities, ceilings, ...shown } = card;
  return { ...shown, withheld, priorities, ceilings, ...questions };
}
