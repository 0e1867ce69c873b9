import { z } from 'zod';
import type { CustomerDataPart, EraseHandler } from '../customers/index.ts';
import type { PlacesMergedHandler } from '../organisation/index.ts';
import { findSession, lockGroup } from './focus-groups.store.ts';
import { HOLDING, updatePerson } from './focus-people.store.ts';
import { fillSeats } from './seats.service.ts';

/** To which discussions a person was invited and what they answered, for the export. A reserve was never told. */
export const focusGroupsData: CustomerDataPart = {
  name: 'focusGroups',
  async collect(db, recordIds) {
    const rows = await db('focus_people as p')
      .join('focus_groups as g', 'g.id', 'p.group_id')
      .leftJoin('focus_sessions as s', 's.id', 'p.session_id')
      .whereIn('p.customer_id', recordIds)
      .whereNotNull('p.invited_at')
      .orderBy('p.id')
      .select('g.theme', 'p.state', 'p.wish', {
        sessionAt: 's.starts_at',
        invitedAt: 'p.invited_at',
        answeredAt: 'p.answered_at',
        recordingConsent: 'p.recording_consent',
        incentiveGiven: 'p.incentive_given',
        tellOutcome: 'p.tell_outcome',
      });
    return rows.map((row) => ({
      ...row,
      recordingConsent: row.recordingConsent === null ? null : Boolean(row.recordingConsent),
      incentiveGiven: Boolean(row.incentiveGiven),
      tellOutcome: Boolean(row.tellOutcome),
    }));
  },
};

/**
 * Takes away links, what they wrote and captured mails; the row remains, of nobody, so that counts stay right. A place
 * that was kept goes to the next.
 */
export const eraseFromFocusGroups: EraseHandler = async (tx, context, recordIds) => {
  const rows: { id: string; group_id: string }[] = await tx('focus_people')
    .whereIn('customer_id', recordIds)
    .orderBy('group_id')
    .select('id', 'group_id');
  const ids = rows.map(({ id }) => id);
  for (const groupId of [...new Set(rows.map((row) => row.group_id))].sort()) await lockGroup(tx, groupId);
  await tx('captured_mails').whereIn('message_id', tx('messages').whereIn('subject_id', ids).select('id')).delete();
  await tx('focus_links').whereIn('person_id', ids).delete();
  // In a statement of its own: what waited for the lock may have changed.
  const now: { id: string; group_id: string; session_id: string | null; state: string }[] = await tx('focus_people')
    .whereIn('id', ids)
    .select('id', 'group_id', 'session_id', 'state');
  for (const { id, group_id, session_id, state } of now) {
    const open = HOLDING.some((held) => held === state) || ['listed', 'waiting'].includes(state);
    const blank = { wish: null, recordingConsent: null, tellOutcome: false };
    await updatePerson(tx, id, { ...blank, ...(open ? { state: 'withdrawn' } : {}) });
    if (!HOLDING.some((held) => held === state) || session_id === null) continue;
    const group = await lockGroup(tx, group_id);
    const session = await findSession(tx, session_id);
    if (group !== undefined && session !== undefined) await fillSeats(tx, context, group, session);
  }
};

const Ids = z.array(z.string());

/** A group follows the branches that it is limited to, and the filters that it came from. */
export const moveFocusGroupsOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  const rows: { id: string; source: string; branch_ids: string | null }[] = await tx('focus_groups').select(
    'id',
    'source',
    'branch_ids',
  );
  for (const { id, source, branch_ids } of rows) {
    const filters = new URLSearchParams(source);
    if (filters.get(kind) === fromId) filters.set(kind, intoId);
    const branches = branch_ids === null ? null : Ids.parse(JSON.parse(branch_ids));
    const moved = branches?.map((branch) => (kind === 'branch' && branch === fromId ? intoId : branch)) ?? null;
    await tx('focus_groups')
      .where({ id })
      .update({
        source: filters.toString(),
        branch_ids: moved === null ? null : JSON.stringify([...new Set(moved)]),
      });
  }
};
