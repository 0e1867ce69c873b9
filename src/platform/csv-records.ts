import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { errorText } from './errors.ts';

/** One row of a CSV stream, with the line of the file that it starts on. */
export interface CsvRow {
  cells: readonly string[];
  line: number;
}

/** A part of the file that is no row, for instance because a quote is never closed; `line` is where it starts. */
export class UnreadableCsv extends Error {
  readonly line: number;

  constructor(line: number, why: string) {
    super(why);
    this.name = 'UnreadableCsv';
    this.line = line;
  }
}

/** No honest row is as large; a quote that is never closed would otherwise swallow the rest of the file. */
const LARGEST_ROW = 1_000_000;

/**
 * The rows of a CSV stream one by one, the header first, with bounded memory; empty lines are passed over. UTF-8 with or
 * without a byte order mark. Rows may have any number of cells: what that means is for the caller to say.
 *
 * @throws UnreadableCsv after the last row, when a part of the file could not be read
 */
export async function* readCsvRows(source: Readable): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LARGEST_ROW,
  });
  // An error of the parser's own would drop rows that were read before it.
  let unreadable: UnreadableCsv | undefined;
  parser.on('skip', (error) => {
    const line = error !== undefined && 'lines' in error ? Number(error.lines) : 0;
    unreadable ??= new UnreadableCsv(line, errorText(error));
  });
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    // Inside quotes the parser counts a line end of two characters twice.
    let countedTwice = 0;
    for await (const { record, info } of parser) {
      countedTwice += countIn(record, '\r\n');
      yield { cells: record, line: info.lines - countIn(record, '\n') - countedTwice };
    }
    if (unreadable !== undefined) throw unreadable;
  } finally {
    source.unpipe(parser);
    parser.destroy();
  }
}

function countIn(cells: readonly string[], lineEnd: string): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf(lineEnd); at >= 0; at = cell.indexOf(lineEnd, at + 1)) count += 1;
  }
  return count;
}
