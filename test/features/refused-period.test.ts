import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addPlace } from '../../src/features/organisation/index.ts';
import { type Agent, startTestApp, type TestApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';

const FIGURES = [
  '/card',
  '/overview',
  '/items/process.speed',
  '/priorities',
  '/compare',
  '/trends',
  '/questions',
  '/comments',
  '/cards/new',
];
const LISTS = ['/contacts', '/complaints', '/commitments', '/complaints/measures'];

describeOnEachDatabase('a period that cannot be', (dialect) => {
  let it: TestApp;
  let admin: Agent;
  let branch: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    admin = await it.signIn('administrator');
    branch = await addPlace(it.context, 'branch', { name: 'Haifa', code: null, timeZone: null, active: true });
  });
  afterAll(() => it.close());

  /** What a refused page says at each of its two days, and what stands in them. */
  const refusal = async (address: string, agent = admin) => {
    const { text } = await agent.get(address).expect(422);
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
    const day = (name: string) => ({
      value: new RegExp(`name="${name}" type="date" value="([^"]*)"`).exec(main)?.[1],
      error: new RegExp(`id="filter-${name}-error">[\\s\\S]*?</svg>([^<]*)</span>`).exec(main)?.[1],
    });
    return { main, from: day('from'), to: day('to') };
  };

  test.each([...FIGURES, ...LISTS])('%s says so at the day, and keeps its filter as it was filled in', async (path) => {
    const { main, from, to } = await refusal(`${path}?from=2026-11-20&to=2026-10-01&branch=${branch}`);
    expect(from).toEqual({ value: '2026-11-20', error: undefined });
    expect(to).toEqual({
      value: '2026-10-01',
      error: 'The period ends before it starts. Change one of the two days.',
    });
    expect(main).toContain(`<form class="filters" method="get" action="${path}">`);
    if (path !== '/commitments') expect(main).toContain(`<option value="${branch}" selected>Haifa</option>`);
    // Nothing below that would answer another question.
    expect(main.match(/<(table|figure|ul class="rows)/g)).toBeNull();
    const none = await refusal(`${path}?from=2026-02-31`);
    expect(none.from.error).toBe('There is no such date. Choose one between 1900 and 2099.');
  });

  test.each(FIGURES)('%s says so of more than twenty years', async (path) => {
    const { from } = await refusal(`${path}?from=2000-01-01&to=2026-01-01`);
    expect(from.error).toBe('The period is longer than twenty years. Choose a later day.');
  });

  test('lists may be of more than twenty years', async () => {
    for (const path of LISTS) await admin.get(`${path}?from=2000-01-01&to=2026-01-01`).expect(200);
  });

  test('what a page holds besides its scope stays, and an end that goes without saying is today', async () => {
    const trends = await refusal('/trends?from=2026-11-20&unit=month&measure=overall');
    expect(trends.main).toMatch(/name="unit" value="month"/);
    expect(trends.to).toEqual({
      value: '2026-03-04',
      error: 'The period ends before it starts. Change one of the two days.',
    });
    const promises = await refusal('/commitments?shown=all&from=2026-11-20&to=2026-10-01');
    expect(promises.main).toContain('<input type="hidden" name="shown" value="all">');
  });

  test('managers are told as well, in their language', async () => {
    const hebrew = await it.signIn('manager', { locale: 'he' });
    const { main, to } = await refusal('/card?from=2026-11-20&to=2026-10-01', hebrew);
    expect(to.error).toBe('התקופה נגמרת לפני שהיא מתחילה. שנו אחד משני התאריכים.');
    expect(main).toContain('<h1>אי אפשר להציג את התקופה הזאת</h1>');
    const malay = await it.signIn('manager', { locale: 'ms' });
    const { to: hingga } = await refusal('/contacts?from=2026-11-20&to=2026-10-01', malay);
    expect(hingga.error).toBe('Tempoh berakhir sebelum bermula. Ubah salah satu tarikh.');
  });

  test('programs get problem+json', async () => {
    const { app } = it;
    const key = await it.apiKey(['cards:read']);
    const { default: supertest } = await import('supertest');
    const answer = await supertest(app)
      .get('/api/v1/report-card?from=2026-11-20&to=2026-10-01')
      .set('Authorization', key);
    expect([answer.status, answer.type, answer.body.code]).toEqual([422, 'application/problem+json', 'bad_period']);
  });
});
