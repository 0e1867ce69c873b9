import { Router } from 'express';
import { measureKey } from '../../domain/trend/measure.ts';
import { allowScope } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { keyAccess, openScope, readCardQuery } from '../analysis/index.ts';
import { measureOf, readTrendChoice } from './trend.forms.ts';
import { readTrend, type Trend } from './trend.queries.ts';
import { usualStart } from './usual-period.ts';

/** `GET /api/v1/trends`. A key that reads answers one by one is outside the small-group promise. */
export function trendsApi(web: Web): Router {
  const router = Router();
  router.get('/trends', allowScope('cards:read'), async (req, res) => {
    const { unit: _unit, measure: _measure, ...query } = req.query;
    const { unit, measure } = readTrendChoice(req.query);
    const access = keyAccess(res.locals.context.actor);
    const scope = await openScope(web.services, readCardQuery(query, true), access, usualStart(unit));
    const { db } = web.services;
    const chosen = { measure: measureOf(scope.definition, measure), unit };
    const trend = await db.snapshot((tx) => readTrend(db, tx, scope, chosen));
    res.json({ period: scope.period, segment: scope.named, ...trendJson(trend) });
  });
  return router;
}

function trendJson({
  measure,
  unit,
  method,
  limits,
  centre,
  points,
  signals,
  marks,
  baseline,
}: Trend): Record<string, unknown> {
  return {
    measure: measureKey(measure),
    unit,
    method,
    limits,
    centre,
    points: points.map(({ period, size, value, lower, upper, tested, spread }) => ({
      ...period,
      n: size,
      value,
      lower,
      upper,
      tested,
      sd: spread?.value ?? null,
    })),
    baseline: baseline && { points: baseline.points },
    actions: marks.map(({ action }) => ({ id: action.id, startOn: action.plan.startOn })),
    signals: signals.flatMap(({ at, rule, side }) => {
      const point = points[at];
      return point === undefined ? [] : [{ ...point.period, rule, side }];
    }),
  };
}
