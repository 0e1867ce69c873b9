import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Knex } from 'knex';
import type { Context, Services } from '../../platform/context.ts';
import type { Web } from '../../platform/http/web.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { allowMail } from './accounts.service.ts';
import { doorMessages } from './door.messages.ts';
import { withLanguage } from './door-links.ts';
import { findTokenUser } from './tokens.store.ts';
import { findUser, type User } from './users.store.ts';

/** The user behind the unsubscribe link of an account mail. */
export async function findAccountByUnsubscribeToken(
  db: Knex,
  services: Pick<Services, 'clock'>,
  token: string,
): Promise<User | undefined> {
  const userId = await findTokenUser(db, services, token, 'unsubscribe');
  return userId === undefined ? undefined : findUser(db, { id: userId });
}

/** The same for a mail that carries the token. @returns whether it is an account's */
export async function stopAccountMailByToken(context: Context, token: string): Promise<boolean> {
  const user = await findAccountByUnsubscribeToken(context.db.knex, context, token);
  if (user === undefined) return false;
  await allowMail(context, user.id, false);
  return true;
}

/**
 * `/u/TOKEN` of account mails. Tokens that are not an account's go on to the next router, so this one stands before
 * that of customers' invitations.
 */
export function accountUnsubscribeRoutes(web: Web): Router {
  const router = Router();

  const withAccount =
    (act: (req: Request, res: Response, user: User) => Promise<void>) =>
    async (req: Request, res: Response, next: NextFunction): Promise<void> => {
      const token = String(req.params.token);
      const user = await findAccountByUnsubscribeToken(web.services.db.knex, web.services, token);
      return user === undefined ? next() : act(req, res, user);
    };

  const show = (res: Response, user: User, state: 'ask' | 'stopped' | 'allowed'): Promise<void> => {
    const t = doorMessages.in(res.locals.locale);
    return web.render.page(
      res,
      'accounts/unsubscribe',
      {
        state,
        text: t('door.unsubscribe.text', { email: isolate(user.email) }),
        action: withLanguage(res.req, res.req.path),
      },
      { title: t('door.unsubscribe.title'), layout: 'door' },
    );
  };

  router.get(
    '/u/:token',
    withAccount((_req, res, user) => show(res, user, user.mailStoppedAt === null ? 'ask' : 'stopped')),
  );
  // Mail programs post here by themselves (RFC 8058), with a body of their own and no browser behind it.
  router.post(
    '/u/:token',
    withAccount(async (req, res, user) => {
      const allowed = req.body?.allow === 'yes';
      await allowMail(res.locals.context, user.id, allowed);
      await show(res, user, allowed ? 'allowed' : 'stopped');
    }),
  );
  return router;
}
