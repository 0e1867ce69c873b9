import { describe, expect, test } from '@jest/globals';
import { toCsv } from '../../../src/platform/tables/csv.ts';
import type { DataTable } from '../../../src/platform/tables/data-table.ts';
import { toPageTable } from '../../../src/platform/tables/page-table.ts';
import { sheetNames } from '../../../src/platform/tables/sheet-names.ts';
import { readTableWish, toTakeAway } from '../../../src/platform/tables/take-away.ts';
import { toXlsx } from '../../../src/platform/tables/xlsx.ts';
import { readSheets } from '../../support/workbook.ts';

const GAPS: DataTable = {
  key: 'gaps',
  title: 'Gaps: by item',
  columns: [
    { head: 'Item', kind: 'text' },
    { head: 'Gap', kind: 'number', signed: true },
    { head: 'Short', kind: 'percent', digits: 1 },
    { head: 'n', kind: 'count' },
    { head: 'Last answer', kind: 'date' },
  ],
  rows: [
    ['עמידה בזמנים', -1.6333333333, 0.7312, 1860, '2026-11-21'],
    ['=HYPERLINK("http://x.example")', 0.004, 0, 0, null],
    ['constructor', null, null, 3, '2026-01-02'],
    ['a "quoted", text\nof two lines', 2, 1, 12, '2025-12-31'],
  ],
  notes: ['One item was left out: 4 answers.'],
};

describe('a table on a page', () => {
  test('is rounded, signed and dated in the words of its language', () => {
    const { columns, rows } = toPageTable(GAPS, 'en');
    expect(columns.map(({ number }) => number)).toEqual([false, true, true, true, false]);
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['עמידה בזמנים', '−1.63', '73.1%', '1,860', '21 Nov 2026'],
      ['=HYPERLINK("http://x.example")', '0.00', '0.0%', '0', '–'],
      ['constructor', '–', '–', '3', '2 Jan 2026'],
      ['a "quoted", text\nof two lines', '+2.00', '100.0%', '12', '31 Dec 2025'],
    ]);
    expect(toPageTable(GAPS, 'he').rows[0]?.[4]?.text).toBe('21 בנוב׳ 2026');
  });
});

describe('a table as CSV', () => {
  test('keeps figures whole, leaves out what is missing and runs nothing', () => {
    expect(toCsv(GAPS)).toBe(
      [
        '\uFEFFItem,Gap,Short,n,Last answer',
        'עמידה בזמנים,-1.6333333333,0.7312,1860,2026-11-21',
        `"'=HYPERLINK(""http://x.example"")",0.004,0,0,`,
        'constructor,,,3,2026-01-02',
        '"a ""quoted"", text\nof two lines",2,1,12,2025-12-31',
        '',
      ].join('\r\n'),
    );
  });
});

describe('tables as a workbook', () => {
  test('hold real numbers with formats, days, texts, and nothing where there is nothing', async () => {
    const [sheet] = readSheets(await toXlsx([GAPS], { rtl: false }));
    expect(sheet?.name).toBe('Gaps by item');
    expect(sheet?.cells.slice(0, 5)).toEqual([
      GAPS.columns.map(({ head }) => ({ type: 'text', value: head, bold: true })),
      [
        { type: 'text', value: 'עמידה בזמנים' },
        { type: 'number', value: -1.6333333333, format: '+0.00;-0.00;0.00' },
        { type: 'number', value: 0.7312, format: '0.0%' },
        { type: 'number', value: 1860, format: '#,##0' },
        { type: 'number', value: 46347, format: 'yyyy-mm-dd' },
      ],
      [
        { type: 'text', value: '=HYPERLINK("http://x.example")' },
        { type: 'number', value: 0.004, format: '+0.00;-0.00;0.00' },
        { type: 'number', value: 0, format: '0.0%' },
        { type: 'number', value: 0, format: '#,##0' },
      ],
      [
        { type: 'text', value: 'constructor\u200B' },
        null,
        null,
        { type: 'number', value: 3, format: '#,##0' },
        { type: 'number', value: 46024, format: 'yyyy-mm-dd' },
      ],
      [
        { type: 'text', value: 'a "quoted", text\nof two lines' },
        { type: 'number', value: 2, format: '+0.00;-0.00;0.00' },
        { type: 'number', value: 1, format: '0.0%' },
        { type: 'number', value: 12, format: '#,##0' },
        { type: 'number', value: 46022, format: 'yyyy-mm-dd' },
      ],
    ]);
    const foot = sheet?.cells
      .slice(5)
      .flat()
      .filter((cell) => cell !== null);
    expect(foot?.map(({ value }) => value)).toEqual(['Gaps: by item', 'One item was left out: 4 answers.']);
    expect(sheet?.xml).not.toContain('<f>');
  });

  test('freeze their head and are read from the right in Hebrew', async () => {
    const [left] = readSheets(await toXlsx([GAPS], { rtl: false }));
    const [right] = readSheets(await toXlsx([GAPS], { rtl: true }));
    expect(left?.xml).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
    expect(left?.xml).not.toMatch(/rightToLeft="(1|true)"/);
    expect(right?.xml).toMatch(/<sheetView[^>]*rightToLeft="(1|true)"/);
  });

  test('have a sheet each, with a name that spreadsheets take', async () => {
    const sheets = readSheets(await toXlsx([GAPS, { ...GAPS, key: 'more', title: 'GAPS? by item' }], { rtl: false }));
    expect(sheets.map(({ name }) => name)).toEqual(['Gaps by item', 'GAPS by item 2']);
  });

  test.each([
    [
      ['a/b\\c[d]*', "'quoted'", 'History', '\u2066−1\u2069', ''],
      ['a b c d', 'quoted', 'History 1', '−1', '5'],
    ],
    [
      ['x'.repeat(40), 'x'.repeat(50)],
      [`${'x'.repeat(30)}…`, `${'x'.repeat(28)}… 2`],
    ],
    [[`${'x'.repeat(30)}😀`], [`${'x'.repeat(30)}…`]],
    [[`${'x'.repeat(29)}😀y`], [`${'x'.repeat(29)}…`]],
    [['כמה זמן לקוחות מחכים, בשעות עבודה'], ['כמה זמן לקוחות מחכים, בשעות…']],
  ])('names %j are %j', (titles, names) => {
    expect(sheetNames(titles)).toEqual(names);
  });
});

test('heads of a CSV file are told apart, though several figures have intervals', () => {
  const interval = [
    { head: 'from', kind: 'number' },
    { head: 'to', kind: 'number' },
  ] as const;
  const columns = [
    { head: 'Item', kind: 'text' } as const,
    ...[{ head: 'Expected', kind: 'number' } as const, ...interval],
    ...[{ head: 'Received', kind: 'number' } as const, ...interval],
  ];
  const [heads] = toCsv({ key: 'both', title: 'Both', columns, rows: [] }).split('\r\n');
  expect(heads).toBe('\uFEFFItem,Expected,Expected: from,Expected: to,Received,Received: from,Received: to');
});

describe('what an address asks for', () => {
  test('is taken out of it, so that the filters are left', () => {
    const { wish, filters } = readTableWish({ from: '2026-01-01', format: 'csv', table: 'gaps' });
    expect(wish).toEqual({ format: 'csv', table: 'gaps' });
    expect(Object.keys(filters)).toEqual(['from']);
    expect(readTableWish({ from: 'x' }).wish).toBeNull();
    expect(() => readTableWish({ format: 'pdf' })).toThrow('can be taken as csv or xlsx');
  });

  test('is linked with the filters kept', () => {
    expect(toTakeAway('/trends?branch=b1', [GAPS])).toEqual({
      xlsx: '/trends?branch=b1&format=xlsx',
      csv: [{ href: '/trends?branch=b1&format=csv&table=gaps', title: 'Gaps: by item' }],
    });
    expect(toTakeAway('/trends', [GAPS]).xlsx).toBe('/trends?format=xlsx');
  });
});
