import { describe, expect, test } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import type { Locale } from '../../../src/domain/locale.ts';
import { AppError } from '../../../src/platform/errors.ts';
import { sendTable } from '../../../src/platform/http/send-table.ts';
import type { DataTable } from '../../../src/platform/tables/data-table.ts';
import { readTableWish } from '../../../src/platform/tables/take-away.ts';
import { readSheets } from '../../support/workbook.ts';

const table = (key: string): DataTable => ({
  key,
  title: key,
  columns: [{ head: key, kind: 'count' }],
  rows: [[1]],
});
const TABLES = [table('items'), table('weeks')];

function appIn(locale: Locale) {
  const app = express();
  app.get('/', async (req, res) => {
    const { wish } = readTableWish(req.query);
    if (wish === null) throw new Error('no file was asked for');
    await sendTable(res, wish, TABLES, 'trends-2026', locale);
  });
  const onError: ErrorRequestHandler = (error, _req, res, _next) => {
    res.status(error instanceof AppError ? error.status : 500).end();
  };
  return request(app.use(onError));
}

const asFile = (locale: Locale, query: string) =>
  appIn(locale)
    .get(`/?${query}`)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    });

describe('taking tables away', () => {
  test('as CSV gives the one asked for, else the first', async () => {
    const named = await appIn('en').get('/?format=csv&table=weeks').expect(200);
    expect(named.text).toBe('\uFEFFweeks\r\n1\r\n');
    expect(named.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename=trends-2026-weeks.csv',
      'cache-control': 'private, no-store',
    });
    const first = await appIn('en').get('/?format=csv').expect(200);
    expect(first.text).toContain('items');
  });

  test('as XLSX gives all in one workbook, from the right in Hebrew', async () => {
    const reply = await asFile('he', 'format=xlsx').expect(200);
    expect(reply.headers['content-disposition']).toBe('attachment; filename=trends-2026.xlsx');
    const sheets = readSheets(reply.body);
    expect(sheets.map(({ name }) => name)).toEqual(['items', 'weeks']);
    expect(sheets[0]?.xml).toMatch(/rightToLeft="(1|true)"/);
    const one = await asFile('en', 'format=xlsx&table=weeks').expect(200);
    expect(readSheets(one.body).map(({ name }) => name)).toEqual(['weeks']);
  });

  test('says when there is no such table', async () => {
    await appIn('en').get('/?format=csv&table=nothing').expect(404);
  });
});
