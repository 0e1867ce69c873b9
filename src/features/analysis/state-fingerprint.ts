import { createHash } from 'node:crypto';
import type { State } from '../../domain/state/state.ts';

const FINGERPRINT = 16;

/**
 * One text for equal states, whatever the order in which they were put together. What readers without row access are told
 * is kept under it: it changes when they are told of more answers, not with each that comes.
 */
export function stateFingerprint(state: State): string {
  const inOrder = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort()) : value;
  return createHash('sha256').update(JSON.stringify(state, inOrder)).digest('hex').slice(0, FINGERPRINT);
}
