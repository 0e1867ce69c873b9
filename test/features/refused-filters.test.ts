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

describeOnEachDatabase('a period or a choice that cannot be', (dialect) => {
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

  /** What a refused page says as a whole and at its selects, and what is chosen in them. */
  const refusedChoice = async (address: string, agent: Agent, status = 422) => {
    const { text } = await agent.get(address).expect(status);
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
    expect(main).toContain(`<form class="filters" method="get" action="${address.replace(/\?.*/, '')}">`);
    expect(main.match(/<(table|figure|ul class="rows)/g)).toBeNull();
    const select = (name: string) => {
      const field = new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>[\\s\\S]*?</div>`).exec(main)?.[0] ?? '';
      return {
        chosen: /value="([^"]*)" selected/.exec(field)?.[1],
        error: /-error">[\s\S]*?<\/svg>([^<]*)</.exec(field)?.[1],
      };
    };
    return { main, select };
  };
  const NONE = 'There is no such entry here. Choose one of the list.';

  test.each(FIGURES)('%s says at its filter that there is no such channel, place or language', async (path) => {
    const wrong = await refusedChoice(`${path}?channel=pigeon&branch=${branch}`, admin);
    expect(wrong.select('channel').error).toBe(NONE);
    expect(wrong.select('branch')).toEqual({ chosen: branch, error: undefined });
    expect(wrong.main).toContain('<h1>This choice cannot be shown</h1>');
    expect(wrong.main).toContain('href="#filter-channel"');
    expect((await refusedChoice(`${path}?provider=nobody&channel=phone`, admin, 404)).select('provider').error).toBe(
      NONE,
    );
    expect((await refusedChoice(`${path}?locale=xx`, admin)).select('locale').error).toBe(NONE);
    expect((await refusedChoice(`${path}?questionnaire=none`, admin, 404)).main).toContain(NONE);
  });

  test.each(FIGURES)('%s says of three filters that two may be chosen, and keeps them chosen', async (path) => {
    const manager = await it.signIn('manager', { locale: 'he' });
    const { main, select } = await refusedChoice(`${path}?channel=phone&locale=he&branch=${branch}`, manager);
    expect(main).toContain('בחרו לכל היותר שני מסננים יחד');
    expect(main).toContain('<h1>אי אפשר להציג את מה שנבחר</h1>');
    expect([select('channel').chosen, select('locale').chosen, select('branch').chosen]).toEqual([
      'phone',
      'he',
      branch,
    ]);
  });

  test('the units of a comparison count as a filter, and are refused the same way', async () => {
    await addPlace(it.context, 'topic', { name: 'Repairs', code: null, timeZone: null, active: true });
    const manager = await it.signIn('manager');
    const { main, select } = await refusedChoice(`/compare?of=topic&channel=phone&branch=${branch}`, manager);
    expect(main).toContain('Choose at most two filters at once');
    expect(select('channel').chosen).toBe('phone');
  });

  test('who is limited to a branch learns nothing of others', async () => {
    const elsewhere = await addPlace(it.context, 'branch', { name: 'Eilat', code: null, timeZone: null, active: true });
    const limited = await it.signIn('manager', { branchIds: [branch] });
    const other = await refusedChoice(`/card?branch=${elsewhere}`, limited, 404);
    expect(other.select('branch').error).toBe(NONE);
    expect(other.main).not.toContain('Eilat');
    expect(other.main.replaceAll(elsewhere, 'x')).toBe(
      (await refusedChoice('/card?branch=x', limited, 404)).main.replaceAll(elsewhere, 'x'),
    );
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
