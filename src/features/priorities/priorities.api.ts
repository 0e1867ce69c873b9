import { Router } from 'express';
import type { ImportancePerformance } from '../../domain/card/importance-performance.ts';
import { allowScope } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { keyAccess, openScope, readCardQuery, type Scope } from '../analysis/index.ts';
import { testClaim } from './claim.ts';
import { readChoices } from './priorities.forms.ts';
import { type Priorities, prioritiesOfScope } from './priorities.queries.ts';

/** `GET /api/v1/priorities`. A key that reads answers one by one is outside the small-group promise. */
export function prioritiesApi(web: Web): Router {
  const router = Router();
  router.get('/priorities', allowScope('cards:read'), async (req, res) => {
    const { careless: asked, ...query } = req.query;
    const { careless } = readChoices({ careless: asked });
    const access = keyAccess(res.locals.context.actor);
    const scope = await openScope(web.services, readCardQuery(query, true), access);
    res.json(prioritiesJson(scope, await prioritiesOfScope(web.services, scope, careless, 'waits')));
  });
  return router;
}

function prioritiesJson(scope: Scope, priorities: Priorities): Record<string, unknown> {
  const { definition, withheld, responses, careless, byExpectation, byDrivers, drivers, estimate, comparison } =
    priorities;
  const weighed = estimate !== null && 'value' in estimate ? estimate.value : null;
  const { dimension, item } = testClaim(estimate);
  return {
    questionnaire: definition.key,
    period: scope.period,
    segment: scope.named,
    withheld,
    responses: withheld ? null : responses,
    careless,
    byExpectation: withheld ? null : quadrantsJson(byExpectation),
    byDrivers: byDrivers && quadrantsJson(byDrivers),
    drivers: {
      status: drivers.status,
      computedAt: drivers.status === 'ready' ? drivers.computedAt : null,
      current: drivers.status === 'ready' ? drivers.current : null,
      n: estimate?.n ?? null,
      insufficient: estimate !== null && 'insufficient' in estimate ? estimate.insufficient : null,
      method: weighed?.method ?? null,
      r2: weighed?.r2 ?? null,
      items: weighed?.drivers ?? [],
      dimensions: weighed?.dimensions ?? [],
      dropped: weighed?.dropped ?? [],
    },
    claim: { dimension, item },
    comparison,
  };
}

function quadrantsJson({ crosshair, points }: ImportancePerformance): Record<string, unknown> {
  return {
    crosshair,
    items: points.map(({ key, importance, performance, quadrant }) => ({ key, importance, performance, quadrant })),
  };
}
