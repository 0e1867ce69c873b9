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
import { addSchedule, changeSchedule, getSchedule, nextSending } from './schedules.service.ts';
import { listSchedules } from './schedules.store.ts';
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
      branches: await listBranches(db),
      providers: await listProviders(db),
      topics: await listTopics(db),
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

  const showForm = async (res: Response, filled: FilledSchedule, status: number): Promise<void> => {
    const { locale } = res.locals;
    const values = { ...filled.values, id: filled.values.id ?? services.ids.next() };
    const form = toScheduleForm(locale, await surroundings(), { ...filled, values });
    const title = scheduledCardsMessages.in(locale)('scheduled.new');
    await web.render.page(res, 'scheduled-cards/new', { form }, { title, status });
  };
  router.get(`${LIST}/new`, manage, (_req, res) => showForm(res, { values: {}, errors: {} }, 200));
  router.post(LIST, manage, async (req, res) => {
    const form = parseForm(ScheduleForm, req.body);
    if (!form.ok) return showForm(res, form, 422);
    const { id, every, users, branch, provider, topic } = form.value;
    const known = new Set((await listUsers(db)).map((user) => user.id));
    const userIds = [...new Set(users)].filter((user) => known.has(user));
    if (userIds.length === 0) {
      return showForm(res, { values: { ...req.body }, errors: { users: 'scheduled.error.users' } }, 422);
    }
    await addSchedule(res.locals.context, { id, every, segment: { branch, provider, topic }, userIds });
    res.redirect(303, `${LIST}?done=added`);
  });

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
