import { AppError, errorCode, errorText } from './platform/errors.ts';

/** Tells on standard error why a program or command failed, in a sentence that says what to do where there is one. */
export function tellFailure(error: unknown): void {
  const lines = [error instanceof AppError ? error.message : explain(error)];
  if (error instanceof AppError) {
    for (const [field, text] of Object.entries(error.fields)) lines.push(`  ${field}: ${text}`);
  }
  process.stderr.write(`${lines.join('\n')}\n`);
}

function explain(error: unknown): string {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return `The file cannot be opened (${errorText(error)}).`;
  if (code === 'EEXIST') return `The file is there already: name a new one (${errorText(error)}).`;
  if (code === 'ECONNREFUSED') return 'The database does not answer. Check DATABASE_URL, and whether it is running.';
  return error instanceof Error ? (error.stack ?? error.message) : errorText(error);
}

/** For a program that cannot start: tells why and ends with code 1. */
export function endWith(error: unknown): never {
  tellFailure(error);
  process.exit(1);
}
