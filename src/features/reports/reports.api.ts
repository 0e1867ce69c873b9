import { Router } from 'express';
import { allowScope } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { cardJson, keyAccess, openScope, readCardQuery, reportCard } from '../analysis/index.ts';

/** `GET /api/v1/report-card`. A key that reads answers one by one is outside the small-group promise. */
export function reportsApi(web: Web): Router {
  const router = Router();
  router.get('/report-card', allowScope('cards:read'), async (req, res) => {
    const access = keyAccess(res.locals.context.actor);
    const scope = await openScope(web.services, readCardQuery(req.query, true), access);
    res.json(cardJson(await reportCard(web.services, scope, 'waits')));
  });
  return router;
}
