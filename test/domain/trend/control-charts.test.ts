import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { c4 } from '../../../src/domain/statistics/c4.ts';
import { momentsFromSums } from '../../../src/domain/statistics/integer-moments.ts';
import { chartPhases } from '../../../src/domain/trend/chart-phases.ts';
import { type ChartRule, chartSignals } from '../../../src/domain/trend/chart-signals.ts';
import { movingSpread, pointsOf } from '../../../src/domain/trend/control-chart.ts';
import { individualsChart, individualsProcess } from '../../../src/domain/trend/individuals-chart.ts';
import { meanChart, meanProcess } from '../../../src/domain/trend/mean-chart.ts';
import { rateChart, rateProcess } from '../../../src/domain/trend/rate-chart.ts';
import { shareChart, shareProcess } from '../../../src/domain/trend/share-chart.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';
import { expectNear, fixture, publishedExample, realFixture, reportAbsent } from '../../support/fixtures.ts';
import { sumsOfValues } from '../../support/sums.ts';

interface Nelson {
  rule1_beyond3s: number[];
  rule2_nine_one_side: number[];
  rule5_two_of_three_beyond2s: number[];
}
interface XbarExpectation {
  center: number;
  sigma_pooled: number;
  ucl: number[];
  lcl: number[];
  z: number[];
  s_center?: (number | null)[];
  s_ucl?: (number | null)[];
  s_lcl?: (number | null)[];
}
interface ShareExpectation {
  center: number;
  ucl: number[];
  lcl: number[];
  z: number[];
  laney_sigma_z: number;
  laney_ucl: number[];
  laney_lcl: number[];
}
interface XmrExpectation {
  center: number;
  mr_bar: number;
  sigma: number;
  ucl: number;
  lcl: number;
  ucl_mr: number;
}
type Tally = ReturnType<typeof fixtureTally>;

/** Positions from 1, per rule, as the fixtures give them. */
function expectSignals(tally: Tally, distances: (number | null)[], expected: Nelson): void {
  const signals = chartSignals(distances);
  const at = (rule: ChartRule) => signals.filter((signal) => signal.rule === rule).map((signal) => signal.at + 1);
  tally.near(at('beyond_limits'), expected.rule1_beyond3s);
  tally.near(at('nine_on_one_side'), expected.rule2_nine_one_side);
  tally.near(at('two_of_three_far_out'), expected.rule5_two_of_three_beyond2s);
}

function expectShares(
  tally: Tally,
  counted: { count: number; n: number }[],
  expected: ShareExpectation,
): (number | null)[] {
  const periods = counted.map(({ count, n }) => ({ size: n, value: count / n }));
  const [p, laney] = [shareProcess(counted, 'p'), shareProcess(counted, 'laney')];
  if (!('value' in p && 'value' in laney)) throw new Error('no process');
  tally.near([p.value.center, p.value.sigmaZ], [expected.center, expected.laney_sigma_z]);
  const points = pointsOf(periods, p.value);
  tally.near(
    points.map(({ z }) => z),
    expected.z,
  );
  tally.near(
    points.map(({ upper }) => upper),
    expected.ucl,
  );
  tally.near(
    points.map(({ lower }) => lower),
    expected.lcl,
  );
  const wide = pointsOf(periods, laney.value);
  tally.near(
    wide.map(({ upper }) => upper),
    expected.laney_ucl,
  );
  tally.near(
    wide.map(({ lower }) => lower),
    expected.laney_lcl,
  );
  return points.map(({ z }) => z);
}

function expectXmr(tally: Tally, values: number[], expected: XmrExpectation): (number | null)[] {
  const process = individualsProcess(values);
  if (!('value' in process)) throw new Error('no process');
  const { center, sigma, meanRange, rangeLimit } = process.value;
  tally.near(
    [center, sigma, meanRange, rangeLimit],
    [expected.center, expected.sigma, expected.mr_bar, expected.ucl_mr],
  );
  const points = pointsOf(
    values.map((value) => ({ size: 1, value })),
    process.value,
  );
  tally.near([points[0]?.upper, points[0]?.lower], [expected.ucl, expected.lcl]);
  return points.map(({ z }) => z);
}

describe('rules', () => {
  const { cases } = fixture<{ cases: { name: string; input: number[]; expected: Nelson }[] }>('G26_nelson_rules');
  const tally = fixtureTally('G26_nelson_rules', 'rules 3, 4, 6, 7, 8 (each would add false alarms)');

  test.each(cases)('$name', ({ input, expected }) => {
    expectSignals(tally, input, expected);
  });

  test('worked example; an untested point is passed over', () => {
    expect(chartSignals([0, 3.01, -1])).toEqual([{ at: 1, rule: 'beyond_limits', side: 'above' }]);
    expect(chartSignals([])).toEqual([]);
    expect(chartSignals([2.5, 2.5])).toEqual([]);
    expect(chartSignals([-2.5, null, 0, -2.1])).toEqual([{ at: 3, rule: 'two_of_three_far_out', side: 'below' }]);
  });

  test('turned upside down the same signals on the other side', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: -4, max: 4, noNaN: true })), { maxLength: 40 }), (z) => {
        const flipped = chartSignals(z.map((value) => (value === null ? null : -value)));
        const other = { above: 'below', below: 'above' } as const;
        expect(flipped.map((signal) => ({ ...signal, side: other[signal.side] }))).toEqual(
          expect.arrayContaining([...chartSignals(z)]),
        );
      }),
    );
  });
});

describe('phases and baselines', () => {
  test('an action ends the baseline, a declared change starts anew', () => {
    expect(chartPhases(40, { actions: [24], changes: [] })).toEqual([{ from: 0, to: 40, baselineTo: 24 }]);
    expect(chartPhases(40, { actions: [], changes: [] })).toEqual([{ from: 0, to: 40, baselineTo: 40 }]);
    expect(chartPhases(60, { actions: [50, 10, 15], changes: [30, 0, 60, 30] })).toEqual([
      { from: 0, to: 30, baselineTo: 10 },
      { from: 30, to: 60, baselineTo: 50 },
    ]);
    expect(chartPhases(0, { actions: [], changes: [] })).toEqual([]);
  });
});

describe('forty simulated weeks', () => {
  const { input, expected } = fixture<{
    input: { weeks: number[][] };
    expected: {
      mean: number[];
      sd: number[];
      top2: number[];
      xbar_s: XbarExpectation;
      nelson: Nelson;
      p_chart: ShareExpectation;
      nelson_p: Nelson;
      xmr: XmrExpectation;
      nelson_xmr: Nelson;
      baseline_center: number;
      baseline_sigma: number;
      baseline_z_all: number[];
      nelson_baseline: Nelson;
    };
  }>('G25_spc_weekly');
  const tally = fixtureTally('G25_spc_weekly', 'rules 3, 4, 6, 7, 8; limits by the rounded 2.66');
  const weeks = input.weeks.map(sumsOfValues);

  test('X-bar and s chart', () => {
    const chart = meanChart(weeks, 40);
    const wanted = expected.xbar_s;
    expect([chart.limits, chart.widening]).toEqual(['firm', 1]);
    const process = meanProcess(weeks);
    tally.near('value' in process && process.value.sigma, wanted.sigma_pooled);
    tally.near(chart.center, wanted.center);
    tally.near(
      chart.points.map(({ value }) => value),
      expected.mean,
    );
    tally.near(
      chart.points.map(({ upper }) => upper),
      wanted.ucl,
    );
    tally.near(
      chart.points.map(({ lower }) => lower),
      wanted.lcl,
    );
    tally.near(
      chart.points.map(({ z }) => z),
      wanted.z,
    );
    tally.near(
      chart.spread.map(({ center }) => center),
      wanted.s_center,
    );
    tally.near(
      chart.spread.map(({ upper }) => upper),
      wanted.s_ucl,
    );
    tally.near(
      chart.spread.map(({ lower }) => lower),
      wanted.s_lcl,
    );
    chart.spread.forEach(({ value }, at) => {
      if (value !== null) tally.near(value, expected.sd[at]);
    });
    expectSignals(
      tally,
      chart.points.map(({ z }) => z),
      expected.nelson,
    );
    // The week of one answer is drawn and not tested.
    expect(chart.points.flatMap(({ tested }, at) => (tested ? [] : [at]))).toEqual([4]);
  });

  test('limits frozen at week 24', () => {
    const chart = meanChart(weeks, 24);
    const process = meanProcess(weeks.slice(0, 24));
    tally.near(chart.center, expected.baseline_center);
    tally.near('value' in process && process.value.sigma, expected.baseline_sigma);
    tally.near(
      chart.points.map(({ z }) => z),
      expected.baseline_z_all,
    );
    expectSignals(
      tally,
      chart.points.map(({ z }) => z),
      expected.nelson_baseline,
    );
    // What comes later does not move them.
    expect(meanChart([...weeks.slice(0, 24), sumsOfValues([1, 1, 1, 1])], 24).center).toBe(chart.center);
  });

  test('p chart and p′ chart of the top two answers', () => {
    const counted = expected.top2.map((count, at) => ({ count, n: weeks[at]?.n ?? 0 }));
    const z = expectShares(tally, counted, expected.p_chart);
    expectSignals(tally, z, expected.nelson_p);
    const chart = shareChart(counted, 40);
    expect([chart.kind, chart.limits, chart.center]).toEqual(['p', 'firm', chart.points[0] && chart.center]);
    expect(
      shareChart(
        counted.map(({ count, n }) => ({ count: count * 20, n: n * 20 })),
        40,
      ).kind,
    ).toBe('laney');
  });

  test('XmR chart of the weekly means', () => {
    const z = expectXmr(tally, expected.mean, expected.xmr);
    expectSignals(tally, z, expected.nelson_xmr);
    const chart = individualsChart(expected.mean, 40);
    expect(chart.signals).toEqual(chartSignals(z));
    tally.near(chart.rangeLimit, expected.xmr.ucl_mr);
    expect(chart.ranges[0]).toBeNull();
    expectNear(chart.ranges[1], Math.abs(Number(expected.mean[1]) - Number(expected.mean[0])));
  });
});

describe('single parts', () => {
  const tally = fixtureTally('G10_special_functions (c4), GP_published_examples (flow rates)');

  test('c4', () => {
    const { expected } = fixture<{ expected: { c4: { n: number; c4: number }[] } }>('G10_special_functions');
    for (const { n, c4: wanted } of expected.c4) tally.near(c4(n), wanted);
    expect([c4(0), c4(1)]).toEqual([null, null]);
  });

  test('flow rates of a handbook', () => {
    const { input, computed } = publishedExample<{ x: number[] }, unknown, XmrExpectation>('nist_flowrate_individuals');
    expectXmr(tally, input.x, computed);
  });

  test('worked examples', () => {
    const means = meanProcess([sumsOfValues([3, 5]), sumsOfValues([5, 7])]);
    if (!('value' in means)) throw new Error('no process');
    expectNear([means.value.center, means.value.sigma], [5, Math.sqrt(2)]);
    const shares = shareProcess([
      { count: 2, n: 4 },
      { count: 4, n: 8 },
    ]);
    expect('value' in shares && [shares.value.center, shares.value.sigmaOf(25)]).toEqual([0.5, 0.1]);
    const single = individualsProcess([1, 3, 2]);
    expect('value' in single && [single.value.center, single.value.meanRange]).toEqual([2, 1.5]);
    expectNear(movingSpread([1, 3, 2]), (1.5 * Math.sqrt(Math.PI)) / 2);
    const rates = rateProcess([
      { count: 4, contacts: 1000 },
      { count: 12, contacts: 3000 },
    ]);
    expect('value' in rates && rates.value.center).toBe(4);
  });

  test('complaints per thousand contacts', () => {
    const months = Array.from({ length: 24 }, (_, at) => ({ count: at === 20 ? 40 : 4 + (at % 2), contacts: 1000 }));
    const chart = rateChart(months, 20);
    expect([chart.limits, chart.center]).toEqual(['firm', 4.5]);
    expectNear([chart.points[0]?.lower, chart.points[0]?.upper], [0, 4.5 + 3 * Math.sqrt(4.5)]);
    expect(chart.signals).toEqual([{ at: 20, rule: 'beyond_limits', side: 'above' }]);
    const four = rateChart(new Array(12).fill({ count: 4, contacts: 1000 }), 12);
    expect(four).toMatchObject({ limits: 'provisional', points: [{ value: 4, lower: 0 }, ...new Array(11).fill({})] });
    expectNear(four.points[0]?.upper, 10);
    // Four times the customers, four times the complaints: nothing happened.
    const busy = [...months.slice(0, 20), { count: 18, contacts: 4000 }];
    expect(rateChart(busy, 20).signals).toEqual([]);
    expectNear(rateChart(busy, 20).points[20]?.upper, 4.5 + 3 * Math.sqrt(4.5 / 4));
  });
});

describe('too little for limits', () => {
  const week = sumsOfValues([3, 4, 5]);

  test('twelve points are provisional, twenty firm, eleven none', () => {
    const of = (n: number) => meanChart(new Array(n).fill(week), n).limits;
    expect([11, 12, 19, 20].map(of)).toEqual(['too_few_points', 'provisional', 'provisional', 'firm']);
    const none = meanChart(new Array(11).fill(week), 11);
    expect([none.center, none.points[0]?.lower, none.points[0]?.z, none.signals]).toEqual([null, null, null, []]);
    expect(none.points[0]?.value).toBe(4);
  });

  test('no spread, no answers, a period without any', () => {
    const flat = new Array(20).fill(sumsOfValues([7, 7, 7]));
    expect(meanChart(flat, 20).limits).toBe('no_spread');
    expect(shareChart(new Array(20).fill({ count: 9, n: 9 }), 20)).toMatchObject({ limits: 'no_spread', kind: null });
    expect(individualsChart(new Array(20).fill(3), 20)).toMatchObject({ limits: 'no_spread', rangeLimit: null });
    expect(rateChart(new Array(20).fill({ count: 0, contacts: 9 }), 20).limits).toBe('no_spread');
    expect(meanChart([], 0).limits).toBe('too_few_points');
    expect(shareChart([], 0).limits).toBe('too_few_points');
    expect(individualsChart([null, 3], 2).limits).toBe('too_few_points');
    expect(rateChart([{ count: 0, contacts: 0 }], 1).limits).toBe('too_few_points');
    const gap = [...new Array(20).fill(week), sumsOfValues([]), week];
    expect(meanChart(gap, 20).points[20]).toEqual({
      size: 0,
      value: null,
      tested: false,
      lower: null,
      upper: null,
      z: null,
    });
  });

  test('weeks that differ by more than their answers widen the limits', () => {
    // A thousand answers a week around 4 or 5: every week would be a signal.
    const wide = Array.from({ length: 24 }, (_, at) =>
      sumsOfValues(Array.from({ length: 1000 }, (_x, i) => (at % 2 === 0 ? 3 : 4) + 2 * (i % 2))),
    );
    const chart = meanChart(wide, 24);
    expect(chart.widening).toBeGreaterThan(10);
    expect(chart.signals).toEqual([]);
  });

  test('nothing infinite leaves a chart, whatever comes in', () => {
    const period = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(period, { maxLength: 30 }), fc.nat(30), (all, to) => {
        const sums = all.map(sumsOfValues);
        const charts = [
          meanChart(sums, to),
          shareChart(
            all.map((x) => ({ count: x.filter((v) => v > 5).length, n: x.length })),
            to,
          ),
          individualsChart(
            sums.map((s) => momentsFromSums(s).mean),
            to,
          ),
          rateChart(
            all.map((x) => ({ count: x.filter((v) => v === 1).length, contacts: x.length })),
            to,
          ),
        ];
        for (const chart of charts) {
          expect(chart.points).toHaveLength(all.length);
          expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
          for (const { lower, upper } of chart.points) if (lower !== null) expect(lower <= Number(upper)).toBe(true);
        }
      }),
    );
  });
});

const airport = realFixture<{ expected: Record<'daily_2014' | 'daily_2015', DailyExpectation> }>('G06_sfo_2014_2015');
const hospitals = realFixture<{
  input: { series: Record<string, { top: number[] }> };
  expected: Record<string, XmrExpectation & { points_outside: number[]; moving_ranges_outside: number[] }>;
}>('G08_hcahps_xmr');
interface DailyExpectation {
  n: number[];
  mean: number[];
  sd: number[];
  top2: number[];
  xbar_s: XbarExpectation;
  nelson_on_xbar_z: Nelson;
  p_chart: ShareExpectation;
  xmr_of_daily_means: XmrExpectation;
}

if (!airport || !hospitals) {
  reportAbsent('The airport and the hospital survey (G06, G08)');
  test.skip('two real surveys over time', () => {});
} else {
  describe('two real surveys over time', () => {
    const days = fixtureTally('G06_sfo_2014_2015 (daily charts)', 'rules 3, 4, 6, 7, 8; limits by the rounded 2.66');

    test.each(['daily_2014', 'daily_2015'] as const)('%s', (year) => {
      const expected = airport.expected[year];
      const sums = expected.n.map((n, at) => {
        // Ratings are whole, so the sums come back from mean and sd.
        const sum = Math.round(n * Number(expected.mean[at]));
        return { n, sum, sumOfSquares: Math.round((n - 1) * Number(expected.sd[at]) ** 2 + (sum * sum) / n) };
      });
      const process = meanProcess(sums);
      if (!('value' in process)) throw new Error('no process');
      days.near([process.value.center, process.value.sigma], [expected.xbar_s.center, expected.xbar_s.sigma_pooled]);
      expect(process.value.widening).toBe(1);
      const points = pointsOf(
        sums.map(({ n, sum }) => ({ size: n, value: sum / n })),
        process.value,
      );
      days.near(
        points.map(({ upper }) => upper),
        expected.xbar_s.ucl,
      );
      days.near(
        points.map(({ lower }) => lower),
        expected.xbar_s.lcl,
      );
      days.near(
        points.map(({ z }) => z),
        expected.xbar_s.z,
      );
      expectSignals(
        days,
        points.map(({ z }) => z),
        expected.nelson_on_xbar_z,
      );
      const counted = expected.top2.map((count, at) => ({ count, n: Number(expected.n[at]) }));
      expectShares(days, counted, expected.p_chart);
      expectXmr(days, expected.mean, expected.xmr_of_daily_means);
    });

    const yearly = fixtureTally('G08_hcahps_xmr', 'limits by the rounded 2.66');

    test('ten measures of hospitals over nine years', () => {
      for (const [measure, expected] of Object.entries(hospitals.expected)) {
        const values = hospitals.input.series[measure]?.top ?? [];
        const z = expectXmr(yearly, values, expected);
        yearly.near(
          z.flatMap((value, at) => (Math.abs(Number(value)) > 3 ? [at + 1] : [])),
          expected.points_outside,
        );
        const { ranges } = individualsChart(values, values.length);
        const out = ranges.flatMap((range, at) => (Number(range) > expected.ucl_mr ? [at + 1] : []));
        yearly.near(out, expected.moving_ranges_outside);
      }
    });
  });
}
