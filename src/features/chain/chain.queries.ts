import type { Knex } from 'knex';
import type { Services } from '../../platform/context.ts';
import {
  type Action,
  type ActionReader,
  type ActionSource,
  answersMissing,
  sourcesOf,
  standingOf,
  toldFigures,
} from '../actions/index.ts';
import { type ComplaintReader, countComplaints } from '../complaints/index.ts';
import { countTold } from './outcomes.store.ts';
import { heardBefore } from './tell-outcome.service.ts';

/** One action with all that it is linked to, as far as its reader may know it. */
export interface Chain {
  action: Action;
  sources: ActionSource[];
  /** What was heard about its item in the year before it started. */
  heard: { complaints: number; concerns: number };
  missing: number | null;
  figures: Awaited<ReturnType<typeof toldFigures>>;
  /** People written to; null before it is proven. */
  told: number | null;
}

export async function readChains(
  services: Services,
  actions: readonly Action[],
  readers: { action: ActionReader; complaint: ComplaintReader; today: string },
): Promise<Chain[]> {
  const { knex } = services.db;
  const ids = actions.map(({ id }) => id);
  const told = await countTold(knex, ids);
  const sources = await sourcesOf(knex, ids);
  const chains: Chain[] = [];
  for (const action of actions) {
    const about = heardBefore(action);
    const running = standingOf(action, readers.today) === 'running';
    chains.push({
      action,
      sources: sources.get(action.id) ?? [],
      heard: {
        complaints: await countComplaints(knex, { ...about, kind: 'complaint' }, readers.complaint),
        concerns: await countComplaints(knex, { ...about, kind: 'concern' }, readers.complaint),
      },
      missing: running ? await answersMissing(services, action, readers.action, readers.today) : null,
      figures: await toldFigures(services, action, readers.action),
      told: action.verdict === 'improved' ? (told.get(action.id) ?? 0) : null,
    });
  }
  return chains;
}

/** How far things came: of the whole organisation, or of what a reader limited to branches may see. */
export interface Progress {
  planned: number;
  /** Started, and not given up. */
  changed: number;
  proven: number;
}

/** @param since only what was planned from this instant on; undefined: all */
export async function readProgress(
  db: Knex,
  { today, branchIds, since }: { today: string; branchIds: readonly string[] | null; since?: string },
): Promise<Progress> {
  const actions = (): Knex.QueryBuilder => {
    const query = db('actions');
    if (branchIds !== null) query.where((w) => w.whereNull('branch_id').orWhereIn('branch_id', branchIds));
    if (since !== undefined) query.where('created_at', '>=', since);
    return query;
  };
  const count = async (query: Knex.QueryBuilder): Promise<number> => {
    const rows: { n: number }[] = await query.count({ n: '*' });
    return rows[0]?.n ?? 0;
  };
  return {
    planned: await count(actions()),
    changed: await count(actions().whereNot('state', 'abandoned').where('start_on', '<=', today)),
    proven: await count(actions().where('verdict', 'improved')),
  };
}

/** Complaints and concerns of the whole organisation since a day. */
export async function countHeard(db: Knex, since: string): Promise<number> {
  const rows: { n: number }[] = await db('complaints').where('told_on', '>=', since).count({ n: '*' });
  return rows[0]?.n ?? 0;
}
