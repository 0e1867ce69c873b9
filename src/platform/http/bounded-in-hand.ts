import type { Request, RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** A busy page takes some 200 kB while it is made; the process has 160 MB. */
const MOST_IN_HAND = 150;
const RETRY_AFTER = '1';
const TOO_BUSY = [
  'Too many pages were asked for at this moment. Try again in a few seconds.',
  'יותר מדי עמודים התבקשו ברגע זה. נסו שוב בעוד כמה שניות.',
  'Terlalu banyak halaman diminta pada saat ini. Cuba lagi sebentar.',
].join('\n\n');

/**
 * Refuses pages (503) while so many are being made: each takes memory, and a process that has none left ends with all of
 * them. What brings a body is not counted: it may take long to arrive, and would keep others out.
 *
 * @param vital addresses that are answered always: whoever watches the server asks there
 */
export function boundedInHand(vital: readonly string[], most = MOST_IN_HAND): RequestHandler {
  let inHand = 0;
  return (req, res, next) => {
    if (bringsBody(req) || vital.includes(req.path)) return next();
    if (inHand >= most) {
      res.set('Retry-After', RETRY_AFTER);
      if (req.path.startsWith('/api/'))
        return next(new AppError(503, 'too_busy', 'Too much is asked for now. Try again.'));
      res.status(503).type('text/plain; charset=utf-8').send(TOO_BUSY);
      return;
    }
    inHand += 1;
    let isOver = false;
    const over = () => {
      if (!isOver) inHand -= 1;
      isOver = true;
    };
    res.once('finish', over);
    res.once('close', over);
    next();
  };
}

/** What is announced counts: a request that may have a body is waited for. */
const bringsBody = ({ method, headers }: Request): boolean =>
  (method !== 'GET' && method !== 'HEAD') ||
  headers['transfer-encoding'] !== undefined ||
  Number(headers['content-length'] ?? 0) > 0;
