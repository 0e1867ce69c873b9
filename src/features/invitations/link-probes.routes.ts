import { Router } from 'express';
import { as } from '../../platform/context.ts';
import type { Web } from '../../platform/http/web.ts';
import { findInvitationByToken } from './invitation-links.store.ts';
import { recordVisit, type VisitedPage, visitSigns } from './link-visits.store.ts';

const PAGES: [path: string, page: VisitedPage][] = [
  ['/s/:token', 'survey'],
  ['/u/:token', 'unsubscribe'],
];

/**
 * Programs that ask what may be done with a link, and not for its page (OPTIONS): evidence like any other visit. Stands
 * before the pages, whose routers would answer by themselves and note nothing.
 */
export function linkProbeRoutes(web: Web): Router {
  const context = as(web.services, { kind: 'customer' });
  const router = Router();
  for (const [path, page] of PAGES) {
    router.options(path, async (req, res) => {
      const found = await findInvitationByToken(context.db.knex, String(req.params.token));
      if (found !== undefined)
        await recordVisit(context, found.id, { page, satisfaction: null, signs: visitSigns(req) });
      res.set({ Allow: 'GET, HEAD, POST', 'Cache-Control': 'private, no-store' }).end();
    });
  }
  return router;
}
