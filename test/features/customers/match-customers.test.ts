import { expect, test } from '@jest/globals';
import {
  type CustomerDetails,
  eraseCustomer,
  matchCustomer,
  matchCustomers,
} from '../../../src/features/customers/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** Details out of small pools, so that all kinds of meetings happen: known, half known, twice in one batch, erased. */
function inventBatches(seed: number): CustomerDetails[][] {
  const random = seededRandom(seed);
  const pick = <T>(pool: readonly T[]): T | undefined => pool[Math.floor(random() * pool.length)];
  const one = (): CustomerDetails => ({
    externalId: pick([null, null, 'K-1', 'K-2', 'K-3', 'K-4']),
    email: pick([null, 'a@example.org', 'B@example.org', 'b@example.org', 'c@example.org', 'gone@example.org']),
    name: pick([null, 'Dana', 'Rami']),
    locale: pick([null, 'he', 'ms'] as const),
  });
  return Array.from({ length: 5 }, () => Array.from({ length: 6 }, one));
}

describeOnEachDatabase('matching many customers', (dialect) => {
  async function outcome(seed: number, match: (it: TestApp, batch: readonly CustomerDetails[]) => Promise<string[]>) {
    const it = await startTestApp(dialect);
    const gone = await it.db.transaction((tx) => matchCustomer(tx, it.context, { email: 'gone@example.org' }));
    await eraseCustomer(it.context, gone.id, []);
    const ids: string[] = [];
    for (const batch of inventBatches(seed)) ids.push(...(await match(it, batch)));
    const rows = await it.db.knex('customers');
    await it.close();
    const told = ids.map((id) => {
      const row = rows.find((one) => one.id === id);
      return [ids.indexOf(id), row.external_id, row.email, row.name, row.locale, row.erased_at !== null];
    });
    return { told, count: rows.length };
  }

  test.each([1, 3])('gives what matching one after the other gives (%i)', async (seed) => {
    const inTurn = await outcome(seed, (it, batch) =>
      it.db.transaction(async (tx) => {
        const ids: string[] = [];
        for (const details of batch) ids.push((await matchCustomer(tx, it.context, details)).id);
        return ids;
      }),
    );
    const atOnce = await outcome(seed, (it, batch) =>
      it.db.transaction(async (tx) => (await matchCustomers(tx, it.context, batch)).map(({ id }) => id)),
    );
    expect(atOnce).toEqual(inTurn);
  });
});
