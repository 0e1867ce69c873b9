/** What a column holds. Shares are from 0 to 1; dates are business days, YYYY-MM-DD. */
export type ColumnKind = 'text' | 'number' | 'percent' | 'date' | 'count';

export interface DataColumn {
  head: string;
  kind: ColumnKind;
  /** Digits after the point where it is shown: 2 for numbers and 0 for shares unless said. */
  digits?: number;
  /** A plus is shown too, as gaps have it. */
  signed?: boolean;
}

/** null: no figure, because there is none or it may not be shown. */
export type DataValue = string | number | null;

/**
 * One table, described once for the page and for what is taken away as CSV or XLSX. Values are whole: only what people
 * read is rounded. The first column names its row.
 */
export interface DataTable {
  /** Unique among a page's tables, in letters and hyphens: it stands in addresses. */
  key: string;
  title: string;
  columns: readonly DataColumn[];
  rows: readonly (readonly DataValue[])[];
  /** Sentences under the table: what was left out, and why. */
  notes?: readonly string[];
}

/** Digits after the point that a column is shown with. */
export function digitsOf({ kind, digits }: DataColumn): number {
  return digits ?? (kind === 'number' ? 2 : 0);
}
