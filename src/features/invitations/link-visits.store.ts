import type { Request } from 'express';
import type { Knex } from 'knex';
import {
  BURST,
  isBurst,
  isVisitKind,
  type VisitKind,
  type VisitSigns,
  visitKind,
} from '../../domain/visit/visit-kind.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { standingOf } from './invitation.service.ts';
import { lockInvitation } from './invitation.store.ts';

/** Which link of a mail was opened. */
export type VisitedPage = 'survey' | 'unsubscribe';

/** Visits of one link that came alike and close to each other: evidence, never an answer. */
export interface LinkVisit {
  at: string;
  lastAt: string;
  times: number;
  page: VisitedPage;
  kind: VisitKind;
  method: string;
  /** The score that the link carried. */
  satisfaction: number | null;
}

interface VisitRow {
  id: string;
  at: string;
  last_at: string | null;
  times: number;
  page: string;
  kind: string;
  method: string;
  satisfaction: number | null;
}

function toVisit(row: VisitRow): LinkVisit & { id: string } {
  return {
    id: row.id,
    at: row.at,
    lastAt: row.last_at ?? row.at,
    times: row.times,
    page: row.page === 'unsubscribe' ? 'unsubscribe' : 'survey',
    kind: isVisitKind(row.kind) ? row.kind : 'scanner',
    method: row.method,
    satisfaction: row.satisfaction,
  };
}

/** By invitation, oldest first. */
export async function listVisitsOf(db: Knex, invitationIds: readonly string[]): Promise<Map<string, LinkVisit[]>> {
  const rows: (VisitRow & { invitation_id: string })[] = await db('link_visits')
    .whereIn('invitation_id', invitationIds)
    .orderBy(['at', 'id']);
  const visits = new Map<string, LinkVisit[]>();
  for (const row of rows) {
    visits.set(row.invitation_id, [...(visits.get(row.invitation_id) ?? []), toVisit(row)]);
  }
  return visits;
}

/** What a request tells of itself; neither address nor the program's full name is kept. */
export function visitSigns(req: Pick<Request, 'method' | 'get'>): VisitSigns {
  const purposes = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].flatMap((name) => req.get(name) ?? []);
  return { method: req.method, userAgent: req.get('user-agent'), purposes };
}

/** Mail scanners open links again and again, and must not crowd out the visits of people: so many rows for each. */
const MOST_ROWS = 20;

/**
 * Notes that a link was opened, and the score it carried. Nothing is noted of an invitation that was answered, nor in
 * anonymous programs, where no link between person and answer may be kept. Many at once make a burst, those among them
 * that looked like a person's as well.
 */
export async function recordVisit(
  context: Context,
  invitationId: string,
  visit: { page: VisitedPage; satisfaction: number | null; signs: VisitSigns },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const invitation = await lockInvitation(tx, invitationId);
    if (invitation === undefined || standingOf(invitation, context.clock.now()) !== 'open') return;
    if (invitation.confidentiality === 'anonymous') return;
    const now = context.clock.now();
    const at = instantText(now);
    const since = instantText(addSeconds(now, -BURST.seconds));
    const rows: VisitRow[] = await tx('link_visits').where({ invitation_id: invitationId });
    const known = rows.map(toVisit);
    const recent = known.filter(({ lastAt }) => lastAt >= since);
    const { page, satisfaction, signs } = visit;
    const own = visitKind(signs);
    // Programs that say what they are may well come at the moment of a person's own click, to check where it leads.
    const unsaid = recent.filter(({ kind }) => kind === 'person' || kind === 'burst');
    const burst = own === 'person' && isBurst(unsaid.reduce((sum, { times }) => sum + times, 0));
    if (burst) {
      const people = recent.filter(({ kind }) => kind === 'person').map(({ id }) => id);
      await tx('link_visits')
        .whereIn('id', people)
        .update({ kind: 'burst' satisfies VisitKind });
    }
    const kind: VisitKind = burst ? 'burst' : own;
    const alike = recent.find(
      (one) =>
        (one.kind === kind || (burst && one.kind === 'person')) &&
        one.page === page &&
        one.method === signs.method &&
        one.satisfaction === satisfaction,
    );
    if (alike !== undefined) {
      await tx('link_visits')
        .where({ id: alike.id })
        .update({ times: alike.times + 1, last_at: at });
      return;
    }
    if (known.filter((one) => (one.kind === 'person') === (kind === 'person')).length >= MOST_ROWS) return;
    await tx('link_visits').insert({
      ...{ id: context.ids.next(), invitation_id: invitationId, at, last_at: at, times: 1 },
      ...{ page, kind, method: signs.method.slice(0, 10), satisfaction },
    });
  });
}
