import { Router } from 'express';
import { notFound } from '../../platform/errors.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation } from '../organisation/index.ts';
import { INVITATION_STATUSES } from './invitation.store.ts';
import { listInvitationFacts } from './invitation-history.queries.ts';
import { toInvitationPage } from './invitation-page.views.ts';
import { invitationsMessages } from './invitations.messages.ts';
import { countInvitations, getListedInvitation, listInvitations } from './invitations.queries.ts';
import { isSkipReason, toInvitationsPage } from './invitations.views.ts';
import { programsMessages } from './programs.messages.ts';
import { getProgram } from './programs.store.ts';
import { programName } from './programs.views.ts';

/** The list of invitations: who was asked, and why others were not. */
export function invitationsRoutes(web: Web): Router {
  const routes = Router();
  routes.get('/invitations', allow('outbox.view'), async (req, res) => {
    const { knex } = web.services.db;
    const { locale, context } = res.locals;
    const { branchIds } = userOf(context);
    const { cursor, limit } = readPaging(req.query);
    const status = INVITATION_STATUSES.find((known) => known === req.query.status);
    const asked = typeof req.query.reason === 'string' && isSkipReason(req.query.reason) ? req.query.reason : undefined;
    const reason = status === 'skipped' ? asked : undefined;
    const [counts, found, organisation] = await Promise.all([
      countInvitations(knex, { branchIds }),
      listInvitations(knex, { status, reason, branchIds, cursor, limit }),
      getOrganisation(knex),
    ]);
    const { rows, nextCursor } = toPage(found, limit);
    const { timeZone } = organisation.settings;
    const paged = cursor !== undefined;
    const now = context.clock.now();
    const model = toInvitationsPage({ locale, timeZone, now, status, reason, counts, rows, nextCursor, paged });
    const title = invitationsMessages.in(locale)('invitations.title');
    await web.render.page(res, 'invitations/list', { view: model }, { title });
  });

  routes.get('/invitations/:id', allow('outbox.view'), async (req, res) => {
    const { knex } = web.services.db;
    const { locale, context } = res.locals;
    const id = String(req.params.id);
    const { customer, programId } = await getListedInvitation(knex, id, userOf(context).branchIds);
    const [facts] = await listInvitationFacts(knex, (invitations) => void invitations.where({ id }), 1);
    if (facts === undefined) throw notFound('invitation');
    const { timeZone } = (await getOrganisation(knex)).settings;
    const program = programName(await getProgram(knex, programId), programsMessages.in(locale));
    const view = toInvitationPage({ locale, timeZone, facts, customer, program });
    await web.render.page(
      res,
      'invitations/one',
      { view },
      { title: invitationsMessages.in(locale)('invitation.title') },
    );
  });
  return routes;
}
