import { Router } from 'express';
import { anyone } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import type { MailSender } from '../../platform/mail/mail.ts';
import { createHealthCheck } from './health.queries.ts';
import { openApi } from './openapi/openapi.ts';

/** `GET /api/v1/health` and `GET /api/v1/openapi.json`: both without a key. */
export function apiAccessApi(web: Web, sender: MailSender | undefined): Router {
  const router = Router();
  const health = createHealthCheck(web.services, sender);
  router.get('/health', anyone, async (_req, res) => {
    const found = await health();
    res.status(found.status === 'down' ? 503 : 200).json(found);
  });
  const description = openApi(web.services.baseUrl);
  router.get('/openapi.json', anyone, (_req, res) => {
    res.json(description);
  });
  return router;
}
