/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { addPlace } from '../../src/features/organisation/index.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  axeFindings,
  describeInBrowser,
  launchBrowser,
  letIn,
  openContext,
  overflows,
  type Served,
  serve,
} from '../support/browser.ts';

describeInBrowser('the one line, by the keyboard alone', () => {
  let app: TestApp;
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    app = await startTestApp('sqlite');
    served = await serve(app.app);
    browser = await launchBrowser();
    const place = (name: string) => ({ name, code: null, timeZone: null, active: true });
    await addPlace(app.context, 'provider', place('אלי לוי'));
    await addPlace(app.context, 'provider', place('אלינור לוי'));
    await addPlace(app.context, 'topic', place('וירוסים'));
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
    await app.close();
  });

  test.each([320, 1280])(
    'what it says is shown while it is typed, and asked where it is not clear (%i px)',
    async (width) => {
      await app.signIn('manager', { locale: 'he' });
      const context = await openContext(browser, { locale: 'he', viewport: { width, height: 800 } });
      await letIn(context, app, served);
      const page = await context.newPage();
      const before = await app.db.knex('contacts').count({ n: '*' }).first();

      await page.goto(`${served.url}/contacts/line`);
      await page.keyboard.type(`רמי כהן ${width}. אלי. וירוסים. 9:30`);
      await page.getByText(/אינו מוכר/).waitFor({ timeout: 60_000 });
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('line');
      expect(await axeFindings(page)).toEqual([]);
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await overflows(page)).toBe(false);
      expect(await app.db.knex('contacts').count({ n: '*' }).first()).toEqual(before);

      // Past the button to the question, the nearest name first.
      for (const key of ['Tab', 'Tab', 'Space', 'Tab', 'Enter']) await page.keyboard.press(key);
      await page.waitForURL(/\?done=/);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('line');
      expect(await page.locator('.flash').innerText()).toContain('אלי לוי');
      expect(await axeFindings(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await context.close();
    },
    600_000,
  );
});
