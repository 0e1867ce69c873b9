import { Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { forbidden } from '../../platform/errors.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish } from '../../platform/tables/take-away.ts';
import { openScopePage } from '../figures/index.ts';
import { COMPARED, filterOf, readComparisonChoice, scoreOf } from './comparison.forms.ts';
import { comparisonMessages } from './comparison.messages.ts';
import { toComparisonPage } from './comparison.views.ts';
import { toPeriodsPart } from './periods.views.ts';
import { readPeriodsComparison } from './periods-comparison.queries.ts';
import { toUnitsPart } from './units.views.ts';
import { readUnitsComparison } from './units-comparison.queries.ts';

/** Branches, providers, topics and languages beside the rest, and a period beside earlier ones. */
export function comparisonRoutes(web: Web): Router {
  const router = Router();
  router.get('/compare', allow('cards.view'), async (req, res) => {
    const { wish } = readTableWish(req.query);
    const choice = readComparisonChoice(req.query);
    const { of } = choice;
    const mayCompareProviders = isAllowed(userOf(res.locals.context).role, 'cards.provider_compare');
    if (of === 'provider' && !mayCompareProviders) throw forbidden();
    const page = await openScopePage(web, req, res, { ...choice });
    const { scope } = page;
    if (of !== 'period' && scope.named[filterOf(of)] !== undefined) {
      // One unit alone is not compared: its filter gives way, and all of them are shown.
      return res.redirect(303, page.hrefTo('/compare', { [filterOf(of)]: undefined }));
    }
    const { db } = web.services;
    const { locale } = res.locals;
    const measure = scoreOf(scope.definition, choice.measure);
    const context = { locale, page, rowAccess: scope.access.rowAccess, threshold: scope.threshold };
    const part = await db.snapshot(async (tx) =>
      of === 'period'
        ? toPeriodsPart(await readPeriodsComparison(db, tx, scope, measure), scope.definition, context)
        : toUnitsPart(await readUnitsComparison(db, tx, scope, { of, measure }), scope.definition, context),
    );
    if (wish !== null) {
      return sendTable(res, wish, [part.table], `${of}-${scope.period.from}-${scope.period.to}`, locale);
    }
    const kinds = COMPARED.filter((kind) => kind !== 'provider' || mayCompareProviders);
    const model = toComparisonPage({ locale, page, definition: scope.definition, choice, kinds, part });
    await web.render.page(
      res,
      'comparison/compare',
      { comparison: model, scripts: [...chartScripts([part.chart]), 'js/take-away.js'] },
      { title: comparisonMessages.in(locale)('compare.title') },
    );
  });
  return router;
}
