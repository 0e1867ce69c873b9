import { type Response, Router } from 'express';
import { type Filled, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { anyone } from '../../platform/http/guard.ts';
import { ownPath } from '../../platform/http/own-path.ts';
import type { Web } from '../../platform/http/web.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { getOrganisation } from '../organisation/index.ts';
import { AcceptForm, ForgotForm, ResetForm, SignInForm } from './accounts.forms.ts';
import { requestPasswordLink } from './accounts.jobs.ts';
import { acceptInvitation, resetPassword, signIn, signOut } from './accounts.service.ts';
import { doorMessages } from './door.messages.ts';
import { doorFlash, toAcceptForm, toForgotForm, toResetForm, toSignInForm } from './door.views.ts';
import { withLanguage } from './door-links.ts';
import { clearSessionCookie, sessionHashOf, setSessionCookie } from './session.middleware.ts';
import { linkThrottle, signInThrottle } from './throttle.ts';
import { findTokenUser } from './tokens.store.ts';
import { findUser } from './users.store.ts';

type Title = Extract<keyof typeof doorMessages.triples, `${string}.title`>;

/** The pages before one is signed in, and the way out. */
export function signInRoutes(web: Web): Router {
  const router = Router();
  const { services } = web;
  const db = services.db.knex;

  const door = (res: Response, view: string, title: Title, model: object, status = 200): Promise<void> =>
    web.render.page(res, `accounts/${view}`, model, {
      title: doorMessages.in(res.locals.locale)(title),
      layout: 'door',
      status,
    });

  const deadLink = (res: Response, kind: 'reset' | 'invite'): Promise<void> =>
    door(
      res,
      'dead-link',
      'door.deadLink.title',
      { kind, again: withLanguage(res.req, '/forgot'), back: withLanguage(res.req, '/sign-in') },
      404,
    );

  const showSignIn = (res: Response, filled: Filled, next: string | undefined, status: number): Promise<void> =>
    door(
      res,
      'sign-in',
      'door.signIn.title',
      {
        form: toSignInForm(res.locals.locale, filled),
        action: withLanguage(res.req, '/sign-in', { next }),
        forgot: withLanguage(res.req, '/forgot'),
        flash: status === 200 ? doorFlash(res.locals.locale, res.req.query.done) : undefined,
      },
      status,
    );

  router.get('/sign-in', anyone, (req, res) => {
    const next = ownPath(req.query.next);
    if (res.locals.signedIn !== undefined) return res.redirect(303, next ?? '/');
    return showSignIn(res, UNTOUCHED, next, 200);
  });
  router.post('/sign-in', anyone, ...signInThrottle(), async (req, res) => {
    const next = ownPath(req.query.next);
    const form = parseForm(SignInForm, req.body);
    if (!form.ok) return showSignIn(res, form, next, 422);
    const secret = await signIn(services, form.value, sessionHashOf(req, web.https));
    if (secret === undefined) {
      const filled = { values: { email: form.value.email }, errors: { password: 'wrong' } };
      return showSignIn(res, filled, next, 422);
    }
    setSessionCookie(res, web, secret);
    res.redirect(303, next ?? '/');
  });
  router.post('/sign-out', anyone, async (_req, res) => {
    if (res.locals.signedIn !== undefined) await signOut(res.locals.context, res.locals.signedIn.sessionHash);
    clearSessionCookie(res, web);
    res.redirect(303, '/sign-in?done=signed_out');
  });

  const showForgot = (res: Response, filled: Filled, status: number): Promise<void> =>
    door(
      res,
      'forgot',
      'door.forgot.title',
      {
        form: toForgotForm(res.locals.locale, filled),
        sent: status === 200 && res.req.query.done === 'sent',
        action: withLanguage(res.req, '/forgot'),
        back: withLanguage(res.req, '/sign-in'),
      },
      status,
    );
  router.get('/forgot', anyone, (_req, res) => showForgot(res, UNTOUCHED, 200));
  router.post('/forgot', anyone, ...linkThrottle(), async (req, res) => {
    const form = parseForm(ForgotForm, req.body);
    if (!form.ok) return showForgot(res, form, 422);
    await services.db.transaction((tx) => requestPasswordLink(tx, services, form.value.email));
    web.wakeJobs();
    res.redirect(303, withLanguage(req, '/forgot', { done: 'sent' }));
  });

  const showReset = (res: Response, filled: Filled, status: number): Promise<void> =>
    door(
      res,
      'reset',
      'door.reset.title',
      { form: toResetForm(res.locals.locale, filled), action: withLanguage(res.req, res.req.path) },
      status,
    );
  router.get('/reset/:token', anyone, async (req, res) => {
    const userId = await findTokenUser(db, services, String(req.params.token), 'reset');
    return userId === undefined ? deadLink(res, 'reset') : showReset(res, UNTOUCHED, 200);
  });
  router.post('/reset/:token', anyone, async (req, res) => {
    const token = String(req.params.token);
    if ((await findTokenUser(db, services, token, 'reset')) === undefined) return deadLink(res, 'reset');
    const form = parseForm(ResetForm, req.body);
    if (!form.ok) return showReset(res, form, 422);
    if (!(await resetPassword(res.locals.context, token, form.value.password))) return deadLink(res, 'reset');
    clearSessionCookie(res, web);
    res.redirect(303, withLanguage(req, '/sign-in', { done: 'password_changed' }));
  });

  const showInvite = async (res: Response, userId: string, filled: Filled, status: number): Promise<void> => {
    const user = await findUser(db, { id: userId });
    if (user?.status !== 'invited') return deadLink(res, 'invite');
    const { settings } = await getOrganisation(db);
    const { locale } = res.locals;
    await door(
      res,
      'invite',
      'door.invite.title',
      {
        text: doorMessages.in(locale)('door.invite.text', {
          organisation: isolate(settings.name),
          email: isolate(user.email),
        }),
        email: user.email,
        form: toAcceptForm(locale, { ...filled, values: { name: user.name, ...filled.values } }),
        action: withLanguage(res.req, res.req.path),
      },
      status,
    );
  };
  router.get('/invite/:token', anyone, async (req, res) => {
    const userId = await findTokenUser(db, services, String(req.params.token), 'invite');
    return userId === undefined ? deadLink(res, 'invite') : showInvite(res, userId, UNTOUCHED, 200);
  });
  router.post('/invite/:token', anyone, async (req, res) => {
    const token = String(req.params.token);
    const userId = await findTokenUser(db, services, token, 'invite');
    if (userId === undefined) return deadLink(res, 'invite');
    const form = parseForm(AcceptForm, req.body);
    if (!form.ok) return showInvite(res, userId, form, 422);
    const secret = await acceptInvitation(res.locals.context, token, form.value);
    if (secret === undefined) return deadLink(res, 'invite');
    setSessionCookie(res, web, secret);
    res.redirect(303, '/');
  });
  return router;
}
