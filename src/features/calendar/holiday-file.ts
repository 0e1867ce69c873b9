import { Readable } from 'node:stream';
import { readCsvRows, UnreadableCsv } from '../../platform/csv-records.ts';
import { HolidayForm } from './calendar.forms.ts';
import type { Holiday } from './calendar.store.ts';

export const LARGEST_HOLIDAY_FILE = 200_000;

/** A CSV file of holidays: a day and a name in each line, with a header or without. All of it is right, or nothing is taken. */
export async function readHolidayFile(file: Buffer): Promise<{ holidays: Holiday[] } | { faultyLines: number[] }> {
  const holidays: Holiday[] = [];
  const faultyLines: number[] = [];
  let first = true;
  try {
    for await (const { cells, line } of readCsvRows(Readable.from([file]))) {
      const [day = '', name = ''] = cells;
      const parsed = HolidayForm.safeParse({ day, name });
      if (parsed.success) holidays.push(parsed.data);
      else if (!first || /\d/.test(day)) faultyLines.push(line);
      first = false;
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    faultyLines.push(error.line);
  }
  return faultyLines.length > 0 ? { faultyLines } : { holidays };
}
