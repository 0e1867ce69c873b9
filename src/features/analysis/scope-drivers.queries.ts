import { answersNeeded } from '../../domain/drivers/key-drivers.ts';
import type { Services } from '../../platform/context.ts';
import { dataVersion } from '../state/index.ts';
import { backgroundFigure, type Patience } from './background.service.ts';
import { DriverFigures } from './driver-figures.ts';
import type { Reading } from './readings.queries.ts';
import type { Scope } from './scope.queries.ts';
import { stateFingerprint } from './state-fingerprint.ts';

/** Key drivers and careless answers of a scope, as far as its reader may know them. */
export type DriversOfScope =
  /** So many answers are needed before anything is worked out for this reader. */
  | { status: 'too_few'; needed: number }
  /** They were never asked for before, or are being worked out. */
  | { status: 'working' }
  | { status: 'ready'; figures: DriverFigures; computedAt: string; current: boolean };

/**
 * Key drivers with and without careless answers. Readers without row access get them where enough answers may be told,
 * and newer ones only when more may be told.
 *
 * @param reading the answers of the scope, as `readScope` gave them
 * @param patience whether drivers that nobody asked for before are waited for
 * @param careful the intervals are to be those of the answers that are not flagged
 */
export async function driversOfScope(
  services: Services,
  scope: Scope,
  { state, withheld, definition, versions }: Pick<Reading, 'state' | 'withheld' | 'definition' | 'versions'>,
  careful: boolean,
  patience: Patience,
): Promise<DriversOfScope> {
  const { questionnaireId, segment, source, period, access, threshold, today, settings } = scope;
  const needed = answersNeeded(definition.items.length);
  if (withheld || state.responses === 0 || (!access.rowAccess && state.responses < needed)) {
    return { status: 'too_few', needed };
  }
  const question = {
    kind: 'drivers' as const,
    query: { questionnaireId, segment, source, ...period },
    careful,
    dataVersion: access.rowAccess
      ? await services.db.snapshot((tx) => dataVersion(tx, questionnaireId))
      : stateFingerprint(state),
    shown: versions.at(-1) ?? 1,
    told: access.rowAccess ? null : { threshold, weekStart: settings.weekStart, today },
  };
  const figure = await backgroundFigure(services, question, patience);
  if (figure === undefined) return { status: 'working' };
  const figures = DriverFigures.parse(JSON.parse(figure.result));
  return { status: 'ready', figures, computedAt: figure.computedAt, current: figure.current };
}
