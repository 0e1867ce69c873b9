import { type Response, Router } from 'express';
import { errorCode, invalidInput } from '../../platform/errors.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { markShown, OVERTAKEN } from '../../platform/overtaken.ts';
import { listUsers } from '../accounts/index.ts';
import { getOrganisation, listBranches, listProviders, listTopics } from '../organisation/index.ts';
import { ScheduleForm, SendForm } from './scheduled-cards.forms.ts';
import { scheduledCardsMessages } from './scheduled-cards.messages.ts';
import {
  type FilledSchedule,
  type Surroundings,
  toScheduleFlash,
  toScheduleForm,
  toScheduleRows,
} from './scheduled-cards.views.ts';
import {
  addSchedule,
  changeSchedule,
  editSchedule,
  getSchedule,
  maySee,
  nextSending,
  shownOf,
} from './schedules.service.ts';
import { type CardSchedule, listSchedules, type ScheduleWish, toWish } from './schedules.store.ts';
import { sendNow } from './send-cards.service.ts';

const LIST = '/cards/schedules';

/**
 * Who gets which card by mail, and how often. Figures are by each reader's own rights; who is limited to branches looks
 * after the cards of these.
 */
export function scheduledCardsRoutes(web: Web): Router {
  const router = Router();
  const { services } = web;
  const db = services.db.knex;
  const manage = allow('cards.view');

  async function surroundings(res: Response): Promise<Surroundings> {
    const { branchIds } = userOf(res.locals.context);
    const branches = await listBranches(db, { includeInactive: true });
    const { settings } = await getOrganisation(db);
    return {
      timeZone: settings.timeZone,
      users: await listUsers(db),
      branches: branchIds === null ? branches : branches.filter(({ id }) => branchIds.includes(id)),
      providers: await listProviders(db, { includeInactive: true }),
      topics: await listTopics(db, { includeInactive: true }),
    };
  }

  router.get(LIST, manage, async (req, res) => {
    const { locale } = res.locals;
    const own = (await listSchedules(db)).filter((schedule) => maySee(userOf(res.locals.context), schedule));
    const schedules = await Promise.all(
      own.map(async (schedule) => ({
        ...schedule,
        next: await nextSending(services, schedule.every),
        formId: services.ids.next(),
      })),
    );
    const rows = toScheduleRows(schedules, locale, await surroundings(res));
    const flash = toScheduleFlash(locale, req.query.done);
    const title = scheduledCardsMessages.in(locale)('scheduled.title');
    await web.render.page(res, 'scheduled-cards/list', { rows, flash }, { title });
  });

  /** @param id of the schedule that is changed; undefined: a new one is made */
  const showForm = async (res: Response, filled: FilledSchedule, status: number, id?: string): Promise<void> => {
    const { locale } = res.locals;
    const t = scheduledCardsMessages.in(locale);
    const heading = t(id === undefined ? 'scheduled.new' : 'scheduled.edit.title');
    const values = { ...filled.values, id: filled.values.id ?? services.ids.next() };
    const form = toScheduleForm(locale, await surroundings(res), { ...filled, values });
    const action = id === undefined ? LIST : `${LIST}/${id}`;
    await web.render.page(res, 'scheduled-cards/new', { form, heading, action }, { title: heading, status });
  };
  router.get(`${LIST}/new`, manage, (_req, res) => showForm(res, { values: {}, errors: {} }, 200));
  router.post(LIST, manage, async (req, res) => {
    const wish = await readWish(res, req.body);
    if ('errors' in wish) return showForm(res, wish, 422);
    await addSchedule(res.locals.context, wish);
    res.redirect(303, `${LIST}?done=added`);
  });

  router.get(`${LIST}/:id/edit`, manage, async (req, res) => {
    const schedule = await getSchedule(res.locals.context, String(req.params.id));
    await showForm(res, { values: valuesOf(schedule), errors: {} }, 200, schedule.id);
  });
  router.post(`${LIST}/:id`, manage, async (req, res) => {
    const { id } = await getSchedule(res.locals.context, String(req.params.id));
    const wish = await readWish(res, { ...req.body, id });
    if ('errors' in wish) return showForm(res, wish, 422, id);
    try {
      await editSchedule(res.locals.context, wish, wish.seen);
    } catch (error) {
      if (errorCode(error) !== OVERTAKEN) throw error;
      const kept = valuesOf(await getSchedule(res.locals.context, id));
      const values = { ...Object(req.body), id, seen: kept.seen };
      return showForm(res, { values, errors: {}, kept }, 409, id);
    }
    res.redirect(303, `${LIST}?done=changed`);
  });

  const valuesOf = (schedule: CardSchedule) => {
    const wish = toWish(schedule);
    const { id, every, segment, comments, userIds: users } = wish;
    return { id, seen: markShown(shownOf(wish)), every, ...segment, comments, users };
  };

  /** What was filled in, or what is wrong with it: also a place or a user that is not there. */
  async function readWish(
    res: Response,
    body: unknown,
  ): Promise<(ScheduleWish & { seen: string | undefined }) | FilledSchedule> {
    const form = parseForm(ScheduleForm, body);
    if (!form.ok) return form;
    const { id, seen, every, users, comments, branch, provider, topic, channel, locale } = form.value;
    const { users: all, branches, providers, topics } = await surroundings(res);
    const known = { branch: branches, provider: providers, topic: topics };
    const errors: Record<string, string> = {};
    for (const kind of ['branch', 'provider', 'topic'] as const) {
      const place = form.value[kind];
      if (place !== undefined && !known[kind].some((one) => one.id === place)) errors[kind] = 'scheduled.error.gone';
    }
    const userIds = [...new Set(users)].filter((user) => all.some((one) => one.id === user));
    if (userIds.length === 0) errors.users = 'scheduled.error.users';
    if (Object.keys(errors).length > 0) return { values: { ...Object(body) }, errors };
    return { id, seen, every, comments, segment: { branch, provider, topic, channel, locale }, userIds };
  }

  for (const act of ['pause', 'resume', 'delete'] as const) {
    router.post(`${LIST}/:id/${act}`, manage, async (req, res) => {
      await changeSchedule(res.locals.context, String(req.params.id), act);
      res.redirect(303, `${LIST}?done=${act}`);
    });
  }
  router.post(`${LIST}/:id/send`, manage, async (req, res) => {
    const schedule = await getSchedule(res.locals.context, String(req.params.id));
    const form = parseForm(SendForm, req.body);
    if (!form.ok) throw invalidInput('bad_form', 'The form is damaged. Open the list again and press once more.');
    const { context } = res.locals;
    const sent = await sendNow(context, schedule, { userId: userOf(context).id, formId: form.value.id });
    web.wakeJobs();
    res.redirect(303, `${LIST}?done=${sent ? 'send' : 'none'}`);
  });
  return router;
}
