import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors.ts';

/**
 * Refuses changes that another site's page asks for: by Sec-Fetch-Site where the browser sends it, else by Origin.
 * Neither header: not a browser, hence nobody's session to ride on.
 */
export function sameOriginOnly(baseUrl: string) {
  const own = new URL(baseUrl).origin;
  return (req: Request, _res: Response, next: NextFunction): void => {
    next(isAllowedFrom(req) ? undefined : crossSite());
  };

  function isAllowedFrom(req: Request): boolean {
    if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') return true;
    const site = req.get('sec-fetch-site');
    if (site !== undefined) return site === 'same-origin' || site === 'none';
    const origin = req.get('origin');
    return origin === undefined || origin === own || origin === `${req.protocol}://${req.get('host')}`;
  }
}

const crossSite = (): AppError =>
  new AppError(403, 'cross_site', 'This form was sent from another site. Open the page itself and send it again.');
