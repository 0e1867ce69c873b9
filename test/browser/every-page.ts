/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Locale } from '../../src/domain/locale.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../src/domain/questionnaire/default-questionnaire.ts';
import { insertToken } from '../../src/features/accounts/index.ts';
import { mintFocusLink } from '../../src/features/focus-groups/focus-people.store.ts';
import { routesOf } from '../../src/platform/http/routes-of.ts';
import { type Agent, startTestApp, type TestApp } from '../support/app.ts';
import {
  axeFindings,
  describeInBrowser,
  launchBrowser,
  letIn,
  linesBeginningWithDot,
  openContext,
  overflows,
  type Served,
  serve,
} from '../support/browser.ts';
import { filledForm, invite, NINE_ITEMS } from '../support/invite.ts';
import { judgeByHand } from '../support/judged-action.ts';
import { formOn } from '../support/page-form.ts';

const AT_ONCE = 3;
const MINUTES = 60_000;
const NARROW = 320;
const WIDE = 1280;
/** Higher than most pages. */
const HIGH = 2000;
const YEAR = 'from=2026-01-01&to=2026-12-31';

/** What the addresses with parameters are made of. */
interface Facts {
  branch: string;
  provider: string;
  topic: string;
  customer: string;
  otherCustomer: string;
  contact: string;
  commitment: string;
  complaint: string;
  concern: string;
  openContact: string;
  contactImport: string;
  message: string;
  program: string;
  /** An invitation whose link was opened. */
  visited: string;
  questionnaire: string;
  /** A questionnaire that is being edited, with a text missing. */
  draft: string;
  /** The language that pages are looked at in. */
  language: Locale;
  user: string;
  wish: string;
  otherBranch: string;
  focusGroup: string;
  plannedGroup: string;
  focusSessions: readonly string[];
  issuedCard: string;
  openLink: string;
  action: string;
  judgedAction: string;
}

/** Addresses of the staff's pages by route. Every page has to stand here: a new one is looked at from its first day. */
const STAFF: Record<string, (facts: Facts) => readonly string[]> = {
  '/profile': () => ['/profile', '/profile?done=saved'],
  '/users': () => ['/users'],
  '/users/new': () => ['/users/new'],
  '/users/:id': ({ user }) => [`/users/${user}`],
  '/audit': () => ['/audit'],
  '/settings': () => ['/settings'],
  '/calendar': () => ['/calendar'],
  '/branches': () => ['/branches', '/branches?search=nothing'],
  '/branches/new': () => ['/branches/new'],
  '/branches/:id': ({ branch }) => [`/branches/${branch}`],
  '/branches/:id/merge': ({ branch, otherBranch }) => [`/branches/${branch}/merge?into=${otherBranch}`],
  '/providers': () => ['/providers'],
  '/providers/new': () => ['/providers/new'],
  '/providers/:id': ({ provider }) => [`/providers/${provider}`],
  '/topics': () => ['/topics'],
  '/topics/new': () => ['/topics/new'],
  '/topics/:id': ({ topic }) => [`/topics/${topic}`],
  '/customers': () => ['/customers', '/customers?search=nobody'],
  '/customers/new': () => ['/customers/new'],
  '/customers/:id': ({ customer }) => [`/customers/${customer}`],
  '/customers/:id/edit': ({ customer }) => [`/customers/${customer}/edit`],
  '/customers/:id/merge': ({ customer, otherCustomer }) => [
    `/customers/${customer}/merge?search=a`,
    `/customers/${customer}/merge?with=${otherCustomer}`,
  ],
  '/customers/:id/erase': ({ customer }) => [`/customers/${customer}/erase`],
  '/questionnaires': () => ['/questionnaires'],
  '/questionnaires/new': () => ['/questionnaires/new'],
  '/questionnaires/:key': ({ questionnaire }) => [`/questionnaires/${questionnaire}?version=1`],
  '/questionnaires/:key/draft': ({ draft }) => [`/questionnaires/${draft}/draft`, '/questionnaires/blank/draft'],
  '/questionnaires/:key/draft/general': ({ draft }) => [`/questionnaires/${draft}/draft/general`],
  '/questionnaires/:key/draft/dimensions/:dimension': ({ draft }) => [
    `/questionnaires/${draft}/draft/dimensions/process`,
  ],
  '/questionnaires/:key/draft/questions': ({ draft }) => [`/questionnaires/${draft}/draft/questions`],
  '/questionnaires/:key/draft/questions/:question': ({ draft }) => [
    `/questionnaires/${draft}/draft/questions/satisfaction`,
  ],
  '/questionnaires/:key/draft/publish': ({ draft }) => [
    `/questionnaires/${draft}/draft/publish`,
    '/questionnaires/blank/draft/publish',
  ],
  '/questionnaires/:key/draft/discard': ({ draft }) => [`/questionnaires/${draft}/draft/discard`],
  '/questionnaires/:key/draft/preview': ({ draft }) => [`/questionnaires/${draft}/draft/preview?in=ms`],
  '/questionnaires/:key/draft/preview/form': ({ draft, language }) => [
    `/questionnaires/${draft}/draft/preview/form?in=${language}`,
  ],
  '/questionnaires/:key/preview/form': ({ questionnaire, language }) => [
    `/questionnaires/${questionnaire}/preview/form?in=${language}&channel=phone`,
  ],
  '/questionnaires/:key/preview': ({ questionnaire }) => [`/questionnaires/${questionnaire}/preview`],
  '/contacts': () => ['/contacts', '/contacts?q=nothing'],
  '/contacts/new': ({ contact }) => ['/contacts/new', `/contacts/new?follows=${contact}`],
  '/contacts/line': ({ contact }) => ['/contacts/line', `/contacts/line?done=${contact}`],
  '/contacts/import': () => ['/contacts/import'],
  '/contacts/import/:id': ({ contactImport }) => [`/contacts/import/${contactImport}`],
  '/contacts/:id': ({ contact, openContact }) => [`/contacts/${contact}?done=logged`, `/contacts/${openContact}`],
  '/mail': () => ['/mail', '/mail?done=saved'],
  '/mail/suppressions': () => ['/mail/suppressions'],
  '/programs': () => ['/programs'],
  '/programs/new': ({ program }) => ['/programs/new', `/programs/new?copy=${program}`],
  '/programs/:id': ({ program }) => [`/programs/${program}`],
  '/programs/:id/dry-run': ({ program }) => [
    `/programs/${program}/dry-run`,
    `/programs/${program}/dry-run?outcome=no_address`,
  ],
  '/invitations/:id': ({ visited }) => [`/invitations/${visited}`],
  '/programs/:id/links': ({ program }) => [`/programs/${program}/links`],
  '/invitations': () => ['/invitations', '/invitations?status=skipped'],
  '/outbox': () => ['/outbox'],
  '/outbox/:id': ({ message }) => [`/outbox/${message}`],
  '/responses/import': () => ['/responses/import'],
  '/comments': () => [`/comments?${YEAR}`, `/comments?${YEAR}&search=3`, '/comments?from=2020-01-01&to=2020-01-31'],
  '/commitments': () => ['/commitments', '/commitments?shown=all'],
  '/commitments/new': ({ contact }) => ['/commitments/new', `/commitments/new?contact=${contact}`],
  '/commitments/:id': ({ commitment }) => [`/commitments/${commitment}`],
  '/contact-wishes': () => ['/contact-wishes', '/contact-wishes?state=handled'],
  '/contact-wishes/:id': ({ wish }) => [`/contact-wishes/${wish}`],
  '/complaints': () => [
    '/complaints',
    '/complaints?state=not_closed&severity=3',
    '/complaints?state=closed',
    '/complaints?from=2026-12-31&to=2026-01-01',
  ],
  '/complaints/measures': () => [`/complaints/measures?${YEAR}`, '/complaints/measures?from=2020-01-01&to=2020-01-31'],
  '/complaints/targets': () => ['/complaints/targets'],
  '/complaints/:id': ({ complaint, concern }) => [`/complaints/${complaint}`, `/complaints/${concern}`],
  '/complaints/:id/reply': ({ complaint }) => [`/complaints/${complaint}/reply`],
  '/complaints/new': () => ['/complaints/new'],
  '/complaints/logged': () => ['/complaints/logged'],
  '/focus-groups': () => ['/focus-groups'],
  '/focus-groups/new': () => ['/focus-groups/new', '/focus-groups/new?severity=3'],
  '/focus-groups/:id': ({ focusGroup, plannedGroup }) => [
    `/focus-groups/${focusGroup}`,
    `/focus-groups/${plannedGroup}?done=made`,
  ],
  '/focus-groups/:id/sessions/:session': ({ focusGroup, focusSessions }) =>
    focusSessions.map((session) => `/focus-groups/${focusGroup}/sessions/${session}`),
  '/focus-groups/:id/edit': ({ focusGroup }) => [`/focus-groups/${focusGroup}/edit`],
  '/focus-groups/:id/guide': ({ focusGroup }) => [`/focus-groups/${focusGroup}/guide`],
  '/focus-groups/:id/guide/edit': ({ focusGroup }) => [`/focus-groups/${focusGroup}/guide/edit`],
  '/focus-groups/:id/findings': ({ focusGroup }) => [`/focus-groups/${focusGroup}/findings`],
  '/card': () => [
    `/card?${YEAR}&wait=yes`,
    '/card?from=2020-01-01&to=2020-01-31',
    '/card?from=2026-12-31&to=2026-01-01',
  ],
  '/overview': () => [`/overview?${YEAR}`, '/overview?from=2020-01-01&to=2020-01-31'],
  '/items/:key': () => [
    `/items/process.speed?${YEAR}`,
    '/items/process.speed?from=2020-01-01&to=2020-01-31&by=channel',
  ],
  '/actions': () => ['/actions', '/actions?state=abandoned'],
  '/actions/new': () => ['/actions/new', `/actions/new?item=process.speed&${YEAR}`],
  '/actions/:id': ({ action, judgedAction }) => [`/actions/${action}`, `/actions/${judgedAction}`],
  '/actions/:id/edit': ({ action, judgedAction }) => [`/actions/${action}/edit`, `/actions/${judgedAction}/edit`],
  '/chain': ({ judgedAction }) => ['/chain', '/chain?done=words', `/chain?action=${judgedAction}`],
  '/chain/:id/words': ({ action, judgedAction }) => [`/chain/${action}/words`, `/chain/${judgedAction}/words`],
  '/trends': () => [
    '/trends',
    '/trends?measure=topbox:satisfaction&unit=month',
    '/trends?from=2020-01-01&to=2020-01-31',
  ],
  '/priorities': () => [
    `/priorities?${YEAR}&wait=yes`,
    `/priorities?${YEAR}&importance=drivers&careless=without&wait=yes`,
    '/priorities?from=2020-01-01&to=2020-01-31',
  ],
  '/compare': () => [
    `/compare?${YEAR}`,
    `/compare?of=provider&measure=performance&${YEAR}`,
    `/compare?of=period&${YEAR}`,
    '/compare?from=2020-01-01&to=2020-01-31',
  ],
  '/questions': () => [`/questions?${YEAR}`, '/questions?from=2020-01-01&to=2020-01-31'],
  '/cards': () => ['/cards'],
  '/cards/schedules': () => ['/cards/schedules'],
  '/cards/schedules/new': () => ['/cards/schedules/new'],
  '/cards/schedules/:id/edit': ({ issuedCard }) => [`/cards/schedules/${issuedCard}/edit`],
  '/cards/new': () => [`/cards/new?${YEAR}`],
  '/cards/:id': ({ issuedCard }) => [`/cards/${issuedCard}`],
  '/open-links': () => ['/open-links'],
  '/open-links/new': () => ['/open-links/new'],
  '/open-links/:id': ({ openLink }) => [`/open-links/${openLink}`],
  '/open-links/:id/print': ({ openLink, language }) => [
    `/open-links/${openLink}/print?in=${language}`,
    `/open-links/${openLink}/print?in=${language}&size=small`,
  ],
  '/api-keys': () => ['/api-keys'],
};

/** Routes that lead on or give a file, and the doors, which stand below. */
const NO_STAFF_PAGES = [
  '/',
  '/directory',
  '/setup',
  '/sign-in',
  '/forgot',
  '/reset/:token',
  '/invite/:token',
  '/providers/:id/merge',
  '/topics/:id/merge',
  '/questionnaires/:key/definition.json',
  '/contacts/import/template.csv',
  '/outbox/:id/html',
  '/responses/export.csv',
];

/** Forms that are sent as they stand when they are opened, with nothing filled in. */
const SENT_EMPTY = [
  '/questionnaires/new',
  '/cards/schedules/new',
  '/contacts/new',
  '/users/new',
  '/branches/new',
  '/api-keys',
  '/commitments/new',
  '/programs/new',
  '/complaints/new',
];

/** Opens every page in one language. A file each, so that the languages are looked at side by side. */
export function describePagesIn(locale: Locale): void {
  describeInBrowser(`every page in ${locale}`, () => {
    let app: TestApp;
    let served: Served;
    let browser: Browser;
    let facts: Facts;

    beforeAll(async () => {
      app = await startTestApp('sqlite');
      served = await serve(app.app);
      browser = await launchBrowser();
      facts = { ...(await furnish(app)), language: locale };
    });
    afterAll(async () => {
      await browser.close();
      await served.close();
      await app.close();
    });

    async function enter(locale: Locale, signedIn: boolean): Promise<BrowserContext> {
      const context = await openContext(browser, { locale, viewport: { width: WIDE, height: HIGH } });
      if (!signedIn) return context;
      await app.signIn('administrator', { locale, name: 'Tamar Nitzan-Or' });
      await letIn(context, app, served);
      return context;
    }

    test('is in this list', () => {
      const gets = routesOf(app.container.features.staffPages).filter(({ method }) => method === 'get');
      const known = new Set([...Object.keys(STAFF), ...NO_STAFF_PAGES]);
      expect(gets.map(({ path }) => path).filter((path) => !known.has(path))).toEqual([]);
    });

    test(
      'has nothing for axe to find and is never wider than the window',
      async () => {
        const addresses = Object.values(STAFF).flatMap((of) => [...of(facts)]);
        const doors = (await openDoors(app, locale)).map((address) => inLanguage(address, locale));
        const staff = await enter(locale, true);
        const outside = await enter(locale, false);
        const found = [
          ...(await lookAtAll(staff, addresses, (page, address) => lookAt(page, served.url + address, locale))),
          ...(await lookAtAll(outside, doors, (page, address) => lookAt(page, served.url + address, locale))),
        ];
        await staff.close();
        await outside.close();
        expect(found).toEqual([]);
      },
      10 * MINUTES,
    );

    test(
      'says what is wrong with a form so that axe finds nothing',
      async () => {
        const staff = await enter(locale, true);
        const found = await lookAtAll(staff, SENT_EMPTY, async (page, address) => {
          await page.goto(served.url + address);
          const [reply] = await Promise.all([
            page.waitForNavigation(),
            page.evaluate(() => {
              const form = document.querySelector<HTMLFormElement>('main form[method="post"]:not([action$="/revoke"])');
              if (form === null) return;
              form.noValidate = true;
              form.requestSubmit();
            }),
          ]);
          const faults = await page.evaluate(() => document.querySelectorAll('.faults').length);
          const told =
            reply?.status() === 422 && faults === 1 ? [] : [`answered ${reply?.status()}, ${faults} summaries`];
          return [...told, ...(await lookInBothWidths(page))];
        });
        await staff.close();
        expect(found).toEqual([]);
      },
      10 * MINUTES,
    );
  });
}

/** Looks at addresses with a few pages at once. @returns what was found, each with its address */
async function lookAtAll(
  context: BrowserContext,
  addresses: readonly string[],
  look: (page: Page, address: string) => Promise<string[]>,
): Promise<string[]> {
  const left = [...addresses];
  const found: string[] = [];
  const work = async (): Promise<void> => {
    const page = await context.newPage();
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      for (const finding of await look(page, address)) found.push(`${address}: ${finding}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

/** Looks at a page in both widths, first in the one that the window has: loading costs less than turning back and forth. */
async function lookAt(page: Page, address: string, locale: Locale): Promise<string[]> {
  const reply = await page.goto(address);
  const status = reply?.status() ?? 0;
  // Asked for at once: each question by locator would bring playwright's own script into the page first.
  const { lang, heads } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    heads: document.querySelectorAll('h1').length,
  }));
  return [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...(lang === locale ? [] : [`in ${lang}`]),
    ...(heads === 1 ? [] : [`${heads} main headings`]),
    ...(await lookInBothWidths(page)),
  ];
}

async function lookInBothWidths(page: Page): Promise<string[]> {
  const found: string[] = [];
  const first = page.viewportSize()?.width ?? WIDE;
  for (const width of [first, first === WIDE ? NARROW : WIDE]) {
    if (width !== first) await page.setViewportSize({ width, height: HIGH });
    if (await overflows(page)) found.push(`wider than ${width}`);
    found.push(...(await linesBeginningWithDot(page)));
    if (width !== WIDE) continue;
    // As high as the page, so that a bar that sticks to the window's end lies over nothing.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height > (page.viewportSize()?.height ?? 0)) await page.setViewportSize({ width, height: height + 200 });
    found.push(...(await axeFindings(page)));
  }
  return found;
}

function inLanguage(address: string, locale: Locale): string {
  return `${address}${address.includes('?') ? '&' : '?'}lang=${locale}`;
}

const ISSUED_CARD = '01930000-0000-7000-8000-00000000000a';

/** Some of everything: names in both directions, answers enough for a card, a survey that was not sent, a file. */
async function furnish(app: TestApp): Promise<Omit<Facts, 'language'>> {
  const { knex } = app.db;
  const first = async (table: string, where: object = {}): Promise<string> =>
    String((await knex(table).where(where).orderBy('id').first('id'))?.id);

  for (let at = 0; at < 12; at += 1) {
    const { token } = await invite(app, { provider: at % 2 === 0 ? 'נועה ברקת' : 'Nurul Iman binti Kasturi' });
    const comment = at % 2 === 0 ? 'הטכנאי איחר ב־3 שעות' : 'Late by 3 hours, but kind';
    await app.agent
      .post(`/s/${token}`)
      .type('form')
      .send(filledForm({ wrong: 'yes', comment, contact: 'yes', discussion: 'yes' }))
      .expect(303);
  }
  // Happy, and would like to be rung all the same: a wish, not a complaint.
  const wisher = await invite(app);
  const met = Object.fromEntries(NINE_ITEMS.items.map((item) => [`P.${item}`, '7']));
  await app.agent
    .post(`/s/${wisher.token}`)
    .type('form')
    .send(filledForm({ ...met, contact: 'yes', comment: 'Ring me, please' }))
    .expect(303);
  const admin = await app.signIn('administrator', { email: 'admin@example.org' });
  const send = (path: string, fields: Record<string, string | string[]>) =>
    admin.post(path).type('form').send(fields).expect(303);
  await send('/branches/new', { name: 'המוקד הטלפוני', code: 'TEL', active: 'yes' });
  const provider = await first('providers');
  const contact = {
    customerEmail: 'dana.levi-bareket.of.a.long.address@mail.example.org',
    customerName: 'דנה לוי־ברקת',
    provider,
    channel: 'phone',
    kind: 'request',
    requestedAt: '2026-03-04T09:30',
    note: 'ביקשה שיחזרו אליה ל־03-555-0100',
  };
  const closed = await send('/contacts', { ...contact, completed: 'yes', completedAt: '2026-03-04T10:00' });
  await send('/contacts', { ...contact, completed: 'yes', completedAt: '2026-03-04T10:30' });
  const open = await send('/contacts', { ...contact, kind: 'complaint' });
  const rows = 'external_id,customer_email,provider\nP-1,p@example.org,Nobody\nP-2,p,Nobody\n';
  const imported = await send('/contacts/import', { rows });
  await send('/users/new', {
    name: 'Noa',
    email: 'noa@example.org',
    role: 'staff',
    locale: 'he',
    providerId: provider,
  });
  await admin.post('/api-keys').type('form').send('name=Help+desk&scopes=cards:read').expect(200);
  await send(`/cards?${YEAR}`, { id: ISSUED_CARD, note: 'לישיבת ההנהלה' });
  const reader = await first('users', { email: 'admin@example.org' });
  const unhappy = await invite(app);
  await app.agent
    .post(`/s/${unhappy.token}`)
    .type('form')
    .send(filledForm({ wrong: 'yes' }))
    .expect(303);
  const complaint = await first('complaints', { kind: 'complaint' });
  const reply = {
    thanks: 'תודה שסיפרת לנו.',
    restated: 'You waited an hour and nobody told you why.',
    canDo: 'We ring before each visit.',
    due: '2026-03-08T12:00',
    owner: await first('users', { email: 'admin@example.org' }),
    via: 'phone',
    step: 'send',
  };
  await send(`/complaints/${complaint}/reply`, reply);
  await send(`/complaints/${complaint}/answer`, { settled: 'no' });
  const focus = await furnishFocusGroups(app, send);
  const draft = await draftWithGaps(admin);
  await send('/complaints/filters', { name: 'חמורות', query: 'severity=3', shared: 'yes' });
  await send('/cards/schedules', { id: ISSUED_CARD, every: 'week', users: reader });
  await admin.post('/chain/public').type('form').send({ public: 'yes' }).expect(303);
  const { key: questionnaire } = await knex('questionnaires').first('key');
  const link = { questionnaire, branch: await first('branches', { name: 'המוקד הטלפוני' }), locale: 'he', items: '3' };
  const openLink = await send('/open-links', link);
  const action = {
    ...{ item: 'service-three-dimensions|process.speed', owner: reader, description: 'בימי ראשון ובערבי חג' },
    ...{ startOn: '2026-03-10', judgeOn: '2026-06-01', plannedAnswers: '40', cost: '1200', currency: 'ILS' },
    ...{ beforeFrom: '2026-01-01', beforeTo: '2026-01-31', gapFrom: '2026-03-01', gapTo: '2026-03-04' },
  };
  const planned = await send('/actions/new', { ...action, title: 'עמדת שירות שנייה' });
  const judged = await send('/actions/new', { ...action, title: 'Second desk', branch: await first('branches') });
  app.clock.set('2026-03-05T09:00:00.000Z');
  await app.jobs.drain();

  const promised = await send('/commitments', {
    words: 'נחזור עם תשובה על החשבון',
    due: '2026-03-05T16:00',
    owner: await first('users', { email: 'admin@example.org' }),
  });
  await send('/commitments', {
    words: 'We bring the mended screen back',
    due: '2026-03-05T09:00',
    owner: await first('users', { email: 'admin@example.org' }),
  });

  const visited = await invite(app);
  await app.agent.get(`/s/${visited.token}?satisfaction=3`).expect(200);
  const idIn = (reply: { headers: Record<string, string | undefined> }): string =>
    /\/([\w-]+)(\?|$)/.exec(reply.headers.location ?? '')?.[1] ?? '';
  const customer = await knex('contacts')
    .where({ id: idIn(closed) })
    .first('customer_id');
  const version = await knex('questionnaires').first('key');
  await judgeByHand(knex, idIn(judged));
  return {
    branch: await first('branches', { name: 'המוקד הטלפוני' }),
    issuedCard: ISSUED_CARD,
    ...focus,
    openLink: idIn(openLink),
    action: idIn(planned),
    judgedAction: idIn(judged),
    otherBranch: await first('branches', { name: 'Haifa' }),
    provider,
    topic: await first('topics'),
    customer: String(customer?.customer_id),
    otherCustomer: await first('customers'),
    contact: idIn(closed),
    complaint,
    concern: await first('complaints', { kind: 'concern' }),
    commitment: idIn(promised),
    openContact: idIn(open),
    contactImport: idIn(imported),
    message: String((await knex('captured_mails').orderBy('message_id', 'desc').first('message_id'))?.message_id),
    program: await first('programs'),
    visited: visited.invitation.id,
    questionnaire: String(version?.key),
    draft,
    user: await first('users', { email: 'noa@example.org' }),
    wish: await first('contact_wishes'),
  };
}

/** A draft of the default questionnaire that lacks a text and an item of the version before, and one with nothing in it. */
async function draftWithGaps(admin: Agent): Promise<string> {
  const send = (path: string, fields: object) => admin.post(path).type('form').send(fields).expect(303);
  await send('/questionnaires/new', { source: 'blank', 'title.he': 'סקר קצר', key: 'blank' });
  const { key } = DEFAULT_QUESTIONNAIRE;
  await send(`/questionnaires/${key}/draft`, {});
  const path = `/questionnaires/${key}/draft/dimensions/process`;
  const opened = formOn((await admin.get(path)).text, path);
  await send(path, { ...opened, act: 'save', remove: 'process.outcome', 'items.process.speed.text.ms': '' });
  return key;
}

/** One group that is planned, and one whose first session has begun, with a finding. */
async function furnishFocusGroups(
  app: TestApp,
  send: (path: string, fields: Record<string, string | string[]>) => Promise<{ headers: Record<string, string> }>,
): Promise<Pick<Facts, 'focusGroup' | 'plannedGroup' | 'focusSessions'>> {
  const { knex } = app.db;
  const session = { minutes: '90', place: 'סניף חיפה, חדר 2', link: '', moderator: 'נועה ברקת', locale: 'en' };
  const prefixed = (n: number, at: string) =>
    Object.fromEntries(Object.entries({ ...session, at }).map(([name, value]) => [`s${n}_${name}`, value]));
  const group = {
    ...{ filter: '', question: 'מה הופך המתנה לנסבלת?', seats: '4', restingDays: '180', answerDays: '5' },
    ...{ ...prefixed(1, '2026-03-20T18:00'), ...prefixed(2, '2026-03-22T18:00') },
  };
  const plannedGroup = await send('/focus-groups', { ...group, theme: 'Keeping to promised times' });
  const invitedGroup = await send('/focus-groups', { ...group, theme: 'לחכות למה שהובטח' });
  const groupIn = (reply: { headers: Record<string, string | undefined> }): string =>
    /focus-groups\/([\w-]+)/.exec(reply.headers.location ?? '')?.[1] ?? '';
  const focusGroup = groupIn(invitedGroup);
  await send(`/focus-groups/${focusGroup}/invite`, {});
  await app.jobs.drain();
  const sessions = await knex('focus_sessions').where({ group_id: focusGroup }).orderBy('starts_at').select('id');
  const focusSessions = sessions.map(({ id }) => String(id));
  await knex('focus_sessions').where({ id: focusSessions[0] }).update({ starts_at: '2026-03-04T08:00:00.000Z' });
  await send(`/focus-groups/${focusGroup}/findings`, {
    ...{ words: 'ההמתנה נסבלת כשיודעים כמה תימשך', session: focusSessions[0] ?? '', modes: ['lost_time'] },
    item: 'process.speed',
  });
  return { focusGroup, focusSessions, plannedGroup: groupIn(plannedGroup) };
}

/** The pages that nobody has to be signed in for, of customers and of those who come to sign in. */
async function openDoors(app: TestApp, locale: Locale): Promise<string[]> {
  const { services } = app.container;
  await app.signIn('staff', { locale });
  const link = (purpose: 'reset' | 'invite' | 'unsubscribe', status: string) =>
    app.db.transaction(async (tx) => {
      const user = await tx('users').where({ status }).orderBy('id', 'desc').first('id');
      return (await insertToken(tx, services, user.id, purpose)).secret;
    });
  const open = await invite(app, { locale });
  const answered = await invite(app, { locale });
  await app.agent.post(`/s/${answered.token}`).type('form').send(filledForm()).expect(303);
  const over = await invite(app, { locale, status: 'expired' });
  const replied = await repliedByMail(app);
  const toFocus = (state: string) =>
    app.db.transaction(async (tx) => {
      const person = await tx('focus_people as p')
        .join('focus_sessions as s', 's.id', 'p.session_id')
        .where({ 'p.state': state })
        .orderBy('s.starts_at', 'desc')
        .first('p.id');
      return mintFocusLink(tx, services, { personId: person.id, messageId: (await tx('messages').first('id')).id });
    });
  const focus = await toFocus('invited');
  const doors = [
    ...[`/f/${focus}`, '/f/wrong'],
    ...['/sign-in', '/sign-in?done=signed_out', '/forgot', '/forgot?done=sent', '/privacy', '/nowhere'],
    ...[`/r/${replied}`, '/r/wrong', `/u/${replied}`],
    '/you-said',
    ...['/complain', '/complain/thanks', '/complain/thanks?ref=7F3A-92C1'],
    ...[`/reset/${await link('reset', 'active')}`, '/reset/wrong', `/invite/${await link('invite', 'invited')}`],
    `/u/${await link('unsubscribe', 'active')}`,
    ...[`/s/${open.token}?satisfaction=2`, `/s/${answered.token}`, `/s/${answered.token}/thanks`],
    ...(await openLinkDoors(app)),
    ...[`/s/${answered.token}?change=1`, `/s/${over.token}`, '/s/wrong', `/u/${open.token}`, '/u/wrong'],
  ];
  return doors;
}

/** A complaint with a reply that waits for the customer. @returns the secret of the link in its mail */
async function repliedByMail(app: TestApp): Promise<string> {
  const { token } = await invite(app);
  await app.agent
    .post(`/s/${token}`)
    .type('form')
    .send(filledForm({ wrong: 'yes', contact: 'yes' }))
    .expect(303);
  const admin = await app.signIn('administrator');
  const { id } = await app.db.knex('complaints').orderBy('updated_at', 'desc').first('id');
  const reply = { thanks: 'Thank you.', restated: 'You waited.', canDo: 'We ring before.', via: 'mail', step: 'send' };
  await admin
    .post(`/complaints/${id}/reply`)
    .type('form')
    .send({ ...reply, due: '2026-03-09T12:00', owner: app.lastUserId() })
    .expect(303);
  await app.jobs.drain();
  const mails = (await app.capturedMails()).filter(({ kind }) => kind === 'complaint.reply');
  return /\/r\/([\w-]+)/.exec(mails.at(-1)?.plain ?? '')?.[1] ?? 'no link';
}

/** The form of an open link, and what comes after it. */
async function openLinkDoors(app: TestApp): Promise<string[]> {
  const { slug } = await app.db.knex('open_links').first('slug');
  return [`/q/${slug}`, `/q/${slug}/thanks`, '/q/wrong'];
}
