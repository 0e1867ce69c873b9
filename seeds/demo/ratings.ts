import type { ItemAnswer } from '../../src/domain/answers/answer-sheet.ts';
import type { DemoContact, ItemKey } from './demo-data.ts';
import { DEMO_ITEMS, type DemoItem } from './items.ts';
import { HARBOUR, PHONE_LINE, PROVIDERS, SINGAPORE, UNRELIABLE_PROVIDER } from './organisation.ts';
import type { Random } from './random.ts';

const ITEMS_PER_DIMENSION = 3;

/** What a customer brings to every form: how much they ask for, and how kindly they rate. */
export interface Temper {
  demand: number;
  kindness: number;
  /** Fills in one column top to bottom with the same number. */
  straightLiner: boolean;
}

export function inventTemper(random: Random): Temper {
  return { demand: random.normal(0, 0.4), kindness: random.normal(0, 0.5), straightLiner: random.chance(0.02) };
}

/** What of a contact shows in how it is rated. */
export type Rated = Pick<DemoContact, 'provider' | 'branch' | 'channel' | 'kind' | 'requestedAt' | 'completedAt'>;

/** The answers to the items, and the item on which something happened, if anything did. */
export interface RatedForm {
  items: Record<string, ItemAnswer>;
  incident: DemoItem | undefined;
}

/** The items a form asks about: three of each dimension's, drawn among those that fit the channel. */
export function drawForm(channel: DemoContact['channel'], random: Random): DemoItem[] {
  return (['provider', 'environment', 'process'] as const).flatMap((dimension) =>
    random.sample(
      DEMO_ITEMS.filter((item) => item.dimension === dimension && (!item.place || channel === 'in_person')),
      ITEMS_PER_DIMENSION,
    ),
  );
}

/**
 * Expectation is high and much the same on all items; performance follows the person, the visit, the dimension, the
 * stories below and, now and then, an incident that pulls down one item and its neighbours.
 */
export function rateForm(contact: Rated, temper: Temper, harbourReopened: boolean, random: Random): RatedForm {
  const asked = drawForm(contact.channel, random);
  const incident = random.chance(contact.kind === 'complaint' ? 0.45 : 0.15)
    ? random.weighted(asked.map((item) => [item, item.incidents] as const))
    : undefined;
  if (temper.straightLiner) return { items: straightLine(asked, incident, random), incident };

  const visit = random.normal(0, 0.5) + slowness(contact) * -0.2;
  const leaning = {
    provider: random.normal(0, 0.35),
    environment: random.normal(0, 0.35),
    process: random.normal(0, 0.35),
  };
  const items: Record<string, ItemAnswer> = {};
  for (const item of asked) {
    const story = storyOf(item.key, contact, harbourReopened);
    const expectation =
      item.expectation + story.expectation + temper.demand + temper.kindness * 0.35 + random.normal(0, 0.45);
    const mishap = incident === undefined ? 0 : incidentEffect(item, incident);
    const performance =
      item.performance +
      story.performance +
      temper.kindness +
      temper.demand * 0.8 +
      visit +
      leaning[item.dimension] +
      mishap +
      random.normal(0, 0.6);
    items[item.key] = withMissing(level(expectation), level(performance), item, random);
  }
  return { items, incident };
}

/** What makes one branch or provider differ from the rest: the things a reader of the cards should find. */
function storyOf(key: ItemKey, contact: Rated, harbourReopened: boolean): { expectation: number; performance: number } {
  let expectation = 0;
  let performance = 0;
  if (key.startsWith('provider.')) performance += PROVIDERS[contact.provider]?.lift ?? 0;
  if (contact.provider === UNRELIABLE_PROVIDER) {
    if (key === 'provider.credibility') performance -= 2.1;
    if (key === 'process.outcome') performance -= 0.4;
  }
  if (contact.branch === HARBOUR && key.startsWith('environment.')) performance += harbourReopened ? 0.45 : -0.9;
  if (contact.branch === SINGAPORE && key === 'provider.courtesy') {
    expectation -= 0.3;
    performance += 0.75;
  }
  if (contact.branch === PHONE_LINE && key === 'process.speed') performance += 0.3;
  if (contact.branch === PHONE_LINE && key === 'provider.empathy') performance -= 0.2;
  return { expectation, performance };
}

function incidentEffect(item: DemoItem, incident: DemoItem): number {
  if (item.key === incident.key) return -2.3;
  return item.dimension === incident.dimension ? -0.9 : -0.4;
}

/** How long it took against two working hours, on a log scale: about −2 (minutes) to 2 (days). */
function slowness(contact: Rated): number {
  if (contact.completedAt === null) return 0;
  const hours = (Date.parse(contact.completedAt) - Date.parse(contact.requestedAt)) / 3_600_000;
  return Math.max(-2, Math.min(2, Math.log(Math.max(hours, 0.1) / 4) / 2));
}

function straightLine(
  asked: readonly DemoItem[],
  incident: DemoItem | undefined,
  random: Random,
): Record<string, ItemAnswer> {
  const received = incident === undefined ? random.pick([7, 7, 6, 5]) : random.pick([4, 2, 1]);
  return Object.fromEntries(
    asked.map((item): [string, ItemAnswer] => [item.key, { kind: 'rated', e: 7, p: received, m: null }]),
  );
}

function withMissing(e: number, p: number, item: DemoItem, random: Random): ItemAnswer {
  const draw = random.next();
  if (draw < (item.key === 'process.corrections' ? 0.09 : 0.015)) return { kind: 'na' };
  if (draw > 0.978) return { kind: 'skipped' };
  if (draw > 0.968) return { kind: 'rated', e, p: null, m: null };
  if (draw > 0.955) return { kind: 'rated', e: null, p, m: null };
  return { kind: 'rated', e, p, m: null };
}

function level(value: number): number {
  return Math.min(7, Math.max(1, Math.round(value)));
}
