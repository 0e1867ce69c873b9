import { AppError } from '../../platform/errors.ts';
import type { Patience } from '../analysis/index.ts';
import type { ScopePage } from './scope-page.ts';

/** Figures from single answers that a page was shown without: what `views/partials/to-come.ejs` shows. */
export interface ToCome {
  /** The same page, which waits for them. */
  href: string;
  /** The id of the part of the page in which they stand. */
  part: string;
  /** When those were worked out that stand there now, of older answers; empty where none do. */
  asOf: string;
}

const WAIT = { wait: 'yes' };

/**
 * Whether figures that are not there yet are waited for: where a page's address asks for that, and for files, which nobody
 * looks at twice.
 *
 * @param inFile whether a file is asked for that holds them
 */
export const patienceOf = ({ wait }: Readonly<Record<string, unknown>>, inFile: boolean): Patience =>
  inFile || wait === WAIT.wait ? 'waits' : 'goes_on';

export function toCome(page: Pick<ScopePage, 'hrefTo'>, path: string, { part, asOf }: Omit<ToCome, 'href'>): ToCome {
  return { href: `${page.hrefTo(path, WAIT)}#${part}`, part, asOf };
}

/** Refuses a file whose figures are still being worked out, rather than to give it without them. */
export const notWorkedOut = (): AppError =>
  new AppError(503, 'not_worked_out', 'These figures are still being worked out. Try again in a minute.');
