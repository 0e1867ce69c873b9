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
 * Whether figures that are not there yet are waited for: where a page's address asks for that, and for a file that holds
 * them, which nobody looks at twice.
 */
export function patienceOf(
  { wait }: Readonly<Record<string, unknown>>,
  wish: TableWish | null,
  held: boolean,
): Patience {
  return (wish === null ? wait === WAIT.wait : held) ? 'waits' : 'goes_on';
}

/**
 * Whether a file holds one of these tables. Where none is named a workbook holds all, CSV the page's first.
 *
 * @param first key of the page's first table
 */
export function holdsOne(wish: TableWish | null, tables: readonly string[], first: string): boolean {
  if (wish === null) return false;
  const { format, table = first } = wish;
  return tables.includes(table) || (format === 'xlsx' && wish.table === undefined);
}

export function toCome(page: Pick<ScopePage, 'hrefTo'>, path: string, { part, asOf }: Omit<ToCome, 'href'>): ToCome {
  return { href: `${page.hrefTo(path, WAIT)}#${part}`, part, asOf };
}

/** Refuses a file whose figures are still being worked out, rather than to give it without them. */
export const notWorkedOut = (): AppError =>
  new AppError(503, 'not_worked_out', 'These figures are still being worked out. Try again in a minute.');
