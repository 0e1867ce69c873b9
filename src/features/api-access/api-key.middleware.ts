import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { as, type Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { useApiKey } from './api-keys.store.ts';

const WINDOW_MS = 15 * 60_000;
const WRONG_KEYS = 20;

const BEARER = /^Bearer +(\S{1,200})$/i;

function wrongKey(): AppError {
  return new AppError(401, 'no_key', 'Send a valid API key in the header "Authorization: Bearer KEY".');
}

/**
 * Reads the key of a request. No key at all: the request goes on as an outsider's, for the few addresses that need none;
 * `allowScope` answers 401 on all others. A wrong one ends here, so that nobody mistakes it for an accepted one.
 */
export function apiKeyMiddleware(services: Services): RequestHandler {
  // Asked after a key was found wrong: programs with a good one never wait for others behind the same address.
  const countWrongKey = rateLimit({
    windowMs: WINDOW_MS,
    limit: WRONG_KEYS,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) =>
      next(new AppError(429, 'too_many_wrong_keys', 'Too many requests with wrong keys. Wait a quarter of an hour.')),
  });
  return async (req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    const { authorization } = req.headers;
    res.setHeader('WWW-Authenticate', 'Bearer realm="Gapcard"');
    if (authorization === undefined) return next();
    const secret = BEARER.exec(authorization)?.[1];
    const key = secret === undefined ? undefined : await useApiKey(services.db.knex, services, secret);
    if (key === undefined) return countWrongKey(req, res, (refused) => next(refused ?? wrongKey()));
    res.removeHeader('WWW-Authenticate');
    res.locals.context = as(services, { kind: 'api_key', id: key.id, name: key.name, scopes: key.scopes });
    next();
  };
}
