import type { Knex } from 'knex';
import { Channel } from '../../domain/channel.ts';
import { Locale } from '../../domain/locale.ts';
import { type DatedCursor, inDateOrder } from '../../platform/db/dated-list.ts';
import type { PlaceKind, PlacesMergedHandler } from '../organisation/index.ts';

/** A link that stands for a place: whoever has it may answer, unasked and without a name. */
export interface OpenLink {
  id: string;
  /** The last part of its address. */
  slug: string;
  questionnaireId: string;
  branchId: string | null;
  providerId: string | null;
  topicId: string | null;
  /** How those who meet the link were served; null: not known, and every item may be asked. */
  channel: Channel | null;
  /** For those whose browser prefers none of the form's languages. */
  locale: Locale;
  /** How many items of each dimension a person is asked; null asks all that apply. */
  itemsPerDimension: number | null;
  active: boolean;
  /** The last business date on which it takes answers. */
  closesOn: string | null;
  createdAt: string;
}

interface OpenLinkRow {
  id: string;
  slug: string;
  questionnaire_id: string;
  branch_id: string | null;
  provider_id: string | null;
  topic_id: string | null;
  channel: string | null;
  locale: string;
  items_per_dimension: number | null;
  active: boolean | number;
  closes_on: string | null;
  created_at: string;
}

const MaybeChannel = Channel.nullable();

function toOpenLink(row: OpenLinkRow): OpenLink {
  return {
    id: row.id,
    slug: row.slug,
    questionnaireId: row.questionnaire_id,
    branchId: row.branch_id,
    providerId: row.provider_id,
    topicId: row.topic_id,
    channel: MaybeChannel.parse(row.channel),
    locale: Locale.parse(row.locale),
    itemsPerDimension: row.items_per_dimension,
    active: Boolean(row.active),
    closesOn: row.closes_on,
    createdAt: row.created_at,
  };
}

/** A link with the names of what it stands for. */
export interface NamedLink {
  link: OpenLink;
  /** Of branch, provider and topic, as far as it stands for them. */
  names: string[];
  questionnaireKey: string;
}

/**
 * Oldest first.
 *
 * @param branchIds only links of these branches; null: all
 */
export async function listOpenLinks(
  db: Knex,
  branchIds: readonly string[] | null,
  page: { after?: DatedCursor | undefined; limit?: number } = {},
): Promise<NamedLink[]> {
  const query = db('open_links as l')
    .join('questionnaires as q', 'q.id', 'l.questionnaire_id')
    .leftJoin('branches as b', 'b.id', 'l.branch_id')
    .leftJoin('providers as p', 'p.id', 'l.provider_id')
    .leftJoin('topics as t', 't.id', 'l.topic_id')
    .select('l.*', { questionnaire_key: 'q.key', branch: 'b.name', provider: 'p.name', topic: 't.name' });
  inDateOrder(query, { date: 'l.created_at', id: 'l.id' }, 'asc', page.after);
  if (branchIds !== null) query.whereIn('l.branch_id', branchIds);
  if (page.limit !== undefined) query.limit(page.limit);
  const rows: (OpenLinkRow & { questionnaire_key: string } & Record<PlaceKind, string | null>)[] = await query;
  return rows.map((row) => ({
    link: toOpenLink(row),
    names: [row.branch, row.provider, row.topic].filter((name) => name !== null),
    questionnaireKey: row.questionnaire_key,
  }));
}

export async function findOpenLink(db: Knex, by: { id: string } | { slug: string }): Promise<OpenLink | undefined> {
  const row: OpenLinkRow | undefined = await db('open_links').where(by).first();
  return row && toOpenLink(row);
}

/** The same, held until the transaction ends, so that two who change different things of it take turns. */
export async function lockOpenLink(tx: Knex, id: string): Promise<OpenLink | undefined> {
  const row: OpenLinkRow | undefined = await tx('open_links').where({ id }).forUpdate().first();
  return row && toOpenLink(row);
}

export async function insertOpenLink(tx: Knex, link: OpenLink): Promise<void> {
  await tx('open_links').insert({
    id: link.id,
    slug: link.slug,
    questionnaire_id: link.questionnaireId,
    branch_id: link.branchId,
    provider_id: link.providerId,
    topic_id: link.topicId,
    ...columnsOf(link),
    created_at: link.createdAt,
  });
}

/** What may be changed about a link that is printed and hangs on a wall. */
export type OpenLinkSettings = Pick<OpenLink, 'channel' | 'locale' | 'itemsPerDimension' | 'active' | 'closesOn'>;

export async function updateOpenLink(tx: Knex, id: string, settings: OpenLinkSettings): Promise<void> {
  await tx('open_links').where({ id }).update(columnsOf(settings));
}

function columnsOf({ channel, locale, itemsPerDimension, active, closesOn }: OpenLinkSettings) {
  return { channel, locale, items_per_dimension: itemsPerDimension, active, closes_on: closesOn };
}

/** A printed card goes on to stand for the place that its own has become part of. */
export const moveOpenLinksOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  await tx('open_links')
    .where({ [`${kind}_id`]: fromId })
    .update({ [`${kind}_id`]: intoId });
};
