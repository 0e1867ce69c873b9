import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { errorText } from './errors.ts';

/** One row of a CSV stream, with the line of the file that it starts on. */
export interface CsvRow {
  cells: readonly string[];
  line: number;
}

/** A part of the file that is no row: a quote is never closed, or it is not UTF-8. `line` is where it starts. */
export class UnreadableCsv extends Error {
  readonly line: number;
  readonly reason: 'unreadable' | 'not_utf8';

  constructor(line: number, reason: UnreadableCsv['reason'], why: string) {
    super(why);
    this.name = 'UnreadableCsv';
    this.line = line;
    this.reason = reason;
  }
}

/** No honest row is as large; a quote that is never closed would otherwise swallow the rest of the file. */
const LARGEST_ROW = 1_000_000;

/** What spreadsheets write between cells, as the country has it. */
const SEPARATORS = [',', ';', '\t'];

/**
 * The rows of a CSV stream one by one, the header first, with bounded memory; empty lines are passed over. Cells are
 * separated by commas, semicolons or tabs, whichever the first line has most of. UTF-8 with or without a byte order mark: at
 * the first line that is not, reading ends. Rows may have any number of cells: what that means is for the caller to say.
 *
 * @throws UnreadableCsv after the last row, when a part of the file could not be read
 */
export async function* readCsvRows(source: Readable): AsyncGenerator<CsvRow> {
  let otherEncoding: UnreadableCsv | undefined;
  const whole = linesOfUtf8(source, (line) => {
    otherEncoding = new UnreadableCsv(line, 'not_utf8', 'This line is not written in UTF-8.');
  });
  const first = await whole.next();
  const parser = parse({
    bom: true,
    delimiter: first.done ? ',' : separatorIn(first.value),
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
    unreadable ??= new UnreadableCsv(line, 'unreadable', errorText(error));
  });
  const lines = Readable.from(first.done ? [] : startingWith(first.value, whole), { objectMode: false });
  lines.once('error', (error) => parser.destroy(error));
  lines.pipe(parser);
  try {
    // Inside quotes the parser counts a line end of two characters twice.
    let countedTwice = 0;
    for await (const { record, info } of parser) {
      countedTwice += countIn(record, '\r\n');
      yield { cells: record, line: info.lines - countIn(record, '\n') - countedTwice };
    }
    // A row that was cut off by it would seem to lack its closing quote.
    if (otherEncoding !== undefined) throw otherEncoding;
    if (unreadable !== undefined) throw unreadable;
  } finally {
    lines.destroy();
    parser.destroy();
  }
}

async function* startingWith(first: Buffer, others: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* others;
}

function separatorIn(lines: Buffer): string {
  const end = lines.indexOf(LINE_END);
  const cells = lines.toString('utf8', 0, end < 0 ? lines.length : end).replace(/"[^"]*"/g, '');
  const often = (separator: string): number => cells.split(separator).length;
  return SEPARATORS.reduce((most, separator) => (often(separator) > often(most) ? separator : most));
}

const LINE_END = 0x0a;
const FIRST_BYTES = 512;

/** The bytes of a stream as whole lines, as long as they are UTF-8. @param stop told the line at which they are not */
async function* linesOfUtf8(source: Readable, stop: (line: number) => void): AsyncGenerator<Buffer> {
  let line = 1;
  let rest = Buffer.alloc(0);
  let first = true;
  // Left open when reading ends early: a request whose body is destroyed could not be answered.
  for await (const chunk of source.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.concat([rest, Buffer.from(chunk)]);
    // UTF-16 without a mark: every other byte of plain letters is zero, which is UTF-8 but no text.
    if (first && bytes.subarray(0, FIRST_BYTES).includes(0)) return stop(1);
    first = false;
    const end = bytes.length > LARGEST_ROW ? bytes.length : bytes.lastIndexOf(LINE_END) + 1;
    const whole = bytes.subarray(0, end);
    rest = bytes.subarray(end);
    if (whole.length === 0) continue;
    if (!isUtf8(whole)) {
      const { at, lines } = firstOtherLine(whole);
      yield whole.subarray(0, at);
      return stop(line + lines);
    }
    for (let at = whole.indexOf(LINE_END); at >= 0; at = whole.indexOf(LINE_END, at + 1)) line += 1;
    yield whole;
  }
  if (!isUtf8(rest)) return stop(line);
  if (rest.length > 0) yield rest;
}

/** Where the first line starts that is not UTF-8, and how many stand before it. */
function firstOtherLine(bytes: Buffer): { at: number; lines: number } {
  let at = 0;
  for (let lines = 0; ; lines += 1) {
    const end = bytes.indexOf(LINE_END, at);
    if (end < 0 || !isUtf8(bytes.subarray(at, end))) return { at, lines };
    at = end + 1;
  }
}

/** A row by the names of its columns; cells that are missing are empty. */
export function recordOf(header: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(header.map((column, at) => [column, cells[at] ?? '']));
}

function countIn(cells: readonly string[], lineEnd: string): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf(lineEnd); at >= 0; at = cell.indexOf(lineEnd, at + 1)) count += 1;
  }
  return count;
}
