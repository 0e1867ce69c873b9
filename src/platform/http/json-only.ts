import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/**
 * Refuses bodies that are not JSON: they would be read as nothing, and the caller told of fields that are missing. Files
 * go to addresses that end in /import, and whole mails to /bounces, which say themselves what they take.
 */
export const jsonOnly: RequestHandler = (req, _res, next) => {
  const { 'content-length': length, 'transfer-encoding': chunked } = req.headers;
  const hasBody = chunked !== undefined || (length !== undefined && length !== '0');
  if (!hasBody || req.is('application/json') || /\/(import|bounces)$/.test(req.path)) return next();
  next(new AppError(415, 'json_only', 'Send the body as JSON, with the header "Content-Type: application/json".'));
};
