import { Router } from 'express';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { allow } from '../../platform/http/guard.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish, tableAsked, toTakeAway } from '../../platform/tables/take-away.ts';
import { notWorkedOut, openScopePage, patienceOf, toCome } from '../figures/index.ts';
import { cardMessages } from './card.messages.ts';
import { type CardPageInput, toCardPage } from './card.views.ts';
import { cardInput, readCardFacts } from './card-facts.ts';
import { alphasAsOf } from './card-method.views.ts';
import { ALPHA_TABLE, cardTables, ITEM_TABLE, LINKED_TABLES } from './card-tables.views.ts';

/** The report card page. Its address holds period and segment, so that it can be kept and passed on. */
export function reportsRoutes(web: Web): Router {
  const router = Router();
  router.get('/card', allow('cards.own'), async (req, res) => {
    const page = await openScopePage(web, req, res);
    const { scope } = page;
    const { locale } = res.locals;
    const { wish } = readTableWish(req.query);
    const inFile = wish !== null && [ALPHA_TABLE, undefined].includes(tableAsked(wish, ITEM_TABLE));
    const facts = await readCardFacts(web.services, scope, patienceOf(req.query, inFile));
    const input: CardPageInput = {
      ...cardInput(facts, locale, page.own),
      // The pages of items are for those who may read all cards.
      itemHref: page.own ? null : (key) => page.hrefTo(`/items/${encodeURIComponent(key)}`),
      toCome: facts.card.alphasToCome
        ? toCome(page, '/card', { part: 'alphas', asOf: alphasAsOf(facts.card) ?? '' })
        : null,
    };
    const tables = cardTables(input);
    if (inFile && input.toCome?.asOf === '') throw notWorkedOut();
    if (wish !== null) return sendTable(res, wish, tables, `card-${scope.period.from}-${scope.period.to}`, locale);
    const model = toCardPage(input);
    await web.render.page(
      res,
      'reports/card',
      {
        card: model,
        filters: page.filters,
        presets: page.presets,
        issueHref: page.own ? null : page.hrefTo('/cards/new'),
        takeAway: tables.length > 0 ? toTakeAway(page.hrefTo('/card'), tables.slice(0, LINKED_TABLES)) : null,
        scripts: [...chartScripts([model.chart]), 'js/take-away.js', 'js/to-come.js'],
      },
      { title: cardMessages.in(locale)('card.title') },
    );
  });
  return router;
}
