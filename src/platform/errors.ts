/**
 * The errors that people and programs see. `code` is for machines and never changes; `message` is a sentence for a
 * person that says what to do. Anything else that is thrown is a fault of the product and answers 500.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: Record<string, string>;

  constructor(status: number, code: string, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.name = 'AppError';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

export function notFound(what: string): AppError {
  return new AppError(404, 'not_found', `There is no such ${what}. Check the address, or go back to the list.`);
}

export function forbidden(): AppError {
  return new AppError(403, 'forbidden', 'Your role does not allow this. Ask an administrator if you need it.');
}

export function conflict(code: string, message: string): AppError {
  return new AppError(409, code, message);
}

/** @param fields field name → what is wrong with it, in a sentence */
export function invalidInput(code: string, message: string, fields: Record<string, string> = {}): AppError {
  return new AppError(422, code, message, fields);
}

/** The text of anything thrown: in Jest's ESM realm errors of Node's core are not `instanceof Error`. */
export function errorText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}

export function errorCode(error: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return undefined;
}
