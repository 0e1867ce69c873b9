import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkSums } from '../../src/features/analysis/index.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { sleep, startCommand, until } from '../support/product-process.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { exampleQuestionnaire, largeResponsesFile } from '../support/survey-files.ts';
import { type RestartableProduct, startRestartable } from './restartable-product.ts';

const SEED = 20_261_122;
const MINUTES = 60_000;

describeOnEachDatabase('a product that is killed while it takes in a file', (dialect) => {
  const folder = mkdtempSync(join(tmpdir(), 'gapcard-kill-'));
  let product: RestartableProduct;
  beforeAll(async () => {
    product = await startRestartable(dialect);
  }, 5 * MINUTES);
  afterAll(async () => {
    await product?.remove();
    rmSync(folder, { recursive: true });
  });

  test(
    'takes each row of a responses file once, when the file is imported again after each crash',
    async () => {
      const { db, api } = product;
      await api('/questionnaires', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(exampleQuestionnaire('six-items')),
      });
      const table = gunzipSync(readFileSync('test/fixtures/large_given.csv.gz')).toString('utf8');
      const rows = 4500;
      const body = [...largeResponsesFile(table, rows)].join('');
      const file = join(folder, 'answers.csv');
      writeFileSync(file, body);
      const command = (...args: string[]) => startCommand(args, { DATABASE_URL: product.databaseUrl });
      const importing = () => command('import', 'responses', file, '--questionnaire', 'six-items');
      const imported = async (): Promise<number> =>
        Number((await db.knex('responses').where({ origin: 'imported' }).count({ n: '*' }))[0]?.n);
      const random = seededRandom(SEED);

      // The command is killed between two batches, with the server beside it.
      const first = importing();
      await until('some rows are in', async () => (await imported()) >= 1000);
      await sleep(random() * 40);
      await first.kill();
      const kept = await imported();
      expect(kept % 1000).toBe(0);

      // The server is killed where so many rows have come that the figures are brought up to date.
      const headers = { 'content-type': 'text/csv' };
      const sending = api('/responses/import?questionnaire=six-items', { method: 'POST', headers, body });
      const outcome = sending.catch(() => 'broken off');
      await until('enough rows are in', async () => (await imported()) >= kept + 2000);
      await sleep(random() * 40);
      await product.kill();
      expect(await outcome).toBe('broken off');
      expect(await checkSums({ db })).toEqual([]);
      await product.startAgain();

      const before = await imported();
      const { code, said } = await importing().finished();
      expect([code, said]).toEqual([
        0,
        `${rows} rows read: ${rows - before} added, ${before} there already, 0 refused.`,
      ]);
      const different = await db.knex('responses').where({ origin: 'imported' }).countDistinct({ n: 'imported_id' });
      expect([await imported(), Number(different[0]?.n)]).toEqual([rows, rows]);
      const card = await api('/report-card?questionnaire=six-items&from=2025-01-01&to=2025-12-31');
      expect(card.responses).toBe(rows);
      expect(await command('check', 'sums').finished()).toEqual({ code: 0, said: 'All sums are right.' });
      expect(product.errors()).toEqual([]);
    },
    10 * MINUTES,
  );

  test(
    'goes on by itself with a contacts file that it had received',
    async () => {
      const { db } = product;
      const cookie = await product.signIn();
      const rows = 1000;
      const lines = Array.from({ length: rows }, (_, at) => `file-${at},person.${at}@example.org,Dan,Acre,Repairs`);
      const file = ['external_id,customer_email,provider,branch,topic', ...lines].join('\n');
      const received = await fetch(`${product.url()}/contacts/import/file`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'text/csv' },
        body: file,
      });
      expect(received.status).toBe(201);
      const stored = async (): Promise<number> =>
        Number((await db.knex('contacts').where({ origin: 'import' }).count({ n: '*' }))[0]?.n);
      await until('the first rows are in', async () => (await stored()) >= 200);
      await product.kill();
      expect(await stored()).toBeLessThan(rows);
      await product.startAgain();
      const finished = () => db.knex('contact_imports').where({ status: 'finished' }).first();
      await until('the import is finished', async () => (await finished()) !== undefined);
      expect(JSON.parse((await finished()).report)).toMatchObject({ rows, added: rows, alreadyThere: 0, refused: 0 });
      expect(await stored()).toBe(rows);
      expect(product.errors()).toEqual([]);
    },
    10 * MINUTES,
  );
});
