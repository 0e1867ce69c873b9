import { parentPort, workerData } from 'node:worker_threads';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { AnswerLines } from './answer-lines.queries.ts';
import type { Versions } from './answer-lines-reader.ts';
import type { DriverOrder } from './work-out-drivers.ts';
import type { ReliabilityOrder } from './work-out-reliability.ts';

/** What a worker is to work out. */
export type BackgroundOrder = {
  /** The versions of the questionnaire, first the one whose items the figures are of. */
  versions: [id: string, definition: QuestionnaireDefinition][];
} & (({ kind: 'reliability' } & ReliabilityOrder) | ({ kind: 'drivers' } & DriverOrder));

/** What it is told then: more answers, and that there are no more. */
export type BackgroundWord = AnswerLines[] | 'finish';

/** What it says: that it is ready for more, and in the end the figures as JSON. */
export type BackgroundReply = { ready: true } | { result: string };

interface Work {
  add(lines: readonly AnswerLines[]): void;
  figures(): object;
}

const say = (reply: BackgroundReply): void => parentPort?.postMessage(reply);
const work = await workOf(workerData);
parentPort?.on('message', (word: BackgroundWord) => {
  if (word === 'finish') {
    say({ result: JSON.stringify(work.figures()) });
    return;
  }
  work.add(word);
  say({ ready: true });
});

/** Of the two kinds only the one that is asked for is loaded: a page waits for a few answers' figures. */
async function workOf(order: BackgroundOrder): Promise<Work> {
  const versions: Versions = new Map(order.versions);
  const [shown] = versions.values();
  if (shown === undefined) return { add: () => {}, figures: () => ({}) };
  if (order.kind === 'drivers') {
    const { DriverWork } = await import('./work-out-drivers.ts');
    return new DriverWork(order, shown, versions);
  }
  const { ReliabilityWork } = await import('./work-out-reliability.ts');
  return new ReliabilityWork(order, shown, versions);
}
