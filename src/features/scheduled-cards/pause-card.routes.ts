import { type NextFunction, type Request, type Response, Router } from 'express';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import { as, type Services } from '../../platform/context.ts';
import type { Web } from '../../platform/http/web.ts';
import { findUser } from '../accounts/index.ts';
import { scheduledCardsMessages } from './scheduled-cards.messages.ts';
import { findPauseToken, isPausedByReader, setRecipientPaused } from './schedules.store.ts';

type Whose = { scheduleId: string; userId: string };

/** The same for a mail that carries the token. @returns whether it is a card's */
export async function pauseCardByToken(services: Services, token: string): Promise<boolean> {
  const whose = await findPauseToken(services.db.knex, token);
  if (whose === undefined) return false;
  await pauseForReader(services, whose, false);
  return true;
}

/** Whoever has the mail acts in its reader's name: the row says whose card it was. */
async function pauseForReader(services: Services, whose: Whose, resume: boolean): Promise<void> {
  const { db, clock } = services;
  await db.transaction(async (tx) => {
    if (!(await setRecipientPaused(tx, whose, resume ? null : instantText(clock.now())))) return;
    const subject = { kind: 'card_schedule', id: whose.scheduleId };
    const detail = { recipient: whose.userId };
    const context = as(services, { kind: 'system' });
    if (resume) await audit(tx, context, { action: 'card_schedule.resumed_by_mail', subject, detail });
    else await audit(tx, context, { action: 'card_schedule.paused_by_mail', subject, detail });
  });
}

/**
 * `/u/TOKEN` of mailed cards: GET asks, or offers to let go on what is paused, and changes nothing; POST pauses the card for its reader, from the page's button or
 * by one click in the mail program (RFC 8058). Other tokens go on to the next router.
 */
export function pauseCardRoutes(web: Web): Router {
  const router = Router();
  const { db } = web.services;

  const withToken =
    (act: (req: Request, res: Response, whose: Whose) => Promise<void>) =>
    async (req: Request, res: Response, next: NextFunction): Promise<void> => {
      const whose = await findPauseToken(db.knex, String(req.params.token));
      if (whose === undefined) return next();
      res.setHeader('Cache-Control', 'private, no-store');
      return act(req, res, whose);
    };

  const show = async (res: Response, { userId }: Whose, state: 'ask' | 'done' | 'resumed'): Promise<void> => {
    const locale = (await findUser(db.knex, { id: userId }))?.locale ?? res.locals.locale;
    const title = scheduledCardsMessages.in(locale)('scheduled.stop.title');
    const model = { state, action: res.req.path };
    await web.render.page(res, 'scheduled-cards/pause', model, { title, layout: 'door', locale });
  };

  router.get(
    '/u/:token',
    withToken(async (_req, res, whose) => show(res, whose, (await isPausedByReader(db.knex, whose)) ? 'done' : 'ask')),
  );
  router.post(
    '/u/:token',
    withToken(async (req, res, whose) => {
      const resume = req.body?.resume === 'yes';
      await pauseForReader(web.services, whose, resume);
      await show(res, whose, resume ? 'resumed' : 'done');
    }),
  );
  return router;
}
