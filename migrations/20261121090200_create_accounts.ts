import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('users', (t) => {
    t.text('id').primary();
    t.text('email').notNullable().unique(); // lower case
    t.text('name').notNullable();
    t.text('role').notNullable();
    t.text('status').notNullable(); // invited | active | deactivated
    t.text('locale').notNullable();
    t.text('password_hash');
    t.text('provider_id').references('id').inTable('providers');
    t.text('created_at').notNullable();
    t.text('last_sign_in_at');
  });
  await knex.schema.createTable('user_branches', (t) => {
    t.text('user_id').notNullable().references('id').inTable('users').onDelete('CASCADE');
    t.text('branch_id').notNullable().references('id').inTable('branches');
    t.primary(['user_id', 'branch_id']);
  });
  await knex.schema.createTable('sessions', (t) => {
    t.text('id_hash').primary();
    t.text('user_id').notNullable().references('id').inTable('users').onDelete('CASCADE');
    t.text('created_at').notNullable();
    t.text('last_seen_at').notNullable();
    t.text('expires_at').notNullable();
    t.index(['user_id']);
  });
  await knex.schema.createTable('user_tokens', (t) => {
    t.text('token_hash').primary();
    t.text('user_id').notNullable().references('id').inTable('users').onDelete('CASCADE');
    t.text('purpose').notNullable(); // invite | reset
    t.text('created_at').notNullable();
    t.text('expires_at').notNullable();
    t.index(['user_id']);
  });
  await knex.schema.createTable('api_keys', (t) => {
    t.text('id').primary();
    t.text('name').notNullable();
    t.text('key_hash').notNullable().unique();
    t.text('scopes').notNullable();
    t.text('created_at').notNullable();
    t.text('last_used_at');
    t.text('revoked_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['api_keys', 'user_tokens', 'sessions', 'user_branches', 'users'])
    await knex.schema.dropTable(table);
}
