import type { RequestHandler } from 'express';
import { isAllowed, type Permission } from '../../domain/access/role-matrix.ts';
import { covers, isScope, type Scope } from '../../domain/access/scopes.ts';
import { AppError, forbidden } from '../errors.ts';

/** Lets signed-in users with this permission through; others get 403, and people not signed in the sign-in page. */
export function allow(permission: Permission): RequestHandler {
  return (req, res, next) => {
    const { actor } = res.locals.context;
    if (actor.kind !== 'user') {
      const back = req.method === 'GET' ? `?next=${encodeURIComponent(req.originalUrl)}` : '';
      return res.redirect(303, `/sign-in${back}`);
    }
    next(isAllowed(actor.role, permission) ? undefined : forbidden());
  };
}

/** Lets API keys with this scope through. */
export function allowScope(scope: Scope): RequestHandler {
  return (_req, res, next) => {
    const { actor } = res.locals.context;
    if (actor.kind !== 'api_key') {
      return next(new AppError(401, 'no_key', 'Send a valid API key in the header "Authorization: Bearer KEY".'));
    }
    if (!covers(actor.scopes.filter(isScope), scope)) {
      return next(
        new AppError(
          403,
          'scope_missing',
          `This key lacks the scope ${scope}. An administrator can make a key that has it.`,
        ),
      );
    }
    next();
  };
}
