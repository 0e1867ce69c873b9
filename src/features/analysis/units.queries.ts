import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { mergeState } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import type { Database } from '../../platform/db/database.ts';
import { readSegments, type Segment, slicesFor } from '../state/index.ts';
import { requireCountable } from './exact-series.queries.ts';
import { toldDays } from './protected-series.queries.ts';
import { readScope } from './readings.queries.ts';
import { requireCrossing, type Scope } from './scope.queries.ts';

/** One of several parts of a scope that are compared, and the parts of it in which like stands beside like. */
export interface ScopeUnit {
  key: string;
  segment: Segment;
  /** Without overlap, all kept ready, or none is told apart; what is in none of them is one of its own. */
  strata: readonly { key: string; segment: Segment }[];
}

export interface UnitReading {
  key: string;
  whole: State;
  strata: Readonly<Record<string, State>>;
}

/** The stratum of what is in no other. */
const REMAINDER = '';

/**
 * One figure of many parts of a scope at once, as the reader may know it; a part of which it may not be told has no
 * answers. Where readers have no row access it is over the whole weeks in which that part's own figure is told, and so
 * are its strata: these are for weighing like with like alone, and their figures are not to be shown. Call it inside
 * `db.snapshot`.
 *
 * @returns the parts in their order, and how many counting units make a scale point
 * @throws AppError as `readScope`, and 422 where parts that are not kept ready have too many answers together
 */
export async function readScopeUnits(
  db: Database,
  tx: Knex,
  scope: Scope,
  units: readonly ScopeUnit[],
  figure: FigureKey,
): Promise<{ units: UnitReading[]; unit: number }> {
  for (const { segment } of units) requireCrossing(scope, segment);
  if (!units.every(isReady)) return readEach(db, tx, scope, units, figure);
  const { questionnaireId, source, access, period } = scope;
  const byDays = new Map<string, { days: Days; units: ScopeUnit[] }>();
  for (const one of units) {
    const days = access.rowAccess ? period : await toldDays(db, tx, scope, one.segment, figure);
    if (days === undefined) continue;
    const at = `${days.from} ${days.to}`;
    const group = byDays.get(at) ?? { days, units: [] };
    group.units.push(one);
    byDays.set(at, group);
  }
  const found = new Map<string, UnitReading>();
  let unit = 1;
  for (const { days, units: some } of byDays.values()) {
    const read = await readSegments(db, tx, {
      questionnaireId,
      days,
      segments: some.flatMap(({ segment, strata }) => [segment, ...strata.map((stratum) => stratum.segment)]),
      source,
      figures: [figure],
      foldedOnly: !access.rowAccess,
    });
    const readings = read?.values();
    for (const one of some) {
      const [whole, ...strata] = [one, ...one.strata].map(() => readings?.next().value);
      if (whole === undefined) continue;
      unit = whole.unit;
      found.set(
        one.key,
        toReading(
          one,
          whole.state,
          strata.map((stratum) => stratum?.state ?? emptyState()),
        ),
      );
    }
  }
  return { units: units.map(({ key }) => found.get(key) ?? { key, whole: emptyState(), strata: {} }), unit };
}

const isReady = ({ segment, strata }: ScopeUnit): boolean =>
  [segment, ...strata.map((stratum) => stratum.segment)].every((part) => slicesFor(part) !== undefined);

function toReading({ key, strata }: ScopeUnit, whole: State, states: readonly State[]): UnitReading {
  const remainder = emptyState();
  mergeState(remainder, whole);
  const parts: Record<string, State> = {};
  for (const [at, stratum] of strata.entries()) {
    const state = states[at];
    if (state === undefined || state.responses === 0) continue;
    parts[stratum.key] = state;
    mergeState(remainder, state, -1);
  }
  if (remainder.responses > 0) parts[REMAINDER] = remainder;
  return { key, whole, strata: parts };
}

/** Crossings that are not kept ready: all of them together read no more answers than one such crossing may. */
async function readEach(
  db: Database,
  tx: Knex,
  scope: Scope,
  units: readonly ScopeUnit[],
  figure: FigureKey,
): Promise<{ units: UnitReading[]; unit: number }> {
  const { questionnaireId, segment, source, period, access, today } = scope;
  // Without row access the weeks in which a figure is told follow from all that came before.
  const days = access.rowAccess ? period : { from: '1900-01-01', to: today };
  await requireCountable(tx, { questionnaireId, segment, source, ...days });
  const readings: UnitReading[] = [];
  let unit = 1;
  for (const one of units) {
    const read = await readScope(db, tx, scope, { segment: one.segment, figures: [figure] });
    unit = read.unit;
    readings.push({ key: one.key, whole: read.state, strata: { [REMAINDER]: read.state } });
  }
  return { units: readings, unit };
}
