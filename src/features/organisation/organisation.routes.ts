import express, { type Request, type Response, Router } from 'express';
import { AppError } from '../../platform/errors.ts';
import { type Filled, overtakenForm } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { readSingleFile } from '../../platform/http/single-file.ts';
import type { Web } from '../../platform/http/web.ts';
import { seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { SettingsForm } from './organisation.forms.ts';
import { organisationMessages } from './organisation.messages.ts';
import { changeLogo, LONGEST_LOGO, removeLogo, updateOrganisation } from './organisation.service.ts';
import { findLogo, getOrganisation } from './organisation.store.ts';
import { toPrivacyPage } from './privacy.views.ts';
import { toSettingsPage } from './settings.views.ts';

const LOGO_PROBLEMS: Record<string, string> = {
  logo_missing: 'organisation.logo.problem.none',
  logo_too_large: 'organisation.logo.problem.large',
  logo_not_an_image: 'organisation.logo.problem.type',
};

/** The settings page. */
export function organisationRoutes(web: Web): Router {
  const router = Router();

  async function show(
    req: Request,
    res: Response,
    wrong: { filled?: Filled; logoProblem?: string } = {},
  ): Promise<void> {
    const organisation = await getOrganisation(web.services.db.knex);
    const { locale } = res.locals;
    const failed = wrong.filled !== undefined || wrong.logoProblem !== undefined;
    const model = toSettingsPage({
      locale,
      organisation,
      filled: wrong.filled,
      logoProblem: wrong.logoProblem,
      done: typeof req.query.done === 'string' ? req.query.done : undefined,
    });
    const status = wrong.filled?.overtaken ? 409 : failed ? 422 : 200;
    const title = organisationMessages.in(locale)('organisation.settings.title');
    await web.render.page(res, 'organisation/settings', model, { title, status });
  }

  router.get('/settings', allow('settings.edit'), (req, res) => show(req, res));
  router.post('/settings', allow('settings.edit'), async (req, res) => {
    const form = parseForm(SettingsForm, req.body);
    if (!form.ok) return show(req, res, { filled: form });
    const save = () => updateOrganisation(res.locals.context, form.value, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return show(req, res, { filled: overtakenForm(req.body) });
    res.redirect(303, '/settings?done=saved');
  });
  router.post(
    '/settings/logo',
    allow('settings.edit'),
    // Roomier than a logo may be, so that one that is a little too large is told so on the page itself.
    express.raw({ type: 'multipart/form-data', limit: LONGEST_LOGO * 10 }),
    async (req, res) => {
      try {
        const file = readSingleFile(req.get('content-type'), req.body);
        if (file === undefined) throw new AppError(422, 'logo_missing', 'Choose a picture file first.');
        await changeLogo(res.locals.context, file);
      } catch (error) {
        const problem = error instanceof AppError ? LOGO_PROBLEMS[error.code] : undefined;
        if (problem === undefined) throw error;
        return show(req, res, { logoProblem: problem });
      }
      res.redirect(303, '/settings?done=logo#logo');
    },
  );
  router.post('/settings/logo/remove', allow('settings.edit'), async (_req, res) => {
    await removeLogo(res.locals.context);
    res.redirect(303, '/settings?done=logo-removed#logo');
  });
  return router;
}

/** What anybody may see: the logo, for mails and surveys, and the privacy page. No session is read for them. */
export function publicOrganisationRoutes(web: Web): Router {
  const router = Router();
  const { knex } = web.services.db;
  router.get('/logo', async (_req, res) => {
    const logo = await findLogo(knex);
    if (logo === undefined) throw new AppError(404, 'not_found', 'There is no logo.');
    res.setHeader('Content-Type', logo.type);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.setHeader('Cache-Control', 'public, max-age=86400');
    res.end(logo.bytes);
  });
  router.get('/privacy', async (_req, res) => {
    const { locale } = res.locals;
    const model = toPrivacyPage(await getOrganisation(knex), locale);
    const title = organisationMessages.in(locale)('organisation.privacy.title');
    await web.render.page(res, 'organisation/privacy', model, { title, layout: 'respondent' });
  });
  return router;
}
