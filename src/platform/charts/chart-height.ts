import type { Chart } from './chart-data.ts';

/** Height of a drawing in pixels: where there is room, and where its place is as narrow as a phone. */
export interface ChartHeight {
  wide: number;
  narrow: number;
}

/** In how many lines the drawing writes a label, of at most so many letters each: as inLines does in public/js/chart-kit.js. */
function linesOf(label: string, letters: number): number {
  let lines = 1;
  let long = 0;
  for (const { length } of label.split(' ')) {
    const longer = long === 0 ? length : long + 1 + length;
    if (long > 0 && longer > letters) lines += 1;
    long = long > 0 && longer > letters ? length : longer;
  }
  return lines;
}

const tallest = (rows: readonly { label: string }[], letters: number): number =>
  Math.max(1, ...rows.map(({ label }) => linesOf(label, letters)));

/** A row as high as the label of most lines in it needs, at least so high. */
const rowFor = (lines: number, least: number): number => Math.max(least, lines * 16 + 10);

/** Names of actions stand in rows over a control chart; more than this many take their room from its plot. */
const MOST_STRIPS = 4;

/** How high a chart is, known before it is drawn: its place stands there from the first, so that nothing moves later. */
export function heightOf(chart: Chart): ChartHeight {
  const each = (height: (narrow: boolean) => number): ChartHeight => ({ wide: height(false), narrow: height(true) });
  switch (chart.kind) {
    case 'dumbbell': {
      const { items } = chart.data;
      return each((narrow) => items.length * rowFor(tallest(items, narrow ? 18 : 40), 34) + 36);
    }
    case 'pareto': {
      const { bars } = chart.data;
      return each((narrow) => bars.length * rowFor(tallest(bars, narrow ? 16 : 32), 34) + 40);
    }
    case 'share': {
      const { bars } = chart.data;
      return each((narrow) => bars.length * rowFor(tallest(bars, narrow ? 22 : 40), 38) + 40);
    }
    case 'comparison': {
      const groups = chart.data.groups.filter(({ units }) => units.length > 0);
      const units = groups.flatMap((group) => group.units);
      return each(
        (narrow) =>
          units.reduce((sum, { label }) => sum + rowFor(linesOf(label, narrow ? 16 : 36), 30), 0) +
          groups.length * 34 +
          60,
      );
    }
    case 'control': {
      const strips = Math.min(chart.data.actions.length, MOST_STRIPS) * 18;
      return { wide: 270 + strips, narrow: 250 + strips };
    }
    case 'distribution':
      return { wide: 190, narrow: 190 };
    case 'quadrant':
      return { wide: 600, narrow: 440 };
  }
}
