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
    columns.map(({ head }) => neutraliseCell(head)),
    ...rows.map((row) => columns.map((_, at) => toCell(row[at] ?? null))),
  ];
  return BYTE_ORDER_MARK + stringify(lines, { record_delimiter: 'windows' });
}

function toCell(value: string | number | null): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  return typeof value === 'number' ? String(value) : neutraliseCell(value);
}
