import { Router } from 'express';
import { measureKey } from '../../domain/trend/measure.ts';
import { allowScope } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { keyAccess, openScope, readCardQuery } from '../analysis/index.ts';
import { readComparisonChoice, scoreOf } from './comparison.forms.ts';
import { type PeriodsComparison, readPeriodsComparison } from './periods-comparison.queries.ts';
import { readUnitsComparison, type UnitsComparison } from './units-comparison.queries.ts';

/** `GET /api/v1/comparison`. A key that reads answers one by one is outside the small-group promise. */
export function comparisonApi(web: Web): Router {
  const router = Router();
  router.get('/comparison', allowScope('cards:read'), async (req, res) => {
    const { of: _of, measure: _measure, ...query } = req.query;
    const { of, measure: key } = readComparisonChoice(req.query);
    const access = keyAccess(res.locals.context.actor);
    const scope = await openScope(web.services, readCardQuery(query, true), access);
    const { db } = web.services;
    const measure = scoreOf(scope.definition, key);
    const comparison = await db.snapshot(async (tx) =>
      of === 'period'
        ? periodsJson(await readPeriodsComparison(db, tx, scope, measure))
        : unitsJson(await readUnitsComparison(db, tx, scope, { of, measure })),
    );
    res.json({ of, measure: measureKey(measure), period: scope.period, segment: scope.named, ...comparison });
  });
  return router;
}

function unitsJson({ within, whole, units }: UnitsComparison): Record<string, unknown> {
  return {
    within,
    whole,
    units: units.map(({ key, name, n, mean, ci95, standing }) => ({
      key,
      name,
      n,
      mean,
      ci95,
      group: standing?.group ?? null,
      notCompared: standing === null ? 'withheld' : standing.notCompared,
      compared: standing?.compared ?? null,
      difference: standing?.difference ?? null,
      differenceCi95: standing?.ci95 ?? null,
      pAdjusted: standing?.pAdjusted ?? null,
    })),
  };
}

function periodsJson({ now, earlier }: PeriodsComparison): Record<string, unknown> {
  return {
    whole: now,
    earlier: earlier.map(({ name, period, figure, change }) => ({
      name,
      period,
      ...figure,
      change: change.word,
      difference: change.difference,
      differenceCi95: change.ci95,
    })),
  };
}
