import type { ReportCard } from './report-card.queries.ts';

/** The report card as the API gives it: one entry beside the others for each extra question that was asked. */
export function cardJson(card: ReportCard): Record<string, unknown> {
  const { questionnaire, period, segment, scale, invited, delivered, stillOpen, responses, responseRate } = card;
  const { openLinkResponses } = card;
  const counted = { questionnaire, period, segment, scale, invited, delivered, stillOpen, responses, responseRate };
  const { overall, dimensions, items, withheld, priorities, ceilings, questions, alphasToCome } = card;
  const told = { ...counted, openLinkResponses, overall, dimensions, alphasToCome, items, withheld };
  return { ...told, priorities, ceilings, ...questions };
}
