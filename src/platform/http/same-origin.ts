import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors.ts';

/**
 * Refuses changes that another site's page asks for: by Sec-Fetch-Site where the browser sends it, else by Origin.
 * Neither header: not a browser, hence nobody's session to ride on.
 */
export function sameOriginOnly(baseUrl: string) {
  const own = new URL(baseUrl).origin;
  return (req: Request, _res: Response, next: NextFunction) => {
    if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') return next();
    const site = req.get('sec-fetch-site');
    if (site === 'same-origin' || site === 'none') return next();
    const origin = req.get('origin');
    if (
      site === undefined &&
      (origin === undefined || origin === own || origin === `${req.protocol}://${req.get('host')}`)
    ) {
      return next();
    }
    next(
      new AppError(403, 'cross_site', 'This form was sent from another site. Open the page itself and send it again.'),
    );
  };
}
