import type { Locale } from '../../domain/locale.ts';
import { PROVISIONAL_FROM, TESTED_FROM } from '../../domain/trend/chart-phases.ts';
import type { ChartRule, ChartSignal } from '../../domain/trend/chart-signals.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { Trend, TrendPoint } from './trend.queries.ts';
import { figureText, inPeriod, periodName, spanText, trendWords } from './trend-words.ts';

/** A pattern on a chart as it is told: runs that go on are one, with all their points. */
interface Finding {
  rule: ChartRule;
  side: 'above' | 'below';
  /** Position of its last point. */
  at: number;
  /** How many points in a row, of a run. */
  length: number;
}

/** Of nine in a row, the first signal stands at the ninth. */
const RUN = 9;
/** A signal as old as this is history. */
const RECENT = 4;

/** A signal in words. */
export interface SignalText {
  text: string;
  detail: string;
  /** All measures are the better the higher they are. */
  better: boolean;
  word: string;
}

/** The signals of a trend in words, the newest first. */
export function signalTexts(trend: Trend, locale: Locale): SignalText[] {
  const t = trendWords.in(locale);
  return findingsOf(trend).flatMap(({ rule, side, at, length }) => {
    const point = trend.points[at];
    if (point === undefined || point.value === null || trend.centre === null) return [];
    const period = periodName(trend.unit, point.period, locale);
    const text =
      rule === 'nine_on_one_side'
        ? t(`trend.signal.run.${side}`, { span: spanText(trend.unit, length, t), period })
        : t(`trend.signal.${rule === 'beyond_limits' ? 'beyond' : 'pair'}.${side}`, { period });
    const better = side === 'above';
    return [
      {
        text: text.charAt(0).toUpperCase() + text.slice(1),
        detail: t('trend.signals.detail', {
          value: figureText(trend.measure, point.value),
          centre: figureText(trend.measure, trend.centre),
          n: wholeNumber(point.size),
        }),
        better,
        word: t(better ? 'trend.signal.better' : 'trend.signal.worse'),
      },
    ];
  });
}

/** The answer to "has it changed?", to follow the name of the measure. */
export function findingText(trend: Trend, locale: Locale): string {
  const t = trendWords.in(locale);
  const { limits, points, unit } = trend;
  const answered = points.filter(({ value }) => value !== null);
  if (limits === 'no_spread') return t('trend.finding.alike');
  if (limits === 'too_few_points') {
    const least = spanText(unit, PROVISIONAL_FROM, t);
    const { baseline } = trend;
    if (baseline !== null) return t('trend.finding.early.before', { least, n: wholeNumber(baseline.points) });
    const enough = answered.filter(({ size }) => size >= TESTED_FROM);
    return t('trend.finding.early', { least, n: wholeNumber(enough.length) });
  }
  const [newest] = findingsOf(trend);
  const point = newest && points[newest.at];
  if (newest === undefined || point === undefined) {
    return t('trend.finding.steady', { span: spanText(unit, answered.length, t) });
  }
  const when = inPeriod(unit, point.period, locale);
  if (isPast(trend, newest.at)) return t('trend.finding.past', { when });
  return t(newest.side === 'above' ? 'trend.finding.better' : 'trend.finding.worse', { when });
}

/** The newest signal, unless it is of long ago: which way it points, and when; null where nothing stands out of late. */
export function recentSignal(trend: Trend, locale: Locale): { side: 'above' | 'below'; when: string } | null {
  const [newest] = findingsOf(trend);
  const point = newest && trend.points[newest.at];
  if (newest === undefined || point === undefined || isPast(trend, newest.at)) return null;
  return { side: newest.side, when: inPeriod(trend.unit, point.period, locale) };
}

function isPast({ points }: Trend, at: number): boolean {
  return points.slice(at + 1).filter(({ tested }) => tested).length >= RECENT;
}

/** Newest first. A point beyond the limits is told as that alone; a run that goes on is told once, at its end. */
function findingsOf({ signals, points }: Pick<Trend, 'signals' | 'points'>): Finding[] {
  const beyond = new Set(signals.filter(({ rule }) => rule === 'beyond_limits').map(({ at }) => at));
  const told = signals.filter(({ rule, at }) => rule !== 'two_of_three_far_out' || !beyond.has(at));
  const findings: Finding[] = [];
  for (const signal of told) {
    const run = signal.rule === 'nine_on_one_side' ? findings.find((one) => continues(one, signal, points)) : undefined;
    if (run === undefined) findings.push({ ...signal, length: RUN });
    else {
      run.at = signal.at;
      run.length += 1;
    }
  }
  return findings.sort((a, b) => b.at - a.at);
}

/** Points that are not tested are passed over, as the rules do. */
function continues(run: Finding, signal: ChartSignal, points: readonly TrendPoint[]): boolean {
  const between = points.slice(run.at + 1, signal.at);
  return run.rule === signal.rule && run.side === signal.side && between.every(({ tested }) => !tested);
}
