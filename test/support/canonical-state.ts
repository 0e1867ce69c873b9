import type { State } from '../../src/domain/state/state.ts';

/** A state as text that is equal for equal states, in whatever order their counts came. */
export function canonicalState(state: State): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort()) : value,
  );
}
