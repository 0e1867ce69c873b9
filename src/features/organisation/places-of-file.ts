import type { Knex } from 'knex';
import { type RowProblem, rowProblem } from '../../domain/csv/row-problem.ts';
import type { Context } from '../../platform/context.ts';
import { holdPlace, resolvePlace } from './place.service.ts';
import type { Place, PlaceKind } from './place.store.ts';

/** What a row of a file calls its places; null where it names none. */
export type CalledPlaces = Readonly<Record<PlaceKind, string | null>>;
export type PlacesOfRow = Record<PlaceKind, Place | null>;

/** A place that was not in the directory before the file. */
export interface NewPlace {
  kind: PlaceKind;
  name: string;
}

interface PlacesInBatch {
  /** What the rows of the batch added so far. */
  readonly added: readonly NewPlace[];
  of(called: CalledPlaces, line: number): Promise<PlacesOfRow | { problem: RowProblem }>;
}

/** Looks names up once for a whole file; what a rolled-back batch added is forgotten. */
export interface PlacesOfFile {
  /** In the transaction of a batch, until whose end the places it found stay as they are. */
  inside(tx: Knex): PlacesInBatch;
  /** The batch is committed: what it found holds. */
  keep(): void;
}

/** @param options.mayUseBranch whether rows of a branch, or of none, may be taken */
export function placesOfFile(
  context: Context,
  options: { createUnknown: boolean; mayUseBranch?: (branchId: string | null) => boolean },
): PlacesOfFile {
  const limited = context.actor.kind === 'user' && context.actor.branchIds !== null;
  const kept = new Map<string, string>();
  let found = new Map<string, Place>();

  return {
    inside(tx) {
      found = new Map();
      const added: NewPlace[] = [];
      const find = async (kind: PlaceKind, text: string | null, line: number) => {
        if (text === null) return null;
        const key = `${kind} ${text}`;
        const known = found.get(key);
        if (known !== undefined) return known;
        const id = kept.get(key);
        // A branch that someone limited to branches adds could not be one of theirs.
        const createUnknown = options.createUnknown && !(limited && kind === 'branch');
        const place =
          id === undefined
            ? await resolvePlace(tx, context, kind, text, {
                createUnknown,
                whenCreated: ({ name }) => added.push({ kind, name }),
              })
            : await holdPlace(tx, kind, id);
        if (typeof place === 'string') return { problem: rowProblem(line, kind, place, text) };
        found.set(key, place);
        return place;
      };
      return {
        added,
        async of(called, line) {
          const branch = await find('branch', called.branch, line);
          if (isProblem(branch)) return branch;
          if (options.mayUseBranch?.(branch?.id ?? null) === false) {
            return { problem: rowProblem(line, 'branch', 'other_branch', called.branch ?? '') };
          }
          const provider = await find('provider', called.provider, line);
          if (isProblem(provider)) return provider;
          const topic = await find('topic', called.topic, line);
          return isProblem(topic) ? topic : { provider, branch, topic };
        },
      };
    },
    keep() {
      for (const [key, { id }] of found) kept.set(key, id);
    },
  };
}

function isProblem(found: Place | null | { problem: RowProblem }): found is { problem: RowProblem } {
  return found !== null && 'problem' in found;
}
