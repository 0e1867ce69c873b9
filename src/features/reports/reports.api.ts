import { Router } from 'express';
import { covers, isScope } from '../../domain/access/scopes.ts';
import { allowScope } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { type CardAccess, cardJson, openScope, readCardQuery, reportCard } from '../analysis/index.ts';

/** `GET /api/v1/report-card`. A key that reads answers one by one is outside the small-group promise. */
export function reportsApi(web: Web): Router {
  const router = Router();
  router.get('/report-card', allowScope('cards:read'), async (req, res) => {
    const { actor } = res.locals.context;
    const scopes = actor.kind === 'api_key' ? actor.scopes.filter(isScope) : [];
    const access: CardAccess = { rowAccess: covers(scopes, 'responses:read'), branchIds: null };
    const scope = await openScope(web.services, readCardQuery(req.query, true), access);
    res.json(cardJson(await reportCard(web.services, scope)));
  });
  return router;
}
