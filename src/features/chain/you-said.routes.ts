import { Router } from 'express';
import { DateTime } from 'luxon';
import type { LocalText } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import type { Web } from '../../platform/http/web.ts';
import { todayOf } from '../actions/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { chainMessages } from './chain.messages.ts';
import { countHeard, readProgress } from './chain.queries.ts';
import { outcomesArePublic, provenWords } from './outcomes.store.ts';
import { toYouSaidPage } from './you-said.views.ts';

/** `/you-said`: what became of what customers said, for anybody, where the organisation publishes it. */
export function youSaidRoutes(web: Web): Router {
  const router = Router();
  const { services } = web;
  const { knex } = services.db;
  router.get('/you-said', async (_req, res) => {
    if (!(await outcomesArePublic(knex))) throw notFound('page');
    const { locale } = res.locals;
    const today = await todayOf(services);
    const yearAgo = DateTime.fromJSDate(services.clock.now()).minus({ years: 1 });
    const since = instantText(yearAgo.toJSDate());
    const words: LocalText[] = await provenWords(knex, since);
    const model = toYouSaidPage({
      locale,
      organisation: (await getOrganisation(knex)).settings.name,
      heard: await countHeard(knex, since.slice(0, 10)),
      progress: await readProgress(knex, { today, branchIds: null, since }),
      proven: words,
    });
    const title = chainMessages.in(locale)('youSaid.title');
    await web.render.page(res, 'chain/you-said', model, { title, layout: 'respondent' });
  });
  return router;
}
