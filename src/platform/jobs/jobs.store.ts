import type { Knex } from 'knex';
import { addSeconds, type Clock, instantText } from '../clock.ts';
import { chunks } from '../db/chunks.ts';
import type { Ids } from '../ids.ts';

export interface Job {
  id: string;
  kind: string;
  payload: unknown;
  /** 1 on the first run. Also the fence: only the run with the newest number may finish the job. */
  attempt: number;
}

interface JobRow {
  id: string;
  kind: string;
  payload: string;
  attempts: number;
}

const LEASE_SECONDS = 120;

export interface NewJob {
  kind: string;
  payload: unknown;
  runAt: Date;
  /** At most one waiting job with this key; a second one is dropped. */
  uniqueKey?: string;
}

/** Writes a job in the transaction of its cause. */
export async function enqueue(tx: Knex, services: { ids: Ids; clock: Clock }, job: NewJob): Promise<void> {
  const insert = tx('jobs').insert(rowOf(services, job));
  await (job.uniqueKey === undefined ? insert : insert.onConflict('unique_key').ignore());
}

/** The same for many at once; none of them has a unique key. */
export async function enqueueAll(
  tx: Knex,
  services: { ids: Ids; clock: Clock },
  jobs: readonly Omit<NewJob, 'uniqueKey'>[],
): Promise<void> {
  // A statement holds only so many values.
  for (const some of chunks(jobs, 100)) await tx('jobs').insert(some.map((job) => rowOf(services, job)));
}

function rowOf(services: { ids: Ids; clock: Clock }, job: NewJob): object {
  return {
    id: services.ids.next(),
    kind: job.kind,
    payload: JSON.stringify(job.payload),
    status: 'pending',
    run_at: instantText(job.runAt),
    attempts: 0,
    unique_key: job.uniqueKey ?? null,
    created_at: instantText(services.clock.now()),
  };
}

/** Pending jobs of a kind that nobody is running; `payloads`: a query for their payloads as JSON text. */
function waitingJobs(tx: Knex, kind: string, payloads: Knex.QueryBuilder): Knex.QueryBuilder {
  return tx('jobs').where({ kind, status: 'pending' }).whereNull('lease_owner').whereIn('payload', payloads);
}

/** Takes away jobs that wait and are no longer needed. */
export async function callOffJobs(tx: Knex, kind: string, payloads: Knex.QueryBuilder): Promise<void> {
  await waitingJobs(tx, kind, payloads).delete();
}

/** Moves jobs that wait to another time. */
export async function runJobsAt(tx: Knex, kind: string, payloads: Knex.QueryBuilder, at: Date): Promise<void> {
  await waitingJobs(tx, kind, payloads).update({ run_at: instantText(at) });
}

/** Brings a job that waits under this key forward, where it would run later than that. */
export async function runJobAtLatest(tx: Knex, uniqueKey: string, at: Date): Promise<void> {
  await tx('jobs')
    .where({ unique_key: uniqueKey, status: 'pending' })
    .where('run_at', '>', instantText(at))
    .update({ run_at: instantText(at) });
}

/** Takes up to `limit` due jobs of these kinds, oldest first. A taken job is left alone by others until its lease ends. */
export async function claimJobs(
  tx: Knex,
  options: { kinds: readonly string[]; limit: number; now: Date; owner: string; skipLocked: boolean },
): Promise<Job[]> {
  const now = instantText(options.now);
  const due = tx('jobs')
    .select('id')
    .where('status', 'pending')
    .where('run_at', '<=', now)
    .whereIn('kind', options.kinds)
    .where((w) => w.whereNull('lease_expires_at').orWhere('lease_expires_at', '<', now))
    .orderBy(['run_at', 'id'])
    .limit(options.limit);
  if (options.skipLocked) due.forUpdate().skipLocked();
  const rows: JobRow[] = await tx('jobs')
    .whereIn('id', due)
    .update({
      lease_owner: options.owner,
      lease_expires_at: instantText(addSeconds(options.now, LEASE_SECONDS)),
      attempts: tx.raw('attempts + 1'),
    })
    .returning(['id', 'kind', 'payload', 'attempts']);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    payload: JSON.parse(row.payload),
    attempt: row.attempts,
  }));
}

/** @returns whether this run still held the job (false: its lease ran out and another run has it) */
export async function finishJob(tx: Knex, job: Job): Promise<boolean> {
  return (await tx('jobs').where({ id: job.id, attempts: job.attempt, status: 'pending' }).delete()) === 1;
}

/**
 * Which of these jobs their runs still hold; their leases begin anew. They go on holding them until the transaction ends: the
 * rows are locked, so that no other run can take one in between, however long this process is held up.
 *
 * @returns their ids
 */
export async function holdJobs(tx: Knex, jobs: readonly Job[], now: Date): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  const lease = { lease_expires_at: instantText(addSeconds(now, LEASE_SECONDS)) };
  for (const [attempts, ids] of byAttempt(jobs)) {
    const rows: { id: string }[] = await tx('jobs')
      .whereIn('id', ids)
      .where({ attempts, status: 'pending' })
      .update(lease)
      .returning('id');
    for (const { id } of rows) held.add(id);
  }
  return held;
}

/** Takes away jobs that are done and that this transaction holds. */
export async function finishJobs(tx: Knex, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx('jobs')
    .whereIn(
      'id',
      jobs.map(({ id }) => id),
    )
    .delete();
}

/** Nearly all are in their first run, so one statement does for most. Their order keeps two that lock them apart. */
function byAttempt(jobs: readonly Job[]): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { id, attempt } of jobs) groups.set(attempt, [...(groups.get(attempt) ?? []), id].sort());
  return groups;
}

/** Gives a job back to run later. @param error why it did not succeed; null: it did, or only waits */
export async function postponeJob(tx: Knex, job: Job, runAt: Date, error: string | null): Promise<void> {
  await tx('jobs')
    .where({ id: job.id, attempts: job.attempt, status: 'pending' })
    .update({ run_at: instantText(runAt), lease_owner: null, lease_expires_at: null, last_error: error });
}

/** Leaves a job to people. @returns whether this run still held it */
export async function buryJob(tx: Knex, job: Job, error: string): Promise<boolean> {
  const buried = await tx('jobs')
    .where({ id: job.id, attempts: job.attempt, status: 'pending' })
    .update({ status: 'dead', lease_owner: null, lease_expires_at: null, last_error: error, unique_key: null });
  return buried === 1;
}

/** Lets a long job keep its lease. @returns whether this run still held it */
export async function extendLease(tx: Knex, job: Job, now: Date): Promise<boolean> {
  const held = await tx('jobs')
    .where({ id: job.id, attempts: job.attempt, status: 'pending' })
    .update({ lease_expires_at: instantText(addSeconds(now, LEASE_SECONDS)) });
  return held === 1;
}

/** Frees the jobs of processes of this machine that are gone, so that a restart need not wait for their leases. */
export async function releaseJobsOf(tx: Knex, isGone: (owner: string) => boolean): Promise<void> {
  const owners: { lease_owner: string }[] = await tx('jobs').whereNotNull('lease_owner').distinct('lease_owner');
  const gone = owners.map((row) => row.lease_owner).filter(isGone);
  if (gone.length > 0) {
    await tx('jobs').whereIn('lease_owner', gone).update({ lease_owner: null, lease_expires_at: null });
  }
}

export interface DeadJob {
  id: string;
  kind: string;
  attempts: number;
  lastError: string | null;
  createdAt: string;
}

export async function listDeadJobs(db: Knex, limit: number): Promise<DeadJob[]> {
  const rows = await db('jobs').where('status', 'dead').orderBy('created_at', 'desc').limit(limit);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
  }));
}

/** @returns whether there was such a dead job */
export async function retryDeadJob(tx: Knex, id: string, now: Date): Promise<boolean> {
  const updated = await tx('jobs')
    .where({ id, status: 'dead' })
    .update({ status: 'pending', run_at: instantText(now), attempts: 0, last_error: null });
  return updated === 1;
}

/** The same for a job that is known by what it is about. */
export async function retryDeadJobsOf(tx: Knex, job: Pick<NewJob, 'kind' | 'payload'>, now: Date): Promise<void> {
  await tx('jobs')
    .where({ kind: job.kind, payload: JSON.stringify(job.payload), status: 'dead' })
    .update({ status: 'pending', run_at: instantText(now), attempts: 0, last_error: null });
}

/** For what nobody wants done any more. */
export async function deleteDeadJobsOf(tx: Knex, job: Pick<NewJob, 'kind' | 'payload'>): Promise<void> {
  await tx('jobs')
    .where({ kind: job.kind, payload: JSON.stringify(job.payload), status: 'dead' })
    .delete();
}

export async function countJobs(
  db: Knex,
  now: Date,
): Promise<{ due: number; dead: number; oldestDueAt: string | null }> {
  const [due] = await db('jobs')
    .where('status', 'pending')
    .where('run_at', '<=', instantText(now))
    .select(db.raw('count(*) as n'), db.raw('min(run_at) as oldest'));
  const [dead] = await db('jobs').where('status', 'dead').count({ n: '*' });
  return { due: Number(due?.n ?? 0), dead: Number(dead?.n ?? 0), oldestDueAt: due?.oldest ?? null };
}
