import type { FullText } from '../locale.ts';

/** The ends of the scale that levels are rated on. */
export const VERY_LOW_TO_VERY_HIGH = {
  low: { en: 'Very low', he: 'נמוכה מאוד', ms: 'Sangat rendah' },
  high: { en: 'Very high', he: 'גבוהה מאוד', ms: 'Sangat tinggi' },
} as const satisfies { low: FullText; high: FullText };
