import { CHANNELS } from '../../domain/channel.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { OpenLinkAnswers } from '../analysis/index.ts';
import { figureMessages } from './figures.messages.ts';

/** What `partials/filters.ejs` shows. */
export interface Filters {
  action: string;
  summary: string;
  fields: FilterField[];
  hidden: { name: string; value: string }[];
  /** Answers that are not among those shown, and the way to them. */
  beside?: { text: string; href: string; label: string } | null;
  /** The page as it opens by itself; null where it was opened so. */
  usualHref?: string | null;
  /** Something to know about what was chosen. */
  note?: string | null;
}

export interface FilterField {
  name: string;
  label: string;
  kind: 'select' | 'date' | 'search';
  value: string;
  options?: { value: string; label: string }[];
}

/** Empty text or absence means all. */
export interface Segment {
  branch?: string;
  provider?: string;
  topic?: string;
  channel?: string;
  locale?: string;
  /** Of those who were asked, where absent. */
  origin?: string;
}

export interface FilterChoices {
  branches: readonly NamedChoice[];
  providers: readonly NamedChoice[];
  topics: readonly NamedChoice[];
  /** Only where there are several. */
  questionnaires?: readonly NamedChoice[];
}

export interface NamedChoice {
  value: string;
  label: string;
}

/** Days written YYYY-MM-DD, both within. */
export interface Period {
  from: string;
  to: string;
}

export interface ScopeFiltersInput {
  locale: Locale;
  action: string;
  period: Period;
  /** The period written out. */
  periodText: string;
  /** The address says period or segment. */
  chosen?: boolean;
  /** It was made whole weeks or months, and so ends after today. */
  runsOn?: boolean;
  segment: Segment;
  questionnaire?: string;
  /** What else the page keeps in its address. */
  extra: Readonly<Record<string, string>>;
  choices: FilterChoices;
  /** Answers by open links in the same segment; undefined where there are none. */
  openLink?: OpenLinkAnswers | undefined;
}

export function toScopeFilters(input: ScopeFiltersInput): Filters {
  const { locale, segment, choices, period } = input;
  const t = figureMessages.in(locale);
  const select = (name: keyof Segment, options: readonly NamedChoice[]): FilterField => ({
    name,
    kind: 'select',
    label: t(`figure.filter.${name}`),
    value: segment[name] ?? '',
    options: [{ value: '', label: t('figure.filter.any') }, ...options],
  });
  const fields: FilterField[] = [
    { name: 'from', kind: 'date', label: t('figure.filter.from'), value: period.from },
    { name: 'to', kind: 'date', label: t('figure.filter.to'), value: period.to },
    select('branch', choices.branches),
    select('provider', choices.providers),
    select('topic', choices.topics),
    select(
      'channel',
      CHANNELS.map((channel) => ({ value: channel, label: t(`figure.channel.${channel}`) })),
    ),
    select(
      'locale',
      LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
    ),
  ];
  if (input.openLink !== undefined || segment.origin !== undefined) {
    fields.push({
      name: 'origin',
      kind: 'select',
      label: t('figure.filter.origin'),
      value: segment.origin ?? '',
      options: [
        { value: '', label: t('figure.filter.origin.asked') },
        { value: 'open_link', label: t('figure.filter.origin.open_link') },
      ],
    });
  }
  if (choices.questionnaires && choices.questionnaires.length > 1) {
    fields.push({
      name: 'questionnaire',
      kind: 'select',
      label: t('figure.filter.questionnaire'),
      value: input.questionnaire ?? '',
      options: [...choices.questionnaires],
    });
  }
  return {
    action: input.action,
    fields,
    hidden: Object.entries(input.extra).map(([name, value]) => ({ name, value })),
    beside: besideOf(input),
    usualHref: input.chosen ? usualOf(input) : null,
    note: input.runsOn ? figureMessages.in(locale)('figure.period.runsOn') : null,
    summary: dotted([input.periodText, ...segmentWords(fields, locale).map(isolate)]),
  };
}

function besideOf({ locale, segment, openLink, ...input }: ScopeFiltersInput): NonNullable<Filters['beside']> | null {
  const t = figureMessages.in(locale);
  const { origin, ...others } = segment;
  const href = (parts: Segment): string => {
    const address = { ...input.period, ...parts, questionnaire: input.questionnaire, ...input.extra };
    return `${input.action}?${new URLSearchParams(Object.entries(address).filter(isGiven))}`;
  };
  if (origin !== undefined) {
    return { text: t('figure.openLink.alone'), href: href(others), label: t('figure.openLink.back') };
  }
  if (openLink === undefined || openLink.n === 0) return null;
  return {
    text: openLink.n === null ? t('figure.openLink.few') : t('figure.openLink.beside', { n: openLink.n }),
    href: href({ ...others, origin: 'open_link' }),
    label: t('figure.openLink.look'),
  };
}

function usualOf({ action, questionnaire, extra }: ScopeFiltersInput): string {
  const kept = Object.entries({ questionnaire, ...extra }).filter(isGiven);
  return kept.length === 0 ? action : `${action}?${new URLSearchParams(kept)}`;
}

const isGiven = (entry: [string, string | undefined]): entry is [string, string] => !!entry[1];

/** What was chosen, in words; all branches and all providers where nothing was. */
export function segmentWords(fields: readonly FilterField[], locale: Locale): string[] {
  const selects = fields.filter((field) => field.kind === 'select' && field.name !== 'questionnaire');
  const word = (field: FilterField) => field.options?.find(({ value }) => value === field.value)?.label ?? field.value;
  const chosen = selects.filter((field) => field.value !== '').map(word);
  if (chosen.length > 0) return chosen;
  const t = figureMessages.in(locale);
  return [t('figure.filter.branch.all'), t('figure.filter.provider.all')];
}

export interface Preset {
  label: string;
  href: string;
  current: boolean;
}

/** Usual periods as links that keep the segment. `today` is the organisation's. */
export function periodPresets(input: ScopeFiltersInput, today: string): Preset[] {
  const t = figureMessages.in(input.locale);
  const day = new Date(`${today}T00:00:00Z`);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const quarter = month - (month % 3);
  const span = (y: number, fromMonth: number, months: number): Period => ({
    from: isoDay(Date.UTC(y, fromMonth, 1)),
    to: isoDay(Date.UTC(y, fromMonth + months, 0)),
  });
  const presets: [Parameters<typeof t>[0], Period][] = [
    ['figure.preset.month', span(year, month, 1)],
    ['figure.preset.lastMonth', span(year, month - 1, 1)],
    ['figure.preset.quarter', span(year, quarter, 3)],
    ['figure.preset.lastQuarter', span(year, quarter - 3, 3)],
    ['figure.preset.year', span(year, 0, 12)],
    ['figure.preset.twelve', span(year, month - 11, 12)],
  ];
  const kept = Object.entries({ ...input.segment, questionnaire: input.questionnaire, ...input.extra }).filter(isGiven);
  return presets.map(([key, period]) => ({
    label: t(key),
    href: `${input.action}?${new URLSearchParams([['from', period.from], ['to', period.to], ...kept])}`,
    current: period.from === input.period.from && period.to === input.period.to,
  }));
}

const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
