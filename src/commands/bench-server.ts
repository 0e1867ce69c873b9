import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { builtFolder, projectRoot } from '../platform/paths.ts';

/** The product serving a database in a process of its own, with the heap that the scripts of package.json give it. */
export interface BenchServer {
  port: number;
  /** The most memory it has had so far; undefined where the system does not tell. */
  peakMegabytes(): number | undefined;
  close(): Promise<void>;
}

const HEAP = '--max-old-space-size=160';

export function startServer(databaseUrl: string): Promise<BenchServer> {
  const child = spawn(process.execPath, [HEAP, join(builtFolder, 'src/server.js')], {
    cwd: projectRoot,
    env: {
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    void ended.then(() => reject(new Error('The server ended before it listened.')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = portIn(line);
      if (port === undefined) return;
      resolve({
        port,
        peakMegabytes: () => peakOf(child.pid),
        async close() {
          child.kill('SIGTERM');
          await ended;
        },
      });
    });
  });
}

function portIn(line: string): number | undefined {
  const entry: unknown = line.startsWith('{') ? JSON.parse(line) : undefined;
  if (typeof entry !== 'object' || entry === null || !('msg' in entry) || !('port' in entry)) return undefined;
  return entry.msg === 'listening' && typeof entry.port === 'number' ? entry.port : undefined;
}

/** Linux keeps the high-water mark of each process. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
