import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express';
import { isAway } from '../db/database.ts';
import { AppError, errorCode, errorText, notFound } from '../errors.ts';
import { shellMessages } from '../i18n/shell.messages.ts';
import type { Log } from '../log.ts';
import { RefusedFilters } from './refused-filters.ts';
import type { Renderer } from './render.ts';

const VIEWS: Record<number, string> = { 403: '403', 404: '404', 429: '429' };

/** What is not there yet, or cannot be done just now, is worth another try after so many seconds. */
const NOT_NOW = 503;
const RETRY_AFTER = '30';

/** Codes that the page of their status says in the reader's language. Others have words of their own: `error.CODE`. */
const WORDED = new Set(['forbidden', 'not_found', 'too_many_attempts']);

export function unknownAddress(_req: Request, _res: Response, next: NextFunction): void {
  next(notFound('page'));
}

/** Turns what Express and its body parsers throw into errors with a code and a sentence. */
function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (typeof error !== 'object' || error === null) return undefined;
  const type = 'type' in error ? error.type : undefined;
  const status = 'status' in error ? error.status : undefined;
  if (type === 'entity.too.large')
    return new AppError(413, 'too_large', 'What was sent is too large. Send less at once.');
  if (type === 'parameters.too.many') return new AppError(413, 'too_many_fields', 'What was sent has too many fields.');
  if (type === 'entity.parse.failed')
    return new AppError(400, 'malformed_body', 'The body is not valid JSON. Check quotes, commas and braces.');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return new AppError(415, 'unsupported_encoding', 'Send the body as UTF-8, uncompressed or with gzip.');
  }
  // PostgreSQL's word for a character that no text of it can hold (NUL).
  if (errorCode(error) === '22021') {
    return new AppError(422, 'bad_characters', 'A text holds a character that cannot be stored. Remove it.');
  }
  if (isAway(error)) {
    return new AppError(503, 'database_away', 'Nothing can be read or saved at this moment. Try again in a minute.');
  }
  if (error instanceof URIError) return new AppError(400, 'malformed_address', 'The address is not written correctly.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError(status, 'bad_request', `The request could not be read (${errorText(error)}).`);
  }
  return undefined;
}

/** For pages: a kind page with an id to quote. The cause goes to the log, never to the page. */
export function htmlErrors(render: Renderer, log: Log): ErrorRequestHandler {
  return async (error, _req, res, _next) => {
    if (res.headersSent) return breakOff(res, log, error);
    const refused = error instanceof RefusedFilters ? error : refusedAsWhole(render, res, error);
    if (refused !== undefined)
      return showRefused(render, res, refused).catch((failure) => {
        tell(log, res, failure, toAppError(failure));
        sayPlainly(res, log, failure);
      });
    const known = toAppError(error);
    tell(log, res, error, known);
    const status = known?.status ?? 500;
    const ownPage = known !== undefined && WORDED.has(known.code) ? VIEWS[status] : undefined;
    const view = status === NOT_NOW ? '503' : status >= 500 ? '500' : (ownPage ?? '422');
    if (status === NOT_NOW) res.setHeader('Retry-After', RETRY_AFTER);
    const signedIn = res.locals.context?.actor.kind === 'user';
    const model = {
      errorId: res.locals.requestId,
      message: known === undefined || ownPage !== undefined ? undefined : sentenceFor(render, res, known),
      code: known?.code ?? 'unexpected',
      status,
      typed: signedIn && status !== 403 ? wordsIn(res.req.body) : [],
      asked: res.req.method === 'GET' || res.req.method === 'HEAD',
    };
    // Who is signed in keeps the menu, unless it may be what is broken.
    const layout = (status < 500 || status === NOT_NOW) && signedIn ? 'staff' : 'door';
    try {
      await render.page(res, `errors/${view}`, model, { title: String(status), layout, status });
    } catch (failure) {
      if (status < 500) log.error({ err: failure, id: res.locals.requestId }, 'a page that tells an error failed');
      sayPlainly(res, log, failure);
    }
  };
}

/** Where the database is away, what stands around each page cannot be had either: these words need nothing. */
function sayPlainly(res: Response, log: Log, failure: unknown): void {
  if (res.headersSent) {
    breakOff(res, log, failure);
    return;
  }
  res.status(isAway(failure) ? NOT_NOW : 500).set('Retry-After', RETRY_AFTER);
  res.type('text/plain; charset=utf-8').send(OUT_OF_ORDER);
}

const OUT_OF_ORDER = [
  'Something on our side is out of order. Go back: what you wrote should still stand there. Try again in a few minutes.',
  'משהו אצלנו אינו פועל כרגע. חזרו אחורה: מה שכתבתם אמור עדיין להופיע שם. נסו שוב בעוד כמה דקות.',
  'Ada masalah di pihak kami. Kembali: apa yang anda tulis sepatutnya masih ada di situ. Cuba lagi dalam beberapa minit.',
].join('\n\n');

/** What nobody expected, and a database that is away, are for whoever runs the product to know. */
function tell(log: Log, res: Response, error: unknown, known: AppError | undefined): void {
  const id = res.locals.requestId;
  if (known === undefined) log.error({ err: error, id }, 'unexpected error');
  else if (!(error instanceof AppError) && known.status === NOT_NOW)
    log.error({ err: error, id }, 'the database is away');
}

/** What has begun cannot be taken back: cut off, so that nobody takes it for whole. */
function breakOff(res: Response, log: Log, error: unknown): void {
  log.warn({ err: error, id: res.locals.requestId }, 'an answer broke off');
  res.destroy();
}

/** What may be chosen, but not together: a page that has told its filter is shown again with it. */
const NOT_TOGETHER = new Set(['too_many_filters', 'too_deep']);

function refusedAsWhole(render: Renderer, res: Response, error: unknown): RefusedFilters | undefined {
  const { filters, locale } = res.locals;
  if (filters === undefined || !(error instanceof AppError) || !NOT_TOGETHER.has(error.code)) return undefined;
  const title = shellMessages.in(locale)('shell.filters.title');
  const whole = render.wordsFor(`error.${error.code}`, locale) ?? error.message;
  return new RefusedFilters(filters, { title, errors: {}, whole }, error);
}

function showRefused(
  render: Renderer,
  res: Response,
  { filters, problems, title, status }: RefusedFilters,
): Promise<void> {
  return render.page(res, 'errors/filters', { filters, problems, title }, { title, status });
}

/** A password is shown on no page. */
const UNSHOWN = /password|current/i;

/** What a person wrote into a form that came to nothing, so that it can be copied: the page it stood on is gone. */
function wordsIn(body: unknown): string[] {
  return Object.entries(Object(body)).flatMap(([name, value]) =>
    typeof value === 'string' && /\S\s+\S/.test(value) && !UNSHOWN.test(name) ? [value.trim()] : [],
  );
}

/** In the reader's language; in English where nobody expected a person to meet it. */
function sentenceFor(render: Renderer, res: Response, { code, message }: AppError) {
  const { locale } = res.locals;
  const words = render.wordsFor(`error.${code}`, locale);
  const itsOwn = words !== undefined;
  return itsOwn ? { text: words, lang: locale, itsOwn } : { text: message, lang: 'en', itsOwn };
}

/** For programs: RFC 9457 problem+json. */
export function problemErrors(log: Log): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    if (res.headersSent) return breakOff(res, log, error);
    const known = toAppError(error);
    tell(log, res, error, known);
    const status = known?.status ?? 500;
    if (known?.code === 'database_away') res.set('Retry-After', RETRY_AFTER);
    res
      .status(status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: 'about:blank',
          title: known?.message ?? 'Something went wrong on our side. Try again; if it stays, quote the instance.',
          status,
          code: known?.code ?? 'unexpected',
          instance: `urn:uuid:${res.locals.requestId}`,
          ...(known !== undefined && Object.keys(known.fields).length > 0 ? { errors: known.fields } : {}),
        }),
      );
  };
}
