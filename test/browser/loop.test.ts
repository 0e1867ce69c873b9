/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Locale } from '../../src/domain/locale.ts';
import { doorMessages } from '../../src/features/accounts/door.messages.ts';
import { contactsMessages } from '../../src/features/contacts/contacts.messages.ts';
import { surveyMessages } from '../../src/features/responses/survey.messages.ts';
import { shellMessages } from '../../src/platform/i18n/shell.messages.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  axeFindings,
  describeInBrowser,
  launchBrowser,
  openContext,
  overflows,
  type Served,
  serve,
} from '../support/browser.ts';
import { invite, NINE_ITEMS } from '../support/invite.ts';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const FURTHER_ANSWERS = 30;
const MINUTES = 60_000;
const SECRET = 'five quiet words here';
const MINUS = '\u2212';

interface Reader {
  locale: Locale;
  tag: string;
  organisation: string;
  provider: string;
  customer: string;
  comment: string;
}

const HEBREW: Reader = {
  locale: 'he',
  tag: 'he-IL',
  organisation: 'אלון שירותי מחשוב',
  provider: 'נועה ברקת',
  customer: 'דנה לוי',
  comment: 'חיכיתי לטכנאי, והוא לא הגיע בזמן.',
};
const ENGLISH: Reader = {
  locale: 'en',
  tag: 'en-GB',
  organisation: 'Alon Computer Services',
  provider: 'Noa Bareket',
  customer: 'Dana Levi',
  comment: 'I waited for the technician, who came late.',
};

describeInBrowser('from a contact to the report card', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  test.each([HEBREW, ENGLISH])(
    'the whole loop, in $locale',
    async (reader) => {
      const { locale } = reader;
      const loop = await begin();
      const context = await openContext(browser, { locale: reader.tag, viewport: DESK });
      const page = await context.newPage();
      try {
        await setUp(page, loop.url, reader);
        await addProvider(page, loop.url, reader);
        await logContact(page, loop.url, reader);
        await signOut(page, locale);

        loop.test.clock.set('2026-03-09T09:00:00.000Z');
        await loop.test.jobs.drain();
        await signIn(page, locale);
        const survey = await openLinkInMail(page, context, loop.url);
        const given = await answer(survey, reader);
        await sendTwice(survey, loop.test);
        await answerFurther(loop, FURTHER_ANSWERS);
        await readCard(page, loop, given);
        await signOut(page, locale);
      } finally {
        await context.close();
        await loop.close();
      }
    },
    10 * MINUTES,
  );

  test(
    'the survey can be filled in and sent with the keyboard alone',
    async () => {
      const loop = await begin({ organisation: {} });
      const context = await openContext(browser, { locale: 'he-IL', viewport: PHONE });
      try {
        const { token } = await invite(loop.test, { locale: 'he' });
        const page = await context.newPage();
        await page.goto(`${loop.url}/s/${token}`);
        const visited = await tabThrough(page);
        expect(visited.filter((name) => name.startsWith('E.'))).toHaveLength(9);
        expect(visited.filter((name) => name.startsWith('P.'))).toHaveLength(9);
        await page.waitForURL(/\/thanks/);
        expect(await countRows(loop.test, 'responses')).toBe(1);
      } finally {
        await context.close();
        await loop.close();
      }
    },
    10 * MINUTES,
  );

  test(
    'the survey can be sent, and kept for later, without JavaScript',
    async () => {
      const loop = await begin({ organisation: {} });
      const context = await openContext(browser, { javaScriptEnabled: false, viewport: PHONE });
      try {
        const { token } = await invite(loop.test, { locale: 'en' });
        const page = await context.newPage();
        await page.goto(`${loop.url}/s/${token}?satisfaction=2`);
        const t = surveyMessages.in('en');
        expect(await page.locator('input[name="satisfaction"]:checked').getAttribute('value')).toBe('2');
        await choose(page, 'E.process.speed', 7);
        await choose(page, 'P.process.speed', 3);
        await page.getByRole('button', { name: t('survey.later') }).click();
        await page.goto(`${loop.url}/s/${token}`);
        expect(await page.locator('input[name="P.process.speed"]:checked').getAttribute('value')).toBe('3');
        await page.getByRole('button', { name: t('survey.send') }).click();
        await page.waitForURL(/\/thanks/);
        expect(await page.locator('h1').textContent()).toBe(t('survey.thanks.title'));
        expect(await countRows(loop.test, 'responses')).toBe(1);
      } finally {
        await context.close();
        await loop.close();
      }
    },
    10 * MINUTES,
  );
});

interface Loop {
  test: TestApp;
  url: string;
  close(): Promise<void>;
}

/** The app on a real address, which the links in its mails have to know before it is built. */
async function begin(options: { organisation: object | false } = { organisation: false }): Promise<Loop> {
  const gate = express();
  const served: Served = await serve(gate);
  const app = await startTestApp('sqlite', { ...options, environment: { BASE_URL: served.url } });
  gate.use(app.app);
  return {
    test: app,
    url: served.url,
    async close() {
      await served.close();
      await app.close();
    },
  };
}

/** Nothing for axe to find, and nothing wider than the narrowest phone. The page keeps its size. */
async function expectSound(page: Page): Promise<void> {
  const size = page.viewportSize() ?? DESK;
  // As high as the page, so that a bar that sticks to the window's end lies over nothing.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height + 200) });
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect({ at: page.url(), wider: await overflows(page) }).toEqual({ at: page.url(), wider: false });
  await page.setViewportSize(size);
}

async function setUp(page: Page, url: string, reader: Reader): Promise<void> {
  const t = doorMessages.in(reader.locale);
  await page.goto(`${url}/card`);
  expect(new URL(page.url()).pathname).toBe('/setup');
  expect(await page.locator('html').getAttribute('dir')).toBe(reader.locale === 'he' ? 'rtl' : 'ltr');
  await expectSound(page);
  await page.getByLabel(t('door.setup.organisationName')).fill(reader.organisation);
  await page.getByLabel(t('door.setup.timeZone')).selectOption('Asia/Jerusalem');
  await page.getByLabel(t('door.name')).fill('Tamar');
  await page.getByLabel(t('door.email')).fill('tamar@example.org');
  await page.getByLabel(t('door.password')).fill(SECRET);
  await page.getByRole('button', { name: t('door.setup.submit') }).click();
  await page.getByRole('button', { name: shellMessages.in(reader.locale)('shell.signOut') }).waitFor();
  await expectSound(page);
}

async function signOut(page: Page, locale: Locale): Promise<void> {
  await page.getByRole('button', { name: shellMessages.in(locale)('shell.signOut') }).click();
  await page.getByText(doorMessages.in(locale)('door.done.signedOut')).waitFor();
  await expectSound(page);
}

/** On the page that signing out led to. */
async function signIn(page: Page, locale: Locale): Promise<void> {
  const t = doorMessages.in(locale);
  await page.getByLabel(t('door.email')).fill('tamar@example.org');
  await page.getByLabel(t('door.password')).fill(SECRET);
  await page.getByRole('button', { name: t('door.signIn.submit') }).click();
  await page.getByRole('button', { name: shellMessages.in(locale)('shell.signOut') }).waitFor();
}

async function addProvider(page: Page, url: string, { provider }: Reader): Promise<void> {
  await page.goto(`${url}/providers/new`);
  await expectSound(page);
  await page.locator('[name="name"]').fill(provider);
  await page.locator('main button.primary').click();
  await page.goto(`${url}/providers`);
  await page.getByRole('link', { name: provider }).waitFor();
}

async function logContact(page: Page, url: string, { locale, provider, customer }: Reader): Promise<void> {
  const t = contactsMessages.in(locale);
  await page.goto(`${url}/contacts/new`);
  await expectSound(page);
  await page.getByLabel(t('contacts.form.email'), { exact: true }).fill('dana@example.org');
  await page.getByLabel(t('contacts.form.name'), { exact: true }).fill(customer);
  await page.getByLabel(t('contacts.provider'), { exact: true }).selectOption({ label: provider });
  await page.getByRole('button', { name: t('contacts.form.save') }).click();
  await page.getByText(t('contacts.done.logged')).waitFor();
  const [before] = t('contacts.survey.scheduled', { when: '|' }).split('|');
  expect(await page.locator('main').textContent()).toContain(before?.trim());
  await expectSound(page);
}

/** The score 2 in the captured mail, opened as a person would: in its frame, by a press. */
async function openLinkInMail(page: Page, context: BrowserContext, url: string): Promise<Page> {
  await page.goto(`${url}/outbox`);
  await expectSound(page);
  await page.locator('main table a').first().click();
  await page.waitForURL(/\/outbox\/./);
  // With the mail in its frame: a press on what is being drawn yet may hit nothing.
  await page.waitForLoadState('load');
  await expectSound(page);
  const mail = page.frameLocator('iframe');
  const opened = context.waitForEvent('page');
  await mail.locator('a[href*="satisfaction=2"]').first().click();
  const survey = await opened;
  await survey.setViewportSize(PHONE);
  await survey.waitForLoadState();
  return survey;
}

interface Given {
  e: number;
  p: number;
}

/** Fills in the form with presses and keys, keeps it for later, and comes back to it. */
async function answer(page: Page, { locale, comment }: Reader): Promise<Map<string, Given>> {
  const t = surveyMessages.in(locale);
  expect(await page.locator('input[name="satisfaction"]:checked').getAttribute('value')).toBe('2');
  await expectSound(page);
  const items = await page.locator('fieldset[id^="E."]').evaluateAll((rows) => rows.map(({ id }) => id.slice(2)));
  expect(items).toHaveLength(9);
  const given = new Map<string, Given>();
  for (const [at, item] of items.entries()) {
    const levels = { e: 7, p: 1 + (at % 5) };
    given.set(item, levels);
    const rate = at < 2 ? press : choose;
    await rate(page, `E.${item}`, levels.e);
    await rate(page, `P.${item}`, levels.p);
  }
  await page.locator('label:has(input[name="wrong"][value="yes"])').click();
  await page.locator('label:has(input[name="wrong_mode"])').first().click();
  await page.locator('textarea[name="comment"]').fill(comment);
  await expectSound(page);

  const link = page.url();
  await page.getByRole('button', { name: t('survey.later') }).click();
  await page.waitForURL(/saved=1/);
  await expectSound(page);
  await page.goto(link);
  for (const [item, { p }] of given) {
    const chosen = page.locator(`input[name="P.${item}"]:checked`);
    expect(await chosen.getAttribute('value')).toBe(String(p));
  }
  expect(await page.locator('input[name="wrong_mode"]:checked').count()).toBe(1);
  expect(await page.locator('textarea[name="comment"]').inputValue()).toBe(comment);
  return given;
}

async function choose(page: Page, name: string, level: number): Promise<void> {
  await page.locator(`label:has(input[name="${name}"][value="${level}"])`).click();
}

/** With keys alone: the first level, then on to the wanted one. */
async function press(page: Page, name: string, level: number): Promise<void> {
  await page.locator(`input[name="${name}"]`).first().focus();
  await page.keyboard.press('Space');
  for (let at = 1; at < level; at += 1) await page.keyboard.press('ArrowDown');
  expect(await page.locator(`input[name="${name}"]:checked`).getAttribute('value')).toBe(String(level));
}

/** From the top of the page by Tab: the third level everywhere, something in every text, Enter on the sending button. */
async function tabThrough(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const on = document.activeElement;
      if (on instanceof HTMLInputElement) return { kind: on.type, name: on.name };
      if (on instanceof HTMLTextAreaElement) return { kind: 'text', name: on.name };
      return { kind: on?.closest('.bar') ? 'send' : '', name: '' };
    });
    if (at.kind === 'send') {
      await page.keyboard.press('Enter');
      return names;
    }
    if (at.name !== '') names.push(at.name);
    if (at.kind === 'radio') {
      await page.keyboard.press('Space');
      if (/^[EP]\./.test(at.name)) for (const _ of [1, 2]) await page.keyboard.press('ArrowDown');
    }
    if (at.kind === 'text') await page.keyboard.type('Slow, but kind.');
  }
  throw new Error('Tab never came to the button that sends.');
}

/** Presses the button twice in one breath, and once more from a page that was left open. */
async function sendTwice(page: Page, app: TestApp): Promise<void> {
  const left = await page.context().newPage();
  await left.goto(page.url());
  await page.locator('.bar button').dblclick();
  await page.waitForURL(/\/thanks/);
  await expectSound(page);
  await left.locator('.bar button').click();
  await left.waitForLoadState();
  await left.close();
  await page.close();
  expect(await countRows(app, 'responses')).toBe(1);
}

/** Others who answer the same items: 6 expected, 4 received, so that means can be told beforehand. */
async function answerFurther({ test: app, url }: Loop, many: number): Promise<void> {
  for (let at = 0; at < many; at += 1) {
    const { token } = await invite(app, { provider: 'Eli' });
    const fields = new URLSearchParams({ revision: '0', satisfaction: '4' });
    for (const item of NINE_ITEMS.items) {
      fields.set(`E.${item}`, '6');
      fields.set(`P.${item}`, at % 2 === 0 ? '3' : '5');
    }
    const reply = await fetch(`${url}/s/${token}`, { method: 'POST', body: fields, redirect: 'manual' });
    expect(reply.status).toBe(303);
  }
}

interface CardEntry {
  key: string;
  n: number;
  expectation: { mean: number | null };
  performance: { mean: number | null };
  gap: { mean: number | null; ci95: [number, number] | null };
}

async function readCard(page: Page, { test: app, url }: Loop, given: ReadonlyMap<string, Given>): Promise<void> {
  await page.goto(`${url}/card?from=2026-03-01&to=2026-03-31`);
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#card-chart');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return pixels?.some((value) => value !== 0) === true;
  });
  await expectSound(page);

  const reply = await fetch(`${url}/api/v1/report-card?from=2026-03-01&to=2026-03-31`, {
    headers: { Authorization: await app.apiKey(['cards:read', 'responses:read']) },
  });
  const card: { items: CardEntry[] } = await reply.json();
  const rows = await page
    .locator('table.items tbody tr:not(.dim)')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? '')),
    );
  expect(rows).toHaveLength(card.items.length);

  let judged = 0;
  for (const [at, { key, n, expectation, performance, gap }] of card.items.entries()) {
    const told = foretell(given.get(key), NINE_ITEMS.items.includes(key) ? FURTHER_ANSWERS : 0);
    expect({ key, n }).toEqual({ key, n: told.n });
    const [, expected, received, difference, interval, verdict, count] = rows[at] ?? [];
    expect(count).toBe(String(n));
    expect(verdict).not.toBe('');
    if (n < 10) continue;
    judged += 1;
    expect(expectation.mean).toBeCloseTo(told.e, 10);
    expect(performance.mean).toBeCloseTo(told.p, 10);
    expect(gap.mean).toBeCloseTo(told.p - told.e, 10);
    expect(expected).toBe(told.e.toFixed(2));
    expect(received).toBe(told.p.toFixed(2));
    expect(difference).toBe(signed(told.p - told.e));
    for (const end of gap.ci95 ?? []) expect(interval).toContain(signed(end));
  }
  expect(judged).toBe(NINE_ITEMS.items.length);
}

/** What the card has to say of an item that one person rated so, and the others as `answerFurther` does. */
function foretell(own: Given | undefined, others: number): { n: number; e: number; p: number } {
  const n = others + (own === undefined ? 0 : 1);
  return { n, e: (6 * others + (own?.e ?? 0)) / n, p: (4 * others + (own?.p ?? 0)) / n };
}

function signed(value: number): string {
  return `${value < 0 ? MINUS : '+'}${Math.abs(value).toFixed(2)}`;
}

async function countRows(app: TestApp, table: string): Promise<number> {
  const [row] = await app.db.knex(table).count({ n: '*' });
  return Number(row?.n);
}
