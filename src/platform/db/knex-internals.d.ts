// knex has no public way to choose how a transaction begins; these are the internal classes we extend.
declare module 'knex/lib/dialects/sqlite3/index.js' {
  import { Knex } from 'knex';
  export default class SqliteClient extends Knex.Client {}
}
declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  import type { Knex } from 'knex';

  interface SqliteTransaction extends Knex.Transaction {}
  class SqliteTransaction {
    constructor(client: unknown, container: unknown, config: unknown, outer: unknown);
    readOnly: boolean | undefined;
    begin(connection: unknown): unknown;
  }
  export default SqliteTransaction;
}
declare module 'knex/lib/dialects/postgres/index.js' {
  import { Knex } from 'knex';
  export default class PostgresClient extends Knex.Client {}
}
