import { Router } from 'express';
import { z } from 'zod';
import { invalidInput } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { type ContactWish, listWishes, WISH_STATES } from './contact-wishes.queries.ts';

const ListQuery = z.object({ state: z.enum(WISH_STATES).optional() });

/** `/api/v1/contact-wishes`: who may be contacted about what. Names and addresses are opened by people, one by one. */
export function contactWishesApi(web: Web): Router {
  const router = Router();
  router.get('/contact-wishes', allowScope('contact_wishes:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const parsed = ListQuery.safeParse(req.query);
    if (!parsed.success)
      throw invalidInput('bad_filter', 'state is open or handled.', { state: 'Use open or handled.' });
    const query = { state: parsed.data.state, branchIds: null, after: readDatedCursor(cursor), limit };
    const found = await listWishes(web.services.db.knex, query);
    const { rows, nextCursor } = toDatedPage(found, limit, ({ day }) => day);
    res.json({ contactWishes: rows.map(toJson), nextCursor });
  });
  return router;
}

function toJson({ id, day, branch, topic, locale, words, handledAt, note }: ContactWish) {
  const state = handledAt === null ? 'open' : 'handled';
  return { id, day, branch, topic, locale, words, state, handledAt, note };
}
