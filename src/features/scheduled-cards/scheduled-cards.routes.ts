import { type Response, Router } from 'express';
import { invalidInput } from '../../platform/errors.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
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
import { addSchedule, changeSchedule, editSchedule, getSchedule, nextSending } from './schedules.service.ts';
import { listSchedules, type ScheduleWish } from './schedules.store.ts';
import { sendNow } from './send-cards.service.ts';

const LIST = '/cards/schedules';

/** Who gets which card by mail, and how often. Figures are by each reader's own rights, so all managers see the list. */
export function scheduledCardsRoutes(web: Web): Router {
  const router = Router();
  const { services } = web;
  const db = services.db.knex;
  const manage = allow('cards.view');

  async function surroundings(): Promise<Surroundings> {
    const { settings } = await getOrganisation(db);
    return {
      timeZone: settings.timeZone,
      users: await listUsers(db),
      branches: await listBranches(db, { includeInactive: true }),
      providers: await listProviders(db, { includeInactive: true }),
      topics: await listTopics(db, { includeInactive: true }),
    };
  }

  router.get(LIST, manage, async (req, res) => {
    const { locale } = res.locals;
    const schedules = await Promise.all(
      (await listSchedules(db)).map(async (schedule) => ({
        ...schedule,
        next: await nextSending(services, schedule.every),
        formId: services.ids.next(),
      })),
    );
    const rows = toScheduleRows(schedules, locale, await surroundings());
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
    const form = toScheduleForm(locale, await surroundings(), { ...filled, values });
    const action = id === undefined ? LIST : `${LIST}/${id}`;
    await web.render.page(res, 'scheduled-cards/new', { form, heading, action }, { title: heading, status });
  };
  router.get(`${LIST}/new`, manage, (_req, res) => showForm(res, { values: {}, errors: {} }, 200));
  router.post(LIST, manage, async (req, res) => {
    const wish = await readWish(req.body);
    if ('errors' in wish) return showForm(res, wish, 422);
    await addSchedule(res.locals.context, wish);
    res.redirect(303, `${LIST}?done=added`);
  });

  router.get(`${LIST}/:id/edit`, manage, async (req, res) => {
    const { id, every, segment, comments, recipients } = await getSchedule(services, String(req.params.id));
    const values = { id, every, ...segment, comments, users: recipients.map(({ userId }) => userId) };
    await showForm(res, { values, errors: {} }, 200, id);
  });
  router.post(`${LIST}/:id`, manage, async (req, res) => {
    const { id } = await getSchedule(services, String(req.params.id));
    const wish = await readWish({ ...req.body, id });
    if ('errors' in wish) return showForm(res, wish, 422, id);
    await editSchedule(res.locals.context, wish);
    res.redirect(303, `${LIST}?done=changed`);
  });

  /** What was filled in, or what is wrong with it: also a place or a user that is not there. */
  async function readWish(body: unknown): Promise<ScheduleWish | FilledSchedule> {
    const form = parseForm(ScheduleForm, body);
    if (!form.ok) return form;
    const { id, every, users, comments, branch, provider, topic, channel, locale } = form.value;
    const { users: all, branches, providers, topics } = await surroundings();
    const known = { branch: branches, provider: providers, topic: topics };
    const errors: Record<string, string> = {};
    for (const kind of ['branch', 'provider', 'topic'] as const) {
      const place = form.value[kind];
      if (place !== undefined && !known[kind].some((one) => one.id === place)) errors[kind] = 'scheduled.error.gone';
    }
    const userIds = [...new Set(users)].filter((user) => all.some((one) => one.id === user));
    if (userIds.length === 0) errors.users = 'scheduled.error.users';
    if (Object.keys(errors).length > 0) return { values: { ...Object(body) }, errors };
    return { id, every, comments, segment: { branch, provider, topic, channel, locale }, userIds };
  }

  for (const act of ['pause', 'resume', 'delete'] as const) {
    router.post(`${LIST}/:id/${act}`, manage, async (req, res) => {
      await changeSchedule(res.locals.context, String(req.params.id), act);
      res.redirect(303, `${LIST}?done=${act}`);
    });
  }
  router.post(`${LIST}/:id/send`, manage, async (req, res) => {
    const schedule = await getSchedule(services, String(req.params.id));
    const form = parseForm(SendForm, req.body);
    if (!form.ok) throw invalidInput('bad_form', 'The form is damaged. Open the list again and press once more.');
    const { context } = res.locals;
    const sent = await sendNow(context, schedule, { userId: userOf(context).id, formId: form.value.id });
    web.wakeJobs();
    res.redirect(303, `${LIST}?done=${sent ? 'send' : 'none'}`);
  });
  return router;
}
