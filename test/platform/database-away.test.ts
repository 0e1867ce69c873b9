import { expect, test } from '@jest/globals';
import { isAway } from '../../src/platform/db/database.ts';

const failure = (message: string, code?: string): Error => Object.assign(new Error(message), code && { code });

test.each([
  failure('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  failure('the database system is starting up', '57P03'),
  failure('select 1 - terminating connection due to administrator command', '57P01'),
  failure('sorry, too many clients already', '53300'),
  failure('BEGIN; - Connection terminated unexpectedly'),
  failure('ROLLBACK - Client has encountered a connection error and is not queryable'),
  failure('Knex: Timeout acquiring a connection. The pool is probably full.'),
  failure('BEGIN IMMEDIATE; - SQLITE_BUSY: database is locked', 'SQLITE_BUSY'),
  failure('COMMIT; - SQLITE_FULL: database or disk is full', 'SQLITE_FULL'),
])('%s: the database is away', (error) => {
  expect(isAway(error)).toBe(true);
});

test.each([
  failure('insert into t - UNIQUE constraint failed: t.id', 'SQLITE_CONSTRAINT'),
  failure('duplicate key value violates unique constraint', '23505'),
  failure("insert into notes values ('Connection terminated') - value too long", '22001'),
  failure('Cannot read properties of undefined'),
])('%s: a fault of another kind', (error) => {
  expect(isAway(error)).toBe(false);
});
