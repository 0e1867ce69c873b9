import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { generateDemo } from '../../seeds/demo/generate-demo.ts';
import { writeDemo } from '../../seeds/demo/write-demo.ts';
import { createApp } from '../../src/app.ts';
import { demoStage, FORGETFUL } from '../../src/commands/demo-stage.ts';
import { readConfig } from '../../src/config.ts';
import { type Container, createContainer } from '../../src/container.ts';
import { checkSums } from '../../src/features/analysis/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { hashPassword } from '../../src/platform/passwords.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const MINUTES = 60_000;
const TODAY = '2026-11-22';
const PASSWORD = 'gapcard-demo';

/** The whole year is lived through once, as the command does it: what follows is what its readers find. */
describe('the demo that was lived through', () => {
  let database: TestDatabase;
  let container: Container;
  let agent: ReturnType<typeof supertest.agent>;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    const read = readConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', JOBS: 'off' });
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const clock = fixedClock(`${TODAY}T00:00:00.000Z`);
    const overrides = { db: database.open(), log: createLog('silent'), clock, sender: FORGETFUL };
    container = createContainer(read.config, overrides);
    const data = generateDemo({ seed: 1, today: TODAY, timeZone: 'Asia/Jerusalem' });
    const passwordHash = await hashPassword(PASSWORD);
    await writeDemo(data, demoStage(container, clock, { passwordHash, onProgress: () => undefined }));
    agent = supertest.agent(createApp(container));
    const signedIn = await agent.post('/sign-in').type('form').send({ email: 'admin@example.com', password: PASSWORD });
    expect(signedIn.status).toBe(303);
  }, 20 * MINUTES);
  afterAll(async () => {
    await container.close();
    await database.remove();
  });

  const rows = async (sql: string): Promise<Record<string, string | number | null>[]> => {
    const found: Record<string, string | number | null>[] = await container.services.db.knex.raw(sql);
    return found;
  };
  const count = async (table: string, where: string): Promise<number> =>
    Number((await rows(`select count(*) as n from ${table} where ${where}`))[0]?.n);
  const page = async (path: string): Promise<string> =>
    (await agent.get(path).set('Accept-Language', 'en').expect(200)).text.replaceAll(/[\u2066-\u2069]/g, '');

  test('has every sum right, and nothing that failed', async () => {
    expect(await checkSums(container.services)).toEqual([]);
    expect(await count('jobs', "status = 'dead'")).toBe(0);
    expect(await count('messages', "status not in ('sent', 'queued', 'skipped', 'captured')")).toBe(0);
  });

  test('has enough answers in its last month, and some that nobody asked for', async () => {
    const recent = await count('responses', "origin = 'invited' and day >= '2026-10-23'");
    expect(recent).toBeGreaterThan(150);
    expect(recent).toBeLessThan(250);
    expect(await count('responses', "origin = 'open_link'")).toBeGreaterThan(60);
    expect(await count('open_links', 'active = 1')).toBe(2);
  });

  test('has complaints in every state, closed by the customer and by silence, reopened, and past their target', async () => {
    const states = await rows("select distinct state from complaints where kind = 'complaint'");
    expect(states.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['acknowledged', 'answered', 'closed', 'in_treatment']),
    );
    for (const how of ['confirmed', 'unconfirmed']) {
      expect(await count('complaints', `closed_as = '${how}'`)).toBeGreaterThan(20);
    }
    expect(await count('complaints', 'reopened > 0')).toBeGreaterThan(10);
    expect(await count('complaints', "state <> 'closed' and escalated_at is not null")).toBeGreaterThan(0);
    const concerns = await rows("select distinct state from complaints where kind = 'concern'");
    expect(concerns.map(({ state }) => state).sort()).toEqual(['closed', 'open', 'understood']);
  });

  test('has promises that were kept, late and broken, and some that are due', async () => {
    const shares = await rows('select state, count(*) as n from commitments group by state');
    const of = (state: string): number => Number(shares.find((one) => one.state === state)?.n ?? 0);
    expect(of('kept')).toBeGreaterThan(5 * of('broken'));
    for (const state of ['late', 'broken', 'withdrawn', 'open']) expect(of(state)).toBeGreaterThan(2);
    expect(await count('commitments', `state = 'open' and due_at > '${TODAY}'`)).toBeGreaterThan(0);
    // None lies about for months: what was not kept is said to be broken within weeks.
    const waiting = await rows(
      "select due_at from commitments where state = 'open' and due_at < '2026-10-01' order by due_at",
    );
    expect(waiting).toEqual([]);
  });

  test('has a focus group of three sessions whose reserves took the places of those who declined', async () => {
    expect(await count('focus_sessions', "state = 'held' and notes is not null")).toBe(3);
    expect(await count('focus_people', "state = 'attended'")).toBeGreaterThan(8);
    expect(await count('focus_people', "state = 'declined'")).toBeGreaterThan(0);
    expect(await count('focus_people', 'reserve_order is not null and invited_at is not null')).toBeGreaterThan(0);
    expect(await count('focus_findings', '1 = 1')).toBeGreaterThan(5);
    const [group] = await rows('select id from focus_groups');
    expect(await page(`/focus-groups/${group?.id}/guide?lang=he`)).toContain('מדלפק לדלפק');
  });

  test('has an action proven by its own answers, one not, one running and one to come', async () => {
    const actions = await rows('select item_key, state, verdict, start_on from actions order by start_on');
    expect(actions.map(({ item_key, verdict }) => [item_key, verdict])).toEqual([
      ['provider.credibility', 'no_detectable_change'],
      ['environment.clarity', 'improved'],
      ['process.deadlines', null],
      ['process.outcome', null],
    ]);
    expect(actions.slice(2).map(({ start_on }) => String(start_on) > TODAY)).toEqual([false, true]);
  });

  test('tells those who spoke up, and everybody, what became of it', async () => {
    expect(await count('messages', "kind = 'outcome.proven' and status in ('sent', 'captured')")).toBeGreaterThan(4);
    expect(await page('/you-said')).toContain('single counter, new signs');
    expect(await page('/chain')).toContain('סניף הנמל: דלפק, שילוט ומסמכים');
    expect(await page('/cards/schedules')).toContain('הדס אלמוגי');
    expect(await page('/open-links')).toContain('סניף הנמל');
    expect(await page('/overview')).not.toContain('Too few');
  });
});
