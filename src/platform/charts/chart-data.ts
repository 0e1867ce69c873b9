/**
 * What views hand to the scripts in public/js that draw charts. The same figures stand in a table beside each chart, so
 * that a page is whole without them. All texts are ready to be shown: in the reader's language, numbers with signs and
 * ranges isolated.
 */
interface ChartOf<Kind extends string, Data> {
  kind: Kind;
  /** Unique on the page; also the name of the picture's file. */
  id: string;
  /** The finding, as a sentence. */
  title: string;
  /** Units, n and, where there is a gap, which sign is short. */
  caption: string;
  /** Name for those who hear the page: what is drawn, of how many. */
  label: string;
  /** What the marks mean. */
  legend: LegendKey[];
  rtl: boolean;
  data: Data;
}

/** A mark of the charts and what it means. */
export interface LegendKey {
  mark:
    | 'expected'
    | 'received'
    | 'below'
    | 'above'
    | 'none'
    | 'undecided'
    | 'interval'
    | 'tolerance'
    | 'limit'
    | 'centre'
    | 'signal'
    | 'action'
    | 'baseline'
    | 'focus'
    | 'decided'
    | 'open'
    | 'quiet'
    | 'rest'
    | 'above-dot'
    | 'below-dot';
  text: string;
}

/** How a gap is judged, as bars show it: solid, thin solid, a line, thin hatched, hatched, dashed. */
export type ChartSign = 'below' | 'sbelow' | 'none' | 'sabove' | 'above' | 'few';

/** Items on one scale: ring where expected, disc where received, the gap between them. */
export type DumbbellChart = ChartOf<'dumbbell', { min: number; max: number; items: DumbbellItem[] }>;

export interface DumbbellItem {
  label: string;
  kind: ChartSign;
  e: number;
  p: number;
  /** Ends of the gap's interval, measured from E. */
  lo: number;
  hi: number;
  /** The least that would do, where it was asked: what lies between it and E is the zone of tolerance. */
  minimum?: number;
  /** What a pointer on the row is told, line by line. */
  said: string[];
}

/** A measure over time against what chance alone would do. */
export type ControlChart = ChartOf<
  'control',
  {
    axis: ValueAxis;
    /** One for each period, the oldest first; value null where too few answered. */
    points: ControlPoint[];
    /** null where there are too few points for limits. */
    centre: { value: number; text: string } | null;
    /** The first `points` points, which centre and limits come from. */
    baseline: { points: number; text: string } | null;
    /** Done between two points: at 12.5 between those numbered 12 and 13, counted from 0. */
    actions: { at: number; text: string }[];
  }
>;

export interface ControlPoint {
  /** Under the axis; leave out where a label would be one too many. */
  tick?: string;
  value: number | null;
  lower: number | null;
  upper: number | null;
  signal: boolean;
  /** Not tested, because too few answered or more may still come. */
  hollow?: boolean;
  said: string[];
}

/** A scale of values. Bars of counts start at 0; dots may start higher where the caption says so. */
export interface ValueAxis {
  min: number;
  max: number;
  step: number;
  digits: number;
  /** A plus is written too. */
  signed?: boolean;
  /** Values are shares from 0 to 1. */
  percent?: boolean;
  title?: string;
}

/** Importance against performance: each item in its intervals on both, crossed at the means. */
export type QuadrantChart = ChartOf<
  'quadrant',
  {
    x: ValueAxis & { mean: number };
    y: ValueAxis & { mean: number };
    items: QuadrantItem[];
    /** Names of the corners: how performance, then importance, lies to its mean. */
    corners: { lowHigh: string; highHigh: string; lowLow: string; highLow: string };
  }
>;

export interface QuadrantItem {
  /** As in the table beside. */
  no: number;
  label: string;
  x: number;
  y: number;
  xInterval: readonly [number, number];
  yInterval: readonly [number, number];
  /** focus: surely important and surely low; open: an interval crosses a mean. */
  state: 'focus' | 'decided' | 'open';
  /** Its name is written beside its box where there is room. */
  named?: boolean;
  said: string[];
}

/** How many answered what, a bar for each whole value. */
export type DistributionChart = ChartOf<
  'distribution',
  {
    /** gap: bars by their sign; expected: open bars; received: solid bars. */
    of: 'gap' | 'expected' | 'received';
    bars: { value: number; count: number }[];
    title: string;
  }
>;

/** Units with their intervals on one scale, in groups by how they lie to the rest; never ranked. */
export type ComparisonChart = ChartOf<
  'comparison',
  {
    axis: ValueAxis;
    groups: { side: 'above' | 'same' | 'below'; text: string; units: ComparisonUnit[] }[];
    /** Mean of all, which the units stand around. */
    rest: { value: number; text: string } | null;
  }
>;

export interface ComparisonUnit {
  label: string;
  value: number;
  lo: number;
  hi: number;
  said: string[];
}

/** Shares of a whole: parts of one bar laid end to end, or a bar for each choice with its interval. */
export type ShareChart = ChartOf<
  'share',
  {
    /** The parts of each bar in their order; a single part makes a bar for each choice. */
    parts: { text: string; tone: 'below' | 'none' | 'above' | 'ink' }[];
    /** From 0 to this share. */
    max: number;
    bars: ShareBar[];
  }
>;

export interface ShareBar {
  label: string;
  /** A share for each part. */
  shares: number[];
  /** Of the first part. */
  interval: readonly [number, number] | null;
  said: string[];
}

/** What goes wrong most: a bar for each kind, the most frequent first, and a line of what they add up to. */
export type ParetoChart = ChartOf<
  'pareto',
  {
    bars: { label: string; count: number; said: string[] }[];
    /** Of all bars: where the line ends, as 100%. */
    total: number;
  }
>;

export type Chart =
  | DumbbellChart
  | ControlChart
  | QuadrantChart
  | DistributionChart
  | ComparisonChart
  | ShareChart
  | ParetoChart;
