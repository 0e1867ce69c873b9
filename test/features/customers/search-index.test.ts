import { expect, test } from '@jest/globals';
import { createTestDatabase, dialects } from '../../support/database.ts';

const onPostgres = dialects.includes('postgres') ? test : test.skip;

onPostgres('a part of a text is found by its index on PostgreSQL', async () => {
  const database = await createTestDatabase('postgres');
  const db = database.open();
  const plan = await db.snapshot(async (tx) => {
    // A table this small would be read whole.
    await tx.raw('set local enable_seqscan = off');
    return tx.raw("explain select id from customers where search_text like ? escape '\\'", ['%shalev%']);
  });
  expect(JSON.stringify(plan.rows)).toContain('customers_search_text_trigrams');
  await db.close();
  await database.remove();
});
