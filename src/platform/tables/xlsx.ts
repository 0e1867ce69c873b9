import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { type DataColumn, type DataTable, type DataValue, digitsOf } from './data-table.ts';
import { sheetNames } from './sheet-names.ts';

/** The longest text that Excel opens in a cell. */
const LONGEST_TEXT = 32_767;
const NARROWEST = 9;
const WIDEST = 60;
const DAY_FORMAT = 'yyyy-mm-dd';

/**
 * A workbook with a sheet for each table: real numbers and days, each shown as its column says but kept whole; the head
 * bold and always in sight; read from the right where the language is. The title and the notes stand under the rows.
 */
export function toXlsx(tables: readonly DataTable[], { rtl }: { rtl: boolean }): Promise<Buffer> {
  const names = sheetNames(tables.map(({ title }) => title));
  const sheets = tables.map((table, at) => ({
    sheet: names[at] ?? '',
    data: sheetData(table),
    columns: table.columns.map((column, index) => ({ width: widthOf(table, column, index) })),
    stickyRowsCount: 1,
    rightToLeft: rtl,
  }));
  return writeExcelFile(sheets).toBuffer();
}

function sheetData({ title, columns, rows, notes = [] }: DataTable): SheetData {
  const head = columns.map(({ head }): Cell => ({ ...text(head), fontWeight: 'bold', wrap: true }));
  const body = rows.map((row) => columns.map((column, at) => cell(row[at] ?? null, column)));
  const foot = [title, ...notes].map((line) => [text(line)]);
  return [head, ...body, [], ...foot];
}

function cell(value: DataValue, column: DataColumn): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? { value, type: Number, format: numberFormat(column) } : null;
  }
  if (column.kind === 'date') return { value: new Date(`${value}T00:00:00.000Z`), type: Date, format: DAY_FORMAT };
  return text(value);
}

/** Text of type String is never taken for a formula, whatever it starts with. */
function text(value: string): { value: string; type: StringConstructor } {
  // The library finds texts by name in a plain object, where names of its own members would be taken for known texts.
  const safe = value in Object.prototype ? `${value}\u200B` : value;
  return { value: safe.slice(0, LONGEST_TEXT), type: String };
}

function numberFormat(column: DataColumn): string {
  if (column.kind === 'count') return '#,##0';
  const digits = digitsOf(column);
  const point = digits > 0 ? `.${'0'.repeat(digits)}` : '';
  if (column.kind === 'percent') return `0${point}%`;
  if (column.kind !== 'number') return 'General';
  return column.signed ? `+0${point};-0${point};0${point}` : `0${point}`;
}

function widthOf({ rows }: DataTable, { head, kind }: DataColumn, at: number): number {
  const texts = kind === 'text' ? rows.map((row) => String(row[at] ?? '')) : [];
  const longest = texts.reduce((most, { length }) => Math.max(most, length), Math.min(head.length, 24));
  return Math.min(WIDEST, Math.max(kind === 'date' ? 12 : NARROWEST, longest + 2));
}
