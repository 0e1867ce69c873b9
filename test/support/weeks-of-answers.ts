import { Readable } from 'node:stream';
import { importResponses } from '../../src/features/responses/index.ts';
import { foldChanges } from '../../src/features/state/index.ts';
import type { TestApp } from './app.ts';

const WEEK = 7 * 86_400_000;
/** A Sunday; the test clock stands on the Wednesday after it. */
const NEWEST = Date.parse('2026-02-22T00:00:00Z');

/** The first day of a week before that of the test clock: 0 is the newest that is over. */
export const sundayBack = (weeks: number): string => new Date(NEWEST - weeks * WEEK).toISOString().slice(0, 10);

/**
 * `each` answers in each of so many weeks up to the test clock's, to one item of the default questionnaire: 6 expected,
 * 4 to 6 received; in the weeks of `low` 1 received.
 */
export async function answerWeeks(
  it: TestApp,
  {
    weeks,
    each,
    low = [],
    branch = 'Haifa',
  }: { weeks: number; each: number; low?: readonly number[]; branch?: string },
): Promise<void> {
  const rows = Array.from({ length: weeks }, (_, back) =>
    Array.from({ length: each }, (_, n) => {
      const received = low.includes(back) ? 1 : 4 + ((n + back) % 3);
      return `${sundayBack(back)},${branch},${3 + ((n + back) % 3)},6,${received}`;
    }),
  ).flat();
  const file = ['responded_at,branch,satisfaction,E.process.speed,P.process.speed', ...rows].join('\n');
  const questionnaireKey = 'service-three-dimensions';
  await importResponses(it.context, Readable.from([Buffer.from(file)]), { questionnaireKey });
  await foldChanges(it.container.services);
}
