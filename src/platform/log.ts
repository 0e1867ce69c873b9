import { type Logger, pino, stdSerializers } from 'pino';

export type Log = Logger;

/** JSON lines on standard output. Secrets in addresses are cut out by the request log; nothing personal is ever logged. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['authorization', 'cookie', 'password', '*.authorization', '*.cookie', '*.password'],
    serializers: { err: describeError },
  });
}

/** An error as it is logged: where it happened and what it was, without the values that were being written. */
function describeError(error: Error): { type: string; code: unknown; message: string; stack: string } {
  const { type, message, stack, ...rest } = stdSerializers.err(error);
  return {
    type,
    code: rest.code,
    message: withoutValues(message),
    // The stack begins with the message, values and all.
    stack: (stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  };
}

/**
 * What a database error says without the statement: knex puts the whole statement, on SQLite with every value in it,
 * before the database's own words.
 */
export function withoutValues(message: string): string {
  if (!/^\s*(insert|update|delete|select|with)\b/i.test(message)) return message;
  const own = message.slice(message.lastIndexOf(' - ') + 3);
  // PostgreSQL's own words may quote the value that was refused.
  return `A statement failed: ${own.replace(/"[^"]*"|'[^']*'/g, '…')}`;
}

/**
 * Links carry secrets: `/s/TOKEN`, `/reset/TOKEN` and their like are logged without them, in capitals and as a proxy writes
 * them too; so are addresses of people that somebody put into a path.
 */
export function withoutSecrets(url: string): string {
  return url
    .replace(/\?.*$/, '')
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(/^\/+(s|u|r|f|invite|reset)\/[^/#]+/i, '/$1/…')
    .split('/')
    .map((part) => (/@|%40/.test(part) ? '…' : part))
    .join('/');
}
