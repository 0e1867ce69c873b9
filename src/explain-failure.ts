import { AppError, errorCode, errorText } from './platform/errors.ts';

const IN_WORDS: Record<string, string> = {
  ECONNREFUSED: 'The database does not answer. Check DATABASE_URL, and whether it is running.',
  ENOTFOUND: 'A computer of that name was not found. Check HOST and DATABASE_URL.',
  EADDRINUSE: 'Another program listens there already. Choose another PORT, or stop that program.',
  EADDRNOTAVAIL: 'This machine has no such address to listen on. Check HOST.',
  SQLITE_CANTOPEN: 'The database file cannot be opened. Check the path in DATABASE_URL, and who may write there.',
  SQLITE_NOTADB: 'The file that DATABASE_URL names is not a database. Name another one, or restore a backup.',
  SQLITE_READONLY: 'The database file cannot be written. Check who may write to it and to its folder.',
  '3D000': 'The database server has no database of that name. Create it, or correct DATABASE_URL.',
  '28P01': 'The database server does not take this user and password. Correct DATABASE_URL.',
  '28000': 'The database server does not take this user. Correct DATABASE_URL.',
};

/** What went wrong, in lines for the person at the terminal: in words where it can be mended there, else with the stack. */
export function explainFailure(error: unknown): string {
  if (error instanceof AppError) {
    return [error.message, ...Object.entries(error.fields).map(([field, text]) => `  ${field}: ${text}`)].join('\n');
  }
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return `The file cannot be opened (${errorText(error)}).`;
  if (code === 'EEXIST') return `The file is there already: name a new one (${errorText(error)}).`;
  if (code !== undefined && Object.hasOwn(IN_WORDS, code)) return `${IN_WORDS[code]} (${errorText(error)})`;
  return error instanceof Error ? (error.stack ?? error.message) : errorText(error);
}

/** Starts a program that runs until it is stopped; when it cannot start, says why and ends with code 1. */
export async function startOrExplain(start: () => Promise<unknown>): Promise<void> {
  try {
    await start();
  } catch (error) {
    console.error(`Gapcard cannot start. ${explainFailure(error)}`);
    process.exit(1);
  }
}
