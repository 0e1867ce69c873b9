import type { Knex } from 'knex';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { type ComplaintFilter, filterQuery, readComplaintFilter } from './complaint-filter.ts';

/** A filter of the list that somebody keeps under a name. */
export interface SavedFilter {
  id: string;
  name: string;
  filter: ComplaintFilter;
  shared: boolean;
  /** The reader's own, who may delete it. */
  own: boolean;
}

/** The reader's own filters and those that others share, by name. */
export async function listSavedFilters(db: Knex, userId: string): Promise<SavedFilter[]> {
  const rows: { id: string; name: string; query: string; shared: boolean | number; owner_id: string }[] = await db(
    'complaint_filters',
  )
    .where({ owner_id: userId })
    .orWhere({ shared: true })
    .orderBy(['name', 'id'])
    .select('id', 'name', 'query', 'shared', 'owner_id');
  return rows.map(({ id, name, query, shared, owner_id }) => ({
    ...{ id, name, shared: Boolean(shared), own: owner_id === userId },
    filter: readComplaintFilter(Object.fromEntries(new URLSearchParams(query))),
  }));
}

/** Keeps a filter; under a name that one of the user's own has already, in its place. */
export async function saveFilter(
  context: Context,
  { name, filter, shared }: { name: string; filter: ComplaintFilter; shared: boolean },
): Promise<void> {
  const { id: ownerId } = userOf(context);
  await context.db.transaction(async (tx) => {
    const kept = { query: filterQuery(filter).toString(), shared };
    const rows: { id: string }[] = await tx('complaint_filters')
      .insert({
        ...{ id: context.ids.next(), owner_id: ownerId, name, ...kept },
        created_at: instantText(context.clock.now()),
      })
      .onConflict(['owner_id', 'name'])
      .merge(kept)
      .returning('id');
    const subject = { kind: 'complaint_filter', id: rows[0]?.id ?? '' };
    await audit(tx, context, { action: 'complaint_filter.saved', subject, detail: { shared } });
  });
}

/** @throws not_found where it is not the user's own */
export async function deleteFilter(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const deleted: number = await tx('complaint_filters')
      .where({ id, owner_id: userOf(context).id })
      .delete();
    if (deleted === 0) throw notFound('filter');
    await audit(tx, context, { action: 'complaint_filter.deleted', subject: { kind: 'complaint_filter', id } });
  });
}
