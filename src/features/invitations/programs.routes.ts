import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { AppError } from '../../platform/errors.ts';
import { type FormResult, parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation } from '../organisation/index.ts';
import { listQuestionnaires, type QuestionnaireVersion } from '../questionnaires/index.ts';
import { languageWarnings } from './program-languages.views.ts';
import { ProgramForm } from './programs.forms.ts';
import { programsMessages } from './programs.messages.ts';
import { changeProgram, type ProgramChange } from './programs.service.ts';
import { getProgram, listPrograms } from './programs.store.ts';
import { toProgramForm, toProgramsPage } from './programs.views.ts';

/** The programs: to be read by managers, changed by administrators. */
export function programsRoutes(web: Web): Router {
  const { knex } = web.services.db;
  const routes = Router();

  async function newestVersions(): Promise<QuestionnaireVersion[]> {
    return (await listQuestionnaires(knex)).map(({ latest }) => latest);
  }

  async function showForm(
    req: Request,
    res: Response,
    failed?: Extract<FormResult<ProgramChange>, { ok: false }>,
  ): Promise<void> {
    const { locale } = res.locals;
    const program = await getProgram(knex, String(req.params.id));
    const questionnaires = await newestVersions();
    const again = failed === undefined ? {} : { typed: failed.values, errors: failed.errors };
    const view = toProgramForm({ locale, program, questionnaires, ...again });
    const title = programsMessages.in(locale)('programs.edit.title');
    await web.render.page(res, 'programs/edit', { view }, { title, status: failed === undefined ? 200 : 422 });
  }

  routes.get('/programs', allow('programs.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const [programs, questionnaires] = await Promise.all([listPrograms(knex), newestVersions()]);
    const mayEdit = isAllowed(userOf(context).role, 'programs.edit');
    const t = programsMessages.in(locale);
    const flash = req.query.done === 'saved' ? { flash: { text: t('programs.saved') } } : {};
    const view = toProgramsPage({ locale, programs, questionnaires, mayEdit });
    const { languages } = (await getOrganisation(knex)).settings;
    const warnings = languageWarnings(locale, programs, questionnaires, languages);
    await web.render.page(res, 'programs/list', { view, warnings, ...flash }, { title: t('programs.title') });
  });
  routes.get('/programs/:id', allow('programs.edit'), (req, res) => showForm(req, res));
  routes.post('/programs/:id', allow('programs.edit'), async (req, res) => {
    const form = parseForm(ProgramForm, req.body);
    if (!form.ok) return showForm(req, res, form);
    try {
      await changeProgram(res.locals.context, String(req.params.id), form.value);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unknown_questionnaire') throw error;
      const errors = { questionnaire: 'programs.fault.questionnaire' };
      return showForm(req, res, { ok: false, values: { ...req.body }, errors });
    }
    web.wakeJobs();
    res.redirect(303, '/programs?done=saved');
  });
  return routes;
}
