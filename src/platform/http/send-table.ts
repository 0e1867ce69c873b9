import type { Response } from 'express';
import { directionOf, type Locale } from '../../domain/locale.ts';
import { notFound } from '../errors.ts';
import { toCsv } from '../tables/csv.ts';
import type { DataTable } from '../tables/data-table.ts';
import type { TableWish } from '../tables/take-away.ts';
import { toXlsx } from '../tables/xlsx.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Sends a page's tables as a file: one as CSV (the first unless the address names another), one or all as XLSX.
 *
 * @param filename without ending
 * @throws not_found when there is no table of the name that was asked for
 */
export async function sendTable(
  res: Response,
  { format, table }: TableWish,
  tables: readonly DataTable[],
  filename: string,
  locale: Locale,
): Promise<void> {
  const asked = table === undefined ? tables : tables.filter(({ key }) => key === table);
  const [first] = asked;
  if (first === undefined) throw notFound('table');
  res.setHeader('Cache-Control', 'private, no-store');
  if (format === 'csv') {
    const name = tables.length > 1 ? `${filename}-${first.key}` : filename;
    res.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(toCsv(first));
    return;
  }
  const workbook = await toXlsx(asked, { rtl: directionOf(locale) === 'rtl' });
  res.attachment(`${filename}.xlsx`).type(XLSX).send(workbook);
}
