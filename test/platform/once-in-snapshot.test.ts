import { expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { fixedClock } from '../../src/platform/clock.ts';
import { onceInSnapshot } from '../../src/platform/db/once-in-snapshot.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { enqueue } from '../../src/platform/jobs/jobs.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';

describeOnEachDatabase('what is asked once in a snapshot', (dialect) => {
  const kinds = onceInSnapshot((tx: Knex, kind): Promise<string[]> => tx('jobs').where({ kind }).pluck('kind'));

  test('is asked of the database once for each key, and anew in each snapshot', async () => {
    const place = await createTestDatabase(dialect);
    const db = place.open();
    try {
      let asked = 0;
      db.knex.on('query', ({ sql }: { sql: string }) => {
        if (sql.includes('jobs')) asked += 1;
      });
      const look = () =>
        db.snapshot(async (tx) => [await kinds(tx, 'k'), await kinds(tx, 'k'), await kinds(tx, 'other')]);
      expect(await look()).toEqual([[], [], []]);
      expect(asked).toBe(2);
      await db.transaction(async (tx) => {
        // Where something may change, nothing is remembered.
        expect(await kinds(tx, 'k')).toEqual([]);
        const clock = fixedClock('2026-03-01T08:00:00.000Z');
        await enqueue(tx, { clock, ids: systemIds }, { kind: 'k', payload: {}, runAt: clock.now() });
        expect(await kinds(tx, 'k')).toEqual(['k']);
      });
      expect(await look()).toEqual([['k'], ['k'], []]);
    } finally {
      await db.close();
      await place.remove();
    }
  });
});
