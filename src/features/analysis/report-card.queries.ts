import { type ItemSpread, itemSpread } from '../../domain/card/item-spread.ts';
import type { QuestionEntry } from '../../domain/card/question-entry.ts';
import { analyseCard, type CardAnalysis, type ScoredEntry } from '../../domain/card/report-card.ts';
import { type ZoneEntry, zoneEntry } from '../../domain/card/zone-of-tolerance.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { State } from '../../domain/state/state.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import { wilsonShare } from '../../domain/statistics/wilson-interval.ts';
import type { Services } from '../../platform/context.ts';
import { countInvited } from '../invitations/index.ts';
import { dataVersion } from '../state/index.ts';
import { backgroundFigure, type Patience } from './background.service.ts';
import { openLinkAnswers } from './open-link-answers.queries.ts';
import { toldDays } from './protected-series.queries.ts';
import { readScope } from './readings.queries.ts';
import { ReliabilityFigures } from './reliability-figures.ts';
import type { CardSegment, Scope } from './scope.queries.ts';
import { stateFingerprint } from './state-fingerprint.ts';
import { type WhoAnswered, whoAnswered } from './who-answered.queries.ts';

export interface ReportCard {
  questionnaire: { key: string; version: number; versions: number[] };
  period: { from: string; to: string };
  segment: CardSegment;
  scale: { min: number; max: number };
  /** Of invitations sent in the period; these four are null when withheld. */
  invited: number | null;
  delivered: number | null;
  stillOpen: number | null;
  responses: number | null;
  responseRate: { value: number; ci95: Interval } | null;
  /** How many came by open links, beside those who were asked; null when withheld. */
  openLinkResponses: number | null;
  overall: ScoredEntry;
  dimensions: (CardAnalysis['dimensions'][number] & { alpha: ReliabilityFigures[string] })[];
  items: CardAnalysis['items'];
  questions: Record<string, QuestionEntry>;
  priorities: CardAnalysis['priorities'];
  ceilings: CardAnalysis['ceilings'];
  /** Whether the whole segment is withheld because its people, or those beside it, could be told apart. */
  withheld: boolean;
  definition: QuestionnaireDefinition;
  /** How the answers to an item are spread, by its key; items under ten pairs are absent. */
  spreads: Record<string, ItemSpread>;
  /** The zone of tolerance by item, where the least acceptable level was asked. */
  zones: Record<string, ZoneEntry>;
  whoAnswered: WhoAnswered[];
  /** Alphas of these very answers are not there yet. */
  alphasToCome: boolean;
  /** Another one means other answers, not other ways of counting. */
  dataVersion: string;
}

const NOBODY_INVITED = { invited: 0, delivered: 0, answered: 0, stillOpen: 0 };

/**
 * Everything a report card says of one segment and period, by the day the answers were received.
 *
 * @param patience whether alphas that nobody asked for before are waited for
 * @throws AppError as `openScope` and `readScope`
 */
export async function reportCard(services: Services, scope: Scope, patience: Patience): Promise<ReportCard> {
  const { db } = services;
  const { questionnaireId, segment, source, period, onePerson, settings } = scope;
  const { reading, invitations, openLink, strata, version, days } = await db.snapshot(async (tx) => ({
    reading: await readScope(db, tx, scope),
    // Those who come by open links were not asked.
    invitations: source === 'asked' ? await countInvited(tx, { questionnaireId, segment, ...period }) : NOBODY_INVITED,
    openLink: await openLinkAnswers(db, tx, scope),
    strata: source === 'asked' ? await whoAnswered(tx, scope) : [],
    version: await dataVersion(tx, questionnaireId),
    // Of the weeks that the number of answers is told of: alphas come from single answers, not from what is told of them.
    days: scope.access.rowAccess ? period : await toldDays(db, tx, scope, segment, 'responses'),
  }));
  const { withheld, definition, state, unit, versions } = reading;
  const { materialShare, gradeBands } = settings;
  const analysis = analyseCard(definition, state, { materialShare, gradeBands, onePerson, unit });
  const rate = wilsonShare(invitations.answered, invitations.delivered);
  const exact = scope.access.rowAccess;
  // The number of changes would tell readers without row access when single answers came.
  const versionTold = exact ? version : stateFingerprint(state);
  const told = !withheld && state.responses > 0 ? days : undefined;
  const figure =
    told &&
    (await backgroundFigure(
      services,
      {
        kind: 'reliability',
        query: { questionnaireId, segment, source, ...told },
        dataVersion: versionTold,
        shown: versions.at(-1) ?? 1,
        coarse: !exact,
      },
      patience,
    ));
  const alphas = figure && ReliabilityFigures.parse(JSON.parse(figure.result));

  return {
    questionnaire: { key: definition.key, version: versions.at(-1) ?? 1, versions },
    period,
    segment: scope.named,
    scale: { min: definition.scale.min, max: definition.scale.max },
    // What was sent, less what is open and expired, would tell how many answered.
    invited: withheld ? null : invitations.invited,
    delivered: withheld ? null : invitations.delivered,
    stillOpen: withheld ? null : invitations.stillOpen,
    responses: withheld ? null : analysis.responses,
    openLinkResponses: openLink === undefined ? 0 : openLink.n,
    responseRate: !withheld && 'value' in rate ? rate.value : null,
    overall: analysis.overall,
    dimensions: analysis.dimensions.map((entry) => ({ ...entry, alpha: alphas?.[entry.key] ?? null })),
    items: analysis.items,
    questions: analysis.questions,
    priorities: analysis.priorities,
    ceilings: analysis.ceilings,
    withheld,
    definition,
    ...itemDetails(definition, state, scope.threshold),
    whoAnswered: withheld ? [] : strata,
    alphasToCome: told !== undefined && figure?.current !== true,
    dataVersion: versionTold,
  };
}

function itemDetails(
  { items, scale, minimumAsked }: QuestionnaireDefinition,
  state: State,
  threshold: number,
): Pick<ReportCard, 'spreads' | 'zones'> {
  const details: Pick<ReportCard, 'spreads' | 'zones'> = { spreads: {}, zones: {} };
  for (const { key } of items) {
    const spread = itemSpread(state.items[key], scale);
    if (spread !== undefined) details.spreads[key] = spread;
    if (minimumAsked) details.zones[key] = zoneEntry(state.items[key], threshold);
  }
  return details;
}
