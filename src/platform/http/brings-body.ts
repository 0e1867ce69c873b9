import type { Request } from 'express';

/** Whether a request announces a body: one that may have some is waited for, whatever its method. */
export function bringsBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
