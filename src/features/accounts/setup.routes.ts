import { type Response, Router } from 'express';
import { type Filled, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { anyone } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { findOrganisation } from '../organisation/index.ts';
import { SetupForm } from './accounts.forms.ts';
import { doorMessages } from './door.messages.ts';
import { toSetupForm } from './door.views.ts';
import { withLanguage } from './door-links.ts';
import { setSessionCookie } from './session.middleware.ts';
import { type Afterwards, setUpOrganisation } from './setup.service.ts';

/** The first visit: until there is an organisation, every page leads here; from then on, never again. */
export function setupRoutes(web: Web, afterwards: Afterwards): Router {
  const router = Router();
  let exists = false;

  router.use(async (req, res, next) => {
    exists ||= (await findOrganisation(web.services.db.knex)) !== undefined;
    if (exists || req.path === '/setup') return next();
    res.redirect(303, withLanguage(req, '/setup'));
  });

  const show = (res: Response, filled: Filled, status: number): Promise<void> => {
    const { locale } = res.locals;
    const form = toSetupForm(locale, filled);
    return web.render.page(
      res,
      'accounts/setup',
      { form, action: withLanguage(res.req, '/setup'), wide: true },
      {
        title: doorMessages.in(locale)('door.setup.title'),
        layout: 'door',
        status,
      },
    );
  };

  router.get('/setup', anyone, (_req, res) => (exists ? res.redirect(303, '/') : show(res, UNTOUCHED, 200)));
  router.post('/setup', anyone, async (req, res) => {
    if (exists) return res.redirect(303, '/');
    const form = parseForm(SetupForm, req.body);
    if (!form.ok) return show(res, form, 422);
    const secret = await setUpOrganisation(web.services, form.value, res.locals.locale, afterwards);
    if (secret !== undefined) setSessionCookie(res, web, secret);
    res.redirect(303, '/');
  });
  return router;
}
