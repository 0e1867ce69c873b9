import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Knex } from 'knex';
import { addSeconds } from '../clock.ts';
import type { Services } from '../context.ts';
import { errorCode, errorText } from '../errors.ts';
import { withoutValues } from '../log.ts';
import { buryJob, claimJobs, finishJob, type Job, postponeJob, releaseJobsOf } from './jobs.store.ts';

export interface JobHandler {
  kind: string;
  /** How many of this kind run at once in one process. */
  concurrency: number;
  /**
   * After so many runs a failure makes the job dead: visible, and run again only by a person. `unlimited` for jobs that
   * run again and again: theirs are many without any having failed.
   */
  maxAttempts: number | 'unlimited';
  /**
   * Does the work. Runs at least once, perhaps again after a crash: what it writes is fenced by `job.attempt`.
   * Returns nothing when done, or when to run again.
   */
  run(services: Services, job: Job): Promise<{ runAgainAt: Date } | undefined>;
  /** Makes sure that the job is there, and not further off than it should be: called at start, and when the clock was set back. */
  schedule?(services: Services): Promise<void>;
  /** Told, in the transaction in which the job became dead, why. */
  whenDead?(tx: Knex, services: Services, job: Job, why: string): Promise<void>;
}

/** For jobs that are many and small: they are taken and done some at a time. */
export interface BatchHandler extends Pick<JobHandler, 'kind' | 'whenDead'> {
  maxAttempts: number;
  /** How many may be taken now. */
  room(services: Services): Promise<number>;
  /**
   * Does the work, and finishes or postpones each job itself.
   *
   * @param fail for a job whose work threw: it is run again later, or becomes dead
   */
  runBatch(services: Services, jobs: readonly Job[], fail: (job: Job, error: unknown) => Promise<void>): Promise<void>;
  /** What is not begun yet is given back from now on. */
  stop?(): void;
}

/** While one batch is done the next is made ready. */
const BATCHES_AT_ONCE = 2;

export interface JobRunner {
  /** Puts what stands in place, and starts polling every second. */
  start(): Promise<void>;
  /** Stops taking jobs and waits for the running ones. */
  stop(): Promise<void>;
  /** Looks for due jobs now instead of at the next second: call after a commit that enqueued something due. */
  wake(): void;
  /** Runs everything that is due until nothing is: for tests and the command line. @returns jobs run */
  drain(): Promise<number>;
}

const POLL_MS = 1000;

/** A clock that is kept right by small steps was not set back. */
const SET_BACK_MS = 10_000;

/** A job that runs again and again has a next run anyway; a failure only puts it off. */
const STANDING_RETRY_SECONDS = 60;

/** Seconds until the next try after the nth failure: 10, 40, 160 … at most one hour, spread by a fifth. */
export function backOffSeconds(failures: number, random: number): number {
  return Math.min(3600, 10 * 4 ** (failures - 1)) * (0.9 + 0.2 * random);
}

export function createJobRunner(services: Services, handlers: readonly (JobHandler | BatchHandler)[]): JobRunner {
  const { db, clock, ids, log } = services;
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const running = new Map<string, Set<Promise<void>>>(handlers.map((handler) => [handler.kind, new Set()]));
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;
  let ticking: Promise<number> | undefined;
  let wokenWhileTicking = false;
  let lookedAt = clock.now().getTime();

  async function putInPlace(): Promise<void> {
    for (const handler of handlers) if ('run' in handler) await handler.schedule?.(services);
  }

  async function failed(handler: JobHandler | BatchHandler, job: Job, error: unknown): Promise<void> {
    const text = withoutValues(errorText(error));
    log.error({ jobId: job.id, kind: job.kind, attempt: job.attempt, err: error }, 'job failed');
    const pause =
      handler.maxAttempts === 'unlimited' ? STANDING_RETRY_SECONDS : backOffSeconds(job.attempt, ids.random());
    const isOver = handler.maxAttempts !== 'unlimited' && job.attempt >= handler.maxAttempts;
    await db.transaction(async (tx) => {
      if (!isOver) await postponeJob(tx, job, addSeconds(clock.now(), pause), text);
      else if (await buryJob(tx, job, text)) await handler.whenDead?.(tx, services, job, text);
    });
  }

  async function runOne(handler: JobHandler, job: Job): Promise<void> {
    try {
      const result = await handler.run(services, job);
      if (result === undefined) await db.transaction((tx) => finishJob(tx, job));
      else await db.transaction((tx) => postponeJob(tx, job, result.runAgainAt, null));
    } catch (error) {
      await failed(handler, job, error);
    }
  }

  async function roomFor(handler: JobHandler | BatchHandler, inFlight: number): Promise<number> {
    if ('run' in handler) return handler.concurrency - inFlight;
    return inFlight < BATCHES_AT_ONCE ? handler.room(services) : 0;
  }

  /** Takes what is due and there is room for. @returns how many were taken */
  async function takeDue(): Promise<number> {
    let taken = 0;
    for (const handler of handlers) {
      const inFlight = running.get(handler.kind);
      if (inFlight === undefined) continue;
      for (;;) {
        const room = await roomFor(handler, inFlight.size);
        if (room <= 0) break;
        const jobs = await db.transaction((tx) =>
          claimJobs(tx, {
            kinds: [handler.kind],
            limit: room,
            now: clock.now(),
            owner,
            skipLocked: db.dialect === 'postgres',
          }),
        );
        taken += jobs.length;
        begin(handler, jobs, inFlight);
        if (jobs.length < room) break;
      }
    }
    return taken;
  }

  function begin(handler: JobHandler | BatchHandler, jobs: readonly Job[], inFlight: Set<Promise<void>>): void {
    if (jobs.length === 0) return;
    const works =
      'run' in handler
        ? jobs.map((job) => runOne(handler, job))
        : [handler.runBatch(services, jobs, (job, error) => failed(handler, job, error))];
    for (const done of works) {
      const work: Promise<void> = done
        .catch((error: unknown) => log.error({ err: error, kind: handler.kind }, 'job bookkeeping failed'))
        .finally(() => {
          inFlight.delete(work);
          if (!stopped) wake();
        });
      inFlight.add(work);
    }
  }

  function wake(): void {
    if (stopped) return;
    if (ticking !== undefined) {
      wokenWhileTicking = true;
      return;
    }
    const now = clock.now().getTime();
    const wasSetBack = now < lookedAt - SET_BACK_MS;
    lookedAt = now;
    ticking = (wasSetBack ? putInPlace().then(takeDue) : takeDue())
      .catch((error: unknown) => {
        log.error({ err: error }, 'looking for jobs failed');
        return 0;
      })
      .finally(() => {
        ticking = undefined;
        if (wokenWhileTicking) {
          wokenWhileTicking = false;
          wake();
        }
      });
  }

  async function settle(): Promise<void> {
    while ([...running.values()].some((set) => set.size > 0)) {
      await Promise.all([...running.values()].flatMap((set) => [...set]));
    }
  }

  return {
    async start() {
      await db.transaction((tx) => releaseJobsOf(tx, isGoneProcess(owner)));
      await putInPlace();
      stopped = false;
      timer = setInterval(wake, POLL_MS);
      wake();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await ticking;
      for (const handler of handlers) if ('runBatch' in handler) handler.stop?.();
      await settle();
    },
    wake,
    async drain() {
      let total = 0;
      for (;;) {
        const taken = await takeDue();
        await settle();
        if (taken === 0) return total;
        total += taken;
      }
    },
  };
}

/** Owners are host:pid:instance. One of this host whose process is gone (or whose pid is now ours) runs no more. */
function isGoneProcess(self: string): (owner: string) => boolean {
  const [selfHost, selfPid] = self.split(':');
  return (owner) => {
    const [host, pid] = owner.split(':');
    if (owner === self || host !== selfHost || pid === undefined) return false;
    if (pid === selfPid) return true;
    try {
      process.kill(Number(pid), 0);
      return false;
    } catch (error) {
      // Any other refusal (EPERM) says that it is there, under another user.
      return errorCode(error) === 'ESRCH';
    }
  };
}
