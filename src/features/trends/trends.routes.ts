import { Router } from 'express';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { allow } from '../../platform/http/guard.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish } from '../../platform/tables/take-away.ts';
import { openScopePage } from '../figures/index.ts';
import { measureOf, readTrendChoice } from './trend.forms.ts';
import { readTrend } from './trend.queries.ts';
import { measureName } from './trend-words.ts';
import { trendMessages } from './trends.messages.ts';
import { toTrendPage, trendTable } from './trends.views.ts';
import { usualStart } from './usual-period.ts';

/** The page of one measure over time. Its address holds period, segment, measure and unit of time. */
export function trendsRoutes(web: Web): Router {
  const router = Router();
  router.get('/trends', allow('cards.view'), async (req, res) => {
    const { wish } = readTableWish(req.query);
    const { unit, measure: key } = readTrendChoice(req.query);
    const page = await openScopePage(web, req, res, { unit, measure: key }, usualStart(unit));
    const { scope } = page;
    const { definition } = scope;
    const { db } = web.services;
    const { locale } = res.locals;
    const measure = measureOf(definition, key);
    const trend = await db.snapshot((tx) => readTrend(db, tx, scope, { measure, unit }));
    if (wish !== null) {
      const table = trendTable(trend, measureName(measure, definition, locale), locale);
      return sendTable(res, wish, [table], `trend-${scope.period.from}-${scope.period.to}`, locale);
    }
    const trends = toTrendPage({
      locale,
      trend,
      definition,
      waitsFor: scope.access.rowAccess ? null : scope.threshold,
      ownPeriod: typeof req.query.from === 'string' && req.query.from !== '',
      page,
    });
    const charts = [trends.chart, trends.spread?.chart ?? null];
    await web.render.page(
      res,
      'trends/trends',
      { trends, scripts: [...chartScripts(charts), 'js/take-away.js'] },
      { title: trendMessages.in(locale)('trend.title') },
    );
  });
  return router;
}
