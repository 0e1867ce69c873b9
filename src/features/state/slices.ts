import type { Channel } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';

/** Where an answer belongs: what segments can be cut by. Null: not known. */
export interface Place {
  providerId: string | null;
  branchId: string | null;
  topicId: string | null;
  channel: Channel | null;
  locale: Locale | null;
}

/** A slice of the answers: each part that is set must match. `branchIds`: any of these. */
export interface Segment {
  providerId?: string;
  branchIds?: readonly string[];
  topicId?: string;
  channel?: Channel;
  locale?: Locale;
}

const SINGLES = [
  ['branch', 'branchId'],
  ['provider', 'providerId'],
  ['topic', 'topicId'],
  ['channel', 'channel'],
  ['locale', 'locale'],
] as const;

/** The pairs of filters whose figures are kept ready; all other crossings are computed from the answers. */
const PAIRS = [
  ['branch', 'topic'],
  ['provider', 'topic'],
  ['provider', 'channel'],
] as const;

/** Names of all slices that an answer of this place counts in: `all`, each single filter, the listed pairs. */
export function slicesOf(place: Place): string[] {
  const tokens = new Map<string, string>();
  for (const [name, field] of SINGLES) {
    const value = place[field];
    if (value !== null) tokens.set(name, `${name}:${value}`);
  }
  const slices = ['all', ...tokens.values()];
  for (const [first, second] of PAIRS) {
    const a = tokens.get(first);
    const b = tokens.get(second);
    if (a !== undefined && b !== undefined) slices.push(`${a}|${b}`);
  }
  return slices;
}

/**
 * The kept slices whose sum is this segment; undefined when it crosses filters that are not kept ready. Branches are
 * disjoint, so several of them are a sum.
 */
export function slicesFor(segment: Segment): string[] | undefined {
  const tokens = new Map<string, string>();
  if (segment.providerId !== undefined) tokens.set('provider', `provider:${segment.providerId}`);
  if (segment.topicId !== undefined) tokens.set('topic', `topic:${segment.topicId}`);
  if (segment.channel !== undefined) tokens.set('channel', `channel:${segment.channel}`);
  if (segment.locale !== undefined) tokens.set('locale', `locale:${segment.locale}`);
  if (segment.branchIds === undefined) return sliceOfTokens(tokens);
  const slices: string[] = [];
  for (const branchId of segment.branchIds) {
    const slice = sliceOfTokens(new Map([['branch', `branch:${branchId}`], ...tokens]));
    if (slice === undefined) return undefined;
    slices.push(...slice);
  }
  return slices;
}

function sliceOfTokens(tokens: Map<string, string>): string[] | undefined {
  if (tokens.size === 0) return ['all'];
  if (tokens.size === 1) return [...tokens.values()];
  if (tokens.size > 2) return undefined;
  for (const [first, second] of PAIRS) {
    const a = tokens.get(first);
    const b = tokens.get(second);
    if (a !== undefined && b !== undefined) return [`${a}|${b}`];
  }
  return undefined;
}
