import { z } from 'zod';

/** The parts of a discussion, in their order (Krueger & Casey's questioning route). */
export const GUIDE_PARTS = ['opening', 'introductory', 'transition', 'key', 'ending'] as const;
export type GuidePart = (typeof GUIDE_PARTS)[number];

export const Guide = z.object({
  parts: z.array(
    z.object({ part: z.enum(GUIDE_PARTS), minutes: z.number().int().min(0), questions: z.array(z.string()) }),
  ),
  /** What customers wrote, without names, for the moderator to read from. */
  verbatims: z.array(z.string()),
});
export type Guide = z.infer<typeof Guide>;

/** Shares of the time: most of it belongs to the key questions. */
const SHARES: Record<GuidePart, number> = { opening: 0.1, introductory: 0.1, transition: 0.15, key: 0.5, ending: 0.15 };

/**
 * Parts a session's minutes among the parts of the discussion. Whole minutes that add up to the session exactly: what
 * rounding leaves over goes to the key questions.
 *
 * @example guideMinutes(90) // { opening: 9, introductory: 9, transition: 13, key: 46, ending: 13 }
 */
export function guideMinutes(total: number): Record<GuidePart, number> {
  const minutes = { opening: 0, introductory: 0, transition: 0, key: 0, ending: 0 };
  for (const part of GUIDE_PARTS) minutes[part] = Math.floor(total * SHARES[part]);
  const given = GUIDE_PARTS.reduce((sum, part) => sum + minutes[part], 0);
  return { ...minutes, key: minutes.key + total - given };
}

/** How long the guide is in all. */
export const guideLength = (guide: Guide): number => guide.parts.reduce((sum, { minutes }) => sum + minutes, 0);
