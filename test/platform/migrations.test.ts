import { expect, test } from '@jest/globals';
import { migrate, rollbackAll } from '../../src/platform/db/migrate.ts';
import { createTestDatabase } from '../support/database.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';

describeOnEachDatabase('migrations', (dialect) => {
  test('can all be taken back and run again', async () => {
    const test = await createTestDatabase(dialect);
    const db = test.open();
    expect(await migrate(db.knex)).toEqual([]);
    await rollbackAll(db.knex);
    expect(await db.knex.schema.hasTable('responses')).toBe(false);
    const names = await migrate(db.knex);
    expect(names.length).toBeGreaterThan(5);
    expect(names[0]).toBe('20261121090000_create_jobs_messages_audit');
    await db.close();
    await test.remove();
  });

  test('processes that start at once on an empty database take turns', async () => {
    const test = await createTestDatabase(dialect);
    const first = test.open();
    await rollbackAll(first.knex);
    await first.knex.schema.dropTable('schema_migrations').dropTable('schema_migrations_lock');
    const all = [first, test.open(), test.open()];
    const ran = await Promise.all(all.map(({ knex }) => migrate(knex)));
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await first.knex('schema_migrations_lock').select('is_locked')).toEqual([{ is_locked: 0 }]);
    for (const db of all) await db.close();
    await test.remove();
  });

  test('the lock of a process that died on the way is lifted', async () => {
    const test = await createTestDatabase(dialect);
    const db = test.open();
    await rollbackAll(db.knex);
    await db.knex('schema_migrations_lock').update({ is_locked: 1 });
    expect((await migrate(db.knex, 300)).length).toBeGreaterThan(5);
    await db.close();
    await test.remove();
  });

  test('a query outside the open transaction is refused instead of hanging', async () => {
    const test = await createTestDatabase(dialect);
    const db = test.open();
    await expect(db.transaction(() => db.knex('jobs').select())).rejects.toThrow('outside the open transaction');
    await db.close();
    await test.remove();
  });
});
