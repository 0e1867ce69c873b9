/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addPlace } from '../../src/features/organisation/index.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  describeInBrowser,
  launchBrowser,
  letIn,
  openContext,
  overflows,
  type Served,
  serve,
} from '../support/browser.ts';
import { filledForm, invite } from '../support/invite.ts';

const NARROW = 320;
/** Such as a machine gives, with no place to break. */
const LONG = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(6).slice(0, 196);

describeInBrowser('names without a place to break', () => {
  let it: TestApp;
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    it = await startTestApp('sqlite', { organisation: { name: LONG.slice(0, 120) } });
    served = await serve(it.app);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
    await it.close();
  });

  async function pages(): Promise<string[]> {
    const { knex } = it.db;
    const name = LONG.slice(0, 120);
    const [branch, provider, topic] = [
      await addPlace(it.context, 'branch', { name, code: null, timeZone: null, active: true }),
      await addPlace(it.context, 'provider', { name, code: null, timeZone: null, active: true }),
      await addPlace(it.context, 'topic', { name, code: null, timeZone: null, active: true }),
    ];
    const { token } = await invite(it, { provider: name });
    await it.agent
      .post(`/s/${token}`)
      .type('form')
      .send(filledForm({ wrong: 'yes', comment: LONG, contact: 'yes' }))
      .expect(303);
    const admin = await it.signIn('administrator', { name: LONG.slice(0, 100) });
    const send = async (path: string, fields: object): Promise<string> => {
      const { headers } = await admin.post(path).type('form').send(fields).expect(303);
      return (headers.location ?? '').replace(/\?.*/, '');
    };
    const about = { customerName: LONG, provider, branch, topic, channel: 'phone', note: LONG };
    const contact = await send('/contacts', { ...about, kind: 'complaint', requestedAt: '2026-03-04T09:30' });
    const owner = it.lastUserId();
    const promise = await send('/commitments', { words: LONG, due: '2026-03-05T16:00', owner });
    const { customer_id: customer } = await knex('contacts')
      .where({ id: contact.replace('/contacts/', '') })
      .first('customer_id');
    return [
      ...['/contacts', contact, `/customers/${customer}`, `/customers/${customer}/edit`, '/customers'],
      ...[`/branches/${branch}`, `/providers/${provider}`, `/topics/${topic}`, '/branches', '/commitments', promise],
      ...[`/card?provider=${provider}`, `/contacts?provider=${provider}`, '/complaints', '/overview'],
      ...['/sign-in', '/complain', `/s/${token}`, '/privacy'],
    ];
  }

  test('no page that shows them is wider than a narrow phone', async () => {
    const addresses = await pages();
    const context = await openContext(browser, { viewport: { width: NARROW, height: 900 } });
    await letIn(context, it, served);
    const page = await context.newPage();
    const tooWide: string[] = [];
    for (const address of addresses) {
      const reply = await page.goto(served.url + address);
      if ((reply?.status() ?? 0) >= 400) tooWide.push(`${address}: ${reply?.status()}`);
      if (await overflows(page)) tooWide.push(`${address}: ${await widest(page)}`);
    }
    await context.close();
    expect(tooWide).toEqual([]);
  }, 600_000);
});

/** What reaches furthest out of the page. */
function widest(page: Page): Promise<string> {
  return page.evaluate(() => {
    const out = [...document.querySelectorAll('body *')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .sort((a, b) => b.right - a.right)[0];
    return `${out?.element.tagName.toLowerCase()}.${out?.element.className} to ${Math.round(out?.right ?? 0)} px`;
  });
}
