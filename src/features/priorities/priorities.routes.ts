import { Router } from 'express';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { allow } from '../../platform/http/guard.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish, tableAsked } from '../../platform/tables/take-away.ts';
import { notWorkedOut, openScopePage, patienceOf } from '../figures/index.ts';
import { readChoices } from './priorities.forms.ts';
import { prioritiesMessages } from './priorities.messages.ts';
import { prioritiesOfScope } from './priorities.queries.ts';
import { toPrioritiesPage } from './priorities.views.ts';
import { QUADRANT_TABLE } from './quadrant-section.views.ts';

/** What to work on first. The address holds the scope, what importance is, and whether careless answers count. */
export function prioritiesRoutes(web: Web): Router {
  const router = Router();
  router.get('/priorities', allow('cards.view'), async (req, res) => {
    const { wish } = readTableWish(req.query);
    const { importance, careless } = readChoices(req.query);
    // Of the tables only the quadrant by expectation needs no weights.
    const byDrivers = importance === 'drivers' || careless === 'without';
    const inFile = wish !== null && (byDrivers || tableAsked(wish, QUADRANT_TABLE) !== QUADRANT_TABLE);
    const scopePage = await openScopePage(web, req, res, { importance, careless });
    const { scope } = scopePage;
    const { locale } = res.locals;
    const { page, tables } = toPrioritiesPage({
      priorities: await prioritiesOfScope(web.services, scope, careless, patienceOf(req.query, inFile)),
      basis: importance,
      locale,
      timeZone: scope.settings.timeZone,
      page: scopePage,
    });
    if (wish !== null) {
      if (inFile && page.toCome?.asOf === '') throw notWorkedOut();
      await sendTable(res, wish, tables, 'priorities', locale);
      return;
    }
    // The weights' chart may come later.
    const charts = [page.quadrant?.chart ?? null, page.drivers?.chart ?? (page.toCome && { kind: 'share' as const })];
    await web.render.page(
      res,
      'priorities/priorities',
      { page, scripts: [...chartScripts(charts), 'js/take-away.js', 'js/to-come.js'] },
      { title: prioritiesMessages.in(locale)('priorities.title') },
    );
  });
  return router;
}
