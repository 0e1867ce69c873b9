import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { businessDay } from '../../domain/time/business-day.ts';
import { overtakenForm } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { readSingleFile } from '../../platform/http/single-file.ts';
import type { Web } from '../../platform/http/web.ts';
import { seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { getOrganisation } from '../organisation/index.ts';
import { HolidayForm, HoursForm } from './calendar.forms.ts';
import { calendarMessages } from './calendar.messages.ts';
import { type AddedHolidays, addHolidays, changeHours, removeHoliday } from './calendar.service.ts';
import { listHolidays, listHours } from './calendar.store.ts';
import { type CalendarFaults, toCalendarPage } from './calendar.views.ts';
import { LARGEST_HOLIDAY_FILE, readHolidayFile } from './holiday-file.ts';

const Days = z.coerce.number().int().positive().optional().catch(undefined);
const DoneQuery = z.object({
  done: z.enum(['hours', 'removed']).optional().catch(undefined),
  added: Days,
  renamed: Days,
  known: Days,
});

const addedPath = ({ added, renamed, known }: AddedHolidays): string =>
  `/calendar?added=${added}&renamed=${renamed}&known=${known}#holidays`;

/** When the organisation works: hours by weekday, and holidays. */
export function calendarRoutes(web: Web): Router {
  const router = Router();
  const { db, clock } = web.services;
  const guard = allow('settings.edit');

  async function show(req: Request, res: Response, faults: CalendarFaults = {}): Promise<void> {
    const { locale } = res.locals;
    const { timeZone, weekStart } = (await getOrganisation(db.knex)).settings;
    const model = toCalendarPage({
      locale,
      timeZone,
      weekStart,
      today: businessDay(clock.now(), timeZone),
      hours: await listHours(db.knex),
      holidays: await listHolidays(db.knex),
      faults,
      done: DoneQuery.parse(req.query),
    });
    const status = faults.hours?.overtaken ? 409 : Object.keys(faults).length > 0 ? 422 : 200;
    await web.render.page(res, 'calendar/calendar', model, {
      title: calendarMessages.in(locale)('calendar.title'),
      status,
    });
  }

  router.get('/calendar', guard, (req, res) => show(req, res));
  router.post('/calendar', guard, async (req, res) => {
    const form = parseForm(HoursForm, req.body);
    if (!form.ok) return show(req, res, { hours: form });
    const save = () => changeHours(res.locals.context, form.value, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return show(req, res, { hours: overtakenForm(req.body) });
    res.redirect(303, '/calendar?done=hours');
  });
  router.post('/calendar/holidays', guard, async (req, res) => {
    const form = parseForm(HolidayForm, req.body);
    if (!form.ok) return show(req, res, { holiday: form });
    res.redirect(303, addedPath(await addHolidays(res.locals.context, [form.value])));
  });
  router.post(
    '/calendar/holidays/file',
    guard,
    express.raw({ type: 'multipart/form-data', limit: LARGEST_HOLIDAY_FILE }),
    async (req, res) => {
      const file = readSingleFile(req.get('content-type'), req.body);
      if (file === undefined) return show(req, res, { file: { key: 'noFile' } });
      const read = await readHolidayFile(file);
      if ('faultyLines' in read) return show(req, res, { file: { lines: read.faultyLines } });
      if (read.holidays.length === 0) return show(req, res, { file: { key: 'emptyFile' } });
      res.redirect(303, addedPath(await addHolidays(res.locals.context, read.holidays)));
    },
  );
  router.post('/calendar/holidays/:day/remove', guard, async (req, res) => {
    await removeHoliday(res.locals.context, String(req.params.day));
    res.redirect(303, '/calendar?done=removed#holidays');
  });
  return router;
}
