import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../src/platform/paths.ts';

/** The built product, running as a process of its own. */
export interface ProductProcess {
  pid: number;
  url: string;
  /** What it logged as an error. */
  errors: string[];
  /** Ends it as a power cut would: nothing is finished, no connection is closed in order. */
  kill(): Promise<void>;
  /** Asks it to stop. @returns its exit code */
  stop(): Promise<number | null>;
}

const START_WITHIN_MS = 180_000;
/** From here on pino's levels tell of faults. */
const ERROR_LEVEL = 50;

const ENDING_WITH_US = ['--import', './test/support/end-with-parent.js'];

/** Starts `dist/src/server.js` on a free port of the loopback; comes back when it listens. */
export function startProduct(environment: Record<string, string>): Promise<ProductProcess> {
  const child = spawn(process.execPath, [...ENDING_WITH_US, 'dist/src/server.js'], {
    cwd: projectRoot,
    env: { ...environment, PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' },
    stdio: 'pipe',
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const errors: string[] = [];
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });

  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The product did not listen within ${START_WITHIN_MS} ms. ${said}`));
    }, START_WITHIN_MS);
    child.once('error', reject);
    void ended.then((code) => {
      clearTimeout(deadline);
      reject(new Error(`The product ended with ${code} before it listened. Was it built? ${said}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = parseLine(line);
      if (Number(entry.level) >= ERROR_LEVEL) errors.push(line);
      if (entry.msg !== 'listening' || child.pid === undefined) return;
      clearTimeout(deadline);
      resolve({
        pid: child.pid,
        url: `http://127.0.0.1:${entry.port}`,
        errors,
        async kill() {
          child.kill('SIGKILL');
          await ended;
        },
        stop() {
          child.kill('SIGTERM');
          return ended;
        },
      });
    });
  });
}

/** A command of the built product, running. */
export interface ProductCommand {
  kill(): Promise<void>;
  /** @returns its exit code, and what it said to the person at the terminal */
  finished(): Promise<{ code: number | null; said: string }>;
}

export function startCommand(args: readonly string[], environment: Record<string, string>): ProductCommand {
  const child = spawn(process.execPath, [...ENDING_WITH_US, 'dist/src/cli.js', ...args], {
    cwd: projectRoot,
    env: { ...environment, PATH: process.env.PATH ?? '' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  return {
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    finished: async () => ({ code: await ended, said: said.trim() }),
  };
}

function parseLine(line: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(line));
  } catch {
    return { level: ERROR_LEVEL, msg: line };
  }
}

/** Long enough for a machine with much else to do: whoever waits in vain has found a fault, not a slow minute. */
const PATIENCE_MS = 180_000;

/** Waits until something holds, looking every few milliseconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${PATIENCE_MS} ms in vain until ${what}.`);
    await sleep(3);
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
