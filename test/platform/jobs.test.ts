import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Services } from '../../src/platform/context.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { claimJobs, enqueue, finishJob, listDeadJobs, retryDeadJob } from '../../src/platform/jobs/jobs.store.ts';
import { createJobRunner, type JobHandler } from '../../src/platform/jobs/runner.ts';
import { standingJob } from '../../src/platform/jobs/standing-job.ts';
import { createTestDatabase } from '../support/database.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';

describeOnEachDatabase('jobs', (dialect) => {
  async function setUp() {
    const test = await createTestDatabase(dialect);
    const db = test.open();
    const clock = fixedClock('2026-03-01T08:00:00.000Z');
    const services: Services = {
      db,
      clock,
      ids: systemIds,
      log: pino({ level: 'silent' }),
      baseUrl: 'http://localhost',
    };
    const close = async () => {
      await db.close();
      await test.remove();
    };
    const claim = (owner: string) =>
      db.transaction((tx) =>
        claimJobs(tx, { kinds: ['k'], limit: 5, now: clock.now(), owner, skipLocked: dialect === 'postgres' }),
      );
    const add = (uniqueKey?: string) =>
      db.transaction((tx) =>
        enqueue(tx, services, {
          kind: 'k',
          payload: { a: 1 },
          runAt: clock.now(),
          ...(uniqueKey ? { uniqueKey } : {}),
        }),
      );
    return { db, clock, services, close, claim, add };
  }

  test('a job is taken by one claimer, and by another only after the lease', async () => {
    const { claim, add, clock, db, close } = await setUp();
    await add();
    const [first] = await claim('a');
    expect(first?.payload).toEqual({ a: 1 });
    expect(await claim('b')).toEqual([]);
    clock.advance(121_000);
    const [second] = await claim('b');
    expect(second?.attempt).toBe(2);
    expect(await db.transaction((tx) => finishJob(tx, first!))).toBe(false);
    expect(await db.transaction((tx) => finishJob(tx, second!))).toBe(true);
    await close();
  });

  test('a second job with the same key is dropped while the first waits', async () => {
    const { claim, add, close } = await setUp();
    await add('once');
    await add('once');
    expect(await claim('a')).toHaveLength(1);
    await close();
  });

  test('a job that runs again and again is only put off by a failure, however often it ran', async () => {
    const { services, add, clock, db, close } = await setUp();
    let broken = false;
    const handler: JobHandler = {
      kind: 'k',
      concurrency: 1,
      maxAttempts: 'unlimited',
      run: async () => {
        if (broken) throw new Error('no luck');
        return { runAgainAt: new Date(clock.now().getTime() + 15_000) };
      },
    };
    const runner = createJobRunner(services, [handler]);
    await add();
    for (let run = 0; run < 20; run += 1) {
      await runner.drain();
      clock.advance(15_000);
    }
    broken = true;
    await runner.drain();
    expect(await db.knex('jobs').first('status', 'attempts', 'run_at')).toEqual({
      status: 'pending',
      attempts: 21,
      run_at: new Date(clock.now().getTime() + 60_000).toISOString(),
    });
    await close();
  });

  test('a standing job is not put off for years by a clock that was ahead of time and is set back', async () => {
    const { services, clock, db, close } = await setUp();
    let runs = 0;
    const ran = async (times: number) => {
      while (runs < times) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const handler = standingJob('stands', 15, async () => {
      runs += 1;
    });
    const wrong = createJobRunner(services, [handler]);
    const years = 10 * 365 * 24 * 3_600_000;
    clock.advance(years);
    await wrong.start();
    await ran(1);
    // While it runs …
    clock.advance(-years);
    wrong.wake();
    while ((await db.knex('jobs').first('run_at')).run_at > '2027') await new Promise((r) => setTimeout(r, 20));
    clock.advance(15_000);
    wrong.wake();
    await ran(2);
    await wrong.stop();
    // … and at the next start.
    await db.knex('jobs').update({ run_at: '2036-01-01T00:00:00.000Z' });
    const next = createJobRunner(services, [handler]);
    await next.start();
    clock.advance(15_000);
    next.wake();
    await ran(3);
    await next.stop();
    expect(await db.knex('jobs').select('kind')).toEqual([{ kind: 'stands' }]);
    await close();
  });

  test('a failing job is tried again later, then lies dead until a person retries it', async () => {
    const { services, add, clock, db, close } = await setUp();
    let runs = 0;
    let broken = true;
    const handler: JobHandler = {
      kind: 'k',
      concurrency: 1,
      maxAttempts: 2,
      run: async () => {
        runs += 1;
        if (broken) throw new Error('no luck');
        return undefined;
      },
    };
    const runner = createJobRunner(services, [handler]);
    await add();
    await runner.drain();
    await runner.drain();
    expect(runs).toBe(1);
    clock.advance(15_000);
    await runner.drain();
    expect(runs).toBe(2);
    const [dead] = await listDeadJobs(db.knex, 5);
    expect(dead?.lastError).toBe('no luck');
    broken = false;
    expect(await db.transaction((tx) => retryDeadJob(tx, dead!.id, clock.now()))).toBe(true);
    await runner.drain();
    expect(runs).toBe(3);
    expect(await db.knex('jobs')).toHaveLength(0);
    await close();
  });

  test('a start frees the jobs of a process of this machine that is gone, and no others', async () => {
    const { services, add, clock, claim, db, close } = await setUp();
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const owners = [`${hostname()}:${gone}:a`, `${hostname()}:${process.ppid}:b`, `elsewhere:${gone}:c`];
    for (const owner of owners) {
      await add();
      clock.advance(1000);
      expect(await claim(owner)).toHaveLength(1);
    }
    const runner = createJobRunner(services, []);
    await runner.start();
    await runner.stop();
    const jobs = await db.knex('jobs').orderBy('run_at').select('lease_owner');
    expect(jobs.map((job) => job.lease_owner)).toEqual([null, ...owners.slice(1)]);
    await close();
  });
});
