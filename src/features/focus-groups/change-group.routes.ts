import { type Request, type Response, Router } from 'express';
import { type Filled, overtakenForm, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { changeGroup } from './change-group.service.ts';
import { toChangeGroupPage } from './change-group.views.ts';
import { ChangeGroupForm } from './focus-groups.forms.ts';
import { getGroup } from './focus-groups.store.ts';
import { LIST } from './focus-words.ts';

const PATH = `${LIST}/:id/edit`;

/** Changing what a focus group is about and how large it is. */
export function changeGroupRoutes(web: Web): Router {
  const router = Router();
  const { knex } = web.services.db;
  const manage = allow('focus_groups.manage');

  async function show(req: Request, res: Response, filled: Filled, status: number): Promise<void> {
    const group = await getGroup(knex, idOf(req), userOf(res.locals.context).branchIds);
    const view = toChangeGroupPage(res.locals.locale, group, filled);
    await web.render.page(res, 'focus-groups/edit', { view }, { title: view.title, status });
  }

  router.get(PATH, manage, (req, res) => show(req, res, UNTOUCHED, 200));

  router.post(PATH, manage, async (req, res) => {
    const form = parseForm(ChangeGroupForm, req.body);
    if (!form.ok) return show(req, res, form, 422);
    const save = () => changeGroup(res.locals.context, idOf(req), form.value, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return show(req, res, overtakenForm(req.body), 409);
    web.wakeJobs();
    res.redirect(303, `${LIST}/${idOf(req)}?done=saved`);
  });
  return router;
}

const idOf = (req: Request): string => String(req.params.id);
