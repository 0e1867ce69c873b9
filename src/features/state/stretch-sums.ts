import type { Days } from '../../domain/card/coarse-period.ts';
import { mergeState } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';

/** Sums of one stretch of time by questionnaire version. They are shared: add them up elsewhere. */
export type VersionSums = ReadonlyMap<string, State>;

/** Sums of slices, by slice and the first day of a stretch; of what has no answers they may be absent. */
export type SliceSums = ReadonlyMap<string, ReadonlyMap<string, VersionSums>>;

/** Sums of answers by questionnaire version and stretch of time. */
export class StretchSums {
  readonly #stretches: readonly Days[];
  readonly #byVersion = new Map<string, Map<string, State>>();

  /** @param stretches in order, without overlap */
  constructor(stretches: readonly Days[]) {
    this.#stretches = stretches;
  }

  /** The sum that a day belongs to; undefined where it lies in no stretch. */
  of(versionId: string, day: string): State | undefined {
    const stretch = this.#stretches.find(({ from, to }) => from <= day && day <= to);
    return stretch && this.#sumFrom(versionId, stretch.from);
  }

  /** The sums of a version by the first day of their stretch. */
  ofVersion(versionId: string): ReadonlyMap<string, State> {
    return this.#byVersion.get(versionId) ?? new Map();
  }

  /** Adds sums by the first day of their stretch. */
  add(sums: ReadonlyMap<string, VersionSums>): void {
    for (const [from, versions] of sums) {
      for (const [versionId, state] of versions) mergeState(this.#sumFrom(versionId, from), state);
    }
  }

  #sumFrom(versionId: string, from: string): State {
    const states = this.#byVersion.get(versionId) ?? new Map<string, State>();
    this.#byVersion.set(versionId, states);
    const state = states.get(from) ?? emptyState();
    states.set(from, state);
    return state;
  }
}
