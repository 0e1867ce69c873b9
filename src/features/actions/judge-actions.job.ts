import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { businessDay } from '../../domain/time/business-day.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/jobs.store.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import { getOrganisation } from '../organisation/index.ts';
import { type Action, findAction, listActions, updateJudged } from './action.store.ts';
import { verdictPairs } from './action-answers.queries.ts';
import { judge } from './judgement.ts';

const KIND = 'actions.judge';

/** What another part of the product does about a verdict, in the transaction that gives it. */
export type JudgedHandler = (tx: Knex, services: Services, action: Action) => Promise<void>;

/**
 * Early each morning: gives the verdict on actions whose day has come and whose answers are in. Each gets one verdict, and
 * nothing of it is worked out before.
 */
export function judgeActionsJob(onJudged: readonly JudgedHandler[]): JobHandler {
  return {
    kind: KIND,
    concurrency: 1,
    maxAttempts: 'unlimited',
    async run(services) {
      await judgeDueActions(services, onJudged);
      return { runAgainAt: await nextMorning(services) };
    },
  };
}

/** Sees to it that there is somebody to judge: with the first action, in its transaction. */
export async function scheduleJudging(tx: Knex, services: Services): Promise<void> {
  await enqueue(tx, services, { kind: KIND, payload: {}, runAt: await nextMorning(services, tx), uniqueKey: KIND });
}

/** At three on the organisation's clock, when yesterday is over everywhere that it serves. */
async function nextMorning(services: Services, db: Knex = services.db.knex): Promise<Date> {
  const { timeZone } = (await getOrganisation(db)).settings;
  const tomorrow = DateTime.fromJSDate(services.clock.now(), { zone: timeZone }).plus({ days: 1 });
  return tomorrow.startOf('day').set({ hour: 3 }).toJSDate();
}

async function judgeDueActions(services: Services, onJudged: readonly JudgedHandler[]): Promise<void> {
  const { knex } = services.db;
  const today = businessDay(services.clock.now(), (await getOrganisation(knex)).settings.timeZone);
  const running = await listActions(knex, today, { branchIds: null, state: 'running' });
  for (const action of running.filter(({ plan }) => plan.judgeOn <= today)) {
    try {
      await judgeAction(services, action, today, onJudged);
    } catch (error) {
      // It is tried again tomorrow, and does not hold up the others.
      services.log.error({ err: error, actionId: action.id }, 'an action could not be judged');
    }
  }
}

async function judgeAction(
  services: Services,
  action: Action,
  today: string,
  onJudged: readonly JudgedHandler[],
): Promise<void> {
  const { before, after, ...pairs } = await verdictPairs(services, action, today);
  const { judgeOn, plannedAnswers } = action.plan;
  const { verdict, judgement } = judge({ answers: plannedAnswers, judgeOn }, today, pairs, { before, after });
  if (verdict === 'not_enough_yet') return;
  const at = instantText(services.clock.now());
  await services.db.transaction(async (tx) => {
    if (!(await updateJudged(tx, action.id, { verdict, judgement, at }))) return;
    const judged = await findAction(tx, action.id);
    if (judged !== undefined) for (const handle of onJudged) await handle(tx, services, judged);
  });
}
