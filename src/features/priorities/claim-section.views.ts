import type { DataTable } from '../../platform/tables/data-table.ts';
import { intervalValues } from '../figures/index.ts';
import { type ClaimTests, testClaim } from './claim.ts';
import type { Priorities } from './priorities.queries.ts';
import type { Names, PrioritiesTranslate } from './priorities-words.ts';

export interface ClaimSection {
  question: string;
  /** The answer in one sentence. */
  heading: string;
  table: DataTable | null;
}

const DIMENSION = 'provider';
const ITEM = 'provider.credibility';

/** Null for a questionnaire that does not have what the claim is about. */
export function toClaimSection(
  { definition, estimate, drivers }: Priorities,
  names: Names,
  t: PrioritiesTranslate,
): ClaimSection | null {
  const known = [...definition.items, ...definition.dimensions].map(({ key }) => key);
  if (!known.includes(DIMENSION) || !known.includes(ITEM)) return null;
  const called = { dimension: names.listed([DIMENSION]), item: names.listed([ITEM]) };
  const question = t('priorities.claim.ask', called);
  if (drivers.status === 'working') return { question, heading: t('priorities.drivers.working'), table: null };
  const tests = testClaim(estimate);
  const { dimension, item } = tests;
  if (dimension === null || item === null) return { question, heading: t('priorities.claim.none'), table: null };
  const heading = t(`priorities.claim.${dimension.outcome}.${item.outcome}`, {
    ...called,
    dimensions: names.listed(dimension.heavier),
    items: names.listed(item.heavier),
  });
  return { question, heading, table: tableOf(tests, names, t) };
}

function tableOf({ dimension, item }: ClaimTests, names: Names, t: PrioritiesTranslate): DataTable {
  const leads = [...(dimension?.against ?? []), ...(item?.against ?? [])];
  const verdict = (ci95: readonly [number, number] | null): string => {
    if (ci95 !== null && ci95[0] > 0) return t('priorities.claim.more');
    return ci95 !== null && ci95[1] < 0 ? t('priorities.claim.less') : t('figure.verdict.undecided');
  };
  return {
    key: 'claim',
    title: t('priorities.claim.table'),
    columns: [
      { head: t('priorities.claim.col'), kind: 'text' },
      { head: t('priorities.claim.difference'), kind: 'percent', digits: 1 },
      { head: t('priorities.claim.from'), kind: 'percent', digits: 1 },
      { head: t('priorities.claim.to'), kind: 'percent', digits: 1 },
      { head: t('priorities.claim.verdict'), kind: 'text' },
    ],
    rows: leads.map(({ first, second, difference, ci95 }) => [
      t('priorities.claim.pair', { first: names.listed([first]), second: names.listed([second]) }),
      difference / 100,
      ...intervalValues(ci95 && [ci95[0] / 100, ci95[1] / 100]),
      verdict(ci95),
    ]),
    notes: [t('priorities.claim.note')],
  };
}
