import { openDatabase } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { databaseUrl, dialects, onServer, TEMPLATE_DATABASE, TEMPLATE_FILE } from './database.ts';

async function migrateTemplate(url: string): Promise<void> {
  const db = openDatabase(url);
  await migrate(db.knex);
  if (db.dialect === 'sqlite') await db.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  await db.close();
}

const postgres = dialects.includes('postgres');
if (postgres) await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${TEMPLATE_DATABASE} WITH (FORCE)`));
if (process.argv[2] === 'create') {
  await migrateTemplate(`sqlite:${TEMPLATE_FILE}`);
  if (postgres) {
    await onServer((client) => client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`));
    await migrateTemplate(databaseUrl(TEMPLATE_DATABASE));
  }
}
