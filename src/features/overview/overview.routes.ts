import { Router } from 'express';
import { isAllowed, type Role } from '../../domain/access/role-matrix.ts';
import type { Locale } from '../../domain/locale.ts';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { instantText } from '../../platform/clock.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish } from '../../platform/tables/take-away.ts';
import { openScopePage } from '../figures/index.ts';
import { overviewMessages } from './overview.messages.ts';
import { readOverview } from './overview.queries.ts';
import { toOverviewPage } from './overview.views.ts';
import { overviewTables } from './overview-tables.views.ts';

/** The first page of those who look after the whole: how things are, in ten seconds. */
export function overviewRoutes(web: Web): Router {
  const router = Router();
  router.get('/overview', allow('cards.view'), async (req, res) => {
    const { locale } = res.locals;
    const title = overviewMessages.in(locale)('overview.title');
    const { wish } = readTableWish(req.query);
    const page = await openScopePage(web, req, res);
    const { scope } = page;
    const overview = await readOverview(web.services.db, scope, instantText(web.services.clock.now()));
    if (overview.isNew) {
      const empty = firstSteps(userOf(res.locals.context).role, locale);
      return web.render.page(res, 'overview/new', { empty }, { title });
    }
    const { settings, threshold } = scope;
    if (wish !== null) {
      const tables = overviewTables(overview, threshold, locale);
      return sendTable(res, wish, tables, `overview-${scope.period.from}-${scope.period.to}`, locale);
    }
    const model = toOverviewPage({ locale, overview, settings, threshold, page });
    const scripts = [...chartScripts([model.chart]), 'js/take-away.js'];
    await web.render.page(res, 'overview/overview', { overview: model, scripts }, { title });
  });
  return router;
}

/** What to do before there are answers. */
function firstSteps(role: Role, locale: Locale) {
  const t = overviewMessages.in(locale);
  const steps = [
    { href: '/contacts/new', key: 'contact', permission: 'contacts.log' },
    { href: '/programs', key: 'program', permission: 'programs.view' },
    { href: '/questionnaires', key: 'questionnaire', permission: 'questionnaires.view' },
  ] as const;
  return {
    title: t('overview.new.title'),
    text: t('overview.new.text'),
    steps: steps
      .filter(({ permission }) => isAllowed(role, permission))
      .map(({ href, key }) => ({ href, label: t(`overview.new.${key}`), hint: t(`overview.new.${key}.hint`) })),
  };
}
