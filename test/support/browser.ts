/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { describe } from '@jest/globals';
import type { Express } from 'express';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { insertSession, sessionCookieName } from '../../src/features/accounts/index.ts';
import type { TestApp } from './app.ts';

const executablePath = process.env.GAPCARD_TEST_BROWSER;

/** Tests that need a browser: left out where there is none (the global setup says so in one line). */
export const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** Long enough for a machine with much else to do. */
const PATIENCE_MS = 180_000;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    timeout: PATIENCE_MS,
    executablePath: executablePath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** Lets a browser in as the user whom the app signed in last. */
export async function letIn(context: BrowserContext, app: TestApp, { url }: Served): Promise<void> {
  const value = await app.db.transaction((tx) => insertSession(tx, app.container.services, app.lastUserId()));
  await context.addCookies([{ name: sessionCookieName(false), value, url }]);
}

export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Serves the app on a free port of the loopback, with axe beside it. */
export async function serve(app: Express): Promise<Served> {
  const server = createServer((request, response) => {
    if (request.url !== AXE_ADDRESS) return app(request, response);
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' }).end(axeSource);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Only a page that is too wide waits so long. */
const SETTLED_WITHIN_MS = 20_000;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'));
const AXE_ADDRESS = '/axe.min.js';

/**
 * What axe finds on the page as it stands: rule, and where. Empty when all is well. The page loads axe as a script of its
 * own origin, which its policy lets in: the browser then keeps the compiled script for the pages that follow.
 */
export function axeFindings(page: Page): Promise<string[]> {
  return page.evaluate(async (address) => {
    type Axe = { run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    const here = window as unknown as { axe?: Axe };
    if (here.axe === undefined) {
      const script = document.createElement('script');
      script.src = address;
      await new Promise((resolve, reject) => {
        script.onload = resolve;
        script.onerror = () => reject(new Error('The page did not load axe.'));
        document.head.append(script);
      });
      script.remove();
    }
    if (here.axe === undefined) throw new Error('axe is not there.');
    const { violations } = await here.axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      // Style sheets are fetched anew for one rule only, which is not among these.
      preload: { assets: ['media'] },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, AXE_ADDRESS);
}

/** Whether anything makes the page wider than the window. A chart may take a new width a moment later. */
export async function overflows(page: Page): Promise<boolean> {
  const wider = (): Promise<boolean> =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  while (await wider()) {
    if (Date.now() > deadline) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

/** Lines that begin with a dot that tells parts apart; what stands before it on the page is on the line above. */
export async function linesBeginningWithDot(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (node.parentElement?.closest('svg, script, option, .vh')) continue;
      for (let at = text.indexOf('·'); at >= 0; at = text.indexOf('·', at + 1)) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const dot = range.getBoundingClientRect();
        if (dot.width === 0) continue;
        let block = node.parentElement;
        while (block !== null && /^inline($| flow)|^contents/.test(getComputedStyle(block).display))
          block = block.parentElement;
        if (block === null) continue;
        range.setStart(block, 0);
        const before = text.slice(0, at).trimEnd();
        if (before === '') range.setEndBefore(node);
        else range.setEnd(node, before.length);
        const middle = (dot.top + dot.bottom) / 2;
        const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (!rects.some(({ top, bottom }) => top <= middle && middle <= bottom)) {
          found.push(`a line begins with "${text.slice(at, at + 30)}"`);
        }
      }
    }
    return found;
  });
}
