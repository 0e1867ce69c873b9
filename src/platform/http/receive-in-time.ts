import type { RequestHandler } from 'express';

const MINUTE_MS = 60_000;
/** A form or an API body: what takes longer holds a connection open on purpose. */
const USUAL_MS = 5 * MINUTE_MS;
/** The largest file over a slow line. */
export const UPLOAD_MS = 60 * MINUTE_MS;

/** Addresses that take files. */
const TAKES_FILES = /\/import(\/file)?$/;

/**
 * Cuts off requests that do not arrive in time. Node has one limit for a whole server; files need a longer one than the
 * rest. What has arrived may take as long as it takes to be answered.
 */
export function receiveInTime(limits = { usualMs: USUAL_MS, uploadMs: UPLOAD_MS }): RequestHandler {
  return (req, res, next) => {
    const timer = setTimeout(
      () => {
        if (req.complete) return;
        if (!res.headersSent) res.writeHead(408, { Connection: 'close' });
        res.end(() => req.destroy());
      },
      TAKES_FILES.test(req.path) ? limits.uploadMs : limits.usualMs,
    );
    timer.unref();
    req.once('close', () => clearTimeout(timer));
    next();
  };
}
