import { Router } from 'express';
import type { Knex } from 'knex';
import { isAllowed, type Permission, type Role } from '../../domain/access/role-matrix.ts';
import type { Locale } from '../../domain/locale.ts';
import { signedIn } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { frameMessages } from './frame.messages.ts';
import { firstOpen, type PageExists } from './nav.ts';

/** Where the day begins, by role: the first of these that exists and is open. */
const FIRST_PAGES: Record<Role, readonly string[]> = {
  administrator: ['/overview', '/contacts', '/users'],
  manager: ['/overview', '/contacts'],
  organiser: ['/focus-groups', '/contacts', '/customers'],
  staff: ['/contacts'],
};

const STEPS = [
  { href: '/settings', key: 'settings', permission: 'settings.edit' },
  { href: '/questionnaires', key: 'questionnaires', permission: 'questionnaires.view' },
  { href: '/contacts', key: 'contacts', permission: 'contacts.log' },
  { href: '/users', key: 'users', permission: 'users.manage' },
] as const satisfies { href: string; key: string; permission: Permission }[];

/** What to do first, for this role. */
function toFirstSteps(role: Role, exists: PageExists, locale: Locale) {
  const t = frameMessages.in(locale);
  const steps = STEPS.filter((step) => isAllowed(role, step.permission) && exists(step.href)).map((step) => ({
    href: step.href,
    label: t(`start.${step.key}`),
    hint: t(`start.${step.key}.hint`),
  }));
  return {
    title: t('start.none.title'),
    text: t(steps.length > 0 ? 'start.none.text' : 'start.none.others'),
    steps,
  };
}

export function startRoutes(web: Web, hooks: { hasData(db: Knex): Promise<boolean>; pageExists: PageExists }): Router {
  const router = Router();
  router.get('/', signedIn, async (_req, res) => {
    const user = userOf(res.locals.context);
    const first = firstOpen(user, hooks.pageExists, FIRST_PAGES[user.role]);
    if (first !== undefined && (await hooks.hasData(web.services.db.knex))) return res.redirect(303, first);
    const { locale } = res.locals;
    await web.render.page(
      res,
      'accounts/start',
      { empty: toFirstSteps(user.role, hooks.pageExists, locale) },
      {
        title: frameMessages.in(locale)('start.title'),
      },
    );
  });
  return router;
}
