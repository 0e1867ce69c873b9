import { CHANNELS } from '../../domain/channel.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { cardMessages } from './card.messages.ts';

/** What `partials/filters.ejs` shows. */
export interface Filters {
  action: string;
  summary: string;
  fields: FilterField[];
}

export interface FilterField {
  name: string;
  label: string;
  kind: 'select' | 'date';
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

export interface CardFiltersInput {
  locale: Locale;
  action: string;
  period: Period;
  /** The period written out. */
  periodText: string;
  segment: Segment;
  questionnaire?: string;
  choices: FilterChoices;
}

export function toCardFilters(input: CardFiltersInput): Filters {
  const { locale, segment, choices, period } = input;
  const t = cardMessages.in(locale);
  const select = (name: keyof Segment, options: readonly NamedChoice[]): FilterField => ({
    name,
    kind: 'select',
    label: t(`card.filter.${name}`),
    value: segment[name] ?? '',
    options: [{ value: '', label: t('card.filter.any') }, ...options],
  });
  const fields: FilterField[] = [
    { name: 'from', kind: 'date', label: t('card.filter.from'), value: period.from },
    { name: 'to', kind: 'date', label: t('card.filter.to'), value: period.to },
    select('branch', choices.branches),
    select('provider', choices.providers),
    select('topic', choices.topics),
    select(
      'channel',
      CHANNELS.map((channel) => ({ value: channel, label: t(`card.channel.${channel}`) })),
    ),
    select(
      'locale',
      LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
    ),
  ];
  if (choices.questionnaires && choices.questionnaires.length > 1) {
    fields.push({
      name: 'questionnaire',
      kind: 'select',
      label: t('card.filter.questionnaire'),
      value: input.questionnaire ?? '',
      options: [...choices.questionnaires],
    });
  }
  return { action: input.action, fields, summary: [input.periodText, ...segmentWords(fields, locale)].join(' · ') };
}

/** What was chosen, in words; all branches and all providers where nothing was. */
export function segmentWords(fields: readonly FilterField[], locale: Locale): string[] {
  const selects = fields.filter((field) => field.kind === 'select' && field.name !== 'questionnaire');
  const word = (field: FilterField) => field.options?.find(({ value }) => value === field.value)?.label ?? field.value;
  const chosen = selects.filter((field) => field.value !== '').map(word);
  if (chosen.length > 0) return chosen;
  const t = cardMessages.in(locale);
  return [t('card.filter.branch.all'), t('card.filter.provider.all')];
}

export interface Preset {
  label: string;
  href: string;
  current: boolean;
}

/** Usual periods as links that keep the segment. `today` is the organisation's. */
export function periodPresets(input: CardFiltersInput, today: string): Preset[] {
  const t = cardMessages.in(input.locale);
  const day = new Date(`${today}T00:00:00Z`);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const quarter = month - (month % 3);
  const span = (y: number, fromMonth: number, months: number): Period => ({
    from: isoDay(Date.UTC(y, fromMonth, 1)),
    to: isoDay(Date.UTC(y, fromMonth + months, 0)),
  });
  const presets: [Parameters<typeof t>[0], Period][] = [
    ['card.preset.month', span(year, month, 1)],
    ['card.preset.lastMonth', span(year, month - 1, 1)],
    ['card.preset.quarter', span(year, quarter, 3)],
    ['card.preset.lastQuarter', span(year, quarter - 3, 3)],
    ['card.preset.year', span(year, 0, 12)],
    ['card.preset.twelve', span(year, month - 11, 12)],
  ];
  const kept = Object.entries({ ...input.segment, questionnaire: input.questionnaire }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return presets.map(([key, period]) => ({
    label: t(key),
    href: `${input.action}?${new URLSearchParams([['from', period.from], ['to', period.to], ...kept])}`,
    current: period.from === input.period.from && period.to === input.period.to,
  }));
}

const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
