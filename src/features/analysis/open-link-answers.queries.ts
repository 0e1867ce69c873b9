import type { Knex } from 'knex';
import type { Database } from '../../platform/db/database.ts';
import { slicesFor } from '../state/index.ts';
import { readScope } from './readings.queries.ts';
import type { Scope } from './scope.queries.ts';

/** Answers by open links beside a scope; `n` null: there are some, too few to be told. */
export interface OpenLinkAnswers {
  n: number | null;
}

/**
 * How many answers came by open links in a scope's period and segment, as its reader may know it. Call it inside
 * `db.snapshot`.
 *
 * @returns undefined where the questionnaire has none at all, and for crossings that are not kept ready
 */
export async function openLinkAnswers(db: Database, tx: Knex, scope: Scope): Promise<OpenLinkAnswers | undefined> {
  const any: unknown = await tx('responses')
    .where({ questionnaire_id: scope.questionnaireId, origin: 'open_link' })
    .first('id');
  if (any === undefined || slicesFor(scope.segment) === undefined) return undefined;
  const { state, withheld } = await readScope(db, tx, { ...scope, source: 'open_link' }, { figures: ['responses'] });
  return { n: withheld ? null : state.responses };
}
