import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

/**
 * Answers that one link takes, counted in each server process: so many that a tablet at the counter and a hall full of
 * people behind one address can answer, and a program that answers by itself soon stands still.
 */
export const OPEN_LINK_LIMITS = {
  fromAddressInTenMinutes: 120,
  fromAddressInDay: 1000,
  ofLinkInTenMinutes: 2000,
} as const;

const TEN_MINUTES = 10 * 60_000;
const DAY = 24 * 60 * 60_000;

/** @param onLimit answers a form that comes when no more are taken */
export function openLinkThrottle(onLimit: RequestHandler): RequestHandler[] {
  const slugOf = (req: Request): string => String(req.params.slug).toLowerCase();
  const both = (req: Request): string => `${ipKeyGenerator(req.ip ?? '')} ${slugOf(req)}`;
  const limit = (most: number, windowMs: number, keyGenerator: (req: Request) => string): RequestHandler =>
    rateLimit({
      windowMs,
      limit: most,
      keyGenerator,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (req, res, next) => onLimit(req, res, next),
    });
  return [
    limit(OPEN_LINK_LIMITS.fromAddressInDay, DAY, both),
    limit(OPEN_LINK_LIMITS.fromAddressInTenMinutes, TEN_MINUTES, both),
    limit(OPEN_LINK_LIMITS.ofLinkInTenMinutes, TEN_MINUTES, slugOf),
  ];
}
