import type { NextFunction, Request, Response } from 'express';
import { type Log, withoutSecrets } from '../log.ts';

/** One line a request: no query strings, no secrets of links, no addresses of people. */
export function requestLog(log: Log, newId: () => string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const started = process.hrtime.bigint();
    res.locals.requestId = newId();
    res.once('finish', () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      const line = {
        id: res.locals.requestId,
        method: req.method,
        path: withoutSecrets(req.originalUrl),
        status: res.statusCode,
        ms: Math.round(ms * 10) / 10,
      };
      if (res.statusCode >= 500) log.error(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
