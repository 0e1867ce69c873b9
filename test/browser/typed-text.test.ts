/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { describeInBrowser, launchBrowser, letIn, openContext, type Served, serve } from '../support/browser.ts';

describeInBrowser('what is typed from left to right on a page from right to left', () => {
  let app: TestApp;
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    app = await startTestApp('sqlite');
    served = await serve(app.app);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
    await app.close();
  });

  test('keeps to its own side where it has lines, so that a file is indented, and else to the side of the page', async () => {
    await app.signIn('administrator', { locale: 'he' });
    const context = await openContext(browser, { locale: 'he' });
    await letIn(context, app, served);
    const page = await context.newPage();
    /** Where text of this direction begins. */
    const sideOf = (selector: string) =>
      page.locator(selector).evaluate((field) => {
        const { textAlign, direction } = getComputedStyle(field);
        return (textAlign === 'start') === (direction === 'ltr') ? 'left' : 'right';
      });
    await page.goto(`${served.url}/questionnaires`);
    expect(await sideOf('textarea[name=json]')).toBe('left');
    await page.goto(`${served.url}/calendar`);
    expect(await sideOf('input[name=hours-1]')).toBe('right');
    await context.close();
  }, 600_000);
});
