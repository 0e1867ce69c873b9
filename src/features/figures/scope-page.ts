import type { Request, Response } from 'express';
import { type Locale, textIn } from '../../domain/locale.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { hasFaults, periodFaults, type TypedDays, typedDays } from '../../domain/time/period-faults.ts';
import type { Services } from '../../platform/context.ts';
import { userOf } from '../../platform/http/locals.ts';
import { RefusedPeriod } from '../../platform/http/refused-period.ts';
import type { Web } from '../../platform/http/web.ts';
import { longDayText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
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
 * @throws RefusedPeriod for days that somebody chose and that cannot be
 * @throws AppError 403 for a card that is not the reader's; else as `readCardQuery` and `openScope`
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
  const query = readCardQuery(refused ? { ...req.query, from: undefined, to: undefined } : req.query);
  const { own, asked, access } = cardAccessOf(userOf(res.locals.context), query);
  const scope = await openScope(web.services, asked, access, usualStart);
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
    segment: segmentIds(scope),
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
  if (refused) throw new RefusedPeriod(filters, typed, faults, locale);
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
