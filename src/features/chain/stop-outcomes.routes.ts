import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Locale } from '../../domain/locale.ts';
import { as, type Context } from '../../platform/context.ts';
import type { Web } from '../../platform/http/web.ts';
import { getPerson, type Person } from '../customers/index.ts';
import { lockPerson } from '../invitations/index.ts';
import { suppressPerson, unsuppressPerson } from '../mail/index.ts';
import { chainMessages } from './chain.messages.ts';
import { findOutcomeMailByLink, type OutcomeMail } from './outcomes.store.ts';

/**
 * `/u/TOKEN` of these mails: GET asks and changes nothing, POST stops our mail to the address, from the page's button or
 * by one click in the mail program (RFC 8058). Other tokens go on to the next router.
 */
export function stopOutcomesRoutes(web: Web): Router {
  const router = Router();
  const context = as(web.services, { kind: 'customer' });

  const withMail =
    (act: (req: Request, res: Response, mail: OutcomeMail) => Promise<void>) =>
    async (req: Request, res: Response, next: NextFunction): Promise<void> => {
      const mail = await findOutcomeMailByLink(context.db.knex, String(req.params.token));
      if (mail === undefined) return next();
      res.setHeader('Cache-Control', 'private, no-store');
      return act(req, res, mail);
    };

  async function show(res: Response, view: string, person: Person, model: object): Promise<void> {
    const locale: Locale = person.locale ?? res.locals.locale;
    const title = chainMessages.in(locale)('chain.stop.title');
    await web.render.page(res, `survey/${view}`, model, { title, layout: 'respondent', locale });
  }
  const personOf = (mail: OutcomeMail): Promise<Person> => getPerson(context.db.knex, mail.customerId);

  router.get(
    '/u/:token',
    withMail(async (req, res, mail) => {
      await show(res, 'unsubscribe', await personOf(mail), { unsubscribe: { action: `/u/${req.params.token}` } });
    }),
  );
  router.post(
    '/u/:token',
    withMail(async (req, res, mail) => {
      await setStopped(context, mail.customerId, true);
      const model = { unsubscribed: { undoAction: `/u/${req.params.token}/undo` } };
      await show(res, 'unsubscribed', await personOf(mail), model);
    }),
  );
  router.post(
    '/u/:token/undo',
    withMail(async (_req, res, mail) => {
      await setStopped(context, mail.customerId, false);
      await show(res, 'resubscribed', await personOf(mail), {});
    }),
  );
  return router;
}

/** The same for a mail that carries the token. @returns whether it is of such a mail */
export async function stopOutcomesByToken(context: Context, token: string): Promise<boolean> {
  const mail = await findOutcomeMailByLink(context.db.knex, token);
  if (mail === undefined) return false;
  await setStopped(context, mail.customerId, true);
  return true;
}

async function setStopped(context: Context, customerId: string, stopped: boolean): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockPerson(tx, customerId);
    if (stopped) await suppressPerson(tx, context, customerId, 'unsubscribed');
    else await unsuppressPerson(tx, customerId, 'unsubscribed');
  });
}
