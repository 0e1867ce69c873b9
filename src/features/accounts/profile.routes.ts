import { type Response, Router } from 'express';
import { ROLE_WORDS } from '../../domain/words/access.words.ts';
import { notFound } from '../../platform/errors.ts';
import { type Filled, overtakenForm, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { signedIn } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { ownPath } from '../../platform/http/own-path.ts';
import type { Web } from '../../platform/http/web.ts';
import { seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { LanguageForm, PasswordForm, ProfileForm } from './accounts.forms.ts';
import { accountsMessages } from './accounts.messages.ts';
import { changeLanguage, changePassword, changeProfile } from './accounts.service.ts';
import { doorMessages } from './door.messages.ts';
import { passwordThrottle } from './throttle.ts';
import { findUser } from './users.store.ts';
import { toFlash, toPasswordForm, toProfile } from './users.views.ts';

/** What everybody may change about themselves. */
export function profileRoutes(web: Web): Router {
  const router = Router();

  const show = async (res: Response, profile: Filled, password: Filled, status: number): Promise<void> => {
    const { locale } = res.locals;
    const user = await findUser(web.services.db.knex, { id: userOf(res.locals.context).id });
    if (user === undefined) throw notFound('user');
    const t = doorMessages.in(locale);
    const labels = { newPassword: t('door.newPassword'), hint: t('door.password.hint') };
    await web.render.page(
      res,
      'accounts/profile',
      {
        email: user.email,
        role: ROLE_WORDS[user.role].name[locale],
        profile: toProfile(user, locale, profile),
        password: toPasswordForm(locale, labels, password),
        flash: status === 200 ? toFlash(locale, res.req.query.done) : undefined,
      },
      { title: accountsMessages.in(locale)('accounts.profile.title'), status },
    );
  };

  router.get('/profile', signedIn, (_req, res) => show(res, UNTOUCHED, UNTOUCHED, 200));
  router.post('/profile', signedIn, async (req, res) => {
    const form = parseForm(ProfileForm, req.body);
    if (!form.ok) return show(res, form, UNTOUCHED, 422);
    const { context } = res.locals;
    const save = () => changeProfile(context, userOf(context).id, form.value, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return show(res, overtakenForm(req.body), UNTOUCHED, 409);
    res.redirect(303, '/profile?done=saved');
  });
  // From the foot of every page, and back to it.
  router.post('/profile/language', signedIn, async (req, res) => {
    const form = parseForm(LanguageForm, req.body);
    if (form.ok) await changeLanguage(res.locals.context, userOf(res.locals.context).id, form.value.locale);
    res.redirect(303, ownPath(Object(req.body).back) ?? '/');
  });
  router.post('/profile/password', signedIn, ...passwordThrottle(), async (req, res) => {
    const form = parseForm(PasswordForm, req.body);
    // Passwords are never put back into a page.
    if (!form.ok) return show(res, UNTOUCHED, { values: {}, errors: form.errors }, 422);
    const sessionHash = res.locals.signedIn?.sessionHash ?? '';
    const { context } = res.locals;
    if (!(await changePassword(context, userOf(context).id, form.value, sessionHash))) {
      const errors = { current: 'accounts.error.currentPassword' };
      return show(res, UNTOUCHED, { values: {}, errors }, 422);
    }
    res.redirect(303, '/profile?done=password');
  });
  return router;
}
