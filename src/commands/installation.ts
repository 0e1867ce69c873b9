import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { configOrExit } from '../config.ts';
import { type Container, createContainer } from '../container.ts';
import { as, type Context } from '../platform/context.ts';
import { migrate } from '../platform/db/migrate.ts';
import { createLog } from '../platform/log.ts';

/** Opens the installation that the environment names, brings its schema up to date, and closes it when the work is done. */
export async function withInstallation<T>(work: (container: Container, context: Context) => Promise<T>): Promise<T> {
  // Standard output belongs to the command's result; what goes wrong is thrown and told on standard error.
  const container = createContainer(configOrExit(), { log: createLog('silent') });
  try {
    await migrate(container.services.db.knex);
    return await work(container, as(container.services, { kind: 'command' }));
  } finally {
    await container.close();
  }
}

/** Words for the person at the terminal; the result itself goes to standard output. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A file, or standard input for `-`; unpacked where the name ends in .gz. @throws ENOENT and the like at once */
export async function openInput(path: string): Promise<Readable> {
  if (path === '-') return process.stdin;
  const file = (await open(path)).createReadStream();
  if (!path.endsWith('.gz')) return file;
  const unpacked = createGunzip();
  // The outcome is told by the unpacked stream, which fails along with the file.
  pipeline(file, unpacked).catch(() => undefined);
  return unpacked;
}

/** To a file that must not be there yet, or to standard output. */
export async function writeOutput(content: Readable, path: string | undefined): Promise<void> {
  if (path === undefined) await pipeline(content, process.stdout, { end: false });
  else await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
}
