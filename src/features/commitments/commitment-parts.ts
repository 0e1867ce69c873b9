import type { Knex } from 'knex';
import { businessDay } from '../../domain/time/business-day.ts';
import { dayBounds } from '../../domain/time/day-bounds.ts';
import type { CustomerDataPart, CustomerHistory, EraseHandler } from '../customers/index.ts';
import { getOrganisation, type PlacesMergedHandler } from '../organisation/index.ts';
import { commitmentsMessages } from './commitments.messages.ts';
import { listCommitments } from './commitments.queries.ts';
import { blankCommitments, type CommitmentRow, moveBranchOfCommitments } from './commitments.store.ts';

/** What was promised to a person, for `customer export`. */
export const commitmentsOfPerson: CustomerDataPart = {
  name: 'commitments',
  async collect(db, recordIds) {
    const rows: CommitmentRow[] = await db('commitments').whereIn('customer_id', recordIds).orderBy(['due_at', 'id']);
    return rows.map(({ words, due_at: dueAt, state, note, created_at: madeAt, settled_at: settledAt }) => ({
      ...{ words, dueAt, state, note, madeAt, settledAt },
    }));
  },
};

/** That promises were made and how they ended stays; what was written in them goes. */
export const eraseFromCommitments: EraseHandler = (tx, _context, recordIds) =>
  blankCommitments(tx, (query) => query.whereIn('customer_id', recordIds));

export const moveCommitmentsOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  if (kind === 'branch') await moveBranchOfCommitments(tx, fromId, intoId);
};

const SHOWN = 200;

/** Promises to a person, by the day on which they are due, for the customer's page; those of other branches are left out. */
export const commitmentHistory: CustomerHistory = async (db, recordIds, { locale, branchIds }) => {
  const t = commitmentsMessages.in(locale);
  const { timeZone } = (await getOrganisation(db)).settings;
  const reader = { userId: null, branchIds, complaints: false };
  const filter = { shown: 'all', now: '', customerIds: recordIds } as const;
  const promises = await listCommitments(db, reader, filter, { after: undefined, limit: SHOWN });
  return promises.map(({ id, words, dueAt, state }) => ({
    day: businessDay(dueAt, timeZone),
    text: `${t('commitments.one')}: ${words}`,
    detail: t(`commitments.state.${state}`),
    href: `/commitments/${id}`,
  }));
};

/** A user's own promises that are due today or were before, for the menu. */
export async function countDueCommitments(db: Knex, userId: string, now: Date): Promise<number> {
  const { timeZone } = (await getOrganisation(db)).settings;
  const tomorrow = dayBounds(businessDay(now, timeZone), timeZone)?.end ?? '';
  const rows: { n: number }[] = await db('commitments')
    .where({ owner_id: userId, state: 'open' })
    .where('due_at', '<', tomorrow)
    .count({ n: '*' });
  return rows[0]?.n ?? 0;
}
