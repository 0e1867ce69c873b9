import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors.ts';
import { bringsBody } from './brings-body.ts';

/** A busy page takes some 200 kB while it is made; the process has 160 MB. */
const MOST_IN_HAND = 150;
const RETRY_AFTER = '1';
const TOO_BUSY = [
  'Too many pages were asked for at this moment. Try again in a few seconds.',
  'יותר מדי עמודים התבקשו ברגע זה. נסו שוב בעוד כמה שניות.',
  'Terlalu banyak halaman diminta pada saat ini. Cuba lagi sebentar.',
].join('\n\n');

export interface InHand {
  /** For what brings no body. */
  atOnce: RequestHandler;
  /**
   * Reads a body, and only then counts what brought it: a body may take long to arrive, and would keep others out. One that
   * could not be read counts as well: the page that says so is made, too.
   */
  onceRead(reader: RequestHandler): RequestHandler;
}

/**
 * Refuses pages (503) while so many are being made: each takes memory, and a process that has none left ends with all of
 * them.
 *
 * @param vital addresses that are answered always: whoever watches the server asks there
 */
export function boundedInHand(vital: readonly string[], most = MOST_IN_HAND): InHand {
  let inHand = 0;

  const admit = (req: Request, res: Response, next: NextFunction, failure?: unknown): void => {
    const path = `${req.baseUrl}${req.path}`;
    if (vital.includes(path)) {
      next(failure);
    } else if (inHand < most) {
      count(res);
      next(failure);
    } else {
      res.set('Retry-After', RETRY_AFTER);
      if (path.startsWith('/api/')) next(new AppError(503, 'too_busy', 'Too much is asked for now. Try again.'));
      else res.status(503).type('text/plain; charset=utf-8').send(TOO_BUSY);
    }
  };

  function count(res: Response): void {
    inHand += 1;
    let isOver = false;
    const over = () => {
      if (!isOver) inHand -= 1;
      isOver = true;
    };
    res.once('finish', over);
    res.once('close', over);
  }

  return {
    atOnce: (req, res, next) => (bringsBody(req) ? next() : admit(req, res, next)),
    onceRead: (reader) => (req, res, next) => {
      if (!bringsBody(req)) return next();
      void reader(req, res, (failure?: unknown) => admit(req, res, next, failure));
    },
  };
}
