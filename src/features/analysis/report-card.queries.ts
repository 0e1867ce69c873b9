import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { coarsePeriod } from '../../domain/card/coarse-period.ts';
import type { QuestionEntry } from '../../domain/card/question-entry.ts';
import { analyseCard, type CardAnalysis, type ScoredEntry } from '../../domain/card/report-card.ts';
import { mustWithhold } from '../../domain/card/small-groups.ts';
import { withheldUnder } from '../../domain/card/verdict.ts';
import type { Channel } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { addSheet } from '../../domain/state/add-sheet.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import { wilsonShare } from '../../domain/statistics/wilson-interval.ts';
import type { Services } from '../../platform/context.ts';
import { invalidInput, notFound } from '../../platform/errors.ts';
import { activeQuestionnaireId, countInvited } from '../invitations/index.ts';
import { findPlace, findPlacesCalled, getOrganisation, type Place, type PlaceKind } from '../organisation/index.ts';
import { findQuestionnaire, getVersion } from '../questionnaires/index.ts';
import { joinVersions, readState, type Segment, type StateReading, toSheet } from '../state/index.ts';
import { countAnswers, pagesOfAnswers } from './answers.queries.ts';
import { type CardQuery, requirePeriod } from './card-query.ts';
import { reliabilityFor } from './reliability.service.ts';
import type { ReliabilityResult } from './reliability.store.ts';

/** What the reader may see. */
export interface CardAccess {
  /** May read single answers, and is therefore outside the small-group promise. */
  rowAccess: boolean;
  /** Branches the reader is limited to; null: all. */
  branchIds: readonly string[] | null;
}

interface NamedPlace {
  id: string;
  name: string;
}

export interface CardSegment {
  provider?: NamedPlace;
  branch?: NamedPlace;
  topic?: NamedPlace;
  channel?: Channel;
  locale?: Locale;
}

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
  overall: ScoredEntry;
  dimensions: (CardAnalysis['dimensions'][number] & { alpha: ReliabilityResult[string] })[];
  items: CardAnalysis['items'];
  questions: Record<string, QuestionEntry>;
  priorities: CardAnalysis['priorities'];
  ceilings: CardAnalysis['ceilings'];
  /** Whether the whole segment is withheld because its people, or those beside it, could be told apart. */
  withheld: boolean;
  definition: QuestionnaireDefinition;
}

/** Crossings that are not kept ready are computed from at most so many answers. */
const DEEPEST = 20_000;
const MOST_FILTERS_WITHOUT_ROW_ACCESS = 2;

/**
 * Everything a report card says of one segment and period, by the day the answers were received. Readers without row
 * access see whole weeks or months.
 *
 * @throws AppError 404 for an unknown place or questionnaire; 422 for crossings that are too deep
 */
export async function reportCard(services: Services, query: CardQuery, access: CardAccess): Promise<ReportCard> {
  const { db } = services;
  const organisation = await getOrganisation(db.knex);
  const questionnaireId = await questionnaireOf(db.knex, query.questionnaire);
  const named = await namedSegment(db.knex, query);
  const segment = toSegment(named, access);
  const asked = await periodOf(services, query, questionnaireId, segment, organisation.settings.timeZone);
  requirePeriod(asked);
  const period = access.rowAccess ? asked : coarsePeriod(asked, organisation.settings.weekStart);
  const whole = { questionnaireId, ...period };

  if (!access.rowAccess && filterCount(segment, access) > MOST_FILTERS_WITHOUT_ROW_ACCESS) {
    throw invalidInput(
      'too_many_filters',
      'Choose at most two filters at once: deeper crossings could show single people.',
    );
  }
  const { reading, wider } = await db.snapshot(async (tx) => {
    const own = await readSegment(tx, { ...whole, segment });
    if (own === undefined) throw notFound('questionnaire with a version');
    const around: number[] = [];
    if (!access.rowAccess) {
      for (const next of oneStepWider(segment, access)) {
        around.push((await readSegment(tx, { ...whole, segment: next }))?.state.responses ?? 0);
      }
    }
    return { reading: own, wider: around };
  });

  const onePerson = named.provider !== undefined;
  const threshold = withheldUnder(onePerson);
  const withheld = !access.rowAccess && mustWithhold(reading.state.responses, wider, threshold);
  const shown = withheld ? emptyState() : reading.state;
  const { materialShare, gradeBands } = organisation.settings;
  const analysis = analyseCard(reading.definition, shown, { materialShare, gradeBands, onePerson, unit: reading.unit });
  const invitedCounts = await countInvited(db.knex, { ...whole, segment });
  const rate = wilsonShare(invitedCounts.answered, invitedCounts.delivered);
  const reliability = withheld ? undefined : await reliabilityFor(services, { ...whole, segment });

  return {
    questionnaire: {
      key: reading.definition.key,
      version: reading.versions.at(-1) ?? 1,
      versions: reading.versions,
    },
    period,
    segment: named,
    scale: { min: reading.definition.scale.min, max: reading.definition.scale.max },
    // What was sent, less what is open and expired, would tell how many answered.
    invited: withheld ? null : invitedCounts.invited,
    delivered: withheld ? null : invitedCounts.delivered,
    stillOpen: withheld ? null : invitedCounts.stillOpen,
    responses: withheld ? null : analysis.responses,
    responseRate: !withheld && 'value' in rate ? rate.value : null,
    overall: analysis.overall,
    dimensions: analysis.dimensions.map((entry) => ({ ...entry, alpha: reliability?.result[entry.key] ?? null })),
    items: analysis.items,
    questions: analysis.questions,
    priorities: analysis.priorities,
    ceilings: analysis.ceilings,
    withheld,
    definition: reading.definition,
  };
}

async function questionnaireOf(db: Knex, key: string | undefined): Promise<string> {
  if (key === undefined) return activeQuestionnaireId(db);
  const found = await findQuestionnaire(db, key);
  if (found === undefined) throw notFound('questionnaire');
  return found.id;
}

async function namedSegment(db: Knex, query: CardQuery): Promise<CardSegment> {
  const named: CardSegment = {};
  for (const kind of ['provider', 'branch', 'topic'] as const) {
    const reference = query[kind];
    if (reference === undefined) continue;
    const place = await placeOf(db, kind, reference);
    if (place === undefined) throw notFound(kind);
    named[kind] = { id: place.id, name: place.name };
  }
  if (query.channel !== undefined) named.channel = query.channel;
  if (query.locale !== undefined) named.locale = query.locale;
  return named;
}

/** By id, else by code or name; an entry merged into another stands for that one. */
async function placeOf(db: Knex, kind: PlaceKind, reference: string): Promise<Place | undefined> {
  const place = (await findPlace(db, kind, reference)) ?? (await findPlacesCalled(db, kind, reference))[0];
  return place?.mergedInto == null ? place : findPlace(db, kind, place.mergedInto);
}

function toSegment(named: CardSegment, access: CardAccess): Segment {
  const segment: Segment = {};
  if (named.provider !== undefined) segment.providerId = named.provider.id;
  if (named.topic !== undefined) segment.topicId = named.topic.id;
  if (named.channel !== undefined) segment.channel = named.channel;
  if (named.locale !== undefined) segment.locale = named.locale;
  const branches = named.branch === undefined ? access.branchIds : [named.branch.id];
  if (branches !== null) {
    // A branch outside the reader's own is as if it did not exist.
    if (named.branch !== undefined && access.branchIds !== null && !access.branchIds.includes(named.branch.id)) {
      throw notFound('branch');
    }
    segment.branchIds = branches;
  }
  return segment;
}

function filterCount(segment: Segment, access: CardAccess): number {
  const ownBranches = segment.branchIds === access.branchIds;
  return Object.keys(segment).length - (ownBranches && segment.branchIds !== undefined ? 1 : 0);
}

/** The segments with one filter less, within what the reader may see at all. */
function oneStepWider(segment: Segment, access: CardAccess): Segment[] {
  const wider: Segment[] = [];
  for (const name of ['providerId', 'topicId', 'channel', 'locale'] as const) {
    if (segment[name] === undefined) continue;
    const { [name]: _dropped, ...rest } = segment;
    wider.push(rest);
  }
  if (segment.branchIds !== undefined && segment.branchIds !== access.branchIds) {
    const { branchIds: _dropped, ...rest } = segment;
    wider.push(access.branchIds === null ? rest : { ...rest, branchIds: access.branchIds });
  }
  return wider;
}

type ReadQuery = Parameters<typeof readState>[1];

/** The kept state, or for crossings that are not kept, the state computed from the answers themselves. */
async function readSegment(tx: Knex, query: ReadQuery): Promise<StateReading | undefined> {
  const kept = await readState(tx, query);
  if (kept !== undefined) return kept;
  if ((await countAnswers(tx, query, DEEPEST + 1)) > DEEPEST) {
    throw invalidInput(
      'too_deep',
      'These filters together cover too many answers to count at once. Choose a shorter period or one filter less.',
    );
  }
  const states = new Map<string, State>();
  for await (const page of pagesOfAnswers(tx, query)) {
    for (const stored of page) {
      const { definition } = await getVersion(tx, stored.versionId);
      const state = states.get(stored.versionId) ?? emptyState();
      addSheet(state, definition, toSheet(definition, stored), 1);
      states.set(stored.versionId, state);
    }
  }
  const versions: { id: string }[] = await tx('questionnaire_versions')
    .where({ questionnaire_id: query.questionnaireId })
    .orderBy('version', 'desc')
    .select('id');
  return joinVersions(
    tx,
    states,
    versions.map((row) => row.id),
  );
}

const ENOUGH_ANSWERS = 30;

/** The period asked for, or the shortest of month, quarter and year up to today that has 30 answers. */
async function periodOf(
  services: Services,
  query: CardQuery,
  questionnaireId: string,
  segment: Segment,
  timeZone: string,
): Promise<{ from: string; to: string }> {
  const today = DateTime.fromJSDate(services.clock.now(), { zone: timeZone });
  const to = query.to ?? today.toFormat('yyyy-MM-dd');
  if (query.from !== undefined) return { from: query.from, to };
  const end = DateTime.fromISO(to, { zone: timeZone });
  const starts = [{ months: 1 }, { months: 3 }, { years: 1 }].map((length) =>
    end.minus(length).plus({ days: 1 }).toFormat('yyyy-MM-dd'),
  );
  for (const from of starts) {
    const found = await countAnswers(services.db.knex, { questionnaireId, from, to, segment }, ENOUGH_ANSWERS);
    if (found >= ENOUGH_ANSWERS) return { from, to };
  }
  return { from: starts.at(-1) ?? to, to };
}
