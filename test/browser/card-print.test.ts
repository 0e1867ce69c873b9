/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { LOCALES } from '../../src/domain/locale.ts';
import { insertSession, sessionCookieName } from '../../src/features/accounts/index.ts';
import { importAnswers } from '../features/reports/card-answers.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { describeInBrowser, launchBrowser, openContext, type Served, serve } from '../support/browser.ts';

const MARCH = 'from=2026-03-01&to=2026-03-31';

describeInBrowser('a report card on paper', () => {
  let app: TestApp;
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    app = await startTestApp('sqlite');
    served = await serve(app.app);
    browser = await launchBrowser();
    await importAnswers(app, {
      n: 60,
      day: '2026-03-03',
      low: ['process.speed', 'process.deadlines', 'provider.empathy'],
    });
    app.clock.advance(14 * 86_400_000);
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
    await app.close();
  });

  test.each(LOCALES.flatMap((locale) => [['administrator', locale] as const, ['staff', locale] as const]))(
    'is one A4 page for %s in %s',
    async (role, locale) => {
      const { id } = await app.db.knex('providers').where({ name: 'Noa' }).first('id');
      await app.signIn(role, { locale, providerId: role === 'staff' ? id : null });
      const value = await app.db.transaction((tx) => insertSession(tx, app.container.services, app.lastUserId()));
      const context = await openContext(browser, { locale });
      await context.addCookies([{ name: sessionCookieName(false), value, url: served.url }]);
      const page = await context.newPage();
      await page.goto(`${served.url}/card?${MARCH}&wait=yes`);
      const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      await context.close();
      expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    },
    600_000,
  );
});
