import type { Request, RequestHandler, Response } from 'express';
import { isAllowed, type Permission } from '../../domain/access/role-matrix.ts';
import { covers, isScope, type Scope } from '../../domain/access/scopes.ts';
import { AppError, forbidden } from '../errors.ts';

/** Who a guard lets through. */
export type Guard = { permission: Permission } | { scope: Scope } | 'signed-in' | 'anyone';

const guards = new WeakMap<RequestHandler, Guard>();

function guarding(guard: Guard, handler: RequestHandler): RequestHandler {
  guards.set(handler, guard);
  return handler;
}

/** What a handler guards, if it is a guard: a test reads it from every route. */
export function guardOf(handler: RequestHandler): Guard | undefined {
  return guards.get(handler);
}

/** Says that a page is meant for everybody, such as the sign-in page. */
export const anyone: RequestHandler = guarding('anyone', (_req, _res, next) => next());

/** Lets every signed-in user through. */
export const signedIn: RequestHandler = guarding('signed-in', (req, res, next) => {
  if (res.locals.context.actor.kind === 'user') return next();
  toSignIn(req, res);
});

function toSignIn(req: Request, res: Response): void {
  const back = req.method === 'GET' ? `?next=${encodeURIComponent(req.originalUrl)}` : '';
  res.redirect(303, `/sign-in${back}`);
}

/** Lets signed-in users with this permission through; others get 403, and people not signed in the sign-in page. */
export function allow(permission: Permission): RequestHandler {
  return guarding({ permission }, (req, res, next) => {
    const { actor } = res.locals.context;
    if (actor.kind !== 'user') return toSignIn(req, res);
    next(isAllowed(actor.role, permission) ? undefined : forbidden());
  });
}

/** Lets API keys with this scope through. */
export function allowScope(scope: Scope): RequestHandler {
  return guarding({ scope }, (_req, res, next) => {
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
  });
}
