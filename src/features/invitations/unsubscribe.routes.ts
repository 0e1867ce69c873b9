import { type Request, type Response, Router } from 'express';
import type { Locale } from '../../domain/locale.ts';
import { as } from '../../platform/context.ts';
import type { Web } from '../../platform/http/web.ts';
import { isPersonSuppressed } from '../mail/index.ts';
import type { Invitation } from './invitation.store.ts';
import { findInvitationByToken } from './invitation-links.store.ts';
import { invitationsMessages } from './invitations.messages.ts';
import { recordVisit, visitSigns } from './link-visits.store.ts';
import { resubscribe, unsubscribe } from './unsubscribe.service.ts';

/**
 * `/u/TOKEN`: GET asks and changes nothing, since mail scanners open every link; POST does it, from the page's button or
 * by one click in the mail program (RFC 8058). No cookie is read or set, and wrong links all look the same.
 */
export function unsubscribeRoutes(web: Web): Router {
  const context = as(web.services, { kind: 'customer' });
  const router = Router();

  const find = (req: Request): Promise<Invitation | undefined> =>
    findInvitationByToken(context.db.knex, String(req.params.token));

  const noteVisit = (req: Request, { id }: Invitation): Promise<void> =>
    recordVisit(context, id, { page: 'unsubscribe', satisfaction: null, signs: visitSigns(req) });

  async function show(res: Response, view: string, locale: Locale, model: object, status = 200): Promise<void> {
    const title = invitationsMessages.in(locale)('invitations.unsubscribe.page');
    await web.render.page(res, `survey/${view}`, model, { title, layout: 'respondent', locale, status });
  }
  const showDone = (req: Request, res: Response, { locale }: Invitation): Promise<void> =>
    show(res, 'unsubscribed', locale, { unsubscribed: { undoAction: `/u/${req.params.token}/undo` } });
  const showUnknown = (res: Response): Promise<void> => show(res, 'unknown', res.locals.locale, {}, 404);

  router.use('/u', (_req, res, next) => {
    res.setHeader('Cache-Control', 'private, no-store');
    next();
  });
  router.get('/u/:token', async (req, res) => {
    const found = await find(req);
    if (found === undefined) return showUnknown(res);
    await noteVisit(req, found);
    if (await isPersonSuppressed(context.db.knex, found.customerId, 'unsubscribed')) return showDone(req, res, found);
    await show(res, 'unsubscribe', found.locale, { unsubscribe: { action: `/u/${req.params.token}` } });
  });
  router.post('/u/:token', async (req, res) => {
    const found = await find(req);
    if (found === undefined) return showUnknown(res);
    await unsubscribe(context, found);
    await showDone(req, res, found);
  });
  router.post('/u/:token/undo', async (req, res) => {
    const found = await find(req);
    if (found === undefined) return showUnknown(res);
    await resubscribe(context, found);
    await show(res, 'resubscribed', found.locale, {});
  });
  return router;
}
