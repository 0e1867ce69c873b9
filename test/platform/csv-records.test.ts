import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { type CsvRow, readCsvRows, recordOf, UnreadableCsv } from '../../src/platform/csv-records.ts';

async function read(chunks: readonly Buffer[]): Promise<{ rows: CsvRow[]; fault: UnreadableCsv | undefined }> {
  const rows: CsvRow[] = [];
  try {
    for await (const row of readCsvRows(Readable.from(chunks, { objectMode: false }))) rows.push(row);
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    return { rows, fault: error };
  }
  return { rows, fault: undefined };
}

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));
/** In pieces of one byte, so that signs and lines are torn apart. */
const torn = (whole: Buffer): Buffer[] => [...whole].map((byte) => Buffer.from([byte]));
const cellsOf = (rows: readonly CsvRow[]) => rows.map(({ cells, line }) => [line, ...cells]);

describe('a CSV file', () => {
  test('in UTF-8 is read row by row, however it is torn', async () => {
    const file = bytes([0xef, 0xbb, 0xbf], 'שם,note\r\n"רמי\nכהן",😀\r\nZoë,');
    for (const chunks of [[file], torn(file)]) {
      const { rows, fault } = await read(chunks);
      expect(fault).toBeUndefined();
      expect(cellsOf(rows)).toEqual([
        [1, 'שם', 'note'],
        [2, 'רמי\nכהן', '😀'],
        [4, 'Zoë', ''],
      ]);
    }
  });

  test('is cut where its first line is cut most often, quotes left aside', async () => {
    const { rows } = await read([bytes('"a;b;c;d",name\n1;2,3;4;5\n')]);
    expect(cellsOf(rows)).toEqual([
      [1, 'a;b;c;d', 'name'],
      [2, '1;2', '3;4;5'],
    ]);
    const alone = await read(torn(bytes('name;"a, b"\n1,5;2\n')));
    expect(cellsOf(alone.rows)).toEqual([
      [1, 'name', 'a, b'],
      [2, '1,5', '2'],
    ]);
  });

  test('with a byte that is not UTF-8 ends before that line', async () => {
    const file = bytes('name,note\nDana,1\n', [0xf8, 0xee, 0xe9], ',2\nEli,3\n');
    for (const chunks of [[file], torn(file)]) {
      const { rows, fault } = await read(chunks);
      expect(fault).toMatchObject({ line: 3, reason: 'not_utf8' });
      expect(cellsOf(rows)).toEqual([
        [1, 'name', 'note'],
        [2, 'Dana', '1'],
      ]);
    }
  });

  test('cut off in the middle of a sign is not taken for whole', async () => {
    const { rows, fault } = await read([bytes('name\nDana\nZo', [0xc3])]);
    expect(fault).toMatchObject({ line: 3, reason: 'not_utf8' });
    expect(rows).toHaveLength(2);
  });

  test('whose bad line stands inside quotes gives no half of a row', async () => {
    const { rows, fault } = await read([bytes('name,note\nDana,"first\n', [0xe9], '"\nEli,3\n')]);
    expect(fault).toMatchObject({ line: 3, reason: 'not_utf8' });
    expect(cellsOf(rows)).toEqual([[1, 'name', 'note']]);
  });

  test.each([
    ['with its mark', '\ufeff'],
    ['without its mark', ''],
  ])('in UTF-16 %s is refused at its first line', async (_how, mark) => {
    const little = Buffer.from(`${mark}name,note\nDana,1\n`, 'utf16le');
    for (const file of [little, Buffer.from(little).swap16()]) {
      const { rows, fault } = await read([file]);
      expect(fault).toMatchObject({ line: 1, reason: 'not_utf8' });
      expect(rows).toEqual([]);
    }
  });

  test('whose quote is never closed says where it opens', async () => {
    const { fault } = await read([bytes('name\nDana\n"Eli\nNoa\n')]);
    expect(fault).toMatchObject({ reason: 'unreadable' });
  });

  test('left before its end leaves the stream open, so that a request can be answered', async () => {
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (;;) yield Buffer.from('Dana\n');
    };
    const source = Readable.from(endless(), { objectMode: false });
    for await (const row of readCsvRows(source)) if (row.line === 1) break;
    expect(source.destroyed).toBe(false);
    source.destroy();
  });
});

test('a row is read by its columns; what is missing is empty', () => {
  expect(recordOf(['name', 'note'], ['Dana'])).toEqual({ name: 'Dana', note: '' });
});
