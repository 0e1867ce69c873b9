import { type Request, type RequestHandler, type Response, Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { businessDay } from '../../domain/time/business-day.ts';
import { as } from '../../platform/context.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation, listBranches } from '../organisation/index.ts';
import { ComplainForm } from './complain.forms.ts';
import { type ComplainPageInput, toComplainPage, toThanksPage } from './complain.views.ts';
import type { ComplaintHandler } from './complaint-events.ts';
import { complaintFormMessages } from './complaint-form.messages.ts';
import { complainByForm, referenceOf } from './form-intake.service.ts';
import { checkTime, sealTime } from './form-time.ts';

const WINDOW_MS = 15 * 60_000;
/** So many in a quarter of an hour from one address, and from all together. */
const FROM_ONE = 20;
const FROM_ALL = 300;
const OLDEST_YEARS = 5;
/** The field that no person sees and programs like to fill in. */
const TRAP = 'website';
const REFERENCE = /^[0-9A-F]{4}-[0-9A-F]{4}$/;

/** The public form for complaints. No session is read for it, and it works without scripts. */
export function complainRoutes(web: Web, handlers: readonly ComplaintHandler[]): Router {
  const router = Router();
  const { services } = web;
  const { knex } = services.db;
  const context = as(services, { kind: 'customer' });

  async function show(
    res: Response,
    status: number,
    once: FormOnce,
    again: Pick<ComplainPageInput, 'typed' | 'errors' | 'notice'> & { opened?: string } = {},
  ): Promise<void> {
    const { locale } = res.locals;
    const organisation = await getOrganisation(knex);
    const now = services.clock.now();
    const view = toComplainPage({
      locale,
      organisation,
      branches: await listBranches(knex),
      today: businessDay(now, organisation.settings.timeZone),
      once,
      ...again,
      opened: again.opened ?? sealTime(organisation.erasureKey, now),
    });
    const title = complaintFormMessages.in(locale)('complain.title');
    await web.render.page(res, 'complaints/complain', view, { title, layout: 'respondent', status });
  }

  const many = async (req: Request, res: Response): Promise<void> => {
    const { opened, ...typed } = fieldsOf(req);
    await show(res, 429, formOnce(services.ids, req.body), {
      typed,
      notice: 'many',
      ...(typeof opened === 'string' ? { opened } : {}),
    });
  };
  const limit = (most: number, keyGenerator: (req: Request) => string): RequestHandler =>
    rateLimit({
      ...{ windowMs: WINDOW_MS, limit: most, keyGenerator, standardHeaders: 'draft-8', legacyHeaders: false },
      handler: (req, res, next) => many(req, res).catch(next),
    });

  router.get('/complain', (_req, res) => show(res, 200, formOnce(services.ids)));

  router.post(
    '/complain',
    limit(FROM_ONE, (req) => ipKeyGenerator(req.ip ?? '')),
    limit(FROM_ALL, () => 'all'),
    async (req, res) => {
      const { locale } = res.locals;
      const { opened, ...typed } = fieldsOf(req);
      // Programs that fill in everything are thanked like everybody else.
      if (typed[TRAP] !== undefined && typed[TRAP] !== '') return res.redirect(303, thanksPath(locale));
      const once = formOnce(services.ids, req.body);
      const kept = typeof opened === 'string' ? { opened } : {};
      const parsed = parseForm(ComplainForm, typed);
      const { settings, erasureKey } = await getOrganisation(knex);
      const now = services.clock.now();
      const errors = parsed.ok ? {} : parsed.errors;
      const day = parsed.ok ? parsed.value.day : '';
      const happenedOn = dayBefore(day, businessDay(now, settings.timeZone));
      if (happenedOn === undefined) errors.day = 'complain.problem.day';
      if (!parsed.ok || happenedOn === undefined) return show(res, 422, once, { typed, errors, ...kept });
      const time = checkTime(erasureKey, opened, now);
      // In time the same page can be sent again; one that is too old gets a new time.
      if (time !== 'good') return show(res, 422, once, { typed, notice: time, ...(time === 'quick' ? kept : {}) });

      const form = parsed.value;
      const branches = await listBranches(knex);
      const branchId = branches.find(({ id }) => id === form.branch)?.id ?? null;
      const outcome = await makeOnce(context, sentForm(req), async (inside) => {
        const made = await complainByForm(inside, handlers, { ...form, locale, branchId, happenedOn });
        return thanksPath(locale, made.kind === 'complaint' ? referenceOf(made.id) : undefined);
      });
      if (outcome.state === 'changed_since') {
        return show(res, 409, formOnceMore(services.ids, outcome.path), { typed, notice: 'before' });
      }
      web.wakeJobs();
      res.redirect(303, outcome.path);
    },
  );

  router.get('/complain/thanks', async (req, res) => {
    const { locale } = res.locals;
    const { ref } = req.query;
    const reference = typeof ref === 'string' && REFERENCE.test(ref) ? ref : null;
    const view = toThanksPage(await getOrganisation(knex), locale, reference);
    const title = complaintFormMessages.in(locale)('complain.thanks.title');
    await web.render.page(res, 'complaints/thanks', view, { title, layout: 'respondent' });
  });
  return router;
}

function thanksPath(locale: string, reference?: string): string {
  return `/complain/thanks?${new URLSearchParams({ ...(reference === undefined ? {} : { ref: reference }), lang: locale })}`;
}

const fieldsOf = (req: Request): Record<string, unknown> => ({ ...Object(req.body) });

/** A day that has been, not too long ago; null: none was given; undefined: none that can be. */
function dayBefore(day: string, today: string): string | null | undefined {
  if (day === '') return null;
  const oldest = `${Number(today.slice(0, 4)) - OLDEST_YEARS}${today.slice(4)}`;
  const real = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
  return real && day <= today && day >= oldest ? day : undefined;
}
