import { directionOf, type Locale } from '../../domain/locale.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { percent, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import { type TakeAway, toTakeAway } from '../../platform/tables/take-away.ts';
import { type Filters, type Preset, type ScopePage, type ToCome, toCome } from '../figures/index.ts';
import { type CarelessSection, toCarelessSection } from './careless-section.views.ts';
import { type ClaimSection, toClaimSection } from './claim-section.views.ts';
import { type DriverSection, toDriverSection } from './driver-section.views.ts';
import type { Careless, Priorities } from './priorities.queries.ts';
import { namesOf, type PrioritiesTranslate, prioritiesWords } from './priorities-words.ts';
import { BASES, type Basis, focusOf, type QuadrantSection, toQuadrantSection } from './quadrant-section.views.ts';

type Tab = Preset;
type Shown<S> = Omit<S, 'table' | 'dimensions'>;

/** What `views/priorities/priorities.ejs` shows, as `page`. */
export interface PrioritiesPage {
  filters: Filters;
  presets: Preset[];
  subject: string;
  headline: string;
  /** What importance is on this page. */
  basisNote: string | null;
  /** Why nothing stands here. */
  nothing: string | null;
  bases: Tab[];
  counts: Tab[];
  quadrant: Shown<QuadrantSection> | null;
  drivers: (Shown<DriverSection> & { table: PageTable | null; dimensions: PageTable | null }) | null;
  claim: (Shown<ClaimSection> & { table: PageTable | null }) | null;
  careless: (Shown<CarelessSection> & { table: PageTable | null }) | null;
  /** The way to drivers that are not there yet. */
  toCome: ToCome | null;
  takeAway: TakeAway | null;
}

interface PageInput {
  priorities: Priorities;
  /** What the reader asked for; by expectation where there are no weights. */
  basis: Basis;
  locale: Locale;
  timeZone: string;
  page: Pick<ScopePage, 'filters' | 'presets' | 'subject' | 'hrefTo'>;
}

/** The page, and its tables as they may be taken away. */
export function toPrioritiesPage({ priorities, basis: asked, locale, timeZone, page }: PageInput): {
  page: PrioritiesPage;
  tables: DataTable[];
} {
  const t = prioritiesWords.in(locale);
  const names = namesOf(priorities.definition, locale);
  const rtl = directionOf(locale) === 'rtl';
  const { filters, presets, subject, hrefTo } = page;
  const shell = { filters, presets, subject, bases: [], counts: [], basisNote: null };
  const none = { quadrant: null, drivers: null, claim: null, careless: null, toCome: null, takeAway: null };
  if (priorities.withheld || priorities.responses === 0) {
    const withheld = priorities.withheld;
    return {
      page: {
        ...shell,
        ...none,
        headline: t(withheld ? 'priorities.headline.few' : 'priorities.headline.empty'),
        nothing: t(withheld ? 'priorities.withheld' : 'priorities.empty'),
      },
      tables: [],
    };
  }

  const basis: Basis = asked === 'drivers' && priorities.byDrivers !== null ? 'drivers' : 'expected';
  const of = (basis === 'drivers' ? priorities.byDrivers : null) ?? priorities.byExpectation;
  const quadrant = toQuadrantSection(of, { priorities, basis, names, t, rtl, hrefTo });
  const drivers = toDriverSection({ priorities, names, t, locale, timeZone, rtl });
  const claim = toClaimSection(priorities, names, t);
  const careless = toCarelessSection(priorities, names, t);
  const tables = [quadrant.table, drivers.table, drivers.dimensions, claim?.table, careless.table].filter(
    (table) => table != null,
  );
  const working = priorities.drivers.status === 'working';
  const href = (change: { importance?: Basis; careless?: Careless } = {}): string =>
    hrefTo('/priorities', working ? change : { importance: basis, careless: priorities.careless, ...change });
  const shown = (table: DataTable | null | undefined) => (table ? toPageTable(table, locale) : null);
  return {
    page: {
      ...shell,
      headline: headlineOf(focusOf(of, priorities.order), quadrant.chart !== null, names.listed, t),
      nothing: null,
      basisNote: basisNote(priorities, basis, t),
      // While the weights are to come the choices stand there already: nothing moves when these are put into place.
      bases:
        priorities.byDrivers === null && !working
          ? []
          : BASES.map((one) => ({
              label: t(`priorities.basis.${one}`),
              href: href({ importance: one }),
              current: one === basis,
            })),
      counts:
        careless.separable || working
          ? (['with', 'without'] as const).map((one) => ({
              label: t(`priorities.count.${one}`),
              href: href({ careless: one }),
              current: one === priorities.careless,
            }))
          : [],
      quadrant: { chart: quadrant.chart, groups: quadrant.groups },
      drivers: { ...drivers, table: shown(drivers.table), dimensions: shown(drivers.dimensions) },
      claim: claim && { ...claim, table: shown(claim.table) },
      careless: { ...careless, table: shown(careless.table) },
      toCome: toComeOf(priorities.drivers, page),
      takeAway: toTakeAway(href(), tables),
    },
    tables,
  };
}

function toComeOf(drivers: Priorities['drivers'], page: Pick<ScopePage, 'hrefTo'>): ToCome | null {
  const isOld = drivers.status === 'ready' && !drivers.current;
  if (drivers.status !== 'working' && !isOld) return null;
  const asOf = drivers.status === 'ready' ? drivers.computedAt : '';
  return toCome(page, '/priorities', { part: 'priorities-figures', asOf });
}

function headlineOf(
  focus: readonly string[],
  placed: boolean,
  listed: (keys: readonly string[]) => string,
  t: PrioritiesTranslate,
): string {
  if (focus.length > 0) return t('priorities.headline.focus', { items: listed(focus) });
  return t(placed ? 'priorities.headline.none' : 'priorities.headline.few');
}

function basisNote({ estimate }: Priorities, basis: Basis, t: PrioritiesTranslate): string {
  if (basis === 'expected' || estimate === null || !('value' in estimate)) return t('priorities.quadrant.expected');
  return t('priorities.quadrant.drivers', {
    r2: leftToRight(percent(estimate.value.r2)),
    n: wholeNumber(estimate.n),
  });
}
