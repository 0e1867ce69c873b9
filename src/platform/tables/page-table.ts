import type { Locale } from '../../domain/locale.ts';
import { dayText } from '../i18n/dates.ts';
import { decimal, percent, signed, wholeNumber } from '../i18n/numbers.ts';
import { type DataColumn, type DataTable, type DataValue, digitsOf } from './data-table.ts';

/** What views/partials/data-table.ejs shows, as `table`. */
export interface PageTable {
  id: string;
  title: string;
  columns: { head: string; number: boolean; date: boolean }[];
  rows: PageCell[][];
  notes: readonly string[];
}

export interface PageCell {
  text: string;
  /** Figures read left to right in every language. */
  number: boolean;
  missing: boolean;
}

const MISSING = '–';

/** A table as a page shows it: rounded, in the reader's language. */
export function toPageTable({ key, title, columns, rows, notes = [] }: DataTable, locale: Locale): PageTable {
  return {
    id: `table-${key}`,
    title,
    columns: columns.map(({ head, kind }) => ({ head, number: isFigure(kind), date: kind === 'date' })),
    rows: rows.map((row) => columns.map((column, at) => toCell(row[at] ?? null, column, locale))),
    notes,
  };
}

function toCell(value: DataValue, column: DataColumn, locale: Locale): PageCell {
  const number = isFigure(column.kind);
  if (value === null || value === '') return { text: MISSING, number, missing: true };
  return {
    text: typeof value === 'number' ? figure(value, column) : words(value, column, locale),
    number,
    missing: false,
  };
}

function figure(value: number, column: DataColumn): string {
  const digits = digitsOf(column);
  if (column.kind === 'count') return wholeNumber(value);
  if (column.kind === 'percent') return percent(value, digits);
  if (column.kind === 'number') return column.signed ? signed(value, digits) : decimal(value, digits);
  return String(value);
}

const words = (value: string, { kind }: DataColumn, locale: Locale): string =>
  kind === 'date' ? dayText(value, locale) : value;

const isFigure = (kind: DataColumn['kind']): boolean => kind !== 'text' && kind !== 'date';
