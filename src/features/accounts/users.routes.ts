import { type Request, type Response, Router } from 'express';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError, errorCode, notFound } from '../../platform/errors.ts';
import { type Filled, overtakenForm, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, keepForBack, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { OVERTAKEN, seenIn } from '../../platform/overtaken.ts';
import { getOrganisation, listBranches, listProviders } from '../organisation/index.ts';
import { InviteForm, UserForm } from './accounts.forms.ts';
import { accountsMessages } from './accounts.messages.ts';
import { changeUser, deactivateUser, inviteAgain, inviteUser, reactivateUser } from './accounts.service.ts';
import { findUser, listUsers } from './users.store.ts';
import { type Surroundings, toFlash, toInviteForm, toUserFacts, toUserForm, toUserTable } from './users.views.ts';

/** Errors of use cases that belong to a field of these forms. */
const FIELD_OF_CODE: Record<string, { field: string; word: string }> = {
  email_taken: { field: 'email', word: 'accounts.error.emailTaken' },
  last_administrator: { field: 'role', word: 'accounts.error.lastAdministrator' },
};

function fieldErrors(error: unknown): Record<string, string> | undefined {
  if (!(error instanceof AppError)) return undefined;
  const own = FIELD_OF_CODE[error.code];
  if (own !== undefined) return { [own.field]: own.word };
  return error.status === 422 ? error.fields : undefined;
}

/** Who may sign in, and what each may see and do. */
export function usersRoutes(web: Web): Router {
  const router = Router();
  const { ids } = web.services;
  const db = web.services.db.knex;
  const manage = allow('users.manage');

  async function surroundings(): Promise<Surroundings> {
    const { settings } = await getOrganisation(db);
    const all = { includeInactive: true };
    return {
      timeZone: settings.timeZone,
      providers: await listProviders(db, all),
      branches: await listBranches(db, all),
    };
  }

  router.get('/users', manage, async (req, res) => {
    const { locale } = res.locals;
    const table = toUserTable(await listUsers(db), locale, await surroundings());
    await web.render.page(
      res,
      'accounts/users',
      { table, flash: toFlash(locale, req.query.done) },
      {
        title: accountsMessages.in(locale)('accounts.users.title'),
      },
    );
  });

  const showInvite = async (res: Response, filled: Filled, once: FormOnce, status: number): Promise<void> => {
    const { locale } = res.locals;
    const form = toInviteForm(locale, await surroundings(), filled);
    await web.render.page(
      res,
      'accounts/user-new',
      { form, once },
      {
        title: accountsMessages.in(locale)('accounts.user.new.title'),
        status,
      },
    );
  };
  router.get('/users/new', manage, (_req, res) => {
    keepForBack(res);
    return showInvite(res, { values: { role: 'staff' }, errors: {} }, formOnce(ids), 200);
  });
  router.post('/users/new', manage, async (req, res) => {
    const form = parseForm(InviteForm, req.body);
    if (!form.ok) return showInvite(res, form, formOnce(ids, req.body), 422);
    const values: Record<string, unknown> = { ...req.body };
    try {
      const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
        await inviteUser(inside, form.value);
        return '/users?done=invited';
      });
      if (outcome.state === 'changed_since') {
        return showInvite(res, { values, errors: {} }, formOnceMore(ids, outcome.path), 409);
      }
      web.wakeJobs();
      res.redirect(303, outcome.path);
    } catch (error) {
      const errors = fieldErrors(error);
      if (errors === undefined) throw error;
      await showInvite(res, { values, errors }, formOnce(ids, req.body), 422);
    }
  });

  const showUser = async (res: Response, filled: Filled, status: number): Promise<void> => {
    const { locale } = res.locals;
    const user = await findUser(db, { id: String(res.req.params.id) });
    if (user === undefined) throw notFound('user');
    const around = await surroundings();
    await web.render.page(
      res,
      'accounts/user',
      {
        user: toUserFacts(user, locale, around),
        form: toUserForm(user, locale, around, filled),
        flash: status === 200 ? toFlash(locale, res.req.query.done) : undefined,
      },
      { title: user.name, status },
    );
  };
  router.get('/users/:id', manage, (_req, res) => showUser(res, UNTOUCHED, 200));
  router.post('/users/:id', manage, async (req, res) => {
    const id = String(req.params.id);
    const form = parseForm(UserForm, req.body);
    if (!form.ok) return showUser(res, form, 422);
    try {
      await changeUser(res.locals.context, id, form.value, seenIn(req.body));
    } catch (error) {
      if (errorCode(error) === OVERTAKEN) return showUser(res, overtakenForm(req.body), 409);
      const errors = fieldErrors(error);
      if (errors === undefined) throw error;
      return showUser(res, { values: { ...req.body }, errors }, 422);
    }
    res.redirect(303, `/users/${id}?done=saved`);
  });

  const act =
    (done: string, run: (req: Request, res: Response, id: string) => Promise<void>) =>
    async (req: Request, res: Response) => {
      const id = String(req.params.id);
      try {
        await run(req, res, id);
      } catch (error) {
        const errors = fieldErrors(error);
        if (errors === undefined) throw error;
        return showUser(res, { values: {}, errors }, 422);
      }
      web.wakeJobs();
      res.redirect(303, `/users/${id}?done=${done}`);
    };
  router.post(
    '/users/:id/deactivate',
    manage,
    act('deactivated', (_req, res, id) => deactivateUser(res.locals.context, id)),
  );
  router.post(
    '/users/:id/reactivate',
    manage,
    act('reactivated', (_req, res, id) => reactivateUser(res.locals.context, id)),
  );
  router.post(
    '/users/:id/invite-again',
    manage,
    act('invited', (_req, res, id) => inviteAgain(res.locals.context, id)),
  );
  return router;
}
