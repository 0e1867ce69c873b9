import { type RequestHandler, Router } from 'express';
import { allowScope } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { listPlaces, type PlaceKind } from './place.store.ts';

/** `GET /branches`, `/providers`, `/topics`: `?search=` part of a name or code, `?all=true` those out of use as well. */
export function organisationApi(web: Web): Router {
  const router = Router();
  const list =
    (kind: PlaceKind): RequestHandler =>
    async (req, res) => {
      const search = typeof req.query.search === 'string' ? req.query.search : undefined;
      const includeInactive = req.query.all === 'true';
      const places = await listPlaces(web.services.db.knex, kind, { search, includeInactive });
      res.json({
        data: places.map(({ id, name, code, active, timeZone }) => ({
          id,
          name,
          code,
          active,
          ...(kind === 'branch' ? { timeZone } : {}),
        })),
      });
    };
  router.get('/branches', allowScope('directory:read'), list('branch'));
  router.get('/providers', allowScope('directory:read'), list('provider'));
  router.get('/topics', allowScope('directory:read'), list('topic'));
  return router;
}
