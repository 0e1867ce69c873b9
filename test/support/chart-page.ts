import { join } from 'node:path';
import ejs from 'ejs';
import express, { type Express } from 'express';
import { directionOf, Locale } from '../../src/domain/locale.ts';
import { heightOf } from '../../src/platform/charts/chart-height.ts';
import { chartScripts } from '../../src/platform/charts/chart-scripts.ts';
import { loadAssets } from '../../src/platform/http/assets.ts';
import { securityHeaders } from '../../src/platform/http/security-headers.ts';
import { mergeMessages } from '../../src/platform/i18n/messages.ts';
import { shellMessages } from '../../src/platform/i18n/shell.messages.ts';
import { viewsFolder } from '../../src/platform/paths.ts';
import { chartSamples } from './chart-samples.ts';

/** An app of one page in each language, /en, /he and /ms, with a chart of every kind, under the product's own policy. */
export function chartPageApp(): Express {
  const assets = loadAssets();
  const words = mergeMessages([shellMessages]);
  const app = express();
  app.use(securityHeaders(false));
  app.use(assets.routes);
  app.get('/:locale', async (req, res) => {
    const locale = Locale.parse(req.params.locale);
    const charts = chartSamples(locale);
    const shared = {
      ...{
        t: words.in(locale),
        locale,
        dir: directionOf(locale),
        title: 'Charts',
        assets: assets.url,
        chartHeight: heightOf,
      },
      ...{ nav: [], actor: { name: '', roleLabel: '' }, organisation: { name: '', logoUrl: null }, flash: null },
      ...{ languages: [], scripts: [...chartScripts(charts), 'js/take-away.js'] },
    };
    const drawn = await Promise.all(
      charts.map((chart) =>
        ejs.renderFile(join(viewsFolder, 'partials/chart.ejs'), { ...shared, chart }, { root: viewsFolder }),
      ),
    );
    const body = `<h1>Charts</h1>${drawn.map((figure) => `<section class="section">${figure}</section>`).join('')}`;
    res.send(await ejs.renderFile(join(viewsFolder, 'layouts/staff.ejs'), { ...shared, body }, { root: viewsFolder }));
  });
  return app;
}
