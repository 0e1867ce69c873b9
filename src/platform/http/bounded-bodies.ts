import type { Request, RequestHandler } from 'express';
import { bringsBody } from './brings-body.ts';

/** The types of the body parsers. */
const READ_WHOLE = ['application/json', 'application/x-www-form-urlencoded'];
/** What is there of a body is held until all of it is. */
const MOST_ON_THE_WAY = 16 * 1024 * 1024;
/** No body that is read as a whole is larger; how long one in pieces or packed will be, nobody knows. */
const LARGEST = 1024 * 1024;

/**
 * Bounds what all bodies on their way hold of the memory: where it would be more, the one that has been coming longest is
 * cut off. An honest one is there within moments; those that dawdle on purpose lose first. Files are not meant, only
 * what is read as a whole by its type, whatever the address.
 */
export function boundedBodies(most = MOST_ON_THE_WAY, largest = LARGEST): RequestHandler {
  const coming = new Map<Request, number>();
  let bytes = 0;

  const forget = (req: Request): void => {
    bytes -= coming.get(req) ?? 0;
    coming.delete(req);
  };

  return (req, res, next) => {
    if (!bringsBody(req) || !req.is(READ_WHOLE)) return next();
    const size = announced(req, largest);
    coming.set(req, size);
    bytes += size;
    req.once('end', () => forget(req));
    // Nobody may have read it.
    res.once('finish', () => forget(req));
    res.once('close', () => forget(req));
    for (const longest of coming.keys()) {
      if (bytes <= most) break;
      forget(longest);
      // Without a word: until one were on its way, what there is of the body would stay.
      longest.destroy();
    }
    next();
  };
}

function announced({ headers }: Request, largest: number): number {
  const isOpen = headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined;
  return isOpen ? largest : Math.min(Number(headers['content-length']), largest);
}
