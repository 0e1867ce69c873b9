import { migrationSource } from './src/platform/db/migrate.ts';

// For knex's own command line (`npm run migrate:make NAME`); the product migrates by itself at start.
export default {
  client: 'sqlite3',
  connection: { filename: 'data/gapcard.sqlite' },
  useNullAsDefault: true,
  migrations: { migrationSource, tableName: 'schema_migrations', directory: './migrations', extension: 'ts' },
};
