import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { isDay } from '../../domain/time/period-faults.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { type Filled, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation, listBranches, listProviders, listTopics } from '../organisation/index.ts';
import type { ComplaintHandler } from './complaint-events.ts';
import { complaintsMessages } from './complaints.messages.ts';
import { NewComplaintForm } from './new-complaint.forms.ts';
import { toNewComplaintPage } from './new-complaint.views.ts';
import { writeDownComplaint } from './staff-intake.service.ts';

/** Writing down what a customer told staff. Who may not see complaints is told that it is written down, and no more. */
export function newComplaintRoutes(web: Web, handlers: readonly ComplaintHandler[]): Router {
  const router = Router();
  const { db, ids, clock } = web.services;
  const guard = allow('complaints.log');

  async function placesFor(res: Response) {
    const { branchIds } = userOf(res.locals.context);
    const branches = await listBranches(db.knex);
    return {
      branch: branches.filter(({ id }) => branchIds === null || branchIds.includes(id)),
      provider: await listProviders(db.knex),
      topic: await listTopics(db.knex),
    };
  }
  const today = async () => businessDay(clock.now(), (await getOrganisation(db.knex)).settings.timeZone);
  const mayView = (res: Response) => isAllowed(userOf(res.locals.context).role, 'complaints.view');

  async function show(res: Response, filled: Filled, once: FormOnce, status: number, before = false): Promise<void> {
    const { locale } = res.locals;
    const t = complaintsMessages.in(locale);
    const places = await placesFor(res);
    const view = toNewComplaintPage({ locale, places, today: await today(), filled, once, mayView: mayView(res) });
    const notice = before ? t('complaints.form.before') : null;
    await web.render.page(res, 'complaints/new', { view, notice }, { title: t('complaints.new'), status });
  }

  router.get('/complaints/new', guard, async (_req, res) => {
    const { branchIds } = userOf(res.locals.context);
    const values: Record<string, unknown> = branchIds?.length === 1 ? { branch: branchIds[0] } : {};
    await show(res, { ...UNTOUCHED, values }, formOnce(ids), 200);
  });

  router.post('/complaints', guard, async (req: Request, res: Response) => {
    const { context } = res.locals;
    const once = formOnce(ids, req.body);
    const typed = (): Record<string, unknown> => ({ contact: undefined, ...Object(req.body) });
    const refuse = (errors: Record<string, string>) => show(res, { values: typed(), errors }, once, 422);
    const form = parseForm(NewComplaintForm, req.body);
    if (!form.ok) return refuse(form.errors);
    const { value } = form;
    const errors: Record<string, string> = {};
    const places = await placesFor(res);
    for (const kind of ['branch', 'provider', 'topic'] as const) {
      const known = places[kind].some(({ id }) => id === value[kind]);
      const needed = kind === 'branch' && userOf(context).branchIds !== null;
      if (value[kind] === '' ? needed : !known) errors[kind] = 'complaints.form.problem.place';
    }
    if (value.day !== '' && !(isDay(value.day) && value.day <= (await today()))) {
      errors.day = 'complaints.form.problem.day';
    }
    if (Object.keys(errors).length > 0) return refuse(errors);
    const outcome = await makeOnce(context, sentForm(req), async (inside) => {
      await writeDownComplaint(inside, handlers, {
        ...{ words: value.words, modes: value.modes, happenedOn: value.day || null, channel: value.channel },
        customer: value.contact
          ? { email: value.email || null, name: value.name || null, externalId: value.externalId || null }
          : undefined,
        inviteConsent: value.invite,
        locale: undefined,
        places: Object.fromEntries(
          (['branch', 'provider', 'topic'] as const).flatMap((kind) =>
            value[kind] === '' ? [] : [[kind, { id: value[kind] }]],
          ),
        ),
      });
      return mayView(res) ? '/complaints?done=logged' : '/complaints/logged';
    });
    if (outcome.state === 'changed_since') {
      return show(res, { values: typed(), errors: {} }, formOnceMore(ids, outcome.path), 409, true);
    }
    web.wakeJobs();
    res.redirect(303, outcome.path);
  });

  router.get('/complaints/logged', guard, async (_req, res) => {
    const title = complaintsMessages.in(res.locals.locale)('complaints.logged.title');
    await web.render.page(res, 'complaints/logged', {}, { title });
  });
  return router;
}
