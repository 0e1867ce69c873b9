import type { Chart } from './chart-data.ts';

/** Chart.js and what it is extended by, then the drawings of our own, in the order in which they need each other. */
const NEEDED: Record<Chart['kind'], readonly string[]> = {
  dumbbell: [],
  control: ['chartjs-plugin-annotation.js'],
  quadrant: ['chartjs-plugin-annotation.js'],
  distribution: [],
  comparison: ['chartjs-plugin-annotation.js', 'chartjs-chart-error-bars.js'],
  share: ['chartjs-chart-error-bars.js'],
  pareto: [],
};

/** The scripts that a page with these charts loads; none where there is nothing to draw. */
export function chartScripts(charts: readonly (Pick<Chart, 'kind'> | null)[]): string[] {
  const kinds = [...new Set(charts.flatMap((chart) => chart?.kind ?? []))];
  if (kinds.length === 0) return [];
  const extensions = new Set(kinds.flatMap((kind) => NEEDED[kind]));
  return [
    'chart.js',
    ...extensions,
    'js/chart-kit.js',
    ...kinds.map((kind) => `js/chart-${kind}.js`),
    'js/chart-png.js',
  ];
}
