import type { Piece } from '../../domain/comments/mask-text.ts';
import { COMPLAINT_KINDS, COMPLAINT_STATES, SEVERITIES } from '../../domain/complaint/complaint.ts';
import { pastTargets } from '../../domain/complaint/past-targets.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import { dayText, momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { toPageTable } from '../../platform/tables/page-table.ts';
import { toTakeAway } from '../../platform/tables/take-away.ts';
import type { Filters } from '../figures/index.ts';
import type { Place } from '../organisation/index.ts';
import type { QuestionnaireVersion } from '../questionnaires/index.ts';
import type { Pareto, RateSection } from './complaint-charts.views.ts';
import { type ComplaintFilter, filterQuery } from './complaint-filter.ts';
import { complaintsMessages } from './complaints.messages.ts';
import { type ComplaintReader, isSealed, type ListedComplaint } from './complaints.queries.ts';
import type { ExportedComplaint } from './complaints-export.queries.ts';
import { referenceOf } from './form-intake.service.ts';
import type { SavedFilter } from './saved-filters.store.ts';
import { ANSWERS_FOR_WORDS } from './told-words.ts';

export const LIST = '/complaints';
/** Where those whom a filter finds are brought together. */
export const FOCUS = '/focus-groups/new';

export interface FilterChoices {
  branches: readonly Place[];
  providers: readonly Place[];
  topics: readonly Place[];
  owners: readonly { id: string; name: string }[];
  questionnaires: readonly QuestionnaireVersion[];
}

export interface ComplaintsPageInput {
  locale: Locale;
  timeZone: string;
  reader: ComplaintReader;
  filter: ComplaintFilter;
  choices: FilterChoices;
  filters: Filters;
  /** Whether there are any at all that the reader may see. */
  any: boolean;
  total: number;
  rows: readonly ListedComplaint[];
  /** By complaint: what was written, as the reader may see it. */
  words: ReadonlyMap<string, readonly Piece[]>;
  nextCursor: string | null;
  paged: boolean;
  /** Survey answers are left out, as the filter would tell too much of them. */
  narrowed: boolean;
  pareto: Pareto;
  rate: RateSection;
  saved: readonly SavedFilter[];
  rights: { log: boolean; programs: boolean; focus: boolean };
  savedProblem?: string | undefined;
}

/** What views/complaints/list.ejs shows. */
export function toComplaintsPage(input: ComplaintsPageInput) {
  const { locale, filter, total, pareto, rate, rows } = input;
  const t = complaintsMessages.in(locale);
  const here = addressOf(filter);
  const isLate = filter.state === 'late';
  const tables = isLate ? [] : [pareto.table, rate.table];
  const filtered = filterQuery(filter).size > 0;
  return {
    heading: t(isLate ? 'complaints.heading.late' : 'complaints.heading', { n: total }),
    lead: t('complaints.lead'),
    add: input.rights.log ? { href: `${LIST}/new`, label: t('complaints.new') } : null,
    focus: input.rights.focus ? { href: here.replace(LIST, FOCUS), label: t('complaints.focus') } : null,
    empty: input.any
      ? null
      : {
          small: true,
          title: t('complaints.empty.title'),
          text: t('complaints.empty.text'),
          steps: [
            { href: '/complain', label: t('complaints.empty.form') },
            ...(input.rights.log ? [{ href: `${LIST}/new`, label: t('complaints.new') }] : []),
            ...(input.rights.programs ? [{ href: '/programs', label: t('complaints.empty.rule') }] : []),
          ],
        },
    filters: input.filters,
    clearHref: filtered ? LIST : null,
    narrowed: input.narrowed ? t('complaints.narrow') : null,
    saved: {
      filters: input.saved.map(({ id, name, filter: kept, shared, own }) => ({
        name,
        href: addressOf(kept),
        current: addressOf(kept) === here,
        shared: shared ? t('complaints.saved.shared') : null,
        deleteAction: own ? `${LIST}/filters/${id}/delete` : null,
        deleteLabel: t('complaints.saved.delete', { name: isolate(name) }),
      })),
      action: filtered ? `${LIST}/filters` : null,
      query: filterQuery(filter).toString(),
      problem: input.savedProblem ?? null,
    },
    none: total === 0 ? t('complaints.none') : null,
    // What waits is to be done, one by one; what went wrong with it tells nothing of complaints in general.
    charts: isLate
      ? null
      : {
          pareto: { ...pareto, page: toPageTable(pareto.table, locale) },
          rate: { ...rate, page: toPageTable(rate.table, locale) },
        },
    order: t(`complaints.order.${isLate ? (input.reader.rowAccess ? 'late' : 'lateByWeek') : 'newest'}`),
    rows: rows.map((row) => toLine(row, input)),
    takeAway: toTakeAway(here, [{ key: 'complaints', title: t('complaints.title') }, ...tables]),
    pages: {
      ...(input.paged ? { firstHref: here } : {}),
      ...(input.nextCursor === null ? {} : { nextHref: addressOf(filter, { cursor: input.nextCursor }) }),
    },
  };
}

function addressOf(filter: ComplaintFilter, more: Record<string, string> = {}): string {
  const query = filterQuery(filter);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size === 0 ? LIST : `${LIST}?${query}`;
}

/** Why words stand nowhere that were written. */
export const wordsWaitText = (locale: Locale): string =>
  complaintsMessages.in(locale)('complaints.wordsWait', { n: wholeNumber(ANSWERS_FOR_WORDS) });

/** The targets that are past. The exact time would tell when a survey was answered, and with it by whom. */
function lateTexts(row: ListedComplaint, { locale, timeZone, reader }: ComplaintsPageInput): string[] {
  const t = complaintsMessages.in(locale);
  const veiled = isSealed(row) && !reader.rowAccess;
  return pastTargets(row, reader.now).map(({ target, due }) =>
    veiled
      ? t(`complaints.late.coarse.${target}`)
      : t(`complaints.late.${target}`, { since: isolate(momentText(due, locale, timeZone)) }),
  );
}

function toLine(row: ListedComplaint, input: ComplaintsPageInput) {
  const { locale, words, choices } = input;
  const t = complaintsMessages.in(locale);
  const reference = referenceOf(row.id);
  const item = itemName(row, choices.questionnaires, locale);
  return {
    href: `${LIST}/${row.id}`,
    title: t('complaints.open', { kind: t(`complaints.kind.${row.kind}`), reference: leftToRight(reference) }),
    day: toldDay(row, locale),
    late: lateTexts(row, input),
    state: t(`complaints.state.${row.state}`),
    severity: { text: t(`complaints.severity.${row.severity}`), grave: row.severity === 3 },
    modes: row.tags.map(({ mode, by }) => {
      const label = FAILURE_MODES.find(({ key }) => key === mode)?.label[locale] ?? mode;
      return by === 'suggested'
        ? { text: t('complaints.suggested', { mode: label }), sure: false }
        : { text: label, sure: true };
    }),
    about: [item, row.branch, row.provider, row.topic, row.owner].filter((name) => name !== null),
    // Where there are none, or none that may be told yet.
    noWords: row.words === null ? t('complaints.noWords') : wordsWaitText(locale),
    words:
      words
        .get(row.id)
        ?.map((piece) =>
          piece.kind === 'text' ? { text: piece.text } : { text: t(`complaints.masked.${piece.kind}`), masked: true },
        ) ?? null,
  };
}

/** The day, of survey answers the week. */
export function toldDay(row: Pick<ListedComplaint, 'toldOn' | 'origin'>, locale: Locale): string {
  const day = dayText(row.toldOn, locale);
  return isSealed(row) ? complaintsMessages.in(locale)('complaints.week', { day }) : day;
}

function itemName(
  { itemKey, dimension, questionnaireId }: ListedComplaint,
  questionnaires: readonly QuestionnaireVersion[],
  locale: Locale,
): string | null {
  const version = questionnaires.find((one) => one.questionnaireId === questionnaireId);
  const item = version?.definition.items.find(({ key }) => key === itemKey);
  if (item !== undefined) return textIn(item.short ?? item.text, locale);
  const whole = version?.definition.dimensions.find(({ key }) => key === dimension);
  return whole === undefined ? itemKey : textIn(whole.title, locale);
}

/** The filter of the list. */
export function toComplaintFilters({
  locale,
  filter,
  choices,
}: Pick<ComplaintsPageInput, 'locale' | 'filter' | 'choices'>): Filters {
  const t = complaintsMessages.in(locale);
  const all = { value: '', label: t('complaints.filter.all') };
  const select = (name: keyof ComplaintFilter, value: unknown, options: { value: string; label: string }[]) => ({
    name,
    label: t(`complaints.filter.${name}`),
    kind: 'select' as const,
    value: value === undefined ? '' : String(value),
    options: [all, ...options],
  });
  const places = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const dimensions = new Map<string, string>();
  const items = new Map<string, string>();
  for (const { definition } of choices.questionnaires) {
    for (const { key, title } of definition.dimensions) dimensions.set(key, textIn(title, locale));
    for (const { key, text, short } of definition.items) items.set(key, textIn(short ?? text, locale));
  }
  const keyed = (map: Map<string, string>) => [...map].map(([value, label]) => ({ value, label }));
  const day = (name: 'from' | 'to') => ({
    ...{ name, label: t(`complaints.filter.${name}`), kind: 'date' as const, value: filter[name] ?? '' },
  });
  const fields = [
    select('state', filter.state, [
      { value: 'not_closed', label: t('complaints.state.not_closed') },
      { value: 'late', label: t('complaints.state.late') },
      ...COMPLAINT_STATES.map((value) => ({ value, label: t(`complaints.state.${value}`) })),
    ]),
    select(
      'kind',
      filter.kind,
      COMPLAINT_KINDS.map((value) => ({ value, label: t(`complaints.kind.${value}`) })),
    ),
    select('mode', filter.mode, [
      { value: 'suggested', label: t('complaints.filter.mode.suggested') },
      { value: 'none', label: t('complaints.filter.mode.none') },
      ...FAILURE_MODES.map(({ key, label }) => ({ value: key, label: label[locale] })),
    ]),
    select(
      'severity',
      filter.severity,
      SEVERITIES.map((value) => ({ value: String(value), label: t(`complaints.severity.${value}`) })),
    ),
    select('dimension', filter.dimension, keyed(dimensions)),
    select('item', filter.item, keyed(items)),
    select('branch', filter.branch, places(choices.branches)),
    select('provider', filter.provider, places(choices.providers)),
    select('topic', filter.topic, places(choices.topics)),
    select('owner', filter.owner, [
      { value: 'none', label: t('complaints.filter.owner.none') },
      ...places(choices.owners),
    ]),
    select('invite', filter.invite === undefined ? undefined : filter.invite ? 'yes' : 'no', [
      { value: 'yes', label: t('complaints.filter.invite.yes') },
      { value: 'no', label: t('complaints.filter.invite.no') },
    ]),
    day('from'),
    day('to'),
    {
      ...{ name: 'reference', label: t('complaints.filter.reference'), kind: 'search' as const },
      value: filter.reference ?? '',
    },
  ];
  const chosen = fields.flatMap(({ value, ...field }) => {
    if (value === '') return [];
    const option = 'options' in field ? field.options.find((one) => one.value === value)?.label : undefined;
    const text = option ?? (field.kind === 'date' ? dayText(value, locale) : value);
    return [`${field.label}: ${isolate(text)}`];
  });
  return {
    action: LIST,
    summary: chosen.length === 0 ? t('complaints.filter.summary.none') : dotted(chosen),
    fields,
    hidden: [],
  };
}

/** The list as a table to be taken away. */
export function toComplaintsTable(
  rows: readonly ExportedComplaint[],
  questionnaires: readonly QuestionnaireVersion[],
  locale: Locale,
): DataTable {
  const t = complaintsMessages.in(locale);
  const names = new Map(
    questionnaires.flatMap(({ definition }) =>
      definition.items.map(({ key, text, short }) => [key, textIn(short ?? text, locale)] as const),
    ),
  );
  const label = (mode: string): string => FAILURE_MODES.find(({ key }) => key === mode)?.label[locale] ?? mode;
  const text = (head: string) => ({ head, kind: 'text' as const });
  return {
    key: 'complaints',
    title: t('complaints.title'),
    columns: [
      text(t('complaints.col.reference')),
      text(t('complaints.col.received')),
      text(t('complaints.filter.kind')),
      text(t('complaints.col.origin')),
      text(t('complaints.filter.state')),
      text(t('complaints.filter.severity')),
      text(t('complaints.filter.mode')),
      text(t('complaints.filter.item')),
      text(t('complaints.filter.branch')),
      text(t('complaints.filter.provider')),
      text(t('complaints.filter.topic')),
      text(t('complaints.form.channel')),
      text(t('complaints.filter.invite')),
      text(t('complaints.col.words')),
    ],
    rows: rows.map((row) => [
      referenceOf(row.id),
      row.receivedOn,
      t(`complaints.kind.${row.kind}`),
      t(`complaints.origin.${row.origin}`),
      t(`complaints.state.${row.state}`),
      t(`complaints.severity.${row.severity}`),
      row.modes.map(label).join(', '),
      row.item === null ? null : (names.get(row.item) ?? row.item),
      row.branch,
      row.provider,
      row.topic,
      row.channel === null ? null : CHANNEL_WORDS[row.channel][locale],
      t(`complaints.filter.invite.${row.inviteConsent ? 'yes' : 'no'}`),
      row.words,
    ]),
  };
}
