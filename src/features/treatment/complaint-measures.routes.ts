import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { coarsePeriod } from '../../domain/card/coarse-period.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { addDays } from '../../domain/time/days.ts';
import { typedDays } from '../../domain/time/period-faults.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import { type Filled, fillChange, overtakenForm, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { requireDays } from '../../platform/http/refused-filters.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore, seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { readTableWish } from '../../platform/tables/take-away.ts';
import { readerOf } from '../complaints/index.ts';
import { getOrganisation, listBranches, survivorId } from '../organisation/index.ts';
import { complaintMeasureMessages } from './complaint-measures.messages.ts';
import { complaintMeasures } from './complaint-measures.queries.ts';
import { measureTables, toMeasureFilters, toMeasuresPage } from './complaint-measures.views.ts';
import { changeTargets, readTargets } from './complaint-targets.ts';

const PAGE = '/complaints/measures';
const TARGETS = '/complaints/targets';
/** A year: complaints are few. */
const DAYS_SHOWN = 365;
const Query = z.object({ branch: z.string().max(60).optional().catch(undefined) });

const hours = z.coerce
  .number({ error: 'handling.targets.problem' })
  .int({ error: 'handling.targets.problem' })
  .min(1, { error: 'handling.targets.problem' })
  .max(1000, { error: 'handling.targets.problem' });
const TargetsForm = z
  .object({ acknowledgeHours: hours, answerHours: hours })
  .refine(({ acknowledgeHours, answerHours }) => answerHours >= acknowledgeHours, {
    path: ['answerHours'],
    error: 'handling.targets.order',
  });

/** How complaints are treated in figures, and the targets they are held against. */
export function complaintMeasuresRoutes(web: Web): Router {
  const router = Router();
  const { db, clock } = web.services;

  router.get(PAGE, allow('complaints.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const { settings } = await getOrganisation(db.knex);
    const reader = readerOf(context, settings);
    const { wish, filters } = readTableWish(req.query);
    const query = Query.parse(filters);
    const today = businessDay(clock.now(), settings.timeZone);
    const typed = typedDays(filters);
    const branches = (await listBranches(db.knex, { includeInactive: true })).filter(
      ({ id }) => user.branchIds === null || user.branchIds.includes(id),
    );
    const wanted = query.branch && (await survivorId(db.knex, 'branch', query.branch));
    const branch = branches.find(({ id }) => id === wanted)?.id;
    const to = typed.to || today;
    requireDays({ ...typed, to }, toMeasureFilters(locale, { from: today, to: today, branch }, branches), locale);
    const asked = { from: typed.from || addDays(to, 1 - DAYS_SHOWN), to };
    // Without row access no two periods differ by single days.
    const period = reader.rowAccess ? asked : coarsePeriod(asked, settings.weekStart);
    const scope = { ...period, branch };
    const measures = await complaintMeasures(db, scope, reader, instantText(clock.now()));
    const input = { locale, scope, measures, rowAccess: reader.rowAccess };
    if (wish !== null) {
      const subject = { kind: 'organisation', id: 'organisation' };
      await db.transaction((tx) => audit(tx, context, { action: 'complaints.exported', subject }));
      return sendTable(res, wish, measureTables(input), 'complaint-measures', locale);
    }
    const address = new URLSearchParams({
      from: scope.from,
      to: scope.to,
      ...(branch === undefined ? {} : { branch }),
    });
    const mayChangeTargets = isAllowed(user.role, 'settings.edit');
    const view = toMeasuresPage({ ...input, branches, mayChangeTargets }, `${PAGE}?${address}`);
    const title = complaintMeasureMessages.in(locale)('handling.title');
    await web.render.page(res, 'treatment/measures', { view, scripts: ['js/take-away.js'] }, { title });
  });

  async function showTargets(req: Request, res: Response, filled: Filled = UNTOUCHED): Promise<void> {
    const { locale } = res.locals;
    const t = complaintMeasureMessages.in(locale);
    const targets = await readTargets(db.knex);
    const number = { kind: 'number', min: 1, max: 1000, dir: 'ltr', required: true } as const;
    const { fields, ...form } = fillChange(
      [
        {
          name: 'acknowledgeHours',
          label: t('handling.targets.acknowledge'),
          value: targets.acknowledgeHours,
          ...number,
        },
        { name: 'answerHours', label: t('handling.targets.answer'), value: targets.answerHours, ...number },
      ],
      filled,
      { words: wordsOf(complaintMeasureMessages, locale), locale },
    );
    const flash = req.query.done === 'saved' ? { flash: { kind: 'done', text: t('handling.targets.saved') } } : {};
    const model = { fields: Object.values(fields), seen: seenBefore(filled, targets), ...form, ...flash };
    const status = filled === UNTOUCHED ? 200 : filled.overtaken ? 409 : 422;
    await web.render.page(res, 'treatment/targets', model, { title: t('handling.targets.title'), status });
  }

  router.get(TARGETS, allow('settings.edit'), (req, res) => showTargets(req, res));
  router.post(TARGETS, allow('settings.edit'), async (req, res) => {
    const form = parseForm(TargetsForm, req.body);
    if (!form.ok) return showTargets(req, res, form);
    const save = () => changeTargets(res.locals.context, form.value, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return showTargets(req, res, overtakenForm(req.body));
    res.redirect(303, `${TARGETS}?done=saved`);
  });
  return router;
}
