/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { LOCALES } from '../../src/domain/locale.ts';
import { importAnswers } from '../features/reports/card-answers.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { describeInBrowser, launchBrowser, letIn, openContext, type Served, serve } from '../support/browser.ts';

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
      const context = await openContext(browser, { locale });
      await letIn(context, app, served);
      const page = await context.newPage();
      await page.goto(`${served.url}/card?${MARCH}&wait=yes`);
      const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      await context.close();
      expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    },
    600_000,
  );

  test('a page of figures leaves no heading behind, neither at the foot of a page nor over what is not printed', async () => {
    await app.signIn('administrator', { locale: 'he' });
    const context = await openContext(browser, { locale: 'he' });
    await letIn(context, app, served);
    const page = await context.newPage();
    await page.goto(`${served.url}/compare?of=period&${MARCH}`);
    const numbers = page.locator('section[aria-labelledby=numbers]');
    expect(await numbers.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await numbers.isVisible()).toBe(false);
    const breaks = await page.evaluate(() =>
      [...document.querySelectorAll('main h2')].map((heading) => getComputedStyle(heading).breakAfter),
    );
    expect([...new Set(breaks)]).toEqual(['avoid']);
    await page.emulateMedia({ media: 'screen' });
    await numbers.locator('summary').click();
    await page.emulateMedia({ media: 'print' });
    expect(await numbers.locator('table').isVisible()).toBe(true);
    await context.close();
  }, 600_000);
});
