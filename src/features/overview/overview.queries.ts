import { type Change, overallChange } from '../../domain/card/change.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import { analyseCard, type CardAnalysis } from '../../domain/card/report-card.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import { wilsonShare } from '../../domain/statistics/wilson-interval.ts';
import { previousPeriod } from '../../domain/time/previous-period.ts';
import type { Database } from '../../platform/db/database.ts';
import { readScope, type Scope } from '../analysis/index.ts';
import { type CommentsReading, newestUnhappyComments } from '../comments/index.ts';
import { countWishes } from '../contact-wishes/index.ts';
import { countInvited } from '../invitations/index.ts';
import { readTrend, type Trend, usualWeeks } from '../trends/index.ts';
import { type OpenDuties, readDuties } from './duties.queries.ts';

const COMMENTS_SHOWN = 3;

export interface Overview {
  analysis: CardAnalysis;
  definition: QuestionnaireDefinition;
  /** There are answers, but too few of them to be told. */
  withheld: boolean;
  /** Nothing has ever been answered. */
  isNew: boolean;
  change: { gap: Change; performance: Change; before: Days };
  /** The overall gap by week over the year that ends with the period. */
  trend: Trend;
  /** Of people who were not satisfied, the newest first. */
  comments: CommentsReading;
  /** Customers who asked to be contacted and wait for it, whatever the period. */
  openWishes: number;
  /** Complaints and promises that wait, whatever the period. */
  duties: OpenDuties;
  /** Answered of delivered, of invitations sent in the period; null where withheld or nothing was delivered. */
  rate: { value: number; ci95: Interval; delivered: number; stillOpen: number } | null;
}

/** How things are, where the largest gap is and whether it moves, for a scope. @throws AppError as `readScope` */
export async function readOverview(db: Database, scope: Scope, now: string): Promise<Overview> {
  const { questionnaireId, segment, period, settings, onePerson } = scope;
  return db.snapshot(async (tx) => {
    const before = previousPeriod(period);
    const reading = await readScope(db, tx, scope);
    const earlier = await readScope(db, tx, scope, { period: before, figures: ['overall'] });
    const overallGap = { kind: 'gap', of: 'overall' } as const;
    const trend = await readTrend(db, tx, scope, { measure: overallGap, unit: 'week' }, { period: usualWeeks(scope) });
    const invited = await countInvited(tx, { questionnaireId, segment, ...period });
    // Those who come by open links were not asked.
    const share = scope.source === 'asked' ? wilsonShare(invited.answered, invited.delivered) : wilsonShare(0, 0);
    const { materialShare, gradeBands } = settings;
    const { definition, state, unit, withheld } = reading;
    const first: unknown = await tx('responses').first('id');
    return {
      analysis: analyseCard(definition, state, { materialShare, gradeBands, onePerson, unit }),
      definition,
      withheld,
      isNew: first === undefined,
      change: {
        gap: overallChange(state, earlier.state, 'gap', unit),
        performance: overallChange(state, earlier.state, 'performance', unit),
        before,
      },
      trend,
      comments: await newestUnhappyComments(db, tx, scope, COMMENTS_SHOWN),
      openWishes: await countWishes(tx, 'open', scope.access.branchIds),
      duties: await readDuties(tx, scope.access, { now, timeZone: settings.timeZone, weekStart: settings.weekStart }),
      rate: withheld || !('value' in share) ? null : { ...share.value, ...invited },
    };
  });
}
