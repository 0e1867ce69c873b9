/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { LOCALES } from '../../src/domain/locale.ts';
import {
  axeFindings,
  describeInBrowser,
  launchBrowser,
  openContext,
  overflows,
  type Served,
  serve,
} from '../support/browser.ts';
import { chartPageApp } from '../support/chart-page.ts';
import { chartSamples } from '../support/chart-samples.ts';
import { chartClashes, noteDrawing } from '../support/chart-words.ts';

interface Drawing {
  id: string;
  /** Pixels that something was drawn on. */
  marks: number;
  /** How dark the darkest of them is, from 0 to 255. */
  darkest: number;
}

function drawings(page: Page): Promise<Drawing[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')].map((canvas) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let marks = 0;
      let darkest = 255;
      for (let at = 0; at < pixels.length; at += 4) {
        if (pixels[at + 3] !== 255) continue;
        marks += 1;
        darkest = Math.min(darkest, Math.max(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0));
      }
      return { id: canvas.id, marks, darkest };
    }),
  );
}

/** Waits until every chart is drawn as it should be, and fails with those that are not. */
async function allAre(page: Page, sound: (drawing: Drawing) => boolean): Promise<void> {
  const faulty = async () => (await drawings(page)).filter((drawing) => !sound(drawing));
  for (let tries = 0; tries < 1800 && (await faulty()).length > 0; tries += 1) await page.waitForTimeout(100);
  expect(await faulty()).toEqual([]);
}

const ENOUGH = 300;
const onLight = ({ marks, darkest }: Drawing) => marks > ENOUGH && darkest < 110;

describeInBrowser('every kind of chart', () => {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    served = await serve(chartPageApp());
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  test.each(LOCALES)(
    'is drawn in %s, in light and dark, on screen and on paper, and can be saved',
    async (locale) => {
      const ids = chartSamples(locale).map(({ id }) => id);
      const context = await openContext(browser, { locale, viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(`${served.url}/${locale}`);
      expect((await drawings(page)).map(({ id }) => id)).toEqual(ids);
      await allAre(page, onLight);
      await page.emulateMedia({ colorScheme: 'dark' });
      // Only its bars are drawn in ink alone, which is light here.
      await allAre(
        page,
        ({ marks, id, darkest }) => marks > ENOUGH && (id !== 'distribution-received' || darkest > 60),
      );
      await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
      await allAre(page, onLight);
      await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await overflows(page)).toBe(false);
      await allAre(page, onLight);
      expect(await axeFindings(page)).toEqual([]);
      for (const [at, id] of ids.entries()) {
        // Of one visit to a page Chromium takes ten files, and asks before the next.
        if (at % 5 === 0) await page.goto(`${served.url}/${locale}`);
        await page.locator(`canvas#${id}`).waitFor();
        const [file] = await Promise.all([page.waitForEvent('download'), page.click(`[data-png="${id}"]`)]);
        expect(file.suggestedFilename()).toBe(`${id}.png`);
      }
      expect(faults).toEqual([]);
      await context.close();
    },
    600_000,
  );

  test.each([1280, 390])(
    'stands at a width of %d where it is drawn from the first, so that nothing moves',
    async (width) => {
      const context = await openContext(browser, { locale: 'he', viewport: { width, height: 800 } });
      const page = await context.newPage();
      // The scripts wait until the page was seen without them.
      let seen = () => {};
      const untilSeen = new Promise<void>((resolve) => {
        seen = resolve;
      });
      await page.route(/chart-kit/, async (route) => {
        await untilSeen;
        await route.continue();
      });
      await page.goto(`${served.url}/he`, { waitUntil: 'commit' });
      await page
        .locator('.section')
        .nth(chartSamples('he').length - 1)
        .waitFor({ timeout: 120_000 });
      // As it stands with its style and its fonts, which come in their own time.
      await page.waitForFunction(
        () => document.styleSheets.length === document.querySelectorAll('link[rel=stylesheet]').length,
      );
      await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())).then(() => undefined));
      const places = () =>
        page
          .evaluate(() => [...document.querySelectorAll('.section')].map((section) => section.getBoundingClientRect()))
          .then((all) => all.map(({ top, height }) => [Math.round(top), Math.round(height)]));
      const before = await places();
      seen();
      await allAre(page, onLight);
      expect(await places()).toEqual(before);
      const fits = await page.evaluate(() =>
        [...document.querySelectorAll('.chart')].map((place) => {
          const canvas = place.querySelector('canvas');
          return [canvas?.clientHeight, canvas?.clientWidth].join() === [place.clientHeight, place.clientWidth].join();
        }),
      );
      expect(fits).toEqual(chartSamples('he').map(() => true));
      await context.close();
    },
    600_000,
  );

  test('without scripts is not there, and the page says where its figures are', async () => {
    const context = await openContext(browser, { locale: 'en', javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${served.url}/en`);
    expect(await page.locator('figure:visible').count()).toBe(0);
    expect(await page.locator('noscript p:visible').count()).toBe(chartSamples('en').length);
    await context.close();
  }, 600_000);

  test.each(LOCALES)(
    'has in %s no word over another, over a point or over the pole of an action, at any width',
    async (locale) => {
      const context = await openContext(browser, { locale, viewport: { width: 1280, height: 800 } });
      for (const width of [1280, 800, 390, 320]) {
        const page = await context.newPage();
        await noteDrawing(page);
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${served.url}/${locale}`);
        await allAre(page, onLight);
        expect({ width, clashes: await chartClashes(page) }).toEqual({ width, clashes: [] });
        await page.close();
      }
      await context.close();
    },
    600_000,
  );
});
