import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Knex } from 'knex';
import { z } from 'zod';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { enqueue, extendLease } from '../../platform/jobs/jobs.store.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import { builtFolder } from '../../platform/paths.ts';
import { getVersion } from '../questionnaires/index.ts';
import { dataVersion } from '../state/index.ts';
import { type AnswerQuery, countAnswers, pagesOfAnswers } from './answers.queries.ts';
import { findReliability, ReliabilityResult, type StoredReliability, saveReliability } from './reliability.store.ts';
import type { ReliabilityOrder } from './reliability.worker.ts';

/** Up to so many answers a card waits for its alphas; above, they come with the next look. */
const AT_ONCE = 2000;
const JOB_KIND = 'analysis.reliability';

/** One text for one segment and period, whatever the order of its parts. */
function segmentKey(query: AnswerQuery): string {
  const { providerId, branchIds, topicId, channel, locale } = query.segment;
  const branches = branchIds === undefined ? null : [...branchIds].sort();
  return JSON.stringify([
    query.from,
    query.to,
    providerId ?? null,
    branches,
    topicId ?? null,
    channel ?? null,
    locale ?? null,
  ]);
}

/**
 * Alphas of a segment. They need products of items within a person, which the kept state does not hold, so they are
 * computed from the answers in a worker thread and kept with the version of the data they came from.
 *
 * @returns the newest result there is, perhaps of older data (its `asOf` says when), or undefined before the first
 */
export async function reliabilityFor(services: Services, query: AnswerQuery): Promise<StoredReliability | undefined> {
  const { knex } = services.db;
  const key = segmentKey(query);
  const version = await dataVersion(knex, query.questionnaireId);
  const stored = await findReliability(knex, query.questionnaireId, key);
  if (stored?.dataVersion === version) return stored;
  if ((await countAnswers(knex, query, AT_ONCE + 1)) <= AT_ONCE) return computeReliability(services, query);
  await services.db.transaction((tx) =>
    enqueue(tx, services, {
      kind: JOB_KIND,
      payload: query,
      runAt: services.clock.now(),
      uniqueKey: `${JOB_KIND}:${query.questionnaireId}:${key}`,
    }),
  );
  return stored;
}

/** Streams the answers through a worker and keeps the result. `onPage` is called after each page of answers. */
async function computeReliability(
  services: Services,
  query: AnswerQuery,
  onPage: () => Promise<void> = async () => {},
): Promise<StoredReliability> {
  const { knex } = services.db;
  const version = await dataVersion(knex, query.questionnaireId);
  const computedAt = instantText(services.clock.now());
  const versions = await versionsOf(knex, query.questionnaireId);
  const shown = versions[0]?.[1];
  if (shown === undefined) return { dataVersion: version, computedAt, result: {} };

  const worker = new Worker(join(builtFolder, 'src/features/analysis/reliability.worker.js'));
  try {
    const send = (order: ReliabilityOrder): void => worker.postMessage(order);
    send({ kind: 'begin', shown, versions });
    for await (const page of pagesOfAnswers(knex, query)) {
      send({ kind: 'add', answers: page.map((row) => [row.versionId, row.ratings]) });
      await once(worker, 'message'); // one page at a time: memory stays bounded
      await onPage();
    }
    send({ kind: 'finish', asOf: computedAt });
    const [message]: unknown[] = await once(worker, 'message');
    const { result } = z.object({ result: ReliabilityResult }).parse(message);
    const computed = { dataVersion: version, computedAt, result };
    await saveReliability(knex, query.questionnaireId, segmentKey(query), computed);
    return computed;
  } finally {
    await worker.terminate();
  }
}

async function versionsOf(db: Knex, questionnaireId: string) {
  const rows: { id: string }[] = await db('questionnaire_versions')
    .where({ questionnaire_id: questionnaireId })
    .orderBy('version', 'desc')
    .select('id');
  return Promise.all(
    rows.map(
      async ({ id }): Promise<[string, Awaited<ReturnType<typeof getVersion>>['definition']]> => [
        id,
        (await getVersion(db, id)).definition,
      ],
    ),
  );
}

export const reliabilityJob: JobHandler = {
  kind: JOB_KIND,
  concurrency: 1,
  maxAttempts: 3,
  async run(services, job) {
    const query = JobQuery.parse(job.payload);
    await computeReliability(services, query, async () => {
      await extendLease(services.db.knex, job, services.clock.now());
    });
    return undefined;
  },
};

const JobQuery: z.ZodType<AnswerQuery> = z.object({
  questionnaireId: z.string(),
  from: z.string(),
  to: z.string(),
  segment: z.custom<AnswerQuery['segment']>((value) => typeof value === 'object' && value !== null),
});
