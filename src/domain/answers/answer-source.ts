import { z } from 'zod';
import type { ResponseOrigin } from '../csv/response-rows.ts';

/**
 * Whose answers figures are of: those who were asked, or who stand in an imported file; or those who came by an open
 * link of their own accord. The two are never added up: who comes unasked is no sample of those who were served, and a
 * sum would show a small group as the difference between the two.
 */
export const ANSWER_SOURCES = ['asked', 'open_link'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];
export const AnswerSource = z.enum(ANSWER_SOURCES, { error: `Use one of ${ANSWER_SOURCES.join(', ')}.` });

/** The origins of answers that a source is made of. */
export const ORIGINS_OF: Readonly<Record<AnswerSource, readonly ResponseOrigin[]>> = {
  asked: ['invited', 'imported'],
  open_link: ['open_link'],
};
