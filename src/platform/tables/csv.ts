import { stringify } from 'csv-stringify/sync';
import { neutraliseCell } from '../../domain/csv/cells.ts';
import type { DataTable } from './data-table.ts';

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as a CSV file: figures unrounded and with a point, shares from 0 to 1, days as YYYY-MM-DD, nothing where there
 * is no figure; no text that a spreadsheet would run.
 */
export function toCsv({ columns, rows }: DataTable): string {
  const lines = [
    headsOf(columns).map(neutraliseCell),
    ...rows.map((row) => columns.map((_, at) => toCell(row[at] ?? null))),
  ];
  return BYTE_ORDER_MARK + stringify(lines, { record_delimiter: 'windows' });
}

/** Heads that stand there more than once, as those of intervals do, with the column before them that they belong to. */
function headsOf(columns: DataTable['columns']): string[] {
  const isRepeated = (wanted: string): boolean => columns.filter(({ head }) => head === wanted).length > 1;
  let owner = '';
  return columns.map(({ head }) => {
    if (isRepeated(head)) return owner === '' ? head : `${owner}: ${head}`;
    owner = head;
    return head;
  });
}

function toCell(value: string | number | null): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  return typeof value === 'number' ? String(value) : neutraliseCell(value);
}
