/** What the demo's customers expect and receive on each item of the default questionnaire, before any story is told. */
export interface DemoItem {
  key: ItemKey;
  dimension: 'provider' | 'environment' | 'process';
  /** Rated only after a visit in person. */
  place: boolean;
  /** Where expectations and performance centre on the 1–7 scale, before rounding and cutting at 7. */
  expectation: number;
  performance: number;
  /** How often things go wrong here, against the other items. */
  incidents: number;
  /** What customers tick when it went wrong. */
  failures: readonly string[];
}

export const ITEM_KEYS = [
  'provider.courtesy',
  'provider.credibility',
  'provider.professionalism',
  'provider.empathy',
  'provider.availability',
  'environment.pleasantness',
  'environment.clarity',
  'environment.friendliness',
  'environment.equipment',
  'environment.hours',
  'process.language',
  'process.speed',
  'process.deadlines',
  'process.outcome',
  'process.corrections',
] as const;
export type ItemKey = (typeof ITEM_KEYS)[number];

type Figures = Omit<DemoItem, 'key' | 'dimension'>;

const FIGURES: Readonly<Record<ItemKey, Figures>> = {
  'provider.courtesy': figures(6.3, 6.1, 1, ['coldness', 'condescension']),
  'provider.credibility': figures(6.8, 6.1, 1, ['poor_information', 'brush_off']),
  'provider.professionalism': figures(6.6, 6.1, 1, ['robotism', 'poor_information']),
  'provider.empathy': figures(6.2, 5.6, 1, ['apathy', 'robotism']),
  'provider.availability': figures(6.4, 5.5, 2, ['insufficient_availability', 'runaround']),
  'environment.pleasantness': { ...figures(5.8, 5.6, 0.5, ['lack_of_anticipation']), place: true },
  'environment.clarity': figures(6, 5.3, 1, ['poor_information']),
  'environment.friendliness': figures(5.8, 5.7, 0.5, ['coldness']),
  'environment.equipment': { ...figures(6.2, 5.6, 0.7, ['lack_of_anticipation', 'lost_time']), place: true },
  'environment.hours': figures(5.9, 5.3, 1, ['inadequate_hours']),
  'process.language': figures(6.2, 5.8, 0.7, ['poor_information', 'condescension']),
  'process.speed': figures(6.4, 5.3, 2, ['lost_time', 'unsuited_rhythm', 'lack_of_reaction']),
  'process.deadlines': figures(6.9, 4.8, 5, ['lost_time', 'lack_of_reaction', 'lack_of_anticipation']),
  'process.outcome': figures(6.8, 5.9, 1.5, ['rulebook', 'lack_of_reaction']),
  'process.corrections': figures(6.3, 5.5, 1.5, ['brush_off', 'rulebook', 'lack_of_reaction']),
};

export const DEMO_ITEMS: readonly DemoItem[] = ITEM_KEYS.map((key) => ({
  key,
  dimension: dimensionOf(key),
  ...FIGURES[key],
}));

function dimensionOf(key: ItemKey): DemoItem['dimension'] {
  if (key.startsWith('provider.')) return 'provider';
  return key.startsWith('environment.') ? 'environment' : 'process';
}

function figures(expectation: number, performance: number, incidents: number, failures: readonly string[]): Figures {
  return { place: false, expectation, performance, incidents, failures };
}
