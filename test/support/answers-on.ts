import { Readable } from 'node:stream';
import { importResponses } from '../../src/features/responses/index.ts';
import { foldChanges } from '../../src/features/state/index.ts';
import type { TestApp } from './app.ts';

/** Answers of one day to "speed": 6 expected, and received levels around `mean`, one point to either side. */
export interface DayOfAnswers {
  day: string;
  n: number;
  /** A whole number from 2 to 6. */
  mean: number;
  branch?: string;
  provider?: string;
}

/** Takes in answers of past days and folds them. */
export async function answersOn(it: TestApp, days: readonly DayOfAnswers[]): Promise<void> {
  const rows = days.flatMap(({ day, n, mean, branch = 'Haifa', provider = 'Eli Levi' }) =>
    Array.from({ length: n }, (_, at) => `${day},${branch},${provider},4,6,${mean + (at % 3) - 1}`),
  );
  const file = ['responded_at,branch,provider,satisfaction,E.process.speed,P.process.speed', ...rows].join('\n');
  const questionnaireKey = 'service-three-dimensions';
  await importResponses(it.context, Readable.from([Buffer.from(file)]), { questionnaireKey });
  await foldChanges(it.container.services);
}

/** The same number of answers each week, on its Monday, from a day on. */
export function weekly(from: string, weeks: number, answers: Omit<DayOfAnswers, 'day'>): DayOfAnswers[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: weeks }, (_, at) => ({
    ...answers,
    day: new Date(first + at * 7 * 86_400_000).toISOString().slice(0, 10),
  }));
}
