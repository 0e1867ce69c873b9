import type { Patience } from '../analysis/index.ts';
import type { ScopePage } from './scope-page.ts';

/** Figures from single answers that a page was shown without: what `views/partials/to-come.ejs` shows. */
export interface ToCome {
  /** The same page, which waits for them. */
  href: string;
  /** The id of the part of the page in which they stand. */
  part: string;
}

const WAIT = { wait: 'yes' };

/** Whether a page's address asks to wait for figures that are not there yet. Files have no second look: they always wait. */
export function patienceOf(query: Readonly<Record<string, unknown>>): Patience {
  return query.wait === WAIT.wait || query.format !== undefined ? 'waits' : 'goes_on';
}

export function toCome(page: Pick<ScopePage, 'hrefTo'>, path: string, part: string): ToCome {
  return { href: page.hrefTo(path, WAIT), part };
}
