import type { GapEntry } from '../../domain/card/gap-entry.ts';
import type { Grade, GradeBands } from '../../domain/card/grade.ts';
import type { Verdict } from '../../domain/card/verdict.ts';
import type { ChartSign } from '../../platform/charts/chart-data.ts';

/** The shape and the class by which a verdict is drawn. */
export const SIGNS: Record<Verdict, ChartSign> = {
  shortfall: 'below',
  small_shortfall: 'sbelow',
  no_material_gap: 'none',
  undecided: 'few',
  insufficient: 'few',
  withheld: 'few',
  small_surplus: 'sabove',
  surplus: 'above',
};

/** One scale for all dumbbells of a card: positions are percentages of the width, mirrored where reading is. */
export interface Axis {
  min: number;
  max: number;
  at: (value: number) => number;
  ticks: { x: number; text: string }[];
}

/** A dumbbell: E ring, P disc, the bar of the verdict between them, the gap's interval round P measured from E. */
export interface Bell {
  kind: ChartSign;
  e: number;
  p: number;
  lo?: number;
  hi?: number;
  left: number;
  width: number;
  grid: number[];
  /** The zone of tolerance, where the least acceptable level was asked. */
  zone?: { x: number; width: number };
  label: string;
}

export interface Strip {
  bands: { x: number; width: number }[];
  x?: number;
  lo?: number;
  hi?: number;
  label: string;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const scaled = (min: number, max: number, rtl: boolean) => (value: number) => {
  const share = ((value - min) / (max - min)) * 100;
  return round(rtl ? 100 - share : share);
};

/** Starts at the whole number under the lowest mark, and shows at least three points of the scale. */
export function axisOf(
  entries: readonly GapEntry[],
  scale: { min: number; max: number },
  rtl: boolean,
  minimums: readonly (number | null)[] = [],
): Axis {
  const marks = entries.flatMap(({ expectation, performance, gap }) => {
    const low = expectation.mean !== null && gap.ci95 ? expectation.mean + gap.ci95[0] : null;
    return [expectation.mean, performance.mean, low].filter((value) => value !== null);
  });
  const least = minimums.filter((value) => value !== null);
  const lowest = Math.min(scale.max - 3, ...[...marks, ...least].map(Math.floor));
  const min = Math.max(scale.min, lowest);
  const at = scaled(min, scale.max, rtl);
  const ticks = Array.from({ length: scale.max - min + 1 }, (_, index) => ({
    x: at(min + index),
    text: String(min + index),
  }));
  return { min, max: scale.max, at, ticks };
}

/** The whole scale from end to end. */
export function rulerAxis({ min, max }: { min: number; max: number }, rtl: boolean): Pick<Axis, 'at' | 'ticks'> {
  const at = scaled(min, max, rtl);
  const ticks = Array.from({ length: max - min + 1 }, (_, index) => ({
    x: at(min + index),
    text: String(min + index),
  }));
  return { at, ticks };
}

/** Undefined where the answers do not carry a bar: withheld and insufficient entries have none. */
export function bellOf(entry: GapEntry, axis: Axis, label: string, minimum: number | null = null): Bell | undefined {
  const { expectation, performance, gap } = entry;
  if (expectation.mean === null || performance.mean === null || gap.ci95 === null) return undefined;
  const e = axis.at(expectation.mean);
  const p = axis.at(performance.mean);
  const ends = gap.ci95.map((end) => axis.at(Math.min(axis.max, (expectation.mean ?? 0) + end)));
  return {
    kind: SIGNS[entry.verdict],
    e,
    p,
    lo: Math.min(...ends),
    hi: Math.max(...ends),
    left: Math.min(e, p),
    width: round(Math.abs(e - p)),
    grid: axis.ticks.map(({ x }) => x),
    ...(minimum === null ? {} : { zone: zoneOf(axis.at(minimum), e) }),
    label,
  };
}

const zoneOf = (from: number, to: number) => ({ x: Math.min(from, to), width: round(Math.abs(to - from)) });

export interface GradeAxis {
  start: number;
  at: (score: number) => number;
  letters: { x: number; text: string }[];
  bands: { x: number; width: number }[];
}

/** From 40, where D begins by default; from 0 when some score or its interval lies under that. */
export function gradeAxisOf(grades: readonly Grade[], bands: GradeBands, rtl: boolean): GradeAxis {
  const lowest = Math.min(bands.d, ...grades.map(({ score, ci95 }) => ci95?.[0] ?? score ?? 100));
  const start = lowest < bands.d ? 0 : bands.d;
  const at = scaled(start, 100, rtl);
  const edges = [
    { text: 'E', from: 0, to: bands.d },
    { text: 'D', from: bands.d, to: bands.c },
    { text: 'C', from: bands.c, to: bands.b },
    { text: 'B', from: bands.b, to: bands.a },
    { text: 'A', from: bands.a, to: 100 },
  ].filter(({ from }) => from >= start);
  return {
    start,
    at,
    letters: edges.map(({ text, from, to }) => ({ text, x: at((from + to) / 2) })),
    bands: edges
      .filter(({ text }) => text === 'B' || text === 'D')
      .map(({ from, to }) => ({ x: Math.min(at(from), at(to)), width: round(Math.abs(at(to) - at(from))) })),
  };
}

export function stripOf(grade: Grade, axis: GradeAxis, label: string): Strip {
  const strip: Strip = { bands: axis.bands, label };
  if (grade.score !== null) strip.x = axis.at(grade.score);
  if (grade.ci95) {
    const ends = grade.ci95.map(axis.at);
    strip.lo = Math.min(...ends);
    strip.hi = Math.max(...ends);
  }
  return strip;
}
