import { type Response, Router } from 'express';
import { z } from 'zod';
import { invalidInput } from '../../platform/errors.ts';
import type { Field } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { listActions } from './action.store.ts';
import { actionWords } from './action-words.ts';
import { SourceFields } from './actions.forms.ts';
import { mayChange, type SourceAsk, todayOf } from './actions.service.ts';
import { whereText } from './actions.views.ts';
import { addSource, removeSource } from './add-source.service.ts';
import { toSourceAsk } from './read-action-form.ts';

const AddForm = z.object({ action: z.string().min(1).max(60), item: z.string().max(400).optional() });

/** Adding to an action what else it comes out of, and taking that back. */
export function actionSourcesRoutes(_web: Web): Router {
  const router = Router();
  const edit = allow('actions.edit');

  router.post('/actions/sources', edit, async (req, res) => {
    const form = parseForm(AddForm, req.body);
    const fields = parseForm(SourceFields, req.body);
    const ask = form.ok && fields.ok ? toSourceAsk(fields.value, form.value.item) : null;
    if (!form.ok || ask === null)
      throw invalidInput('bad_source', 'Choose an action of the list, and press once more.');
    await addSource(res.locals.context, form.value.action, ask);
    res.redirect(303, `/actions/${encodeURIComponent(form.value.action)}?done=linked`);
  });

  router.post('/actions/:id/sources/:source/remove', edit, async (req, res) => {
    const id = String(req.params.id);
    await removeSource(res.locals.context, id, String(req.params.source));
    res.redirect(303, `/actions/${id}?done=unlinked`);
  });
  return router;
}

/** The choice among actions that something can be added to: those that are not over, about the same item where it is a gap. */
export async function actionsToJoin(
  web: Web,
  res: Response,
  source: SourceAsk & { itemKey: string },
): Promise<Field | null> {
  const { locale, context } = res.locals;
  const { branchIds } = userOf(context);
  const db = web.services.db.knex;
  const t = actionWords.in(locale);
  const open = [];
  for (const action of await listActions(db, await todayOf(web.services), { branchIds })) {
    if (action.state !== 'open' || !mayChange(branchIds, action)) continue;
    if (source.kind === 'gap') {
      if (action.itemKey !== source.itemKey) continue;
      if (action.questionnaireKey !== source.query.questionnaire) continue;
    }
    open.push({ value: action.id, label: dotted([isolate(action.title), whereText(action, t)]) });
  }
  return open.length === 0 ? null : { name: 'action', kind: 'select', label: t('action.join.which'), options: open };
}
