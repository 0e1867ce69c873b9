import { type Request, type Response, Router } from 'express';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation } from '../organisation/index.ts';
import { HandledForm } from './contact-wishes.forms.ts';
import { wishesMessages } from './contact-wishes.messages.ts';
import { countWishes, getWish, listWishes } from './contact-wishes.queries.ts';
import { handleWish, type OpenedIdentity, openIdentity, reopenWish } from './contact-wishes.service.ts';
import { toWishesPage, toWishPageModel } from './contact-wishes.views.ts';

/** People who ticked that they may be contacted: the list, and each of them. */
export function contactWishesRoutes(web: Web): Router {
  const router = Router();
  const { knex } = web.services.db;
  const guard = allow('contact_wishes.handle');

  router.get('/contact-wishes', guard, async (req, res) => {
    const { locale, context } = res.locals;
    const { branchIds } = userOf(context);
    const { cursor, limit } = readPaging(req.query);
    const state = req.query.state === 'handled' ? 'handled' : 'open';
    const [open, handled, found] = await Promise.all([
      countWishes(knex, 'open', branchIds),
      countWishes(knex, 'handled', branchIds),
      listWishes(knex, { state, branchIds, after: readDatedCursor(cursor), limit }),
    ]);
    const page = toDatedPage(found, limit, ({ day }) => day);
    const model = toWishesPage({ locale, state, counts: { open, handled }, ...page, paged: cursor !== undefined });
    const flash = done(req, locale);
    const title = wishesMessages.in(locale)('wishes.title');
    await web.render.page(res, 'contact-wishes/list', { view: model, ...flash }, { title });
  });

  async function showOne(
    req: Request,
    res: Response,
    shown: { identity?: OpenedIdentity | 'none'; note?: string; error?: string } = {},
  ): Promise<void> {
    const { locale, context } = res.locals;
    const wish = await getWish(knex, idOf(req), userOf(context).branchIds);
    const { timeZone } = (await getOrganisation(knex)).settings;
    const view = toWishPageModel({ locale, timeZone, wish, ...shown });
    res.setHeader('Cache-Control', 'private, no-store');
    const status = shown.error === undefined ? 200 : 422;
    await web.render.page(res, 'contact-wishes/one', { view, ...done(req, locale) }, { title: view.heading, status });
  }

  router.get('/contact-wishes/:id', guard, (req, res) => showOne(req, res));

  // Shown in the answer to the press and nowhere else: opening it again is another opening.
  router.post('/contact-wishes/:id/open', guard, async (req, res) => {
    const identity = await openIdentity(res.locals.context, idOf(req));
    await showOne(req, res, { identity: identity ?? 'none' });
  });

  router.post('/contact-wishes/:id/handle', guard, async (req, res) => {
    const form = parseForm(HandledForm, req.body);
    if (!form.ok) {
      const { note } = form.values;
      return showOne(req, res, { error: form.errors.note ?? '', note: typeof note === 'string' ? note : '' });
    }
    await handleWish(res.locals.context, idOf(req), form.value.note);
    res.redirect(303, '/contact-wishes?done=handled');
  });

  router.post('/contact-wishes/:id/reopen', guard, async (req, res) => {
    await reopenWish(res.locals.context, idOf(req));
    res.redirect(303, `/contact-wishes/${idOf(req)}?done=reopened`);
  });
  return router;
}

function idOf(req: Request): string {
  return typeof req.params.id === 'string' ? req.params.id : '';
}

const DONE = { handled: 'wishes.done.handled', reopened: 'wishes.done.reopened' } as const;

function done(req: Request, locale: Response['locals']['locale']): object {
  const { done: what } = req.query;
  if (what !== 'handled' && what !== 'reopened') return {};
  return { flash: { kind: 'done', text: wishesMessages.in(locale)(DONE[what]) } };
}
