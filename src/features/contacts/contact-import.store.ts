import type { Knex } from 'knex';
import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import { Role } from '../../domain/access/role-matrix.ts';
import { ROW_PROBLEMS } from '../../domain/csv/row-problem.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { type NewPlaces, NO_NEW_PLACES, PLACE_KINDS } from '../organisation/index.ts';
import { type ContactImport, EMPTY_IMPORT } from './contact-import.service.ts';

export type ImportStatus = 'receiving' | 'waiting' | 'running' | 'finished' | 'failed' | 'discarded';

/** A file that someone sent on a page; its rows come in by a job, so that the page can be left. */
export interface FileImport {
  id: string;
  status: ImportStatus;
  actor: Extract<Actor, { kind: 'user' }>;
  invite: boolean;
  /** Rows that name a place that is not in the directory are refused. */
  knownPlaces: boolean;
  bytes: number;
  report: ContactImport;
  createdAt: string;
  finishedAt: string | null;
  /** Why it was given up, in the words of the fault. */
  failure: string | null;
}

interface FileImportRow {
  id: string;
  status: ImportStatus;
  actor: string;
  invite: boolean | number;
  known_places: boolean | number;
  bytes: number;
  report: string;
  created_at: string;
  finished_at: string | null;
  failure: string | null;
}

const count = z.int().min(0);
const NewPlacesRead: z.ZodType<NewPlaces> = z.object({
  named: z.array(z.object({ kind: z.enum(PLACE_KINDS), name: z.string() })),
  more: count,
});
const Report: z.ZodType<ContactImport> = z.object({
  // Imports of before did not count them.
  newPlaces: NewPlacesRead.default(NO_NEW_PLACES),
  rows: count,
  added: count,
  alreadyThere: count,
  refused: count,
  moreProblems: count,
  problems: z.array(
    z.object({
      line: z.number(),
      column: z.string(),
      code: z.enum(ROW_PROBLEMS),
      value: z.string(),
      message: z.string(),
    }),
  ),
});

const UserActor: z.ZodType<FileImport['actor']> = z.object({
  kind: z.literal('user'),
  id: z.string(),
  name: z.string(),
  role: Role,
  providerId: z.string().nullable(),
  branchIds: z.array(z.string()).nullable(),
});

function toImport(row: FileImportRow): FileImport {
  return {
    id: row.id,
    status: row.status,
    actor: UserActor.parse(JSON.parse(row.actor)),
    invite: Boolean(row.invite),
    knownPlaces: Boolean(row.known_places),
    bytes: row.bytes,
    report: Report.parse(JSON.parse(row.report)),
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    failure: row.failure,
  };
}

export async function insertImport(
  tx: Knex,
  context: Context,
  parts: Pick<FileImport, 'actor' | 'invite' | 'knownPlaces'>,
): Promise<string> {
  const id = context.ids.next();
  await tx('contact_imports').insert({
    id,
    status: 'receiving',
    actor: JSON.stringify(parts.actor),
    started_by: parts.actor.id,
    invite: parts.invite,
    known_places: parts.knownPlaces,
    bytes: 0,
    report: JSON.stringify(EMPTY_IMPORT),
    created_at: instantText(context.clock.now()),
  });
  return id;
}

export async function insertPart(tx: Knex, importId: string, position: number, content: Buffer): Promise<void> {
  await tx('contact_import_parts').insert({ import_id: importId, position, content });
}

/** The file, part by part. */
export async function* readParts(db: Knex, importId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const row: { content: Buffer } | undefined = await db('contact_import_parts')
      .where({ import_id: importId, position })
      .first('content');
    if (row === undefined) return;
    yield row.content;
  }
}

export async function updateImport(
  tx: Knex,
  id: string,
  change: Partial<Pick<FileImport, 'status' | 'bytes' | 'report' | 'finishedAt' | 'failure'>>,
): Promise<void> {
  const { status, bytes, report, finishedAt, failure } = change;
  await tx('contact_imports')
    .where({ id })
    .update({
      ...(status === undefined ? {} : { status }),
      ...(bytes === undefined ? {} : { bytes }),
      ...(report === undefined ? {} : { report: JSON.stringify(report) }),
      ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
      ...(failure === undefined ? {} : { failure }),
    });
}

/** The rows of a file name people: it goes as soon as it has been read. */
export async function deleteParts(tx: Knex, importId: string): Promise<void> {
  await tx('contact_import_parts').where({ import_id: importId }).delete();
}

export async function deleteImport(tx: Knex, id: string): Promise<void> {
  await tx('contact_imports').where({ id }).delete();
}

/** Reports can quote cells of bad rows, which name people: they are not kept for long. */
export async function deleteImportsBefore(tx: Knex, instant: string): Promise<void> {
  await tx('contact_imports').where('created_at', '<', instant).whereNotIn('status', ['waiting', 'running']).delete();
}

/** Files that began to arrive before this and still do: the server stopped meanwhile, and nobody sends the rest. */
export async function deleteCutOffImports(tx: Knex, instant: string): Promise<void> {
  await tx('contact_imports').where('created_at', '<', instant).where({ status: 'receiving' }).delete();
}

export async function findImport(db: Knex, id: string): Promise<FileImport | undefined> {
  const row: FileImportRow | undefined = await db('contact_imports').where({ id }).first();
  return row && toImport(row);
}

/** @throws not_found */
export async function getImport(db: Knex, id: string): Promise<FileImport> {
  const found = await findImport(db, id);
  if (found === undefined) throw notFound('import');
  return found;
}

/** Takes a failed import out of that state. @returns whether it was in it until now */
export async function leaveFailure(tx: Knex, id: string, status: 'waiting' | 'discarded'): Promise<boolean> {
  const updated = await tx('contact_imports').where({ id, status: 'failed' }).update({ status });
  return updated === 1;
}

/** One's own imports, newest first. */
export async function listImports(db: Knex, userId: string, limit: number): Promise<FileImport[]> {
  const rows: FileImportRow[] = await db('contact_imports')
    .where({ started_by: userId })
    .whereNot({ status: 'receiving' })
    .orderBy('created_at', 'desc')
    .limit(limit);
  return rows.map(toImport);
}
