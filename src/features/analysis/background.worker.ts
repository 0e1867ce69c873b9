import { parentPort, workerData } from 'node:worker_threads';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { alphaEntry, reliabilityOf } from '../../domain/reliability/dimension-reliability.ts';
import { ReliabilityTally } from '../../domain/reliability/reliability-tally.ts';
import type { AnswerLines } from './answer-lines.queries.ts';
import { lineReader, type Versions } from './answer-lines-reader.ts';
import { type DriverOrder, DriverWork } from './work-out-drivers.ts';

/** What a worker is to work out. */
export type BackgroundOrder = {
  /** The versions of the questionnaire, the newest first. */
  versions: [id: string, definition: QuestionnaireDefinition][];
} & ({ kind: 'reliability'; asOf: string } | ({ kind: 'drivers' } & DriverOrder));

/** What it is told then: more answers, and that there are no more. */
export type BackgroundWord = AnswerLines[] | 'finish';

/** What it says: that it is ready for more, and in the end the figures as JSON. */
export type BackgroundReply = { ready: true } | { result: string };

interface Work {
  add(lines: readonly AnswerLines[]): void;
  figures(): object;
}

const say = (reply: BackgroundReply): void => parentPort?.postMessage(reply);
const work = workOf(workerData);
parentPort?.on('message', (word: BackgroundWord) => {
  if (word === 'finish') {
    say({ result: JSON.stringify(work.figures()) });
    return;
  }
  work.add(word);
  say({ ready: true });
});

function workOf(order: BackgroundOrder): Work {
  const versions: Versions = new Map(order.versions);
  const [shown] = versions.values();
  if (shown === undefined) return { add: () => {}, figures: () => ({}) };
  if (order.kind === 'drivers') return new DriverWork(order, shown, versions);
  const tally = new ReliabilityTally(shown);
  return {
    add: lineReader(versions, (levels) => tally.add(levels)),
    figures() {
      const entries = Object.entries(reliabilityOf(tally.products()));
      return Object.fromEntries(entries.map(([key, value]) => [key, alphaEntry(value, order.asOf)]));
    },
  };
}
