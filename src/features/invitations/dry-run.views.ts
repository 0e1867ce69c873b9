import type { Locale } from '../../domain/locale.ts';
import { SKIP_REASONS } from '../../domain/program/decide-invitation.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { SKIP_REASON_WORDS } from '../../domain/words/skip-reason.words.ts';
import { longDayText, momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { dryRunMessages } from './dry-run.messages.ts';
import { type DryRun, type DryRunOutcome, type DryRunRow, MOST_CONTACTS } from './dry-run.queries.ts';
import { programsMessages } from './programs.messages.ts';
import type { StoredProgram } from './programs.store.ts';
import { programName } from './programs.views.ts';

const OUTCOMES: readonly DryRunOutcome[] = ['asked', ...SKIP_REASONS, 'other_program', 'not_matched'];
const ON_A_PAGE = 50;

export interface DryRunWish {
  outcome: DryRunOutcome;
  page: number;
}

/** What an address asks for; anything else is the first page of those who would be asked. */
export function readDryRunWish(query: Readonly<Record<string, unknown>>): DryRunWish {
  const page = typeof query.page === 'string' && /^\d{1,4}$/.test(query.page) ? Number(query.page) : 1;
  return { outcome: OUTCOMES.find((known) => known === query.outcome) ?? 'asked', page: Math.max(1, page) };
}

/** The rows that a page lists. */
export function rowsOnPage({ rows }: DryRun, { outcome, page }: DryRunWish): DryRunRow[] {
  return rows.filter((row) => row.outcome === outcome).slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
}

export interface DryRunPageInput {
  locale: Locale;
  timeZone: string;
  program: StoredProgram;
  run: DryRun;
  wish: DryRunWish;
  names: ReadonlyMap<string, { customer: string | null; provider: string; branch: string | null }>;
  /** Names of the branches whose contacts the reader sees; null for all. */
  branches: readonly string[] | null;
}

/** What views/programs/dry-run.ejs shows. */
export function toDryRunPage(input: DryRunPageInput) {
  const { locale, timeZone, program, run, wish } = input;
  const t = dryRunMessages.in(locale);
  const counts = new Map<DryRunOutcome, number>();
  for (const { outcome } of run.rows) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const asked = counts.get('asked') ?? 0;
  const all = run.rows.length - (counts.get('not_matched') ?? 0);
  const path = `/programs/${program.id}/dry-run`;
  const address = (outcome: DryRunOutcome, page = 1): string =>
    `${path}?outcome=${outcome}${page === 1 ? '' : `&page=${page}`}`;
  const chosen = counts.get(wish.outcome) ?? 0;
  const from = (wish.page - 1) * ON_A_PAGE;
  const listed = rowsOnPage(run, wish);
  return {
    heading: t('dryRun.title.of', { name: isolate(programName(program, programsMessages.in(locale))) }),
    back: { href: '/programs', label: programsMessages.in(locale)('programs.title') },
    lead: t('dryRun.lead'),
    cut:
      run.cutAt === null
        ? null
        : t('dryRun.cut', {
            most: wholeNumber(MOST_CONTACTS),
            day: longDayText(businessDay(run.cutAt, timeZone), locale),
          }),
    empty:
      run.rows.length > 0
        ? null
        : {
            small: true,
            title: t('dryRun.empty.title'),
            text: t('dryRun.empty.text'),
            steps: [{ href: '/contacts/new', label: t('dryRun.empty.step') }],
          },
    headline: all === 0 ? t('dryRun.none') : t('dryRun.headline', { asked: wholeNumber(asked), all: wholeNumber(all) }),
    branches: input.branches && t('dryRun.branches', { branches: input.branches.map(isolate).join(' · ') }),
    counts: {
      heading: t('dryRun.counts'),
      table: {
        caption: t('dryRun.counts'),
        columns: [{ label: t('dryRun.col.outcome') }, { label: t('dryRun.col.count'), end: true }],
        rows: OUTCOMES.filter((outcome) => (counts.get(outcome) ?? 0) > 0).map((outcome) => ({
          cells: [
            { text: outcomeText(outcome, locale), href: address(outcome) },
            { text: wholeNumber(counts.get(outcome) ?? 0), num: true },
          ],
        })),
      },
    },
    list:
      chosen === 0
        ? null
        : {
            heading: t('dryRun.list'),
            chosen: outcomeText(wish.outcome, locale),
            table: {
              caption: t('dryRun.caption'),
              columns: [
                { label: t('dryRun.col.customer') },
                { label: t('dryRun.col.completed') },
                { label: t(wish.outcome === 'asked' ? 'dryRun.col.leaves' : 'dryRun.col.why'), wide: true },
                { label: t('dryRun.col.about'), wide: true },
              ],
              rows: listed.map((row) => ({ cells: cellsOf(row, input) })),
            },
            page: {
              shown: t('dryRun.shown', {
                from: wholeNumber(Math.min(from + 1, chosen)),
                to: wholeNumber(from + listed.length),
                all: wholeNumber(chosen),
              }),
              ...(wish.page > 1 ? { firstHref: address(wish.outcome) } : {}),
              ...(from + ON_A_PAGE < chosen ? { nextHref: address(wish.outcome, wish.page + 1) } : {}),
            },
          },
  };
}

function outcomeText(outcome: DryRunOutcome, locale: Locale): string {
  const t = dryRunMessages.in(locale);
  if (outcome === 'asked' || outcome === 'other_program' || outcome === 'not_matched') {
    return t(`dryRun.outcome.${outcome}`);
  }
  return SKIP_REASON_WORDS[outcome][locale];
}

function cellsOf({ contact, outcome, sendAt }: DryRunRow, { locale, timeZone, names }: DryRunPageInput): object[] {
  const t = dryRunMessages.in(locale);
  const name = names.get(contact.id);
  const at = (instant: string): string => momentText(instant, locale, timeZone);
  return [
    { text: name?.customer ?? t('dryRun.noName'), href: `/contacts/${contact.id}` },
    { text: at(contact.completedAt) },
    sendAt === null ? { text: outcomeText(outcome, locale), prose: true } : { text: at(sendAt) },
    { text: name?.provider ?? '', quiet: name?.branch ?? '' },
  ];
}
