import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on standard output. Secrets in addresses are cut out by the request log; nothing personal is ever logged. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['authorization', 'cookie', 'password', '*.authorization', '*.cookie', '*.password'],
  });
}

/** Links carry secrets: `/s/TOKEN`, `/u/TOKEN`, `/invite/TOKEN`, `/reset/TOKEN` are logged without them. */
export function withoutSecrets(url: string): string {
  return url.replace(/^\/(s|u|invite|reset)\/[^/?#]+/, '/$1/…').replace(/\?.*$/, '');
}
