import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ejs from 'ejs';
import { directionOf, LOCALES, type Locale } from '../../src/domain/locale.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../src/domain/questionnaire/default-questionnaire.ts';
import { toPasswordResetMail, toUserInvitationMail } from '../../src/features/accounts/account-mail.views.ts';
import { figureMessages } from '../../src/features/figures/index.ts';
import { toInvitationMail } from '../../src/features/invitations/invitation-mail.views.ts';
import { cardMessages } from '../../src/features/reports/card.messages.ts';
import { toCardPage } from '../../src/features/reports/card.views.ts';
import { surveyMessages } from '../../src/features/responses/survey.messages.ts';
import { toSurveyForm } from '../../src/features/responses/survey.views.ts';
import { heightOf } from '../../src/platform/charts/chart-height.ts';
import { loadAssets } from '../../src/platform/http/assets.ts';
import { createRenderer } from '../../src/platform/http/render.ts';
import { mergeMessages } from '../../src/platform/i18n/messages.ts';
import { shellMessages } from '../../src/platform/i18n/shell.messages.ts';
import { toPageTable } from '../../src/platform/tables/page-table.ts';
import { toTakeAway } from '../../src/platform/tables/take-away.ts';
import { cardInput, sampleCard } from '../features/reports/card-sample.ts';
import { chartSamples } from '../support/chart-samples.ts';

const views = join(import.meta.dirname, '../../views');
const words = mergeMessages([shellMessages, surveyMessages, figureMessages, cardMessages]);
// As the server renders.
const options = { root: views, rmWhitespace: true };
const HOSTILE = '<script>alert("x")</script> & Söhne';

const renderer = createRenderer(words, loadAssets(), () => ({}));

async function page(layout: string, view: string, locale: Locale, model: object): Promise<string> {
  const data = {
    t: words.in(locale),
    locale,
    dir: directionOf(locale),
    title: HOSTILE,
    assets: (path: string) => `/assets/${path}`,
    chartHeight: heightOf,
    nav: [{ label: HOSTILE, links: [{ href: '/', label: HOSTILE, current: true, count: '3' }] }],
    actor: { name: HOSTILE, roleLabel: 'x' },
    organisation: { name: HOSTILE, logoUrl: null },
    flash: { kind: 'done', text: HOSTILE },
    languages: [
      { lang: 'he', label: 'עברית', href: '?lang=he', current: locale === 'he' },
      { lang: 'en', label: 'English', href: '?lang=en', current: locale === 'en' },
    ],
    ...model,
  };
  const body = await ejs.renderFile(join(views, `${view}.ejs`), data, options);
  return ejs.renderFile(join(views, 'layouts', `${layout}.ejs`), { ...data, body }, options);
}

const survey = (locale: Locale) =>
  toSurveyForm({
    definition: {
      ...DEFAULT_QUESTIONNAIRE,
      minimumAsked: true,
      questions: DEFAULT_QUESTIONNAIRE.questions.map((question) => ({ ...question, on: true })),
    },
    form: { items: DEFAULT_QUESTIONNAIRE.items.map(({ key }) => key) },
    locale,
    promise: HOSTILE,
    visit: { day: '1', channel: 'phone', branch: HOSTILE },
    typed: { comment: HOSTILE, satisfaction: '4' },
    problems: [{ field: 'comment', text: HOSTILE }],
    state: { keptUntil: '1' },
    hidden: [{ name: 'revision', value: '0' }],
    action: '/s/x',
    draftAction: '/s/x/draft',
    unsubscribeHref: '/u/x',
    privacyHref: '/privacy',
  });

const kind = {
  changeHref: '#',
  changeUntil: '1',
  complainHref: '#',
  unsubscribeHref: '#',
  contactAsked: true,
  restDays: 90,
  until: '1',
};
const pages: [layout: string, view: string, model: (locale: Locale) => object][] = [
  ['respondent', 'survey/form', (locale) => ({ form: survey(locale) })],
  ['respondent', 'survey/thanks', () => ({ thanks: kind })],
  [
    'respondent',
    'survey/fewer',
    () => ({ fewer: { action: '#', draftAction: '#', fields: [{ name: 'comment', value: HOSTILE }], replace: 'x' } }),
  ],
  ['respondent', 'survey/answered', () => ({ answered: kind })],
  ['respondent', 'survey/expired', () => ({ expired: kind })],
  ['respondent', 'survey/closed', () => ({ closed: kind })],
  ['respondent', 'survey/unknown', () => ({})],
  ['respondent', 'survey/unsubscribe', () => ({ unsubscribe: { action: '#' } })],
  ['respondent', 'survey/unsubscribed', () => ({ unsubscribed: { undoAction: '#' } })],
  ['staff', 'reports/card', (locale) => ({ card: toCardPage(cardInput(locale, sampleCard(40, ['process.speed']))) })],
  ['staff', 'reports/card', (locale) => ({ card: toCardPage(cardInput(locale, sampleCard(0))) })],
  ...['403', '404', '422', '429', '500', '503'].map((status): [string, string, () => object] => [
    'door',
    `errors/${status}`,
    () => ({ errorId: 'E-1', message: { lang: 'en', text: 'Why' } }),
  ]),
];

describe.each(LOCALES)('pages in %s', (locale) => {
  test.each(pages)('%s: %s', async (layout, view, model) => {
    const html = await page(layout, view, locale, model(locale));
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain(`lang="${locale}" dir="${directionOf(locale)}"`);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toMatch(/undefined|\[object |NaN/);
    expect(html).not.toMatch(/ style=| on[a-z]+=/);
  });

  const partial = (name: string, model: object) =>
    ejs.renderFile(
      join(views, `partials/${name}.ejs`),
      { t: words.in(locale), locale, chartHeight: heightOf, ...model },
      options,
    );

  test.each(chartSamples(locale).map((chart) => [chart.id, chart] as const))('chart %s', async (id, sample) => {
    const chart = { ...sample, title: HOSTILE, caption: HOSTILE };
    const drawn = await partial('chart', { chart });
    const places = /<svg class="place[^>]*height="(\d+)"[^>]*><\/svg>/g;
    const height = heightOf(chart);
    expect([...drawn.matchAll(places)].map(([, high]) => Number(high))).toEqual([height.wide, height.narrow]);
    const html = drawn.replaceAll(places, '');
    const json = /<script type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual({ ...chart, height });
    expect(html).toContain(`<canvas id="${id}"`);
    expect(html.match(/<strong/g)).toHaveLength(1);
    expect(html.match(/<svg/g) ?? []).toHaveLength(chart.legend.length);
    expect(html).not.toMatch(/<svg[^>]*><\/svg>|<script>|undefined/);
    expect(await partial('chart', { chart, headed: true })).not.toContain('<strong');
  });

  test('tables, on the page and to take away', async () => {
    const table = {
      key: 'gaps',
      title: HOSTILE,
      columns: [
        { key: 'item', head: HOSTILE, kind: 'text' },
        { key: 'gap', head: 'Gap', kind: 'number', signed: true },
      ] as const,
      rows: [
        [HOSTILE, -1.634],
        ['עמידה בזמנים', null],
      ],
      notes: [HOSTILE],
    };
    const html = await partial('data-table', { table: toPageTable(table, locale) });
    expect(html).toContain('<td role="cell" data-l="Gap" class="e"><bdi class="num" dir="ltr">−1.63</bdi>');
    expect(html).toContain('class="e empty"');
    expect(html.match(/<th role="rowheader" scope="row"/g)).toHaveLength(2);
    expect(html.match(/<th role="columnheader" scope="col"/g)).toHaveLength(2);
    expect(html).not.toMatch(/<script|undefined|<details/);
    const folded = await partial('data-table', { table: toPageTable(table, locale), summary: HOSTILE });
    expect(folded).toMatch(/<details[\s\S]*<summary>[\s\S]*<\/details>/);
    const links = await partial('take-away', { takeAway: toTakeAway('/trends?a=1', [table]) });
    expect(links).toContain('href="/trends?a=1&amp;format=csv&amp;table=gaps"');
    expect(links).toContain('href="/trends?a=1&amp;format=xlsx"');
    expect(links).not.toContain('<script');
  });

  test('mails, with plain text left as it is', async () => {
    const organisation = { name: HOSTILE, postal: 'Street 1' };
    const account = { locale, organisation, user: { name: HOSTILE }, url: 'https://x.example/?a=1&b=2', until: '1' };
    const satisfaction = DEFAULT_QUESTIONNAIRE.questions[0];
    const mails = [
      ['simple', toPasswordResetMail(account)],
      ['simple', toUserInvitationMail({ ...account, inviter: { name: HOSTILE }, roleLabel: 'x' })],
      [
        'invitation',
        toInvitationMail({
          locale,
          organisation,
          sender: { name: HOSTILE },
          customer: { name: HOSTILE },
          visit: { day: '1', channel: null },
          minutes: 2,
          question: satisfaction?.kind === 'rating' ? satisfaction : null,
          surveyUrl: account.url,
          unsubscribeUrl: account.url,
          confidentiality: 'named',
          until: '1',
          minDaysBetween: 0,
          remindersToCome: 2,
        }),
      ],
    ] as const;
    for (const [view, mail] of mails) {
      const { html, text } = await renderer.mail(view, mail);
      expect(html).toContain(`lang="${locale}"`);
      expect(text).toContain(HOSTILE);
      expect(text).toContain(account.url);
    }
  });
});

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );

describe('templates and styles', () => {
  test.each(files(views).map((file) => relative(views, file)))('%s prints nothing raw but includes', (file) => {
    const raw = readFileSync(join(views, file), 'utf8').match(/<%-(?!\s*include\()[^%]*%>/g) ?? [];
    const allowed = file.startsWith('layouts/') ? ['<%- body %>'] : [];
    // Inside a script element nothing is unescaped again, so this one partial prints JSON itself.
    expect(raw.filter((print) => !allowed.includes(print) && file !== 'partials/json.ejs')).toEqual([]);
  });

  const styles = files(join(import.meta.dirname, '../../public/css'));
  test.each(styles.map((file) => relative(process.cwd(), file)))('%s knows no left and right', (file) => {
    const css = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    // A background has no logical place, and text typed left to right in Hebrew still starts at the right.
    const physical = css
      .split('\n')
      .filter((line) => /(?<![\w-])(left|right|width|height|top|bottom)\s*:|-(left|right)\s*:/.test(line));
    expect(physical.filter((line) => !/@media|max-height|min-width|max-width/.test(line))).toEqual([]);
  });
});
