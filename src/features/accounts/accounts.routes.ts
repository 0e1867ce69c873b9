import { Router } from 'express';
import type { Knex } from 'knex';
import type { Web } from '../../platform/http/web.ts';
import { auditRoutes } from './audit.routes.ts';
import type { PageExists } from './nav.ts';
import { profileRoutes } from './profile.routes.ts';
import { setupRoutes } from './setup.routes.ts';
import type { Afterwards } from './setup.service.ts';
import { signInRoutes } from './sign-in.routes.ts';
import { startRoutes } from './start.routes.ts';
import { usersRoutes } from './users.routes.ts';

/** What the features above bring to these pages. */
export interface AccountHooks {
  /** What a new organisation starts with. */
  afterwards: Afterwards;
  /** Whether anything has been logged or answered yet. */
  hasData(db: Knex): Promise<boolean>;
  pageExists: PageExists;
}

/** Everything about getting in, and who may. First among the staff's routers: it sends all to the set-up page at first. */
export function accountRoutes(web: Web, hooks: AccountHooks): Router {
  const router = Router();
  router.use(setupRoutes(web, hooks.afterwards));
  router.use(signInRoutes(web));
  router.use(startRoutes(web, hooks));
  router.use(profileRoutes(web));
  router.use(usersRoutes(web));
  router.use(auditRoutes(web));
  return router;
}
