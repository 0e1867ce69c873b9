import { expect, test } from '@jest/globals';
import {
  periodPresets,
  type ScopeFiltersInput,
  toScopeFilters,
} from '../../../src/features/figures/scope-filters.views.ts';

const INPUT: ScopeFiltersInput = {
  locale: 'en',
  action: '/card',
  period: { from: '2026-10-01', to: '2026-12-31' },
  periodText: '1 October 2026 to 31 December 2026',
  segment: { branch: 'b1' },
  extra: { unit: 'week' },
  choices: { branches: [{ value: 'b1', label: 'Haifa' }], providers: [], topics: [] },
};

test('the links of the usual periods keep the segment and what else the page has chosen', () => {
  const presets = periodPresets(INPUT, '2026-11-21');
  expect(presets.map(({ href }) => href)).toEqual([
    '/card?from=2026-11-01&to=2026-11-30&branch=b1&unit=week',
    '/card?from=2026-10-01&to=2026-10-31&branch=b1&unit=week',
    '/card?from=2026-10-01&to=2026-12-31&branch=b1&unit=week',
    '/card?from=2026-07-01&to=2026-09-30&branch=b1&unit=week',
    '/card?from=2026-01-01&to=2026-12-31&branch=b1&unit=week',
    '/card?from=2025-12-01&to=2026-11-30&branch=b1&unit=week',
  ]);
  expect(presets.filter(({ current }) => current).map(({ label }) => label)).toEqual(['This quarter']);
});

test('the filters say in a line what was chosen', () => {
  const filters = toScopeFilters(INPUT);
  expect(filters.summary).toBe('1 October 2026 to 31 December 2026\u00a0· \u2068Haifa\u2069');
  expect(filters.hidden).toEqual([{ name: 'unit', value: 'week' }]);
});

test('a page opened with filters knows the way to the usual one, with what else it has chosen', () => {
  expect(toScopeFilters({ ...INPUT, chosen: true }).usualHref).toBe('/card?unit=week');
  expect(toScopeFilters({ ...INPUT, chosen: true, extra: {} }).usualHref).toBe('/card');
  expect(toScopeFilters(INPUT).usualHref).toBeNull();
});
