import { Router } from 'express';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { allow } from '../../platform/http/guard.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish, toTakeAway } from '../../platform/tables/take-away.ts';
import { type ReportCard, reportCard } from '../analysis/index.ts';
import { openScopePage } from '../figures/index.ts';
import { activeProgram } from '../invitations/index.ts';
import { cardMessages } from './card.messages.ts';
import { type CardPageInput, toCardPage } from './card.views.ts';
import { cardTables } from './card-tables.views.ts';

/** Tables that have a link of their own; the workbook holds all. */
const LINKED_TABLES = 3;

/** The report card page. Its address holds period and segment, so that it can be kept and passed on. */
export function reportsRoutes(web: Web): Router {
  const router = Router();
  router.get('/card', allow('cards.own'), async (req, res) => {
    const page = await openScopePage(web, req, res);
    const { scope } = page;
    const { locale } = res.locals;
    const { wish } = readTableWish(req.query);
    const card = await reportCard(web.services, scope);
    const program = await activeProgram(web.services.db.knex);
    const input: CardPageInput = {
      locale,
      card: shownCard(card),
      definition: card.definition,
      settings: { ...scope.settings, onePerson: scope.onePerson },
      itemsPerDimension: program?.itemsPerDimension ?? null,
      timeZone: scope.settings.timeZone,
      own: page.own,
      // The pages of items are for those who may read all cards.
      itemHref: page.own ? null : (key) => page.hrefTo(`/items/${encodeURIComponent(key)}`),
      page,
    };
    const tables = cardTables(input, scope.threshold);
    if (wish !== null) return sendTable(res, wish, tables, `card-${scope.period.from}-${scope.period.to}`, locale);
    const model = toCardPage(input);
    await web.render.page(
      res,
      'reports/card',
      {
        card: model,
        filters: page.filters,
        presets: page.presets,
        takeAway: tables.length > 0 ? toTakeAway(page.hrefTo('/card'), tables.slice(0, LINKED_TABLES)) : null,
        scripts: [...chartScripts([model.chart]), 'js/take-away.js'],
      },
      { title: cardMessages.in(locale)('card.title') },
    );
  });
  return router;
}

/** null where the segment, or what is left beside it, is too small to be shown. */
function shownCard(card: ReportCard): CardPageInput['card'] {
  const { invited, delivered, stillOpen, responses } = card;
  if (invited === null || delivered === null || stillOpen === null || responses === null) return null;
  return { ...card, invited, delivered, stillOpen, responses };
}
