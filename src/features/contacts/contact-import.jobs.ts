import { Readable } from 'node:stream';
import { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import { as, type Context } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { deleteDeadJobsOf, enqueue, extendLease, type Job, retryDeadJobsOf } from '../../platform/jobs/jobs.store.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import type { ContactHooks } from './contact-hooks.ts';
import { importContacts } from './contact-import.service.ts';
import {
  deleteCutOffImports,
  deleteImport,
  deleteImportsBefore,
  deleteParts,
  type FileImport,
  findImport,
  insertImport,
  insertPart,
  leaveFailure,
  readParts,
  updateImport,
} from './contact-import.store.ts';

const JOB_KIND = 'contacts.import';
const PART_BYTES = 256 * 1024;
const LARGEST_FILE = 200 * 1024 * 1024;
const HOUR_MS = 3_600_000;
const KEPT_MS = 30 * 24 * HOUR_MS;
/** No upload may take as long. */
const CUT_OFF_MS = 2 * HOUR_MS;

/**
 * Takes in the bytes of a file as they arrive, and leaves its rows to a job. A file that breaks off on its way is
 * forgotten.
 *
 * @returns the import's id
 * @throws 413 `too_large`
 */
export async function receiveFile(
  context: Context,
  actor: FileImport['actor'],
  source: AsyncIterable<Buffer>,
  options: Pick<FileImport, 'invite' | 'knownPlaces'>,
): Promise<string> {
  const { db, clock } = context;
  const id = await db.transaction(async (tx) => {
    const before = (ms: number): string => instantText(new Date(clock.now().getTime() - ms));
    await deleteImportsBefore(tx, before(KEPT_MS));
    await deleteCutOffImports(tx, before(CUT_OFF_MS));
    return insertImport(tx, context, { actor, ...options });
  });
  try {
    const bytes = await storeParts(context, id, source);
    await db.transaction(async (tx) => {
      await updateImport(tx, id, { status: 'waiting', bytes });
      await enqueue(tx, context, { kind: JOB_KIND, payload: { importId: id }, runAt: clock.now() });
    });
  } catch (error) {
    await db.transaction((tx) => deleteImport(tx, id));
    throw error;
  }
  return id;
}

async function storeParts(context: Context, id: string, source: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0;
  let position = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const store = async (): Promise<void> => {
    if (waitingBytes === 0) return;
    const content = Buffer.concat(waiting);
    const at = position;
    await context.db.transaction((tx) => insertPart(tx, id, at, content));
    position += 1;
    waiting = [];
    waitingBytes = 0;
  };
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > LARGEST_FILE) {
      throw new AppError(
        413,
        'too_large',
        'The file is larger than 200 MB. Split it, or import it on the command line.',
      );
    }
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes >= PART_BYTES) await store();
  }
  await store();
  return bytes;
}

const Payload = z.object({ importId: z.string() });

/**
 * Reads a file that was sent on a page. Interrupted, it goes on after the last batch that was stored. Given up, it keeps
 * the file until someone tries again or throws it away.
 */
export function contactImportJob(hooks: ContactHooks): JobHandler {
  return {
    kind: JOB_KIND,
    concurrency: 1,
    maxAttempts: 5,
    async run(services, job: Job) {
      const { importId } = Payload.parse(job.payload);
      const found = await findImport(services.db.knex, importId);
      if (found === undefined || found.status === 'finished' || found.status === 'discarded') return undefined;
      const context = as(services, found.actor);
      await services.db.transaction((tx) => updateImport(tx, importId, { status: 'running', failure: null }));
      const source = Readable.from(readParts(services.db.knex, importId), { objectMode: false });
      const report = await importContacts(context, hooks, source, {
        invite: found.invite,
        createUnknown: !found.knownPlaces,
        resume: found.report,
        async inBatch(tx, soFar) {
          if (!(await extendLease(tx, job, services.clock.now()))) throw new Error('Another run has this import now.');
          await updateImport(tx, importId, { report: soFar });
        },
      });
      await services.db.transaction(async (tx) => {
        await updateImport(tx, importId, {
          status: 'finished',
          report,
          finishedAt: instantText(services.clock.now()),
        });
        await deleteParts(tx, importId);
      });
      return undefined;
    },
    async whenDead(tx, _services, job, why) {
      const { importId } = Payload.parse(job.payload);
      await updateImport(tx, importId, { status: 'failed', failure: why });
    },
  };
}

/** Lets an import that was given up go on where it stopped; does nothing where it is not, or no more. */
export async function retryImport(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    if (!(await leaveFailure(tx, id, 'waiting'))) return;
    await retryDeadJobsOf(tx, { kind: JOB_KIND, payload: { importId: id } }, context.clock.now());
    await audit(tx, context, { action: 'contacts.import_retried', subject: { kind: 'contact_import', id } });
  });
}

/** Throws the rest of a file away that was given up: what came in of it stays. */
export async function discardImport(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    if (!(await leaveFailure(tx, id, 'discarded'))) return;
    await deleteDeadJobsOf(tx, { kind: JOB_KIND, payload: { importId: id } });
    await deleteParts(tx, id);
    await audit(tx, context, { action: 'contacts.import_discarded', subject: { kind: 'contact_import', id } });
  });
}
