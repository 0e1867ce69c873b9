import { describe, expect, test } from '@jest/globals';
import { toCardPage } from '../../../src/features/reports/card.views.ts';
import { cardInput, sampleCard } from './card-sample.ts';

describe('the report card page', () => {
  const card = sampleCard(40, ['process.deadlines', 'process.speed']);

  test('says the verdict in words, then where the gap is largest', () => {
    const page = toCardPage(cardInput('en', card));
    expect(page.headline).toMatch(
      /^On the whole, .+ The dimension with the largest gap: Process, \u2066−0\.\d\d\u2069\.$/,
    );
    expect(page.itemsHeading).toMatch(/^Among the largest shortfalls: /);
    expect(page.nothing).toBeNull();
  });

  test('gives every row its n, interval and verdict', () => {
    const rows = toCardPage(cardInput('en', card)).groups.flatMap(({ items }) => items);
    expect(rows).toHaveLength(15);
    const late = rows.find(({ key }) => key === 'process.deadlines');
    expect(late).toMatchObject({ n: '40', verdict: { sign: 'below', word: 'Short of expectation', note: null } });
    expect(late?.gap).toMatch(/^−\d\.\d\d$/);
    expect(late?.interval).toMatch(/ to /);
  });

  test('mirrors drawings in Hebrew, and ranks the surest shortfall first', () => {
    const ltr = toCardPage(cardInput('en', card));
    const rtl = toCardPage(cardInput('he', card));
    const bell = (page: typeof ltr) => page.groups[2]?.items.find(({ key }) => key === 'process.speed')?.bell;
    const [left, right] = [bell(ltr), bell(rtl)];
    expect((left?.e ?? 0) + (right?.e ?? 0)).toBeCloseTo(100, 1);
    expect(left?.width).toBeCloseTo(right?.width ?? 0, 1);
    expect(rtl.chart?.rtl).toBe(true);
    const ends = ltr.chart?.data.items.map(({ hi, e }) => hi - e) ?? [];
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
  });

  test('draws nothing and says how many are missing where there are too few answers', () => {
    const page = toCardPage(cardInput('en', sampleCard(7)));
    const row = page.groups[0]?.items[0];
    expect(row).toMatchObject({ bell: null, interval: '–', verdict: { sign: 'few', note: '(3 more needed)' } });
    expect(page.chart).toBeNull();
    expect(page.grades.every(({ grade }) => grade.letter === null)).toBe(true);
  });

  test('shows words instead of figures where there are none or they are withheld', () => {
    expect(toCardPage(cardInput('ms', sampleCard(0))).nothing).toContain('Tiada jawapan');
    expect(toCardPage(cardInput('en', sampleCard(3))).nothing).toContain('too few answers');
    expect(toCardPage(cardInput('he', null)).nothing).not.toBeNull();
  });
});
