import type { Knex } from 'knex';
import { isAllowed, type Role } from '../../domain/access/role-matrix.ts';
import { type ItemDistribution, itemPairSums, shownDistribution } from '../../domain/card/item-sums.ts';
import {
  analyseCard,
  analyseItem,
  type CardAnalysis,
  type CardSettings,
  type ScoredEntry,
} from '../../domain/card/report-card.ts';
import { scoreSums } from '../../domain/card/score-sums.ts';
import { hiddenParts } from '../../domain/card/small-groups.ts';
import { compareUnits, type UnitStanding } from '../../domain/card/unit-comparison.ts';
import { withheldUnder } from '../../domain/card/verdict.ts';
import { CHANNELS } from '../../domain/channel.ts';
import { COMPLAINT_STATES, type ComplaintState } from '../../domain/complaint/complaint.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import type { IntegerSums } from '../../domain/statistics/integer-moments.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Action, actionsOn } from '../actions/index.ts';
import { readScope, readScopeSegments, type Scope } from '../analysis/index.ts';
import { type CommentsReading, commentsOnItem } from '../comments/index.ts';
import { type ComplaintFilter, type ComplaintReader, countComplaints } from '../complaints/index.ts';
import { listBranches, listProviders, listTopics, type Place } from '../organisation/index.ts';
import { type Segment, slicesFor } from '../state/index.ts';
import { readTrend, type Trend, usualWeeks } from '../trends/index.ts';

/** What an item is compared by. */
export const SEGMENT_KINDS = ['branch', 'topic', 'channel', 'provider'] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

export type ItemEntry = CardAnalysis['items'][number];

/** One branch, topic, channel or provider. */
export interface ItemSegment {
  id: string;
  /** A channel's own name is looked up where it is shown. */
  name: string;
  entry: ScoredEntry;
  /** How it stands to all the others together; null where either has under 30 answers. */
  group: UnitStanding['group'];
}

/** An item cut by one kind of segment. */
export interface ItemSegments {
  kind: SegmentKind;
  all: ItemSegment[];
  /** So many more have answers that this reader may not be told of beside the others. */
  hidden: number;
}

export interface ItemReading {
  definition: QuestionnaireDefinition;
  withheld: boolean;
  entry: ItemEntry;
  /** Its place among the sure shortfalls, from 1; null where it is none. */
  priority: { place: number; of: number; amongLargest: boolean } | null;
  /** null under ten pairs. */
  distribution: ItemDistribution | null;
  /** Gap of the item by week over the year that ends with the period. */
  trend: Trend;
  /** null where the scope cannot be cut by this without reading single answers. */
  segments: ItemSegments | null;
  comments: CommentsReading;
  /** Complaints and concerns about the item in the period, by state; states without any are left out. */
  complaints: { state: ComplaintState; n: number }[];
  /** What is done about the item where the scope looks, the newest start first. */
  actions: Action[];
}

const COMMENTS_SHOWN = 6;

/** The kinds of segment that a scope can be cut by from what is kept ready, as far as the role may see them. */
export function segmentKinds(scope: Scope, role: Role): SegmentKind[] {
  const { segment } = scope;
  const free: Record<SegmentKind, boolean> = {
    branch: segment.branchIds === undefined || segment.branchIds === scope.access.branchIds,
    topic: segment.topicId === undefined,
    channel: segment.channel === undefined,
    provider: segment.providerId === undefined && isAllowed(role, 'cards.provider_compare'),
  };
  return SEGMENT_KINDS.filter((kind) => free[kind] && slicesFor({ ...segment, ...ANY[kind] }) !== undefined);
}

/** A segment of each kind, whichever: what is kept ready does not depend on which. */
const ANY: Record<SegmentKind, Segment> = {
  branch: { branchIds: [''] },
  topic: { topicId: '' },
  channel: { channel: 'phone' },
  provider: { providerId: '' },
};

/** Everything the page of one item says. @throws AppError as `readScope` */
export async function readItem(
  db: Database,
  scope: Scope,
  key: string,
  by: SegmentKind | undefined,
  reader: ComplaintReader,
): Promise<ItemReading | undefined> {
  const { settings } = scope;
  return db.snapshot(async (tx) => {
    const reading = await readScope(db, tx, scope);
    const { definition, state, unit, withheld } = reading;
    const { materialShare, gradeBands } = settings;
    const card: CardSettings = { materialShare, gradeBands, onePerson: scope.onePerson, unit };
    const analysis = analyseCard(definition, state, card);
    const entry = analysis.items.find((item) => item.key === key);
    if (entry === undefined) return undefined;
    const place = analysis.priorities.findIndex((priority) => priority.key === key);
    const itemGap = { kind: 'gap', of: `item:${key}` } as const;
    return {
      definition,
      withheld,
      entry,
      priority:
        place < 0
          ? null
          : {
              place: place + 1,
              of: analysis.priorities.length,
              amongLargest: analysis.priorities[place]?.amongLargest ?? false,
            },
      distribution: shownDistribution(state.items[key]) ?? null,
      trend: await readTrend(db, tx, scope, { measure: itemGap, unit: 'week' }, { period: usualWeeks(scope) }),
      segments:
        by === undefined
          ? null
          : await readSegments(db, tx, scope, { key, kind: by, definition, card, whole: entry.n }),
      comments: await commentsOnItem(db, tx, scope, key, COMMENTS_SHOWN),
      complaints: await complaintsAbout(tx, scope, key, reader),
      actions: await actionsOn(tx, scope.today, { ...scope, itemKeys: [key] }),
    };
  });
}

/** The filter of the list of complaints that a scope and item stand for. */
export function complaintFilterOf({ named, period }: Pick<Scope, 'named' | 'period'>, key: string): ComplaintFilter {
  const { branch, provider, topic } = named;
  return {
    ...{ item: key, ...period },
    ...(branch && { branch: branch.id }),
    ...(provider && { provider: provider.id }),
    ...(topic && { topic: topic.id }),
  };
}

async function complaintsAbout(
  tx: Knex,
  scope: Scope,
  key: string,
  reader: ComplaintReader,
): Promise<ItemReading['complaints']> {
  const counts: ItemReading['complaints'] = [];
  for (const state of COMPLAINT_STATES) {
    const n = await countComplaints(tx, { ...complaintFilterOf(scope, key), state }, reader);
    if (n > 0) counts.push({ state, n });
  }
  return counts;
}

interface SegmentsQuery {
  key: string;
  kind: SegmentKind;
  /** As the page shows it. */
  definition: QuestionnaireDefinition;
  card: CardSettings;
  /** Answers to the item in the whole scope. */
  whole: number;
}

/** The item in each branch, topic, channel or provider that has answers to it, in the order of their names. */
async function readSegments(
  db: Database,
  tx: Knex,
  scope: Scope,
  { key, kind, definition: shown, card, whole }: SegmentsQuery,
): Promise<ItemSegments> {
  const onePerson = scope.onePerson || kind === 'provider';
  // All items, since verdicts are adjusted for the family that they are one of.
  const figures = shown.items.map((item): FigureKey => `item:${item.key}`);
  const answered: (Omit<ItemSegment, 'group'> & { sums: IntegerSums })[] = [];
  const units = (await unitsOf(tx, scope, kind)).map((one) => ({ ...one, segment: { ...scope.segment, ...one.part } }));
  for (const { part, reading } of await readScopeSegments(db, tx, scope, units, figures)) {
    const { id, name } = part;
    const { definition, state, unit } = reading;
    const entry = analyseItem(definition, state, { ...card, unit, onePerson }, key);
    if (entry !== undefined && entry.n > 0) {
      answered.push({ id, name, entry, sums: scoreSums(itemPairSums(state.items[key]), 'gap') });
    }
  }
  const counts = Object.fromEntries(answered.map(({ id, entry }) => [id, entry.n]));
  const hidden = scope.access.rowAccess ? new Set() : hiddenParts(counts, whole, withheldUnder(onePerson));
  const found = answered.filter(({ id }) => !hidden.has(id));
  const standings = compareUnits(found.map(({ id, sums }) => ({ key: id, strata: { all: sums } })));
  return {
    kind,
    all: found.map(({ id, name, entry }, at) => ({ id, name, entry, group: standings[at]?.group ?? null })),
    hidden: hidden.size,
  };
}

interface Unit {
  id: string;
  name: string;
  part: Segment;
}

async function unitsOf(tx: Knex, { access }: Scope, kind: SegmentKind): Promise<Unit[]> {
  const options = { includeInactive: true };
  switch (kind) {
    case 'branch': {
      const branches = await listBranches(tx, options);
      const own = branches.filter(({ id }) => access.branchIds === null || access.branchIds.includes(id));
      return own.filter(isOne).map(({ id, name }) => ({ id, name, part: { branchIds: [id] } }));
    }
    case 'topic':
      return (await listTopics(tx, options)).filter(isOne).map(({ id, name }) => ({ id, name, part: { topicId: id } }));
    case 'provider':
      return (await listProviders(tx, options))
        .filter(isOne)
        .map(({ id, name }) => ({ id, name, part: { providerId: id } }));
    case 'channel':
      return CHANNELS.map((channel) => ({ id: channel, name: channel, part: { channel } }));
  }
}

/** The answers of what was merged into another are counted there. */
const isOne = ({ mergedInto }: Place): boolean => mergedInto === null;
