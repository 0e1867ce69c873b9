import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sqlite3 from 'sqlite3';
import { DEFAULT_QUESTIONNAIRE } from '../../src/domain/questionnaire/default-questionnaire.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { formOn } from '../support/page-form.ts';
import { sleep, until } from '../support/product-process.ts';
import { type RestartableProduct, startRestartable } from './restartable-product.ts';

const MINUTES = 60_000;
const { key: KEY } = DEFAULT_QUESTIONNAIRE;

/** A day so many days from now, in a zone that is nobody's: plans here have days to spare on either side. */
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

describeOnEachDatabase('a product that is killed in the midst of a decision', (dialect) => {
  let product: RestartableProduct;
  beforeAll(async () => {
    product = await startRestartable(dialect);
  }, 5 * MINUTES);
  afterAll(() => product?.remove());

  const count = async (table: string, where: object = {}): Promise<number> =>
    Number((await product.db.knex(table).where(where).count({ n: '*' }))[0]?.n);

  /** Makes whoever writes such a row stay in the midst of it, with all that their transaction wrote before. */
  async function standStillAt(table: string, rows: string): Promise<void> {
    const { knex } = product.db;
    if (dialect === 'sqlite') {
      const forHours = Array.from({ length: 6 }, (_, at) => `sqlite_master m${at}`).join(', ');
      await knex.raw(
        `create trigger standstill after insert on ${table} when new.${rows} begin select count(*) from ${forHours}; end`,
      );
      return;
    }
    await knex.raw(
      `create function standstill() returns trigger language plpgsql as 'begin perform pg_sleep(3600); return new; end'`,
    );
    await knex.raw(
      `create trigger standstill after insert on ${table} for each row when (new.${rows}) execute function standstill()`,
    );
  }

  async function isStill(): Promise<boolean> {
    const { db } = product;
    if (db.file !== undefined) return isWriteLocked(db.file);
    return (await sleepers()).length > 0;
  }

  async function sleepers(): Promise<{ pid: number }[]> {
    return product.db
      .knex('pg_stat_activity')
      .where({ wait_event: 'PgSleep' })
      .whereRaw('datname = current_database()')
      .select('pid');
  }

  /** Kills the product while it stands still, and lets those who come after it pass. */
  async function killThere(table: string): Promise<void> {
    const { knex } = product.db;
    await until('the product is in the midst of it', isStill);
    // Those who look for a moment hold the lock as well: it is the standstill that goes on.
    await sleep(200);
    expect(await isStill()).toBe(true);
    await product.kill();
    if (dialect === 'sqlite') {
      await knex.raw('drop trigger standstill');
      return;
    }
    for (const { pid } of await sleepers()) await knex.raw('select pg_terminate_backend(?)', [pid]);
    await knex.raw(`drop trigger standstill on ${table}`);
    await knex.raw('drop function standstill');
  }

  test(
    'a verdict and the mails about it are there together, or are made after the next start, once',
    async () => {
      const { api, db, mail } = product;
      const json = (body: unknown) => ({
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json' },
      });
      const answers = (at: number, received: number) =>
        Array.from({ length: 40 }, (_, nr) => `${day(at)},Haifa,Noa,4,6,${received + (nr % 3) - 1}`);
      const columns = 'responded_at,branch,provider,satisfaction,E.process.speed,P.process.speed';
      await api(`/responses/import?questionnaire=${KEY}`, {
        ...{ method: 'POST', headers: { 'content-type': 'text/csv' } },
        body: [columns, ...answers(-40, 3), ...answers(-15, 6)].join('\n'),
      });
      const people = ['dana@example.org', 'rami@example.org'];
      const complaints: string[] = [];
      for (const email of people) {
        complaints.push((await api('/complaints', json({ words: 'I waited', customer: { email, locale: 'en' } }))).id);
      }
      const action = await api(
        '/actions',
        json({
          ...{ title: 'A second desk', owner: 'admin@example.org', item: 'process.speed', plannedAnswers: 30 },
          ...{ startOn: day(3), judgeOn: day(30), before: { from: day(-60), to: day(-30) } },
          source: { complaint: complaints[0] },
        }),
      );
      await api(`/actions/${action.id}/sources`, json({ complaint: complaints[1] }));
      await db
        .knex('actions')
        .where({ id: action.id })
        .update({ start_on: day(-20), judge_on: day(-2) });

      const allIsSent = async () => (await count('messages')) === (await count('messages', { status: 'sent' }));
      await until('nothing else is at work', allIsSent);
      await standStillAt('messages', `kind = 'outcome.proven'`);
      const judging = db.knex('jobs').where({ kind: 'actions.judge' });
      await judging.clone().update({ run_at: '2026-01-01T00:00:00.000Z' });
      await killThere('messages');
      const row = () => db.knex('actions').where({ id: action.id }).first('state', 'verdict', 'judged_at', 'told_at');
      expect(await row()).toEqual({ state: 'open', verdict: null, judged_at: null, told_at: null });
      expect([await count('outcome_mails'), await count('messages', { kind: 'outcome.proven' })]).toEqual([0, 0]);

      expect(await product.startAgain()).toBeGreaterThan(0);
      await until('it is judged', async () => (await row()).state === 'judged');
      expect(await row()).toMatchObject({ verdict: 'improved', told_at: expect.any(String) });
      await until('all mail has left', allIsSent);
      const told = mail.received.filter(({ parsed }) => parsed.subject?.startsWith('You told us, and it got better'));
      expect(told.flatMap(({ to }) => to).sort()).toEqual(people);
      expect([await count('outcome_mails'), await count('messages', { kind: 'outcome.proven' })]).toEqual([2, 2]);
      await until('it waits for the next morning', async () => {
        const [job] = await judging.clone();
        return job?.lease_owner === null && job.run_at > new Date().toISOString();
      });
    },
    5 * MINUTES,
  );

  test(
    'a version and the page for everybody are published whole, or not at all and at the next press',
    async () => {
      let cookie = await product.signIn();
      const get = async (path: string) => fetch(`${product.url()}${path}`, { headers: { cookie }, redirect: 'manual' });
      const post = async (path: string, fields: Record<string, string | string[]> = {}) => {
        const body = new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
        );
        return fetch(`${product.url()}${path}`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' });
      };
      const draft = `/questionnaires/${KEY}/draft`;
      await post(draft);
      const general = formOn(await (await get(`${draft}/general`)).text(), `${draft}/general`);
      expect((await post(`${draft}/general`, { ...general, 'title.en': 'Another name' })).status).toBe(303);
      const publish = `${draft}/publish`;
      const looked = formOn(await (await get(publish)).text(), publish);

      await standStillAt('audit', `action in ('questionnaire.published', 'outcomes.published')`);
      const pressed = [post(publish, looked), post('/chain/public', { public: 'yes' })].map((sent) =>
        sent.then(
          ({ status }) => status,
          () => 'broken off',
        ),
      );
      await killThere('audit');
      expect(await Promise.all(pressed)).toEqual(['broken off', 'broken off']);
      const published = async () => ({
        versions: await count('questionnaire_versions'),
        drafts: await count('questionnaire_drafts'),
        audited: await count('audit', { action: 'questionnaire.published' }),
        public: await count('outcome_settings', { public: true }),
      });
      expect(await published()).toEqual({ versions: 1, drafts: 1, audited: 0, public: 0 });

      await product.startAgain();
      cookie = await product.signIn();
      expect((await get('/you-said')).status).toBe(404);
      expect((await post(publish, looked)).status).toBe(303);
      expect((await post('/chain/public', { public: 'yes' })).status).toBe(303);
      expect((await get('/you-said')).status).toBe(200);
      // The same form once more is the same press.
      expect((await post(publish, looked)).status).toBe(303);
      expect(await published()).toEqual({ versions: 2, drafts: 0, audited: 1, public: 1 });
      expect(product.errors()).toEqual([]);
    },
    5 * MINUTES,
  );
});

/** Whether somebody is writing to a SQLite file at this moment. */
function isWriteLocked(file: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const own = new sqlite3.Database(file, (failed) => {
      if (failed) return reject(failed);
      own.exec('begin immediate; rollback', (refused) => own.close(() => resolve(refused !== null)));
    });
  });
}
