import { z } from 'zod';
import { invalidInput } from '../errors.ts';
import type { DataTable } from './data-table.ts';

/** What an address asks for besides the page itself. */
export interface TableWish {
  format: 'csv' | 'xlsx';
  /** Which of the page's tables; CSV holds one, XLSX all unless one is named. */
  table?: string | undefined;
}

/**
 * Which table a file is of. Where none is named CSV has the page's first.
 *
 * @returns undefined for a workbook of all
 */
export const tableAsked = ({ format, table }: TableWish, first: string): string | undefined =>
  table ?? (format === 'csv' ? first : undefined);

const Wish = z.object({
  format: z.enum(['csv', 'xlsx']).optional(),
  table: z.string().max(100).optional(),
});

/**
 * Takes `?format=csv&table=KEY` and `?format=xlsx` out of an address, so that what is left can be read as the page's
 * own filters.
 *
 * @throws 422 `bad_format`
 */
export function readTableWish(query: Readonly<Record<string, unknown>>): {
  wish: TableWish | null;
  filters: Record<string, unknown>;
} {
  const wanted = Wish.safeParse(query);
  if (!wanted.success) {
    throw invalidInput('bad_format', 'The tables can be taken as csv or xlsx. Choose one of them, or leave it out.');
  }
  const { format, table } = wanted.data;
  const { format: _format, table: _table, ...filters } = query;
  return { wish: format === undefined ? null : { format, table }, filters };
}

/** What views/partials/take-away.ejs shows, as `takeAway`. */
export interface TakeAway {
  xlsx: string;
  csv: { href: string; title: string }[];
}

/** Links to a page's tables as files. @param href the page's address with its filters */
export function toTakeAway(href: string, tables: readonly Pick<DataTable, 'key' | 'title'>[]): TakeAway {
  const join = href.includes('?') ? '&' : '?';
  return {
    xlsx: `${href}${join}format=xlsx`,
    csv: tables.map(({ key, title }) => ({ href: `${href}${join}format=csv&table=${encodeURIComponent(key)}`, title })),
  };
}
