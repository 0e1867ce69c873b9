import {
  dataCrosshair,
  type ImportancePerformance,
  type ImportancePoint,
  quadrantsOf,
} from '../../domain/card/importance-performance.ts';
import { prioritiesOf } from '../../domain/card/priorities.ts';
import { analyseCard, type CardAnalysis } from '../../domain/card/report-card.ts';
import type { KeyDrivers } from '../../domain/drivers/key-drivers.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { withoutPart } from '../../domain/state/merge-state.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import { meanInterval } from '../../domain/statistics/mean-interval.ts';
import type { Services } from '../../platform/context.ts';
import {
  type DriverEstimate,
  type DriversOfScope,
  driversOfScope,
  type Patience,
  readScope,
  type Scope,
} from '../analysis/index.ts';

/** Whether answers that are flagged as careless are counted. */
export type Careless = 'with' | 'without';

/** An item in scale points, with the intervals of both means over the same pairs. */
export interface PlacedItem {
  key: string;
  n: number;
  expectation: { mean: number | null; ci95: Interval | null };
  performance: { mean: number | null; ci95: Interval | null };
}

/** An item with all answers and without the flagged ones. */
export interface ItemMove {
  key: string;
  /** Mean received. */
  performance: { with: number | null; without: number | null };
  /** Weight as a driver, in percent of what is explained. */
  weight: { with: number | null; without: number | null };
}

export interface CarelessComparison {
  responses: number;
  flagged: number;
  byFlag: Readonly<Record<string, number>> | null;
  items: ItemMove[];
}

export interface Priorities {
  definition: QuestionnaireDefinition;
  responses: number;
  /** Too few people to be told anything. */
  withheld: boolean;
  /** What the figures are of; all answers where the others cannot be told apart. */
  careless: Careless;
  items: PlacedItem[];
  /** By mean expectation, and by weight as a driver where there are drivers. */
  byExpectation: ImportancePerformance;
  byDrivers: ImportancePerformance | null;
  /** Items surely short of expectation, the most urgent first. */
  order: string[];
  drivers: DriversOfScope;
  /** The key drivers of the answers that are counted. */
  estimate: DriverEstimate | null;
  comparison: CarelessComparison | null;
}

/**
 * What to work on first in a scope: items by importance and performance, what goes along with satisfaction, and how much
 * of it hangs on careless answers.
 *
 * @param patience whether drivers that nobody asked for before are waited for
 * @throws AppError as `readScope`
 */
export async function prioritiesOfScope(
  services: Services,
  scope: Scope,
  careless: Careless,
  patience: Patience,
): Promise<Priorities> {
  const { db } = services;
  const reading = await db.snapshot((tx) => readScope(db, tx, scope));
  const { definition, state, unit, withheld } = reading;
  const drivers = await driversOfScope(services, scope, reading, careless === 'without', patience);
  const { materialShare, gradeBands } = scope.settings;
  const analyse = (of: typeof state): CardAnalysis =>
    analyseCard(definition, of, { materialShare, gradeBands, onePerson: scope.onePerson, unit });

  const flagged = drivers.status === 'ready' ? (drivers.figures.flagged?.state ?? null) : null;
  const rest = flagged === null ? undefined : withoutPart(state, flagged);
  const all = analyse(state);
  const careful = rest && flagged && flagged.responses > 0 ? analyse(rest) : undefined;
  const shown = careless === 'without' && careful !== undefined ? 'without' : 'with';
  const analysis = shown === 'without' && careful !== undefined ? careful : all;
  const items = analysis.items.map(placed);
  const estimate = drivers.status === 'ready' ? drivers.figures[shown === 'without' ? 'careful' : 'all'] : null;
  const value = estimate !== null && 'value' in estimate ? estimate.value : null;
  const weights = Object.fromEntries(value?.drivers.map(({ key, weight }) => [key, weight]) ?? []);

  return {
    definition,
    responses: analysis.responses,
    withheld,
    careless: shown,
    items,
    byExpectation: quadrantsOf(
      items.map(({ key, expectation, performance }) => ({
        key,
        importance: asPlaced(expectation),
        performance: asPlaced(performance),
      })),
    ),
    byDrivers: value === null ? null : derivedQuadrants(items, value),
    order: prioritiesOf(analysis.items, weights).map(({ key }) => key),
    drivers,
    estimate,
    comparison:
      drivers.status === 'ready' && flagged !== null && rest !== undefined
        ? {
            responses: all.responses,
            flagged: flagged.responses,
            byFlag: drivers.figures.flagged?.byFlag ?? null,
            items: careful === undefined ? [] : moves(all, careful, drivers.figures),
          }
        : null,
  };
}

type Analysed = CardAnalysis['items'][number];

function placed({ key, n, expectation, performance }: Analysed): PlacedItem {
  const withInterval = ({ mean, sd }: Analysed['expectation']) => ({ mean, ci95: meanInterval({ n, mean, sd }) });
  return { key, n, expectation: withInterval(expectation), performance: withInterval(performance) };
}

const asPlaced = ({ mean, ci95 }: PlacedItem['expectation']) => ({ value: mean, ci95 });

/** Crossed at the means of the items that have a weight. */
function derivedQuadrants(items: readonly PlacedItem[], { drivers }: KeyDrivers): ImportancePerformance {
  const points = items.map(({ key, performance }): ImportancePoint => {
    const driver = drivers.find((one) => one.key === key);
    return {
      key,
      importance: { value: driver?.weight ?? null, ci95: driver?.ci95 ?? null },
      performance: asPlaced(performance),
    };
  });
  return quadrantsOf(points, dataCrosshair(points));
}

function moves(
  all: CardAnalysis,
  careful: CardAnalysis,
  figures: { all: DriverEstimate; careful: DriverEstimate },
): ItemMove[] {
  const weightIn = (estimate: DriverEstimate, key: string): number | null =>
    'value' in estimate ? (estimate.value.drivers.find((one) => one.key === key)?.weight ?? null) : null;
  return all.items.map(({ key, performance }) => ({
    key,
    performance: {
      with: performance.mean,
      without: careful.items.find((item) => item.key === key)?.performance.mean ?? null,
    },
    weight: { with: weightIn(figures.all, key), without: weightIn(figures.careful, key) },
  }));
}
