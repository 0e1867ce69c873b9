import type { Knex } from 'knex';
import { dayReached } from '../../domain/card/action-plan.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import { itemPairSums } from '../../domain/card/item-sums.ts';
import type { PairSums } from '../../domain/statistics/paired-gap.ts';
import { dayAfter, dayBefore } from '../../domain/time/days.ts';
import type { Services } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { type CardAccess, openScope, readScope, readScopeSeries, type Scope } from '../analysis/index.ts';
import { latestVersion } from '../questionnaires/index.ts';
import type { Segment } from '../state/index.ts';
import type { ActionTerms } from './action.store.ts';
import { type PairsAround, pairsWithout } from './judgement.ts';

/** Whose answers an action is about, besides the days. */
export type ActionScope = Pick<ActionTerms, 'questionnaireId' | 'itemKey' | 'branchId' | 'providerId' | 'topicId'>;

/** The answers of the system itself, which tells nobody of them. */
const EXACT: CardAccess = { rowAccess: true, branchIds: null };

/** The answers where an action is done, with somebody's rights. @throws AppError as `openScope` */
export async function scopeOf(services: Services, about: ActionScope, days: Days, access: CardAccess): Promise<Scope> {
  const { key } = await latestVersion(services.db.knex, about.questionnaireId);
  const { branchId, providerId, topicId } = about;
  const places = {
    ...(branchId === null ? {} : { branch: branchId }),
    ...(providerId === null ? {} : { provider: providerId }),
    ...(topicId === null ? {} : { topic: topicId }),
  };
  return openScope(services, { questionnaire: key, ...places, ...days }, access);
}

/** Pairs of an item in a scope, or in another segment, over some days. */
export async function itemPairs(
  db: Database,
  tx: Knex,
  scope: Scope,
  itemKey: string,
  part: { period: Days; segment?: Segment },
): Promise<PairSums> {
  const { state } = await readScope(db, tx, scope, { ...part, figures: [`item:${itemKey}`] });
  return itemPairSums(state.items[itemKey]);
}

/** The pairs that a verdict rests on, and on which days they came. */
export interface VerdictPairs {
  before: Days;
  after: Days;
  with: PairsAround;
  without: PairsAround | null;
}

/**
 * The answers before the start and those after it: whole days up to the one on which the planned number was reached, or
 * to yesterday while it is not. What came after that day has no say, however long the verdict was waited for.
 */
export async function verdictPairs(
  services: Services,
  action: Pick<ActionTerms, 'plan'> & ActionScope,
  today: string,
): Promise<VerdictPairs> {
  const { db } = services;
  const { plan, itemKey } = action;
  const { before } = plan;
  const since = { from: plan.startOn, to: dayBefore(today) };
  const scope = await scopeOf(services, action, since, EXACT);
  return db.snapshot(async (tx) => {
    const reached = await dayPlannedReached(db, tx, scope, itemKey, { since, planned: plan.plannedAnswers });
    const after = { from: since.from, to: reached ?? since.to };
    const pairs = async (period: Days, segment?: Segment): Promise<PairSums> =>
      itemPairs(db, tx, scope, itemKey, { period, ...(segment && { segment }) });
    const own = { before: await pairs(before), after: await pairs(after) };
    if (!plan.compareWithout) return { before, after, with: own, without: null };
    const all = { before: await pairs(before, {}), after: await pairs(after, {}) };
    const without = { before: pairsWithout(all.before, own.before), after: pairsWithout(all.after, own.after) };
    return { before, after, with: own, without };
  });
}

/** By weeks first, then by the days of the one in which it was reached: few readings, however long the wait. */
async function dayPlannedReached(
  db: Database,
  tx: Knex,
  scope: Scope,
  itemKey: string,
  { since, planned }: { since: Days; planned: number },
): Promise<string | undefined> {
  const figures = [`item:${itemKey}`] as const;
  const { points } = await readScopeSeries(db, tx, scope, 'week', { period: since, figures });
  const weeks = points.map(({ period, state }) => ({ period, n: itemPairSums(state.items[itemKey]).n }));
  const last = dayReached(
    weeks.map(({ period, n }) => ({ day: period.to, n })),
    planned,
  );
  const week = weeks.find(({ period }) => period.to === last);
  if (week === undefined) return undefined;
  const earlier = weeks.filter(({ period }) => period.to < week.period.from).reduce((sum, { n }) => sum + n, 0);
  const days: { day: string; n: number }[] = [];
  for (const day of daysOf(week.period)) {
    const { n } = await itemPairs(db, tx, scope, itemKey, { period: { from: day, to: day } });
    days.push({ day, n });
  }
  return dayReached(days, planned - earlier);
}

function daysOf({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; ) {
    days.push(day);
    day = dayAfter(day);
  }
  return days;
}
