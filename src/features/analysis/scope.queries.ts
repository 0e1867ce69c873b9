import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import type { AnswerSource } from '../../domain/answers/answer-source.ts';
import { coarsePeriod, type Days } from '../../domain/card/coarse-period.ts';
import { withheldUnder } from '../../domain/card/verdict.ts';
import type { Channel } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { OrganisationSettings } from '../../domain/settings/organisation-settings.ts';
import type { Services } from '../../platform/context.ts';
import { AppError, invalidInput, notFound } from '../../platform/errors.ts';
import { activeQuestionnaireId } from '../invitations/index.ts';
import { findPlaceMeant, getOrganisation, type Place, type PlaceKind } from '../organisation/index.ts';
import { findQuestionnaire, latestVersion } from '../questionnaires/index.ts';
import type { Segment } from '../state/index.ts';
import { countAnswers } from './answers.queries.ts';
import { type CardQuery, requirePeriod } from './card-query.ts';

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
  /** Absent: of those who were asked. */
  origin?: 'open_link';
}

/** Whose answers, of which days, by whom looked at: what every page of figures is about. */
export interface Scope {
  questionnaireId: string;
  /** The newest version; figures may be of an older one, see their own reading. */
  definition: QuestionnaireDefinition;
  /** Both days within. Readers without row access have whole weeks or months. */
  period: Days;
  /** The filters by name, as pages and the API show them. */
  named: CardSegment;
  /** The same filters by id, with the branches that the reader is limited to. */
  segment: Segment;
  source: AnswerSource;
  access: CardAccess;
  /** The figures are one member of staff's. */
  onePerson: boolean;
  /** Figures under so many answers are withheld. */
  threshold: number;
  settings: OrganisationSettings;
  /** The organisation's day. */
  today: string;
}

const MOST_FILTERS_WITHOUT_ROW_ACCESS = 2;

/** The first day of a page's usual period, which ends on `to`. */
export type UsualStart = (to: string, settings: Pick<OrganisationSettings, 'weekStart'>) => string;

/**
 * Reads an address into a scope.
 *
 * @param usualStart where the period starts when the address does not say; else it is as short as 30 answers allow
 * @throws AppError 404 for an unknown place or questionnaire; 422 for a name that several have, for a period that cannot be,
 * and for more filters than the reader may cross
 */
export async function openScope(
  services: Services,
  query: CardQuery,
  access: CardAccess,
  usualStart?: UsualStart,
): Promise<Scope> {
  const { knex } = services.db;
  const { settings } = await getOrganisation(knex);
  const questionnaireId = await questionnaireOf(knex, query.questionnaire);
  const { definition } = await latestVersion(knex, questionnaireId);
  const named = await namedSegment(knex, query, access);
  const segment = toSegment(named, access);
  const source = named.origin ?? 'asked';
  const now = DateTime.fromJSDate(services.clock.now(), { zone: settings.timeZone });
  const to = query.to ?? now.toFormat('yyyy-MM-dd');
  const from =
    query.from ?? usualStart?.(to, settings) ?? (await startOf(knex, to, { questionnaireId, segment, source }));
  const asked = { from, to };
  requirePeriod(asked);
  const onePerson = named.provider !== undefined;
  const scope: Scope = {
    questionnaireId,
    definition,
    period: access.rowAccess ? asked : coarsePeriod(asked, settings.weekStart),
    named,
    segment,
    source,
    access,
    onePerson,
    threshold: withheldUnder(onePerson),
    settings,
    today: now.toFormat('yyyy-MM-dd'),
  };
  requireCrossing(scope, segment);
  return scope;
}

/** Told by its field too: of several that an address names one may be wrong. */
function unknown(what: PlaceKind | 'questionnaire'): AppError {
  const { status, code, message } = notFound(what);
  return new AppError(status, code, message, { [what]: message });
}

async function questionnaireOf(db: Knex, key: string | undefined): Promise<string> {
  if (key === undefined) return activeQuestionnaireId(db);
  const found = await findQuestionnaire(db, key);
  if (found === undefined) throw unknown('questionnaire');
  return found.id;
}

async function namedSegment(db: Knex, query: CardQuery, access: CardAccess): Promise<CardSegment> {
  const named: CardSegment = {};
  for (const kind of ['provider', 'branch', 'topic'] as const) {
    const reference = query[kind];
    if (reference === undefined) continue;
    const place = await placeMeant(db, kind, reference, access);
    named[kind] = { id: place.id, name: place.name };
  }
  if (query.channel !== undefined) named.channel = query.channel;
  if (query.locale !== undefined) named.locale = query.locale;
  if (query.origin === 'open_link') named.origin = query.origin;
  return named;
}

/**
 * By id, else by code or name; an entry merged into another stands for that one. Where several that the reader may know
 * of are called so nothing is guessed: figures of the wrong one would look like figures of the right one.
 *
 * @throws AppError 404 where there is none, 422 `ambiguous_place` where there are several
 */
async function placeMeant(db: Knex, kind: PlaceKind, reference: string, access: CardAccess): Promise<Place> {
  const place = await findPlaceMeant(db, kind, reference, kind === 'branch' ? access.branchIds : null);
  if (place === undefined) throw unknown(kind);
  if (place !== 'several') return place;
  const sentence = `Several are called "${reference}". Give the code or id of the ${kind} instead.`;
  throw invalidInput('ambiguous_place', sentence, { [kind]: sentence });
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
      throw unknown('branch');
    }
    segment.branchIds = branches;
  }
  return segment;
}

/** @throws AppError 422 where readers without row access cross more filters than they may */
export function requireCrossing({ access }: Scope, segment: Segment): void {
  if (access.rowAccess || filterCount(segment, access) <= MOST_FILTERS_WITHOUT_ROW_ACCESS) return;
  throw invalidInput(
    'too_many_filters',
    'Choose at most two filters at once: deeper crossings could show single people.',
  );
}

function filterCount(segment: Segment, access: CardAccess): number {
  const ownBranches = segment.branchIds === access.branchIds;
  return Object.keys(segment).length - (ownBranches && segment.branchIds !== undefined ? 1 : 0);
}

/** The segments with one filter less, within what the reader may see at all. */
export function oneStepWider(segment: Segment, access: CardAccess): Segment[] {
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

const ENOUGH_ANSWERS = 30;

/** Where the shortest of month, quarter and year up to a day starts that has 30 answers. */
async function startOf(
  db: Knex,
  to: string,
  whose: Pick<Scope, 'questionnaireId' | 'segment' | 'source'>,
): Promise<string> {
  const end = DateTime.fromISO(to, { zone: 'utc' });
  const starts = [{ months: 1 }, { months: 3 }, { years: 1 }].map((length) =>
    end.minus(length).plus({ days: 1 }).toFormat('yyyy-MM-dd'),
  );
  for (const from of starts) {
    const found = await countAnswers(db, { ...whose, from, to }, ENOUGH_ANSWERS);
    if (found >= ENOUGH_ANSWERS) return from;
  }
  return starts.at(-1) ?? to;
}
