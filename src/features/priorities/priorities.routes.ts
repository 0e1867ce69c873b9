import { Router } from 'express';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { allow } from '../../platform/http/guard.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish } from '../../platform/tables/take-away.ts';
import { holdsOne, notWorkedOut, openScopePage, patienceOf } from '../figures/index.ts';
import { readChoices } from './priorities.forms.ts';
import { prioritiesMessages } from './priorities.messages.ts';
import { prioritiesOfScope } from './priorities.queries.ts';
import { toPrioritiesPage } from './priorities.views.ts';

const QUADRANT = 'quadrant';
const DRIVER_TABLES = ['drivers', 'dimensions', 'claim', 'careless'];

/** What to work on first. The address holds the scope, what importance is, and whether careless answers count. */
export function prioritiesRoutes(web: Web): Router {
  const router = Router();
  router.get('/priorities', allow('cards.view'), async (req, res) => {
    const { wish } = readTableWish(req.query);
    const { importance, careless } = readChoices(req.query);
    const byDrivers = importance === 'drivers' || careless === 'without';
    const held = holdsOne(wish, byDrivers ? [QUADRANT, ...DRIVER_TABLES] : DRIVER_TABLES, QUADRANT);
    const scopePage = await openScopePage(web, req, res, { importance, careless });
    const { scope } = scopePage;
    const { locale } = res.locals;
    const { page, tables } = toPrioritiesPage({
      priorities: await prioritiesOfScope(web.services, scope, careless, patienceOf(req.query, wish, held)),
      basis: importance,
      locale,
      timeZone: scope.settings.timeZone,
      page: scopePage,
    });
    if (wish !== null) {
      if (held && page.toCome?.asOf === '') throw notWorkedOut();
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
