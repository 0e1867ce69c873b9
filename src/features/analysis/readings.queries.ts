import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { emptyState, isNothing, type State } from '../../domain/state/state.ts';
import { dayAfter, lastOfMonth } from '../../domain/time/days.ts';
import { weekDays, weekNumber } from '../../domain/time/weeks.ts';
import type { Database } from '../../platform/db/database.ts';
import { readSegments, type Segment, type StateReading, type StateSeries } from '../state/index.ts';
import { exactSeries } from './exact-series.queries.ts';
import { protectedSegments, protectedSeries } from './protected-series.queries.ts';
import type { Scope } from './scope.queries.ts';

/** What a reader may know of a set of answers. */
export interface Reading extends StateReading {
  /** There are answers, but too few of them to be told. */
  withheld: boolean;
}

/** A part of a scope: other days, or another segment within what the reader may see. */
export interface Part {
  period?: Days;
  segment?: Segment;
  /** Only these are needed: a long series is then read several times as fast. */
  figures?: readonly FigureKey[];
}

/**
 * The answers of a scope, or of a part of it, as its reader may know them. All figures of all pages come from here: what
 * must not be told is not in it. Call it inside `db.snapshot`.
 *
 * @throws AppError 404 when the questionnaire has no version; 422 for a crossing of too many answers
 */
export async function readScope(db: Database, tx: Knex, scope: Scope, part: Part = {}): Promise<Reading> {
  const period = part.period ?? scope.period;
  const { states, withheld, ...shared } = await seriesOf(db, tx, scope, part, [period]);
  return { ...shared, withheld, state: states.get(period.from) ?? emptyState() };
}

/**
 * The same days of several segments, in their order, read together as far as can be.
 *
 * @throws AppError as `readScope`
 */
export async function readScopeSegments<One extends { readonly segment: Segment }>(
  db: Database,
  tx: Knex,
  scope: Scope,
  parts: readonly One[],
  figures: readonly FigureKey[],
): Promise<{ part: One; reading: Reading }[]> {
  const segments = parts.map(({ segment }) => segment);
  const readings = await readEachSegment(db, tx, scope, segments, figures);
  return parts.flatMap((part, at) => {
    const reading = readings[at];
    return reading === undefined ? [] : [{ part, reading }];
  });
}

async function readEachSegment(
  db: Database,
  tx: Knex,
  scope: Scope,
  segments: readonly Segment[],
  figures: readonly FigureKey[],
): Promise<Reading[]> {
  const { questionnaireId, period: days, source, access } = scope;
  if (!access.rowAccess) {
    const read = await protectedSegments(db, tx, scope, { segments, figures }, days);
    return read.map(({ states, ...shared }) => ({ ...shared, state: states.get(days.from) ?? emptyState() }));
  }
  const query = { questionnaireId, days, segments, source, figures, foldedOnly: false };
  const atOnce = await readSegments(db, tx, query);
  if (atOnce !== undefined) return atOnce.map((reading) => ({ ...reading, withheld: false }));
  const readings: Reading[] = [];
  for (const segment of segments) readings.push(await readScope(db, tx, scope, { segment, figures }));
  return readings;
}

export type TimeUnit = 'week' | 'month';

/** The answers of a scope in consecutive stretches of time. */
export interface ReadingSeries extends Omit<StateSeries, 'states'> {
  /** Every stretch of the period, in order, with answers or without. */
  stretches: readonly Days[];
  /** In order; stretches without answers that may be told are left out. */
  points: readonly { period: Days; state: State }[];
}

/**
 * The answers of a scope week by week or month by month. For readers without row access each answer stands in the
 * stretch in which enough had come to tell it.
 *
 * @throws AppError as `readScope`
 */
export async function readScopeSeries(
  db: Database,
  tx: Knex,
  scope: Scope,
  unit: TimeUnit,
  part: Part = {},
): Promise<ReadingSeries> {
  const stretches = stretchesOf(part.period ?? scope.period, unit, scope);
  const { states, withheld: _withheld, ...shared } = await seriesOf(db, tx, scope, part, stretches);
  const points = stretches.flatMap((period) => {
    const state = states.get(period.from);
    return state === undefined || isNothing(state) ? [] : [{ period, state }];
  });
  return { ...shared, stretches, points };
}

async function seriesOf(
  db: Database,
  tx: Knex,
  scope: Scope,
  { segment = scope.segment, figures }: Part,
  stretches: readonly Days[],
): Promise<StateSeries & { withheld: boolean }> {
  if (!scope.access.rowAccess) return protectedSeries(db, tx, scope, { segment, figures }, stretches);
  const { questionnaireId, source } = scope;
  const query = { questionnaireId, segment, source, ...(figures && { figures }) };
  const series = await exactSeries(db, tx, query, stretches);
  return { ...series, withheld: false };
}

/** The weeks or months that a period touches, the first and the last of them cut to it. */
export function stretchesOf(
  period: Days,
  unit: TimeUnit,
  { settings: { weekStart } }: Pick<Scope, 'settings'>,
): Days[] {
  const stretches: Days[] = [];
  let from = period.from;
  while (from <= period.to) {
    const end = unit === 'week' ? weekDays(weekNumber(from, weekStart), weekStart).to : lastOfMonth(from);
    const to = end < period.to ? end : period.to;
    stretches.push({ from, to });
    from = dayAfter(to);
  }
  return stretches;
}
