import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Knex } from 'knex';
import { z } from 'zod';
import { AnswerSource } from '../../domain/answers/answer-source.ts';
import { Weekday } from '../../domain/time/zone.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { type Database, openDatabase } from '../../platform/db/database.ts';
import { enqueue, extendLease } from '../../platform/jobs/jobs.store.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import { builtFolder } from '../../platform/paths.ts';
import { listVersions } from '../questionnaires/index.ts';
import { revisionOf } from '../state/index.ts';
import { type AnswerLines, answerLines } from './answer-lines.queries.ts';
import { type AnswerQuery, countAnswers } from './answers.queries.ts';
import { type FigureKey, findFigure, lockFigures, type StoredFigure, saveFigure } from './background.store.ts';
import type { BackgroundOrder, BackgroundReply, BackgroundWord } from './background.worker.ts';
import type { DriverOrder } from './work-out-drivers.ts';

/** Whoever waits gets the figures of up to so many answers at once; of more, with a later look. */
const AT_ONCE = 2000;
/** So many are worked out one after another for those who wait; whoever comes then is told that they are to come. */
const MOST_WAITED_FOR = 4;
/** So many stand in the queue of jobs; whoever comes then asks again later. */
const MOST_JOBS = 50;
const JOB_KIND = 'analysis.background';
/** A lease lasts two minutes; it is made longer while the work goes on. */
const LEASE_EVERY_MS = 20_000;

/** Pages show what is there and go on; who wants the figures themselves waits for them. */
export type Patience = 'waits' | 'goes_on';

interface Asked {
  query: AnswerQuery;
  dataVersion: string;
  /** Number of the version of the questionnaire whose items they are of. */
  shown: number;
}

/** What a page asks for: figures from single answers, which are worked out in a worker thread. */
export type BackgroundQuestion =
  /** `coarse`: for readers without row access, who are told them when more answers are told, not with each. */
  ({ kind: 'reliability'; coarse: boolean } & Asked) | ({ kind: 'drivers' } & Asked & Omit<DriverOrder, 'period'>);

export interface BackgroundFigure {
  /** JSON of the kind's own shape. */
  result: string;
  computedAt: string;
  /** Made of the very data that the page shows; else of older ones, and newer figures are being worked out. */
  current: boolean;
}

/**
 * Figures that need products of items within a person, which the kept state does not hold. They are kept with the
 * version of the data they came from; once that changes, they are worked out anew, and the old ones are shown with their
 * age meanwhile.
 *
 * @param patience `goes_on` gives what is kept, and has nothing worked out: a page asks again by the link it shows then
 * @returns undefined before the first are there
 */
export async function backgroundFigure(
  services: Services,
  question: BackgroundQuestion,
  patience: Patience,
): Promise<BackgroundFigure | undefined> {
  const { knex } = services.db;
  const key = keyOf(question);
  const stored = await findFigure(knex, key);
  if (stored?.dataVersion === question.dataVersion) return { ...stored, current: true };
  if (patience === 'goes_on') return stored && { ...stored, current: false };
  const few = (await countAnswers(knex, answersRead(question), AT_ONCE + 1)) <= AT_ONCE;
  if (few && (isUnderWay(services, question, key) || underWay.size < MOST_WAITED_FOR)) {
    return { ...(await workOutOnce(services, question, key)), current: true };
  }
  await workOutLater(services, question, key);
  return stored && { ...stored, current: false };
}

/** One job for one scope. */
async function workOutLater(services: Services, question: BackgroundQuestion, key: FigureKey): Promise<void> {
  await services.db.transaction(async (tx) => {
    const waiting: { id: string }[] = await tx('jobs')
      .where({ kind: JOB_KIND, status: 'pending' })
      .limit(MOST_JOBS)
      .select('id');
    if (waiting.length === MOST_JOBS) return;
    const uniqueKey = `${JOB_KIND}:${textOf(key)}`;
    await enqueue(tx, services, { kind: JOB_KIND, payload: question, runAt: services.clock.now(), uniqueKey });
  });
}

/** One text for one scope, whatever the order of its parts. */
function keyOf(question: BackgroundQuestion): FigureKey {
  const { query } = question;
  const { providerId, branchIds, topicId, channel, locale } = query.segment;
  const branches = branchIds === undefined ? null : [...branchIds].sort();
  const filters = [query.source, providerId ?? null, branches, topicId ?? null, channel ?? null, locale ?? null];
  const more = question.kind === 'drivers' ? [question.careful, question.told !== null] : [question.coarse];
  return {
    kind: question.kind,
    questionnaireId: query.questionnaireId,
    segment: JSON.stringify([...filters, question.shown, ...more]),
    period: `${query.from} ${query.to}`,
  };
}

/** A user with very many branches has a long segment; a hash of it is as good. */
const textOf = (key: FigureKey): string =>
  createHash('sha256')
    .update(JSON.stringify([key.kind, key.questionnaireId, key.segment, key.period]))
    .digest('hex');

/** Figures under way in this process: two looks at once make one worker. */
const underWay = new Map<string, Promise<StoredFigure>>();

const nameOf = (services: Services, { dataVersion }: BackgroundQuestion, key: FigureKey): string =>
  `${services.db.url} ${textOf(key)} ${dataVersion}`;

const isUnderWay = (services: Services, question: BackgroundQuestion, key: FigureKey): boolean =>
  underWay.has(nameOf(services, question, key));

function workOutOnce(services: Services, question: BackgroundQuestion, key: FigureKey): Promise<StoredFigure> {
  const name = nameOf(services, question, key);
  const running =
    underWay.get(name) ?? inTurn(() => workOut(services, question, key)).finally(() => underWay.delete(name));
  underWay.set(name, running);
  return running;
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** One after another for all pages that wait: a worker takes some 40 MB, and as many as there are pages would take all. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

async function workOut(
  services: Services,
  question: BackgroundQuestion,
  key: FigureKey,
  onProgress: () => void = () => {},
): Promise<StoredFigure> {
  const { dataVersion, query, shown } = question;
  const { questionnaireId } = query;
  const computedAt = instantText(services.clock.now());
  const forgotten = await timesForgotten(services.db.knex, questionnaireId);
  const versions = await listVersions(services.db.knex, questionnaireId);
  versions.sort((a, b) => Number(b.version === shown) - Number(a.version === shown));
  const order: BackgroundOrder = {
    versions: versions.map(({ id, definition }) => [id, definition]),
    ...(question.kind === 'drivers'
      ? { kind: 'drivers', period: { from: query.from, to: query.to }, careful: question.careful, told: question.told }
      : { kind: 'reliability', asOf: computedAt }),
  };
  const result = await apart(services.db, (db) =>
    db.snapshot((tx) => runWorker(order, answerLines(db, tx, answersRead(question)), onProgress)),
  );
  const stored = { dataVersion, computedAt, result };
  await services.db.transaction(async (tx) => {
    // Answers that were deleted meanwhile are to stay in no figure that is kept.
    await lockFigures(tx, services.db);
    if ((await timesForgotten(tx, questionnaireId)) === forgotten) await saveFigure(tx, key, stored);
  });
  return stored;
}

const timesForgotten = async (db: Knex, questionnaireId: string): Promise<number> =>
  (await revisionOf(db, questionnaireId))?.forgotten ?? 0;

const BEGINNING = '1900-01-01';

/** Runs in which flagged answers are told begin with the first answer, whatever the period. */
function answersRead(question: BackgroundQuestion): AnswerQuery {
  return question.kind === 'drivers' && question.told !== null
    ? { ...question.query, from: BEGINNING }
    : question.query;
}

/** SQLite has one connection, which long readings would keep from everybody else: they get one of their own. */
async function apart<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  if (db.dialect !== 'sqlite') return work(db);
  const own = openDatabase(db.url);
  try {
    return await work(own);
  } finally {
    await own.close();
  }
}

/** A thread would otherwise put off clearing up for as long as the whole process may. It does for a million answers. */
const WORKER_MEMORY = { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 8 };

/**
 * Has a worker thread work through the answers. It is handed text, and opens no database: ending a thread in which
 * SQLite's driver is at work ends the whole process.
 */
async function runWorker(
  order: BackgroundOrder,
  answers: AsyncIterable<AnswerLines[]>,
  onProgress: () => void,
): Promise<string> {
  const worker = new Worker(join(builtFolder, 'src/features/analysis/background.worker.js'), {
    workerData: order,
    resourceLimits: WORKER_MEMORY,
  });
  const send = async (word: BackgroundWord): Promise<BackgroundReply> => {
    worker.postMessage(word);
    const [reply]: BackgroundReply[] = await once(worker, 'message'); // rejects when the worker fails
    if (reply === undefined) throw new Error(`The worker for ${order.kind} said nothing.`);
    return reply;
  };
  try {
    for await (const lines of answers) {
      await send(lines); // one part at a time: memory stays bounded
      onProgress();
    }
    const reply = await send('finish');
    if (!('result' in reply)) throw new Error(`The worker for ${order.kind} gave no figures.`);
    return reply.result;
  } finally {
    await worker.terminate();
  }
}

export const backgroundJob: JobHandler = {
  kind: JOB_KIND,
  concurrency: 1,
  maxAttempts: 3,
  async run(services, job) {
    const question = JobQuestion.parse(job.payload);
    const key = keyOf(question);
    if ((await findFigure(services.db.knex, key))?.dataVersion === question.dataVersion) return undefined;
    let progressed = false;
    // Not from within the reading, which is one transaction: the lease is not of it.
    const timer = setInterval(() => {
      if (!progressed) return;
      progressed = false;
      extendLease(services.db.knex, job, services.clock.now()).catch((error: unknown) => {
        services.log.warn({ err: error, jobId: job.id }, 'the lease of a job could not be made longer');
      });
    }, LEASE_EVERY_MS);
    try {
      await workOut(services, question, key, () => {
        progressed = true;
      });
    } finally {
      clearInterval(timer);
    }
    return undefined;
  },
};

const JobQuery: z.ZodType<AnswerQuery> = z.object({
  questionnaireId: z.string(),
  from: z.string(),
  to: z.string(),
  source: AnswerSource,
  segment: z.custom<AnswerQuery['segment']>((value) => typeof value === 'object' && value !== null),
});
const asked = { query: JobQuery, dataVersion: z.string(), shown: z.number() };
const JobQuestion: z.ZodType<BackgroundQuestion> = z.union([
  z.object({ kind: z.literal('reliability'), ...asked, coarse: z.boolean() }),
  z.object({
    kind: z.literal('drivers'),
    ...asked,
    careful: z.boolean(),
    told: z.object({ threshold: z.number(), weekStart: Weekday, today: z.string() }).nullable(),
  }),
]);
