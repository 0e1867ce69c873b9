import type { Knex } from 'knex';
import { hiddenParts } from '../../domain/card/small-groups.ts';
import type { Strata } from '../../domain/card/standardised-difference.ts';
import { compareUnits, type UnitStanding } from '../../domain/card/unit-comparison.ts';
import { withheldUnder } from '../../domain/card/verdict.ts';
import { LOCALE_NAMES, LOCALES } from '../../domain/locale.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import { type IntegerSums, momentsFromSums } from '../../domain/statistics/integer-moments.ts';
import { meanInterval } from '../../domain/statistics/mean-interval.ts';
import { perPoint, type ScoreMeasure, scoreIn } from '../../domain/trend/measure.ts';
import type { Database } from '../../platform/db/database.ts';
import { invalidInput } from '../../platform/errors.ts';
import { readScope, readScopeUnits, type Scope, type ScopeUnit } from '../analysis/index.ts';
import { listBranches, listProviders, listTopics, type Place } from '../organisation/index.ts';
import { slicesFor } from '../state/index.ts';
import { filterOf, type UnitKind } from './comparison.forms.ts';

/** A mean with its interval; null where it cannot be had or may not be told. */
export interface MeanFigure {
  n: number;
  mean: number | null;
  ci95: Interval | null;
}

/** A unit of a comparison. `key` is its id, or the code of a language. */
export interface ComparedFigures {
  key: string;
  name: string;
  /** null: there are too few answers, here or just beside it, to be told. */
  n: number | null;
  mean: number | null;
  ci95: Interval | null;
  /** How it stands to the rest; null where nothing may be told. */
  standing: UnitStanding | null;
}

export interface UnitsComparison {
  of: UnitKind;
  measure: ScoreMeasure;
  /** All of the scope together. */
  whole: MeanFigure;
  /** Like is compared with like within these; null: nothing that would allow it is kept. */
  within: 'topic' | 'branch' | null;
  /** By name; that is no ranking. */
  units: ComparedFigures[];
}

/**
 * Units of one kind, each against all others of it together, as the reader of the scope may know them. Call it inside
 * `db.snapshot`.
 *
 * @throws AppError 422 where the scope is one such unit already; as `readScopeUnits`
 */
export async function readUnitsComparison(
  db: Database,
  tx: Knex,
  scope: Scope,
  { of, measure }: { of: UnitKind; measure: ScoreMeasure },
): Promise<UnitsComparison> {
  const filter = filterOf(of);
  if (scope.named[filter] !== undefined) {
    throw invalidInput('bad_comparison', `There is nothing to compare within one ${of}.`, {
      [filter]: 'Take this filter away.',
    });
  }
  const { named, units, within } = await unitsOf(tx, scope, of);
  const figure = measure.of;
  const reading = await readScopeUnits(db, tx, scope, units, figure);
  const whole = scoreIn((await readScope(db, tx, scope, { figures: [figure] })).state, measure);
  const scale = perPoint(measure, reading.unit);
  const counted = reading.units.map(({ key, whole: state, strata }) => ({
    key,
    sums: scoreIn(state, measure),
    strata: Object.fromEntries(
      Object.entries(strata).map(([stratum, part]): [string, IntegerSums] => [stratum, scoreIn(part, measure)]),
    ) satisfies Strata,
  }));
  const hidden = scope.access.rowAccess ? new Set<string>() : hiddenAmong(counted, whole.n, of, scope);
  const standings = new Map(
    compareUnits(
      counted.filter(({ key }) => !hidden.has(key)),
      scale,
    ).map((standing) => [standing.key, standing]),
  );
  const withheld = withheldUnder(of === 'provider' || scope.onePerson);
  return {
    of,
    measure,
    whole: toFigure(whole, scale, scope.threshold),
    within,
    units: counted.flatMap(({ key, sums }): ComparedFigures[] => {
      const { name = key, active = true } = named.get(key) ?? {};
      if (sums.n === 0 && !active) return [];
      if (hidden.has(key)) return [{ key, name, n: null, mean: null, ci95: null, standing: null }];
      return [{ key, name, ...toFigure(sums, scale, withheld), standing: standings.get(key) ?? null }];
    }),
  };
}

/** Units that readers without row access are not told of. */
function hiddenAmong(
  counted: readonly { key: string; sums: IntegerSums }[],
  whole: number,
  of: UnitKind,
  scope: Scope,
): Set<string> {
  const counts = Object.fromEntries(counted.map(({ key, sums }): [string, number] => [key, sums.n]));
  const hidden = hiddenParts(counts, whole, withheldUnder(of === 'provider' || scope.onePerson));
  for (const { key, sums } of counted) if (sums.n === 0) hidden.add(key);
  return hidden;
}

export function toFigure(sums: IntegerSums, unitsPerPoint: number, threshold: number): MeanFigure {
  const moments = momentsFromSums(sums, unitsPerPoint);
  const told = sums.n >= threshold;
  return { n: sums.n, mean: told ? moments.mean : null, ci95: told ? meanInterval(moments) : null };
}

interface Units {
  named: Map<string, { name: string; active: boolean }>;
  units: ScopeUnit[];
  within: 'topic' | 'branch' | null;
}

async function unitsOf(tx: Knex, scope: Scope, of: UnitKind): Promise<Units> {
  const { segment, access, named } = scope;
  if (of === 'language') {
    return {
      named: new Map(LOCALES.map((locale) => [locale, { name: LOCALE_NAMES[locale], active: true }])),
      units: LOCALES.map((locale) => ({ key: locale, segment: { ...segment, locale }, strata: [] })),
      within: null,
    };
  }
  const all = { includeInactive: true };
  const [branches, topics] = await Promise.all([listBranches(tx, all), listTopics(tx, all)]);
  const own = branches.filter(({ id }) => access.branchIds === null || access.branchIds.includes(id));
  const places = (of === 'branch' ? own : of === 'topic' ? topics : await listProviders(tx, all)).filter(isOne);
  const part = (id: string) =>
    of === 'branch' ? { branchIds: [id] } : of === 'topic' ? { topicId: id } : { providerId: id };
  const within = of === 'topic' ? 'branch' : 'topic';
  const alike =
    named[within] !== undefined || named.channel !== undefined || named.locale !== undefined
      ? []
      : within === 'branch'
        ? own
        : topics;
  const partAlike = (id: string) => (within === 'branch' ? { branchIds: [id] } : { topicId: id });
  const units = places.map(({ id }) => ({
    key: id,
    segment: { ...segment, ...part(id) },
    strata: alike
      .map((place) => ({ key: place.id, segment: { ...segment, ...part(id), ...partAlike(place.id) } }))
      .filter((stratum) => slicesFor(stratum.segment) !== undefined),
  }));
  return {
    named: new Map(places.map(({ id, name, active }) => [id, { name, active }])),
    units,
    within: units.some(({ strata }) => strata.length > 0) ? within : null,
  };
}

const isOne = ({ mergedInto }: Place): boolean => mergedInto === null;
