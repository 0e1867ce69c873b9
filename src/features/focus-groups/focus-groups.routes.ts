import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { LOCALES, type Locale } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import { findOutcome, makeOnce } from '../../platform/db/page-forms.ts';
import { AppError } from '../../platform/errors.ts';
import { type Filled, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { countComplaints, filterQuery, readComplaintFilter, readerOf } from '../complaints/index.ts';
import { getOrganisation, listBranches } from '../organisation/index.ts';
import { NewGroupForm, readSessions } from './focus-groups.forms.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import { listUnsent, namesOfCustomers, waitingMail, withAll } from './focus-groups.queries.ts';
import { getGroup, listGroups } from './focus-groups.store.ts';
import { toFlash, toGroupPage, toListPage } from './focus-groups.views.ts';
import { cancelGroup, sendInvitations, withdrawPerson } from './focus-invitations.service.ts';
import { LIST, pathOf } from './focus-words.ts';
import { createFocusGroup, recordRefusedShortlist } from './new-focus-group.service.ts';
import { toNewGroupPage } from './new-focus-group.views.ts';

/** Focus groups: the list, a new one out of a complaint list, and the page of each. */
export function focusGroupsRoutes(web: Web): Router {
  const router = Router();
  const { ids, clock } = web.services;
  const { knex } = web.services.db;
  const view = allow('focus_groups.view');
  const manage = allow('focus_groups.manage');
  const mayManage = (res: Response): boolean => isAllowed(userOf(res.locals.context).role, 'focus_groups.manage');

  router.get(LIST, view, async (req, res) => {
    const { locale, context } = res.locals;
    const { timeZone } = (await getOrganisation(knex)).settings;
    const groups = await listGroups(knex, { limit: userOf(context).branchIds });
    const reader = { locale, timeZone, now: instantText(clock.now()), mayManage: mayManage(res) };
    const model = { view: toListPage(await withAll(knex, groups), reader), ...toFlash(locale, req.query.done) };
    await web.render.page(res, 'focus-groups/list', model, { title: focusGroupsMessages.in(locale)('focus.title') });
  });

  async function showNew(res: Response, filter: string, filled: Filled, shown: { once: FormOnce; status: number }) {
    const { locale, context } = res.locals;
    const { settings } = await getOrganisation(knex);
    const wanted = { ...readComplaintFilter(Object.fromEntries(new URLSearchParams(filter))), invite: true };
    const page = toNewGroupPage({
      locale,
      timeZone: settings.timeZone,
      languages: ownFirst(settings.defaultLanguage, settings.languages),
      filter,
      consented: await countComplaints(knex, wanted, readerOf(context, settings)),
      moderator: userOf(context).name,
      filled,
    });
    const title = focusGroupsMessages.in(locale)('focus.new');
    await web.render.page(res, 'focus-groups/new', { view: page, once: shown.once }, { title, status: shown.status });
  }

  router.get(`${LIST}/new`, manage, (req, res) => {
    const filter = filterQuery(readComplaintFilter(req.query)).toString();
    return showNew(res, filter, UNTOUCHED, { once: formOnce(ids), status: 200 });
  });

  router.post(LIST, manage, async (req, res) => {
    const { context } = res.locals;
    const { settings } = await getOrganisation(knex);
    const values: Record<string, unknown> = { ...Object(req.body) };
    // What came in is read and written anew, so that only filters stand in an address.
    const query = new URLSearchParams(typeof values.filter === 'string' ? values.filter : '');
    const asked = readComplaintFilter(Object.fromEntries(query));
    const filter = filterQuery(asked).toString();
    const form = parseForm(NewGroupForm, values);
    const { sessions, errors } = readSessions(values, { timeZone: settings.timeZone, now: clock.now() });
    const all = { ...(form.ok ? {} : form.errors), ...errors };
    const sent = sentForm(req);
    const refuse = (faults: Record<string, string>) =>
      showNew(res, filter, { values, errors: faults }, { once: formOnce(ids, req.body), status: 422 });
    // What is wrong may be only that the same was sent a moment before.
    const before = Object.keys(all).length > 0 ? await findOutcome(knex, sent) : undefined;
    if (before === undefined && (!form.ok || Object.keys(all).length > 0)) return refuse(all);
    try {
      const outcome =
        before ??
        (await makeOnce(context, sent, async (inside) => {
          if (!form.ok) throw new Error('A form with faults makes nothing.');
          const { branchIds } = userOf(context);
          const limited = asked.branch === undefined ? branchIds : [asked.branch];
          const { filter: _typed, ...about } = form.value;
          const input = { ...about, source: filter, branchIds: limited && [...limited], sessions };
          return `${pathOf({ id: await createFocusGroup(inside, input) })}?done=made`;
        }));
      if (outcome.state === 'changed_since') {
        const once = formOnceMore(ids, outcome.path);
        return showNew(res, filter, { values, errors: {} }, { once, status: 409 });
      }
      res.redirect(303, outcome.path);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'too_few_people') throw error;
      await recordRefusedShortlist(context);
      await refuse({ people: 'focus.fault.tooFew' });
    }
  });

  router.get(`${LIST}/:id`, view, async (req, res) => {
    const { locale, context } = res.locals;
    const { timeZone } = (await getOrganisation(knex)).settings;
    const group = await getGroup(knex, idOf(req), userOf(context).branchIds);
    const [all] = await withAll(knex, [group]);
    if (all === undefined) return;
    const manages = mayManage(res);
    const known = manages ? all.people.filter(({ invitedAt }) => invitedAt !== null) : [];
    const names = await namesOfCustomers(
      knex,
      known.map(({ customerId }) => customerId),
    );
    const branches = await listBranches(knex, { includeInactive: true });
    const branchNames = new Map(branches.map(({ id, name }) => [id, name]));
    const model = toGroupPage({
      ...{ locale, timeZone, now: instantText(clock.now()), all, names, branchNames },
      ...{ unsent: await listUnsent(knex, known), mayManage: manages },
      waits: await waitingMail(knex, manages ? all.people : [], instantText(clock.now())),
    });
    res.setHeader('Cache-Control', 'private, no-store');
    const shown = { view: model, ...toFlash(locale, req.query.done) };
    await web.render.page(res, 'focus-groups/group', shown, { title: group.theme });
  });

  router.post(`${LIST}/:id/invite`, manage, async (req, res) => {
    await sendInvitations(res.locals.context, idOf(req));
    web.wakeJobs();
    res.redirect(303, `${LIST}/${idOf(req)}?done=invited`);
  });
  router.post(`${LIST}/:id/cancel`, manage, async (req, res) => {
    const done = await cancelGroup(res.locals.context, idOf(req));
    web.wakeJobs();
    res.redirect(303, `${LIST}/${idOf(req)}?done=${done}`);
  });
  router.post(`${LIST}/:id/people/:person/withdraw`, manage, async (req, res) => {
    const done = await withdrawPerson(res.locals.context, idOf(req), String(req.params.person));
    web.wakeJobs();
    res.redirect(303, `${LIST}/${idOf(req)}?done=${DONE_OFF[done]}`);
  });
  return router;
}

const DONE_OFF = { told: 'withdrawn', unsent: 'withdrawn_unsent', gone: 'withdrawn_gone' } as const;

const idOf = (req: Request): string => (typeof req.params.id === 'string' ? req.params.id : '');

function ownFirst(own: Locale, languages: readonly Locale[]): Locale[] {
  return [own, ...LOCALES.filter((locale) => locale !== own && languages.includes(locale))];
}
