import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Role } from '../../src/domain/access/role-matrix.ts';
import { type FocusWorld, startFocusWorld, THREE_SESSIONS } from '../features/focus-groups/focus-world.ts';
import { answersOn, weekly } from '../support/answers-on.ts';
import {
  axeFindings,
  describeInBrowser,
  launchBrowser,
  letIn,
  openContext,
  type Served,
  serve,
} from '../support/browser.ts';
import { invite } from '../support/invite.ts';

const MINUTES = 60_000;
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const CUSTOMER = {
  he: {
    name: 'רמי כהן',
    email: 'rami@example.org',
    comment: 'הבטיחו שעה וחיכיתי חצי יום',
    action: 'דלפק שני בימי ראשון',
  },
  en: {
    name: 'Dana Levi',
    email: 'dana@example.org',
    comment: 'I was promised an hour and waited half a day',
    action: 'A second desk on Sundays',
  },
} as const;
type Tongue = keyof typeof CUSTOMER;

describeInBrowser('from an unhappy answer to a proven improvement', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  test.each(['he', 'en'] as const)(
    'the whole chain, in %s',
    async (locale) => {
      const chain = await Chain.begin(browser, locale);
      try {
        await chain.answerUnhappily();
        await chain.treatByProtocol();
        await chain.holdFocusGroup();
        await chain.planAction();
        await chain.proveIt();
      } finally {
        await chain.end();
      }
    },
    15 * MINUTES,
  );
});

/** One run of the whole chain in one language: what each of the people involved does in a browser. */
class Chain {
  readonly #world: FocusWorld;
  readonly #served: Served;
  readonly #browser: Browser;
  readonly #locale: Tongue;
  #complaintPath = '';
  #groupPath = '';
  #actionPath = '';

  private constructor(world: FocusWorld, served: Served, browser: Browser, locale: Tongue) {
    [this.#world, this.#served, this.#browser, this.#locale] = [world, served, browser, locale];
  }

  static async begin(browser: Browser, locale: Tongue): Promise<Chain> {
    const world = await startFocusWorld('sqlite');
    await answersOn(world, weekly('2025-12-15', 10, { n: 12, mean: 3 }));
    return new Chain(world, await serve(world.app), browser, locale);
  }

  async end(): Promise<void> {
    await this.#served.close();
    await this.#world.close();
  }

  get #customer() {
    return CUSTOMER[this.#locale];
  }

  /** A browser in the language of the run. */
  async #open<T>(
    size: { width: number; height: number },
    act: (page: Page, context: BrowserContext) => Promise<T>,
  ): Promise<T> {
    const context = await openContext(this.#browser, { locale: this.#locale, viewport: size });
    try {
      return await act(await context.newPage(), context);
    } finally {
      await context.close();
    }
  }

  /** A page of somebody who works here, signed in. */
  #as<T>(role: Role, path: string, act: (page: Page) => Promise<T>): Promise<T> {
    return this.#open(DESK, async (page, context) => {
      await this.#world.signIn(role, { locale: this.#locale });
      await letIn(context, this.#world, this.#served);
      await this.#go(page, path);
      return act(page);
    });
  }

  async #go(page: Page, path: string): Promise<void> {
    const response = await page.goto(`${this.#served.url}${path}`);
    expect([path, response?.status()]).toEqual([path, 200]);
    expect(await page.locator('html').getAttribute('lang')).toBe(this.#locale);
    expect([path, await axeFindings(page)]).toEqual([path, []]);
  }

  async #press(page: Page, selector: string): Promise<void> {
    await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
    expect(await page.locator('#faults, .error-summary').count()).toBe(0);
  }

  /** The newest mail to the customer with such a link in it, and the link's path. */
  async #linkInMail(kind: 'r' | 'f'): Promise<string> {
    await this.#world.jobs.drain();
    const text = this.#world.mailsTo(this.#customer.email).findLast(({ parsed }) => parsed.text?.includes(`/${kind}/`));
    return new RegExp(`/${kind}/[\\w-]+`).exec(text?.parsed.text ?? '')?.[0] ?? `no link /${kind}/ in a mail`;
  }

  async answerUnhappily(): Promise<void> {
    const { name, email, comment } = this.#customer;
    const { token } = await invite(this.#world, { customer: { name, email }, locale: this.#locale });
    await this.#open(PHONE, async (page) => {
      await this.#go(page, `/s/${token}`);
      for (const [field, value] of Object.entries({
        satisfaction: '1',
        'E.process.speed': '7',
        'P.process.speed': '1',
      })) {
        await page.locator(`input[name="${field}"][value="${value}"]`).check({ force: true });
      }
      await page.locator('textarea[name="comment"]').fill(comment);
      await page.locator('input[name="wrong"][value="yes"]').check({ force: true });
      for (const field of ['contact', 'discussion'])
        await page.locator(`input[name="${field}"]`).check({ force: true });
      await this.#press(
        page,
        'form button:not([formaction])[type="submit"], form button:not([formaction]):not([type])',
      );
    });
    expect(await this.#world.db.knex('complaints').first('kind', 'state', 'item_key', 'customer_id')).toEqual({
      ...{ kind: 'complaint', state: 'open', item_key: 'process.speed', customer_id: null },
    });
    // Those who agreed to a discussion, in both languages of the sessions.
    await this.#world.complain(11, 'he');
    await this.#world.complain(24, 'en');
  }

  async treatByProtocol(): Promise<void> {
    const { comment, email } = this.#customer;
    this.#complaintPath = await this.#as('manager', '/complaints?kind=complaint', async (page) => {
      expect(await page.content()).toContain(comment);
      expect(await page.content()).not.toContain(email);
      return (await page.locator('ul.quotes a[href^="/complaints/"]').first().getAttribute('href')) ?? '';
    });
    await this.#as('manager', `${this.#complaintPath}/reply`, async (page) => {
      await page.fill('[name="restated"]', comment);
      await page.fill('[name="canDo"]', this.#customer.action);
      await page.locator('select[name="owner"] option:not([value=""])').first().waitFor({ state: 'attached' });
      const owner = await page.locator('select[name="owner"] option:not([value=""])').first().getAttribute('value');
      await page.selectOption('select[name="owner"]', owner);
      await this.#press(page, 'button[name="step"][value="look"]');
      await this.#press(page, 'button[name="step"][value="send"]');
    });
    expect(await this.#world.db.knex('commitments').first('source_kind', 'state', 'customer_id')).toEqual({
      ...{ source_kind: 'complaint', state: 'open', customer_id: null },
    });
    await this.#as('manager', this.#complaintPath, async (page) => {
      await page.fill('[name="rootCause"]', 'One desk for all');
      await page.fill('[name="remedy"]', this.#customer.action);
      await this.#press(page, 'form[action$="/cause"] button');
    });
    const answer = await this.#linkInMail('r');
    await this.#open(PHONE, async (page) => {
      await this.#go(page, answer);
      await page.locator('input[name="settled"][value="yes"]').check({ force: true });
      await this.#press(page, 'form button:not([formaction])');
    });
    expect(await this.#world.db.knex('complaints').where({ kind: 'complaint' }).first('state', 'closed_as')).toEqual({
      ...{ state: 'closed', closed_as: 'confirmed' },
    });
  }

  async holdFocusGroup(): Promise<void> {
    const world = this.#world;
    this.#groupPath = await this.#as('organiser', '/complaints?invite=yes', async (page) => {
      await this.#press(page, 'a[href^="/focus-groups/new"]');
      for (const [field, value] of Object.entries(THREE_SESSIONS)) {
        if (field === 'filter') continue;
        const control = page.locator(`[name="${field}"]`);
        if ((await control.evaluate((element) => element.tagName)) === 'SELECT')
          await control.selectOption(value, { force: true });
        else await control.evaluate((element, text) => Object.assign(element, { value: text }), value);
      }
      await this.#press(page, 'form[action="/focus-groups"] .btn.primary');
      return new URL(page.url()).pathname;
    });
    await this.#as('organiser', this.#groupPath, (page) => this.#press(page, 'form[action$="/invite"] button'));
    await world.jobs.drain();
    const invited = [...(await world.states(this.#groupPath)).entries()].filter(([, { state }]) => state === 'invited');
    expect(invited).toHaveLength(24);

    // Three say no, one of them in the browser; three reserves take their places.
    const [first, ...others] = invited.map(([email]) => email).filter((email) => email !== this.#customer.email);
    await this.#open(PHONE, async (page) => {
      const answered = await page.goto(`${this.#served.url}${world.linkOf(first ?? '')}`);
      expect(answered?.status()).toBe(200);
      await page.locator('input[name="answer"][value="no"]').check({ force: true });
      await this.#press(page, 'form button:not([formaction])');
    });
    for (const email of others.slice(0, 2)) {
      await world.agent.post(world.linkOf(email)).type('form').send({ answer: 'no' }).expect(303);
    }
    await world.jobs.drain();
    const states = [...(await world.states(this.#groupPath)).values()].map(({ state }) => state);
    expect(states.filter((state) => state === 'declined')).toHaveLength(3);
    expect(states.filter((state) => state === 'invited')).toHaveLength(24);
    for (const [email, { state, sessionId }] of await world.states(this.#groupPath)) {
      if (state !== 'invited') continue;
      await world.agent
        .post(world.linkOf(email))
        .type('form')
        .send({ answer: `yes:${sessionId}`, tell: 'yes', recording: 'yes' });
    }
    await world.goTo('2026-03-27T09:00:00.000Z');
    const [session] = await world.sessionIds(this.#groupPath);
    await this.#as('organiser', `${this.#groupPath}/sessions/${session}`, async (page) => {
      for (const box of await page.locator('input[type="radio"][value="attended"]').all())
        await box.check({ force: true });
      await this.#press(page, 'form[action$="/attendance"] .btn.primary');
    });
    await this.#as('organiser', `${this.#groupPath}/findings`, async (page) => {
      await page.fill('textarea[name="words"]', this.#customer.comment);
      await page.locator('select[name="item"]').selectOption({ index: 1 });
      await this.#press(page, '[aria-labelledby="add"] .btn.primary');
    });
  }

  async planAction(): Promise<void> {
    const finding: { id: string } | undefined = await this.#world.db.knex('focus_findings').first('id');
    this.#actionPath = await this.#as('manager', `/actions/new?finding=${finding?.id}`, async (page) => {
      expect(await page.locator('input[name="finding"]').inputValue()).toBe(finding?.id);
      await page.fill('[name="title"]', this.#customer.action);
      await page.selectOption('select[name="item"]', 'service-three-dimensions|process.speed');
      await page.fill('[name="startOn"]', '2026-03-30');
      await page.fill('[name="beforeFrom"]', '2025-12-01');
      await page.fill('[name="beforeTo"]', '2026-02-28');
      await page.fill('[name="plannedAnswers"]', '200');
      await page.fill('[name="judgeOn"]', '2026-05-01');
      await this.#press(page, 'button[name="act"][value="save"]');
      return new URL(page.url()).pathname;
    });
  }

  async proveIt(): Promise<void> {
    const world = this.#world;
    await world.goTo('2026-04-28T09:00:00.000Z');
    await answersOn(world, weekly('2026-03-30', 4, { n: 75, mean: 5 }));
    await this.#as('manager', this.#actionPath, async (page) => {
      // It is not looked at before its day.
      expect(await page.locator('canvas').count()).toBe(0);
    });
    for (const morning of ['2026-05-01T03:00:00.000Z', '2026-05-02T03:00:00.000Z']) await world.goTo(morning);
    expect(await world.db.knex('actions').first('verdict')).toEqual({ verdict: 'improved' });
    await this.#as('manager', this.#actionPath, async (page) => {
      expect(await page.locator('canvas').count()).toBeGreaterThan(0);
    });
    await this.#as('manager', '/chain', async (page) => {
      const text = await page.content();
      for (const words of [this.#customer.action, this.#customer.comment]) expect(text).toContain(words);
      expect(text).not.toContain(this.#customer.email);
    });
    await world.jobs.drain();
    const told = await world.db.knex('messages').where({ kind: 'outcome.proven', status: 'sent' }).count({ n: '*' });
    expect(Number(told[0]?.n)).toBeGreaterThan(1);
    const own = world.mailsTo(this.#customer.email).at(-1);
    expect(own?.parsed.text).toContain(this.#customer.action);
    const start: Record<Tongue, string> = { he: 'lang="he" dir="rtl"', en: 'lang="en" dir="ltr"' };
    expect(own?.parsed.html).toContain(start[this.#locale]);
  }
}
