import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { importQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite } from '../../support/invite.ts';
import { importAnswers } from '../reports/card-answers.ts';

const DAYS = 86_400_000;
const MARCH = 'from=2026-03-01&to=2026-03-31';
const ALPHAS = /<tbody>[\s\S]*<\/tbody>/;
/** The part of a card in which the alphas stand. */
const alphasOn = (text: string): string => /id="alphas"[\s\S]*?<\/section>/.exec(text)?.[0] ?? 'no alphas';

describeOnEachDatabase('figures from single answers', (dialect) => {
  let it: TestApp;
  beforeEach(async () => {
    it = await startTestApp(dialect);
  });
  afterEach(() => it.close());

  const kept = () => it.db.knex('background_figures');
  const jobs = () => it.db.knex('jobs').where({ kind: 'analysis.background' });

  test('of a week that is not over, worked out for an administrator, are not shown to a manager', async () => {
    await importAnswers(it, { n: 12, day: '2026-03-02', low: ['process.speed'] });
    const admin = await it.signIn('administrator');
    const week = 'from=2026-03-01&to=2026-03-07';
    expect(alphasOn((await admin.get(`/card?${week}&wait=yes`).expect(200)).text)).toMatch(ALPHAS);
    await importAnswers(it, { n: 1, day: '2026-03-03', provider: 'Avi' });
    it.clock.advance(8 * DAYS);
    const manager = await it.signIn('manager');
    const { text } = await manager.get(`/card?${week}`).expect(200);
    expect(text).toContain('13');
    expect(alphasOn(text)).not.toMatch(ALPHAS);
    expect(alphasOn((await manager.get(`/card?${week}&wait=yes`).expect(200)).text)).toMatch(ALPHAS);
  });

  test('go with the answers of a person that are deleted', async () => {
    await importAnswers(it, { n: 30, day: '2026-03-02' });
    const { token, invitation } = await invite(it);
    await it.agent.post(`/s/${token}`).type('form').send(filledForm()).expect(303);
    const admin = await it.signIn('administrator');
    await admin.get(`/priorities?${MARCH}&wait=yes`).expect(200);
    expect(await kept()).not.toHaveLength(0);
    const { customer_id: customer } = await it.db.knex('invitations').where({ id: invitation.id }).first('customer_id');
    await admin.post(`/customers/${customer}/erase`).type('form').send({ answers: 'yes' }).expect(303);
    expect(await kept()).toEqual([]);
  });

  test('are waited for by a few at once: whoever comes then is told that they are to come', async () => {
    await importAnswers(it, { n: 200, day: '2026-03-03' });
    const admin = await it.signIn('administrator');
    const address = (day: number) => `/card?from=2026-03-01&to=2026-03-${10 + day}`;
    const pages = await Promise.all(
      Array.from({ length: 12 }, async (_, day) => alphasOn((await admin.get(`${address(day)}&wait=yes`)).text)),
    );
    const toCome = pages.filter((part) => part.includes('data-to-come="alphas"'));
    expect(toCome.length).toBeGreaterThan(0);
    expect(toCome.length).toBeLessThan(12);
    expect(await jobs()).toHaveLength(toCome.length);
    await it.jobs.drain();
    // Of one scope the figures of five periods are kept: those of the last job are there.
    const [last] = await kept().where({ kind: 'reliability' }).orderBy('period', 'desc').limit(1).select('period');
    const [from, to] = last.period.split(' ');
    expect(alphasOn((await admin.get(`/card?from=${from}&to=${to}`)).text)).toMatch(ALPHAS);
  });

  test('of many answers are not there for files, the API and an issued card before they are worked out, and it is said', async () => {
    await importAnswers(it, { n: 2100, day: '2026-03-03' });
    const admin = await it.signIn('administrator', { locale: 'he' });
    const key = await it.apiKey(['cards:read', 'responses:read']);
    const card = async () =>
      (await it.agent.get(`/api/v1/report-card?${MARCH}`).set('Authorization', key).expect(200)).body;
    const drivers = await admin.get(`/priorities?${MARCH}&format=csv&table=drivers`).expect(503);
    expect(drivers.headers['retry-after']).toBe('30');
    expect(drivers.text).toContain('המספרים האלה עדיין מחושבים');
    await admin.get(`/card?${MARCH}&format=csv&table=alphas`).expect(503);
    await admin.get(`/card?${MARCH}&format=csv&table=items`).expect(200);
    await admin.get(`/card?${MARCH}&format=csv`).expect(200);
    await admin.get(`/card?${MARCH}&format=xlsx`).expect(503);
    await admin.get(`/priorities?${MARCH}&format=csv&table=quadrant`).expect(200);
    await admin.get(`/priorities?${MARCH}&importance=drivers&format=csv&table=quadrant`).expect(503);
    expect(await card()).toMatchObject({ alphasToCome: true, dimensions: [{ alpha: null }, {}, {}] });
    const id = randomUUID();
    await admin.post(`/cards?${MARCH}`).type('form').send({ id, readers: 'administrators' }).expect(303);
    const issued = alphasOn((await admin.get(`/cards/${id}`)).text);
    expect(issued).toContain('האלפא עוד לא חושבה כשהתעודה הזאת הופקה.');
    expect(issued).not.toContain('data-to-come');
    await it.jobs.drain();
    await admin.get(`/card?${MARCH}&format=csv&table=alphas`).expect(200);
    expect(await card()).toMatchObject({
      alphasToCome: false,
      dimensions: [{ alpha: { performance: expect.any(Number) } }, {}, {}],
    });
  });

  test('are of the version that the page shows, though a newer one waits for its first answer', async () => {
    await importAnswers(it, { n: 60, day: '2026-03-03', low: ['process.speed'] });
    const key = await it.apiKey(['cards:read', 'responses:read']);
    const alphas = async (to: string) => {
      const path = `/api/v1/report-card?from=2026-03-01&to=${to}`;
      const { body } = await it.agent.get(path).set('Authorization', key).expect(200);
      return body.dimensions.map(({ alpha }: { alpha: { gap: number } }) => alpha.gap);
    };
    const before = await alphas('2026-03-20');
    const items = DEFAULT_QUESTIONNAIRE.items.filter(({ key }) => key !== 'process.speed');
    await importQuestionnaire(it.context, { ...DEFAULT_QUESTIONNAIRE, items });
    expect(await alphas('2026-03-21')).toEqual(before);
    expect(await alphas('2026-03-20')).toEqual(before);
  });
});
