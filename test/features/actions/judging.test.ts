import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '../../../src/domain/access/role-matrix.ts';
import { answersOn, weekly } from '../../support/answers-on.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

/** The clock stands on 4 March 2026. Before: 120 answers in ten weeks at each of two branches. */
const BEFORE = { from: '2025-12-01', to: '2026-02-28' };
const PLAN = {
  title: 'A second desk',
  owner: 'owner@example.org',
  item: 'process.speed',
  startOn: '2026-03-09',
  judgeOn: '2026-04-01',
  plannedAnswers: 40,
  before: BEFORE,
};

describeOnEachDatabase('judging an action', (dialect) => {
  let it: TestApp;
  let key: string;
  let cards: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await answersOn(it, [
      ...weekly('2025-12-15', 10, { n: 12, mean: 4 }),
      ...weekly('2025-12-15', 10, { n: 12, mean: 4, branch: 'Eilat' }),
    ]);
    await answersOn(it, weekly('2026-02-02', 3, { n: 8, mean: 3, branch: 'Arad' }));
    await it.signIn('administrator', { email: 'owner@example.org' });
    key = await it.apiKey(['actions:write', 'cards:read', 'responses:read']);
    cards = await it.apiKey(['actions:read', 'cards:read']);
  });
  afterAll(() => it.close());

  const plan = async (over: object = {}): Promise<string> => {
    const sent = await it.agent
      .post('/api/v1/actions')
      .set('Authorization', key)
      .send({ ...PLAN, ...over });
    expect([sent.status, sent.body]).toEqual([201, expect.anything()]);
    return sent.body.id;
  };
  const read = async (id: string, as = key) =>
    (await it.agent.get(`/api/v1/actions/${id}`).set('Authorization', as).expect(200)).body;
  /** Signed in anew each time: the clock runs over sessions. */
  const page = async (id: string, role: Role) => (await (await it.signIn(role)).get(`/actions/${id}`).expect(200)).text;
  /** Lets the morning of a day come. */
  const morningOf = async (day: string) => {
    it.clock.set(`${day}T03:00:00.000Z`);
    await it.jobs.drain();
  };

  describe('once, at its number of answers', () => {
    let haifa: string;
    let everywhere: string;
    let compared: string;
    let slow: string;
    let small: string;
    beforeAll(async () => {
      haifa = await plan({ branch: 'Haifa' });
      everywhere = await plan({ plannedAnswers: 60 });
      compared = await plan({ branch: 'Haifa', compareWithout: true });
      slow = await plan({ branch: 'Haifa', plannedAnswers: 5000 });
      small = await plan({ branch: 'Arad', plannedAnswers: 30 });
      // It got better everywhere alike: 5 instead of 4. After the planned number was in, it fell at Haifa.
      it.clock.set('2026-03-27T09:00:00.000Z');
      await answersOn(it, [
        ...weekly('2026-03-09', 2, { n: 18, mean: 5 }),
        { day: '2026-03-24', n: 9, mean: 5 },
        { day: '2026-03-25', n: 30, mean: 2 },
        ...weekly('2026-03-09', 3, { n: 18, mean: 5, branch: 'Eilat' }),
        ...weekly('2026-03-09', 3, { n: 15, mean: 5, branch: 'Arad' }),
      ]);
    });

    test('while it runs, nothing of what the answers say is told to anybody', async () => {
      await it.jobs.drain();
      for (const id of [haifa, everywhere, compared]) {
        expect(await read(id)).toMatchObject({ state: 'running', verdict: null, judgement: null });
      }
      expect((await read(slow)).answersMissing).toBe(5000 - 75);
      expect(await page(slow, 'administrator')).toContain('about 4,925 more answers');
      expect(await page(haifa, 'administrator')).toContain('the answers are in, and it is judged on 1 April 2026');
      for (const role of ['administrator', 'manager'] as const) {
        const text = await page(haifa, role);
        expect(text).not.toMatch(/Level received [\u2066+−]|Did it help|<canvas|n = /);
      }
    });

    test('on its day it is judged on the whole days until the number was reached, and on no later ones', async () => {
      await morningOf('2026-04-01');
      const judged = await read(haifa);
      expect(judged).toMatchObject({ state: 'judged', verdict: 'improved', answersMissing: null });
      expect(judged.judgement).toMatchObject({
        before: BEFORE,
        after: { from: '2026-03-09', to: '2026-03-24' },
        wholeWeeks: false,
        with: { before: { n: 120 }, after: { n: 45 } },
        without: null,
      });
      expect(judged.judgement.change.value).toBeCloseTo(1, 1);
      expect(judged.judgement.gapChange.value).toBeCloseTo(1, 1);
    });

    test('what got better everywhere is taken off where others are compared', async () => {
      const judged = await read(compared);
      expect(judged.verdict).toBe('no_detectable_change');
      // At Haifa from 4 to 5; at Eilat as well, and at Arad from 3 to 5.
      expect(judged.judgement.change.value).toBeCloseTo(1 - 1.1875, 4);
      expect(judged.judgement.without).toMatchObject({ before: { n: 144 }, after: { n: 99 } });
      expect(judged.judgement.smallestDetectable).toBeGreaterThan(0.2);
      expect(await page(compared, 'administrator')).toContain('would have been noticed four times in five');
      expect((await read(everywhere)).verdict).toBe('improved');
    });

    test('never again, whatever comes later', async () => {
      const before = await read(haifa);
      await answersOn(it, [{ day: '2026-03-10', n: 200, mean: 2 }]);
      for (const day of ['2026-04-02', '2026-04-03']) await morningOf(day);
      expect(await read(haifa)).toEqual(before);
    });

    test('one whose answers do not come waits a year from its day, and is then not enough', async () => {
      await morningOf('2027-04-01');
      expect(await read(slow)).toMatchObject({ state: 'running', verdict: null });
      expect(await page(slow, 'administrator')).toContain('The day of judgement has passed');
      await morningOf('2027-04-02');
      const judged = await read(slow);
      expect(judged).toMatchObject({ state: 'judged', verdict: 'not_enough' });
      expect(judged.judgement).toMatchObject({ change: null, with: { after: { n: 275 } } });
      expect(await page(slow, 'manager')).toContain('a year after 1 April 2026 there were still too few');
      expect(await it.db.knex('jobs').where({ status: 'dead' })).toEqual([]);
    });

    test('everybody is told the verdict of large groups; means are of whole weeks but for those with row access', async () => {
      expect(await read(haifa, cards)).toMatchObject({
        verdict: 'improved',
        judgement: { wholeWeeks: true, without: null },
      });
      const own = await read(compared, cards);
      expect(own.judgement.change.value).toBe(Math.round(own.judgement.change.value * 10) / 10);
      expect(own.judgement).toMatchObject({ without: null, gapChange: null });
      expect(await page(haifa, 'manager')).toContain('as your report cards tell them');
      expect(await page(haifa, 'administrator')).not.toContain('as your report cards tell them');
    });

    test('a verdict on fewer than 30 is for those alone who may read single answers', async () => {
      expect(await read(small)).toMatchObject({ verdict: 'improved', judgement: { with: { before: { n: 24 } } } });
      const told = await read(small, cards);
      expect(told).toMatchObject({ verdict: 'withheld', judgement: { change: null, smallestDetectable: null } });
      const text = await page(small, 'manager');
      expect(text).toContain('one of the groups has fewer than 30 answers');
      expect(text).not.toContain('Improved');
      const manager = await it.signIn('manager');
      expect((await manager.get('/actions').expect(200)).text).toContain('Not shown: few answers');
    });

    test('who sees no cards sees the verdict alone', async () => {
      const alone = await it.apiKey(['actions:read']);
      expect(await read(haifa, alone)).toMatchObject({ verdict: 'improved', judgement: null });
      const text = await page(haifa, 'organiser');
      expect(text).toContain('Improved: \u2068Speed\u2069 rose.');
      expect(text).not.toMatch(/<canvas|95% interval|href="\/items/);
    });

    test('who looks after one branch sees figures of it, and only that there is one everywhere', async () => {
      const { id: branch } = await it.db.knex('branches').where({ name: 'Eilat' }).first('id');
      const eilat = await it.signIn('manager', { branchIds: [branch] });
      await eilat.get(`/actions/${haifa}`).expect(404);
      const text = (await eilat.get(`/actions/${everywhere}`).expect(200)).text;
      expect(text).not.toMatch(/<canvas|95% interval/);
      const list = (await eilat.get('/actions').expect(200)).text;
      expect(list).toContain(everywhere);
      expect(list).not.toContain(haifa);
    });
  });

  test('it follows a branch that becomes part of another', async () => {
    await answersOn(it, [{ day: '2027-03-01', n: 8, mean: 3, branch: 'Arad B' }]);
    const id = await plan({ branch: 'Arad B', startOn: '2027-05-01', judgeOn: '2027-06-01' });
    const [from, into] = await Promise.all(
      ['Arad B', 'Arad'].map((name) => it.db.knex('branches').where({ name }).first('id')),
    );
    const admin = await it.signIn('administrator');
    await admin.post(`/branches/${from?.id}/merge`).type('form').send({ into: into?.id }).expect(303);
    expect(await read(id)).toMatchObject({ branch: 'Arad' });
  });
});
