import { AppError } from '../../platform/errors.ts';
import type { TableWish } from '../../platform/tables/take-away.ts';
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
 * Whether a page's address asks to wait for figures that are not there yet. Files have no second look: they wait.
 *
 * @param tables the tables that such figures are in
 */
export function patienceOf(
  { wait }: Readonly<Record<string, unknown>>,
  wish: TableWish | null,
  tables: readonly string[],
): Patience {
  if (wish === null) return wait === WAIT.wait ? 'waits' : 'goes_on';
  return wish.table === undefined || tables.includes(wish.table) ? 'waits' : 'goes_on';
}

export function toCome(page: Pick<ScopePage, 'hrefTo'>, path: string, { part, asOf }: Omit<ToCome, 'href'>): ToCome {
  return { href: `${page.hrefTo(path, WAIT)}#${part}`, part, asOf };
}

/** Refuses a file whose figures are still being worked out, rather than to give it without them. */
export const notWorkedOut = (): AppError =>
  new AppError(503, 'not_worked_out', 'These figures are still being worked out. Try again in a minute.');
