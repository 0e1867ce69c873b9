import { Router } from 'express';
import { z } from 'zod';
import { dayBounds } from '../../domain/time/day-bounds.ts';
import { invalidInput } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation } from '../organisation/index.ts';
import { type FocusFinding, listFindings } from './focus-findings.store.ts';
import { type GroupWithAll, withAll } from './focus-groups.queries.ts';
import { listGroups } from './focus-groups.store.ts';
import type { PersonState } from './focus-people.store.ts';

const day = (name: string) => z.iso.date({ error: `${name} is a date like 2026-11-21.` }).optional();
const ListQuery = z.object({ from: day('from'), to: day('to') });

/** `/api/v1/focus-groups`: themes, sessions, counts and findings. Nobody's name or address is in it. */
export function focusGroupsApi(web: Web): Router {
  const router = Router();
  const { knex } = web.services.db;
  router.get('/focus-groups', allowScope('focus_groups:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const parsed = ListQuery.safeParse(req.query);
    if (!parsed.success) {
      const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
      throw invalidInput('bad_filter', 'A filter cannot be read. See errors.', fields);
    }
    const { from, to } = parsed.data;
    const { timeZone } = (await getOrganisation(knex)).settings;
    const groups = await listGroups(knex, {
      limit: null,
      from: from && dayBounds(from, timeZone)?.start,
      before: to && dayBounds(to, timeZone)?.end,
      olderThan: cursor,
      most: limit + 1,
    });
    const { rows, nextCursor } = toPage(groups, limit);
    const findings = await listFindings(
      knex,
      rows.map(({ id }) => id),
    );
    const all = await withAll(knex, rows);
    res.json({ focusGroups: all.map((one) => toJson(one, findings)), nextCursor });
  });
  return router;
}

function toJson({ group, sessions, people }: GroupWithAll, findings: readonly FocusFinding[]) {
  const { id, theme, question, state, seats, invitedEach, createdAt } = group;
  return {
    id,
    theme,
    question,
    state,
    seats,
    invitedEach,
    createdAt,
    sessions: sessions.map((session) => {
      const here = people.filter(({ sessionId, invitedAt }) => sessionId === session.id && invitedAt !== null);
      const count = (...states: PersonState[]) => here.filter((person) => states.includes(person.state)).length;
      return {
        id: session.id,
        startsAt: session.startsAt,
        minutes: session.minutes,
        place: session.place,
        language: session.locale,
        state: session.state,
        invited: here.length,
        accepted: count('accepted', 'attended', 'no_show'),
        declined: count('declined', 'other_time', 'no_answer'),
        attended: count('attended'),
      };
    }),
    findings: findings
      .filter(({ groupId }) => groupId === id)
      .map(({ id: findingId, sessionId, words, itemKey, modes }) => ({
        id: findingId,
        sessionId,
        words,
        item: itemKey,
        modes,
      })),
  };
}
