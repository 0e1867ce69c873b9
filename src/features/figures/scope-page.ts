import type { Request, Response } from 'express';
import { type Locale, textIn } from '../../domain/locale.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { hasFaults, periodFaults, type TypedDays, typedDays } from '../../domain/time/period-faults.ts';
import type { Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { RefusedFilters, refusedPeriod } from '../../platform/http/refused-filters.ts';
import type { Web } from '../../platform/http/web.ts';
import { longDayText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { shellMessages } from '../../platform/i18n/shell.messages.ts';
import {
  LONGEST_DAYS,
  openLinkAnswers,
  openScope,
  readCardQuery,
  type Scope,
  type UsualStart,
} from '../analysis/index.ts';
import { getOrganisation, listBranches, listProviders, listTopics, type Place } from '../organisation/index.ts';
import { listQuestionnaires } from '../questionnaires/index.ts';
import { cardAccessOf } from './card-access.ts';
import { figureMessages } from './figures.messages.ts';
import {
  type Filters,
  type Preset,
  periodPresets,
  type ScopeFiltersInput,
  type Segment,
  segmentWords,
  toScopeFilters,
} from './scope-filters.views.ts';

/** A page of figures as it is opened: whose answers it is about, and how its reader chooses others. */
export interface ScopePage {
  scope: Scope;
  /** The reader has the right to one card alone: their own as a provider. */
  own: boolean;
  filters: Filters;
  presets: Preset[];
  /** The period written out. */
  periodText: string;
  /** Organisation and segment in words, for paper and files. */
  subject: string;
  /** Address of another page of figures with the same scope; values that are undefined take a part out. */
  hrefTo(path: string, change?: Record<string, string | undefined>): string;
}

/**
 * Opens the scope that a page's address names, with the reader's rights.
 *
 * @param choices what the page keeps in its address besides the scope, such as the measure shown
 * @param usualStart where the period starts when the address does not say
 * @throws RefusedFilters for days, places and other filters that cannot be, or not together
 * @throws AppError 403 for a card that is not the reader's
 */
export async function openScopePage(
  web: Web,
  req: Request,
  res: Response,
  choices: Record<string, string> = {},
  usualStart?: UsualStart,
): Promise<ScopePage> {
  const typed = await daysOf(web.services, req.query);
  const faults = req.method === 'POST' ? {} : periodFaults(typed, LONGEST_DAYS);
  const refused = hasFaults(faults);
  // The filter of a refused page is that of the same segment, with the usual period until it is put right.
  const days = refused ? { from: undefined, to: undefined } : {};
  const open = async (query: object) => {
    const rights = cardAccessOf(userOf(res.locals.context), readCardQuery({ ...query, ...days }));
    return { ...rights, scope: await openScope(web.services, rights.asked, rights.access, usualStart) };
  };
  let refusal: AppError | undefined;
  const opened = await open(req.query).catch((error: unknown) => {
    if (req.method === 'POST' || !isOfSegment(error)) throw error;
    refusal = error;
    return open(typedDays(req.query));
  });
  const { own, asked, access, scope } = opened;
  const { db } = web.services;
  const { knex } = db;
  const { locale } = res.locals;
  const [branches, providers, topics, questionnaires] = await Promise.all([
    listBranches(knex, { includeInactive: true }),
    listProviders(knex, { includeInactive: true }),
    listTopics(knex, { includeInactive: true }),
    listQuestionnaires(knex),
  ]);
  const openLink = await db.snapshot((tx) => openLinkAnswers(db, tx, scope));
  const several = questionnaires.length > 1;
  const { provider } = scope.named;
  const input: ScopeFiltersInput = {
    locale,
    action: req.baseUrl + req.path,
    period: scope.period,
    periodText: periodText(scope.period, locale),
    chosen: asked.from !== undefined || asked.to !== undefined || Object.keys(segmentIds(scope)).length > (own ? 1 : 0),
    runsOn: !access.rowAccess && asked.to === undefined && scope.period.to > scope.today,
    segment: refusal === undefined ? segmentIds(scope) : typedSegment(req.query),
    ...(several ? { questionnaire: scope.definition.key } : {}),
    extra: choices,
    openLink,
    choices: {
      branches: branches.filter(({ id }) => access.branchIds === null || access.branchIds.includes(id)).map(toChoice),
      providers: (own ? providers.filter(({ id }) => id === provider?.id) : providers).map(toChoice),
      topics: topics.map(toChoice),
      questionnaires: questionnaires.map(({ latest }) => ({
        value: latest.key,
        label: textIn(latest.definition.title, locale),
      })),
    },
  };
  const filters = toScopeFilters(input);
  if (refusal !== undefined) throw refusedSegment(filters, refusal, locale);
  if (refused) throw refusedPeriod(filters, typed, faults, locale);
  res.locals.filters = filters;
  return {
    scope,
    own,
    filters,
    presets: periodPresets(input, scope.today),
    periodText: input.periodText,
    subject: dotted([isolate(scope.settings.name), ...segmentWords(filters.fields, locale).map(isolate)]),
    hrefTo(path, change = {}) {
      const parts = {
        ...scope.period,
        ...segmentIds(scope),
        questionnaire: input.questionnaire,
        ...choices,
        ...change,
      };
      const kept = Object.entries(parts).filter((part): part is [string, string] => !!part[1]);
      return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
    },
  };
}

/** Whether something is wrong with what was chosen besides the period. */
function isOfSegment(error: unknown): error is AppError {
  if (!(error instanceof AppError)) return false;
  const places = Object.keys(error.fields).some((field) => field !== 'from' && field !== 'to');
  return places || error.code === 'too_many_filters';
}

function refusedSegment(filters: Filters, { status, code, fields }: AppError, locale: Locale): RefusedFilters {
  const t = shellMessages.in(locale);
  const text = t(code === 'ambiguous_place' ? 'shell.filters.ambiguous' : 'shell.filters.unknown');
  const errors = Object.fromEntries(Object.keys(fields).map((field) => [field, text]));
  const whole = code === 'too_many_filters' ? figureMessages.in(locale)('error.too_many_filters') : undefined;
  const title = t('shell.filters.title');
  return new RefusedFilters(filters, { title, errors, ...(whole && { whole }) }, { status, code });
}

/** The segment of an address, as it stands there. */
function typedSegment(query: unknown): Segment {
  const given = Object.entries(Object(query)).filter(
    (part): part is [string, string] => SEGMENT.some((name) => name === part[0]) && typeof part[1] === 'string',
  );
  return Object.fromEntries(given);
}

const SEGMENT = ['provider', 'branch', 'topic', 'channel', 'locale', 'origin'] as const;

/** The days of an address; a period that does not say its end ends today. */
async function daysOf({ db, clock }: Services, query: unknown): Promise<TypedDays> {
  const { from, to } = typedDays(query);
  const { settings } = await getOrganisation(db.knex);
  return { from, to: to || businessDay(clock.now(), settings.timeZone) };
}

/** The filters of a scope as addresses hold them. */
function segmentIds({ named }: Scope): Segment {
  const { provider, branch, topic, channel, locale, origin } = named;
  return {
    ...(provider === undefined ? {} : { provider: provider.id }),
    ...(branch === undefined ? {} : { branch: branch.id }),
    ...(topic === undefined ? {} : { topic: topic.id }),
    ...(channel === undefined ? {} : { channel }),
    ...(locale === undefined ? {} : { locale }),
    ...(origin === undefined ? {} : { origin }),
  };
}

const toChoice = ({ id, name }: Place) => ({ value: id, label: name });

/** "1 March 2026 to 31 March 2026" in the reader's language. */
export function periodText({ from, to }: { from: string; to: string }, locale: Locale): string {
  const t = figureMessages.in(locale);
  return t('figure.to', { lo: longDayText(from, locale), hi: longDayText(to, locale) });
}
