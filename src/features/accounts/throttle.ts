import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AppError } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { foldEmail } from './users.store.ts';

const WINDOW_MS = 15 * 60_000;

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');
const emailOf = (req: Request): string =>
  typeof req.body?.email === 'string' ? foldEmail(req.body.email).slice(0, 254) : '';

function limit(perWindow: number, key: (req: Request, res: Response) => string, onlyFailures: boolean): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: perWindow,
    keyGenerator: key,
    skipSuccessfulRequests: onlyFailures,
    requestWasSuccessful: (_req, res) => res.statusCode < 400,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) =>
      next(
        new AppError(
          429,
          'too_many_attempts',
          'Too many attempts in a short time. Wait a few minutes, then try again.',
        ),
      ),
  });
}

/** Wrong passwords: ten for one address from one place in a quarter of an hour, a hundred from one place. */
export function signInThrottle(): RequestHandler[] {
  return [limit(10, (req) => `${addressOf(req)} ${emailOf(req)}`, true), limit(100, addressOf, true)];
}

/** Wrong present passwords when changing one: ten for one user, so that nobody else behind the same address waits. */
export function passwordThrottle(): RequestHandler[] {
  return [limit(10, (_req, res) => userOf(res.locals.context).id, true)];
}

/** Links by mail: five for one address in a quarter of an hour from anywhere, thirty from one place. */
export function linkThrottle(): RequestHandler[] {
  return [limit(5, emailOf, false), limit(30, addressOf, false)];
}
