import { Router } from 'express';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation, listBranches } from '../organisation/index.ts';
import { dryRunMessages } from './dry-run.messages.ts';
import { type ComplaintSpans, dryRun, listContactNames } from './dry-run.queries.ts';
import { readDryRunWish, rowsOnPage, toDryRunPage } from './dry-run.views.ts';
import { getProgram } from './programs.store.ts';

/** Whom a program would have asked, and why not others. */
export function dryRunRoutes(web: Web, complaintSpans: ComplaintSpans): Router {
  const { knex } = web.services.db;
  const routes = Router();
  routes.get('/programs/:id/dry-run', allow('programs.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const program = await getProgram(knex, String(req.params.id));
    const { branchIds } = userOf(context);
    const run = await dryRun(context, complaintSpans, program, branchIds);
    const wish = readDryRunWish(req.query);
    const names = await listContactNames(
      knex,
      rowsOnPage(run, wish).map(({ contact }) => contact.id),
    );
    const { timeZone } = (await getOrganisation(knex)).settings;
    const own =
      branchIds === null
        ? null
        : (await listBranches(knex, { includeInactive: true })).filter(({ id }) => branchIds.includes(id));
    const branches = own?.map(({ name }) => name) ?? null;
    const view = toDryRunPage({ locale, timeZone, program, run, wish, names, branches });
    await web.render.page(res, 'programs/dry-run', { view }, { title: dryRunMessages.in(locale)('dryRun.title') });
  });
  return routes;
}
