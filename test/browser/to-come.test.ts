/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { importAnswers } from '../features/reports/card-answers.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  axeFindings,
  describeInBrowser,
  launchBrowser,
  letIn,
  openContext,
  type Served,
  serve,
} from '../support/browser.ts';

describeInBrowser('figures that are still to come', () => {
  let app: TestApp;
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    app = await startTestApp('sqlite');
    served = await serve(app.app);
    browser = await launchBrowser();
    await importAnswers(app, { n: 160, day: '2026-03-03', low: ['process.speed', 'provider.empathy'] });
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
    await app.close();
  });

  /** A page whose second reading waits until it is let through. */
  async function open(address: string): Promise<{ page: Page; letThrough: () => void; faults: string[] }> {
    await app.signIn('administrator', { locale: 'he' });
    const context = await openContext(browser, { locale: 'he', viewport: { width: 390, height: 844 } });
    await letIn(context, app, served);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    let letThrough = (): void => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**wait=yes**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${served.url}${address}`);
    return { page, letThrough, faults };
  }

  test('weights come onto the page with their chart, and what was opened stays open', async () => {
    const { page, letThrough, faults } = await open('/priorities?from=2026-03-01&to=2026-03-31');
    await page.locator('#quadrant').waitFor({ state: 'visible' });
    expect(await page.locator('#drivers').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('[data-to-come]').focus();
    letThrough();
    await page.locator('#drivers').waitFor({ state: 'visible' });
    expect(await page.locator('[data-to-come]').count()).toBe(0);
    expect(await page.locator('#priorities-figures').count()).toBe(1);
    await page.locator('#quadrant').waitFor({ state: 'visible' });
    expect(await page.getByRole('status').allTextContents()).toContain('המספרים שחושבו כבר כאן.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('priorities-figures');
    const saved = page.waitForEvent('download');
    await page.locator('[data-png="drivers"]').click();
    expect((await saved).suggestedFilename()).toBe('drivers.png');
    expect(await axeFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 600_000);

  test('alphas come onto a card alone, and the link leads to them without a script too', async () => {
    const { page, letThrough, faults } = await open('/card?from=2026-03-01&to=2026-03-31');
    const alphas = page.locator('#alphas table tbody tr');
    expect(await alphas.count()).toBe(0);
    const before = await page.locator('table.items').elementHandle();
    letThrough();
    await alphas.first().waitFor();
    expect(await alphas.count()).toBe(3);
    expect(await before?.evaluate((table) => table.isConnected)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();

    const agent = await app.signIn('administrator');
    const address = '/card?from=2026-03-02&to=2026-03-31';
    const href = /href="([^"]+)" data-to-come="alphas"/.exec((await agent.get(address)).text)?.[1] ?? '';
    expect((await agent.get(href.replaceAll('&amp;', '&'))).text).toMatch(/alphas"><thead>/);
    expect((await agent.get(address)).text).not.toContain('data-to-come');
  }, 600_000);

  test('whose session has ended meanwhile keeps the page, and it asks no more', async () => {
    const { page, letThrough, faults } = await open('/card?from=2026-03-03&to=2026-03-31');
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().includes('wait=yes')) asked += 1;
    });
    await app.db.knex('sessions').delete();
    const answered = page.waitForResponse(/wait=yes|sign-in/);
    letThrough();
    await answered;
    await page.waitForTimeout(3000);
    // The one that was held had gone out before.
    expect(asked).toBe(0);
    expect(await page.locator('[data-to-come="alphas"]').count()).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 600_000);
});
