import { type Request, type Response, Router } from 'express';
import type { Knex } from 'knex';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError, invalidInput, notFound } from '../../platform/errors.ts';
import { type Filled, overtakenForm } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, keepForBack, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { OVERTAKEN, seenIn } from '../../platform/overtaken.ts';
import { getOrganisation, listBranches, listProviders, listTopics } from '../organisation/index.ts';
import { listQuestionnaires, type QuestionnaireVersion } from '../questionnaires/index.ts';
import { toProgramForm } from './program-form.views.ts';
import { languageWarnings } from './program-languages.views.ts';
import { addProgram, deleteProgram, moveProgram, type NewProgram } from './program-set.service.ts';
import { MoveForm, ProgramForm } from './programs.forms.ts';
import { programsMessages } from './programs.messages.ts';
import { changeProgram } from './programs.service.ts';
import { findProgram, getProgram, isProgramUsed, listPrograms, type StoredProgram } from './programs.store.ts';
import { type ProgramPlaces, programName, toProgramsPage } from './programs.views.ts';

const DONE = {
  saved: 'programs.saved',
  added: 'programs.added',
  deleted: 'programs.deleted',
  moved: 'programs.moved',
} as const;

/** The programs: to be read by managers, changed by administrators. */
export function programsRoutes(web: Web): Router {
  const { knex } = web.services.db;
  const { ids } = web.services;
  const routes = Router();
  const edit = allow('programs.edit');

  async function showForm(
    res: Response,
    shown: {
      program?: StoredProgram;
      copied?: StoredProgram | undefined;
      wrong?: Filled;
      once?: FormOnce;
      status: number;
    },
  ): Promise<void> {
    const { locale } = res.locals;
    const { program, wrong } = shown;
    const [questionnaires, places, all] = await Promise.all([
      newestVersions(knex),
      placesOfPrograms(knex),
      listPrograms(knex),
    ]);
    const mayDelete = program !== undefined && all.length > 1 && !(await isProgramUsed(knex, program.id));
    const { languages } = (await getOrganisation(knex)).settings;
    const view = toProgramForm({
      ...{ locale, program, copied: shown.copied, questionnaires, languages, places, mayDelete },
      filled: wrong,
    });
    const from = program ?? shown.copied;
    const warnings = from === undefined ? [] : languageWarnings(locale, [from], questionnaires, languages);
    const model = { view, warnings, once: shown.once ?? null };
    await web.render.page(res, 'programs/edit', model, { title: view.heading, status: shown.status });
  }

  routes.get('/programs', allow('programs.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const [programs, questionnaires, places] = await Promise.all([
      listPrograms(knex),
      newestVersions(knex),
      placesOfPrograms(knex),
    ]);
    const mayEdit = isAllowed(userOf(context).role, 'programs.edit');
    const t = programsMessages.in(locale);
    const done = Object.entries(DONE).find(([name]) => name === req.query.done)?.[1];
    const flash = done === undefined ? {} : { flash: { text: t(done) } };
    const view = toProgramsPage({ locale, programs, questionnaires, places, mayEdit });
    const { languages } = (await getOrganisation(knex)).settings;
    const warnings = languageWarnings(locale, programs, questionnaires, languages);
    await web.render.page(res, 'programs/list', { view, warnings, ...flash }, { title: t('programs.title') });
  });

  routes.get('/programs/new', edit, async (req, res) => {
    keepForBack(res);
    const { copy } = req.query;
    const copied = typeof copy === 'string' ? await findProgram(knex, copy) : undefined;
    if (copy !== undefined && copied === undefined) throw notFound('program');
    await showForm(res, { copied, once: formOnce(ids), status: 200 });
  });
  routes.post('/programs/new', edit, async (req, res) => {
    const refused = (wrong: Filled) => showForm(res, { wrong, once: formOnce(ids, req.body), status: 422 });
    const form = parseForm(ProgramForm, req.body);
    if (!form.ok) return refused(form);
    const added = await refusable(req, () =>
      makeOnce(res.locals.context, sentForm(req), async (inside) => {
        await addProgram(inside, form.value);
        return '/programs?done=added';
      }),
    );
    if ('errors' in added) return refused(added);
    if (added.state === 'changed_since') {
      const wrong = { values: { ...req.body }, errors: {} };
      return showForm(res, { wrong, once: formOnceMore(ids, added.path), status: 409 });
    }
    web.wakeJobs();
    res.redirect(303, added.path);
  });

  routes.get('/programs/:id', edit, async (req, res) =>
    showForm(res, { program: await getProgram(knex, String(req.params.id)), status: 200 }),
  );
  routes.post('/programs/:id', edit, async (req, res) => {
    const program = await getProgram(knex, String(req.params.id));
    const form = parseForm(ProgramForm, req.body);
    if (!form.ok) return showForm(res, { program, wrong: form, status: 422 });
    const change: NewProgram = { ...form.value, name: writtenName(form.value.name, program, res) };
    const saved = await refusable(req, () => changeProgram(res.locals.context, program.id, change, seenIn(req.body)));
    if ('errors' in saved) {
      const status = saved.overtaken ? 409 : 422;
      return showForm(res, { program: await getProgram(knex, program.id), wrong: saved, status });
    }
    web.wakeJobs();
    res.redirect(303, '/programs?done=saved');
  });

  routes.post('/programs/:id/move', edit, async (req, res) => {
    const form = parseForm(MoveForm, req.body);
    if (!form.ok) throw invalidInput('bad_form', 'Say to which place the program is to move.');
    await moveProgram(res.locals.context, String(req.params.id), form.value.to);
    res.redirect(303, '/programs?done=moved');
  });
  routes.post('/programs/:id/delete', edit, async (req, res) => {
    await deleteProgram(res.locals.context, String(req.params.id));
    res.redirect(303, '/programs?done=deleted');
  });
  return routes;
}

/** The name of the first program is told in the reader's language; left as it is, it is not a new one. */
function writtenName(typed: string, program: StoredProgram, res: Response): string {
  return typed === programName(program, programsMessages.in(res.locals.locale)) ? program.name : typed;
}

/** What only the database knows to be wrong with a form, as the form tells it. */
async function refusable<T extends object>(req: Request, work: () => Promise<T>): Promise<T | Filled> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === OVERTAKEN) return overtakenForm(req.body);
    const values = { ...req.body };
    if (error.code === 'unknown_questionnaire')
      return { values, errors: { questionnaire: 'programs.fault.questionnaire' } };
    if (error.code === 'name_taken') return { values, errors: { name: 'programs.fault.nameTaken' } };
    if (error.code !== 'unknown_place') throw error;
    const lists = Object.keys(error.fields ?? {}).map((field) => field.replace('contacts.', ''));
    return { values, errors: Object.fromEntries(lists.map((list) => [list, 'programs.fault.chosen'])) };
  }
}

async function newestVersions(db: Knex): Promise<QuestionnaireVersion[]> {
  return (await listQuestionnaires(db)).map(({ latest }) => latest);
}

async function placesOfPrograms(db: Knex): Promise<ProgramPlaces> {
  const all = { includeInactive: true };
  return {
    branches: await listBranches(db, all),
    topics: await listTopics(db, all),
    providers: await listProviders(db, all),
  };
}
