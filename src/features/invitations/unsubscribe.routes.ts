import { type Request, type Response, Router } from 'express';
import type { Knex } from 'knex';
import type { Locale } from '../../domain/locale.ts';
import { as, type Context } from '../../platform/context.ts';
import { page, type Web } from '../../platform/http/web.ts';
import { findInvitationByToken } from './invitation-links.store.ts';
import { invitationsMessages } from './invitations.messages.ts';
import { resubscribe, unsubscribe } from './unsubscribe.service.ts';

/** What a link to unsubscribe stops, and how. */
export interface Unsubscribing {
  locale: Locale;
  unsubscribe(context: Context): Promise<void>;
  /** Takes it back; absent where that is done elsewhere. */
  resubscribe?(context: Context): Promise<void>;
}

export interface UnsubscribeHooks {
  /** Links of mails that are no invitations: what the link stops, or undefined for one that is not theirs. */
  alsoUnsubscribe?: (db: Knex, token: string) => Promise<Unsubscribing | undefined>;
}

/**
 * `/u/TOKEN`: GET asks and changes nothing, since mail scanners open every link; POST does it, from the page's button or
 * by one click in the mail program (RFC 8058). No cookie is read or set, and wrong links all look the same.
 */
export function unsubscribeRoutes(web: Web, hooks: UnsubscribeHooks = {}): Router {
  const context = as(web.services, { kind: 'customer' });
  const router = Router();

  async function find(req: Request): Promise<Unsubscribing | undefined> {
    const token = String(req.params.token);
    const db = context.db.knex;
    const invitation = await findInvitationByToken(db, token);
    if (invitation === undefined) return hooks.alsoUnsubscribe?.(db, token);
    return {
      locale: invitation.locale,
      unsubscribe: (asking) => unsubscribe(asking, invitation),
      resubscribe: (asking) => resubscribe(asking, invitation),
    };
  }

  async function show(res: Response, view: string, locale: Locale, model: object, status = 200): Promise<void> {
    const title = invitationsMessages.in(locale)('invitations.unsubscribe.page');
    await web.render.page(res, `survey/${view}`, model, { title, layout: 'respondent', locale, status });
  }
  const showUnknown = (res: Response): Promise<void> => show(res, 'unknown', res.locals.locale, {}, 404);

  router.use('/u', (_req, res, next) => {
    res.setHeader('Cache-Control', 'private, no-store');
    next();
  });
  router.get(
    '/u/:token',
    page(async (req, res) => {
      const found = await find(req);
      if (found === undefined) return showUnknown(res);
      await show(res, 'unsubscribe', found.locale, { unsubscribe: { action: `/u/${req.params.token}` } });
    }),
  );
  router.post(
    '/u/:token',
    page(async (req, res) => {
      const found = await find(req);
      if (found === undefined) return showUnknown(res);
      await found.unsubscribe(context);
      const undoAction = found.resubscribe === undefined ? null : `/u/${req.params.token}/undo`;
      await show(res, 'unsubscribed', found.locale, { unsubscribed: { undoAction } });
    }),
  );
  router.post(
    '/u/:token/undo',
    page(async (req, res) => {
      const found = await find(req);
      if (found?.resubscribe === undefined) return showUnknown(res);
      await found.resubscribe(context);
      await show(res, 'resubscribed', found.locale, {});
    }),
  );
  return router;
}
