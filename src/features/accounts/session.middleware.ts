import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import type { Services } from '../../platform/context.ts';
import type { Web } from '../../platform/http/web.ts';
import { hashSecret } from '../../platform/ids.ts';
import { asUser } from './as-user.ts';
import { LIFE_SECONDS, useSession } from './sessions.store.ts';
import { findUser } from './users.store.ts';

/** `__Host-` binds a cookie to this host and to https; browsers refuse it over plain http. */
export function sessionCookieName(https: boolean): string {
  return https ? '__Host-gapcard' : 'gapcard';
}

function cookieOptions(https: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: https, path: '/' };
}

export function setSessionCookie(res: Response, web: Pick<Web, 'https'>, secret: string): void {
  res.cookie(sessionCookieName(web.https), secret, { ...cookieOptions(web.https), maxAge: LIFE_SECONDS * 1000 });
}

export function clearSessionCookie(res: Response, web: Pick<Web, 'https'>): void {
  res.clearCookie(sessionCookieName(web.https), cookieOptions(web.https));
}

/** The hash of the session that the request names, alive or not. */
export function sessionHashOf(req: Request, https: boolean): string | undefined {
  const name = `${sessionCookieName(https)}=`;
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const secret = pairs.find((pair) => pair.startsWith(name))?.slice(name.length);
  return secret ? hashSecret(secret) : undefined;
}

/**
 * Finds out who is asking. Role, provider and branches are read anew with each request, so that a change or a
 * deactivation holds at once.
 */
export function sessionMiddleware(services: Services, https: boolean): RequestHandler {
  return async (req, res, next) => {
    res.locals.staffSide = true;
    // What stands on these pages is for one person: neither a proxy nor the back button after sign-out may keep it.
    res.setHeader('Cache-Control', 'no-store');
    const idHash = sessionHashOf(req, https);
    if (idHash === undefined) return next();
    const db = services.db.knex;
    const userId = await useSession(db, services, idHash);
    const user = userId === undefined ? undefined : await findUser(db, { id: userId });
    if (user?.status !== 'active') return next();
    res.locals.locale = user.locale;
    res.locals.signedIn = { name: user.name, role: user.role, sessionHash: idHash };
    res.locals.context = asUser(services, user);
    next();
  };
}
