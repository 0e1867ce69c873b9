import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // When the organisation works; a weekday without a row is closed. Times are of the clock of the organisation's zone.
  await knex.schema.createTable('opening_hours', (t) => {
    t.integer('weekday').notNullable(); // Monday 1 to Sunday 7
    t.text('opens').notNullable(); // HH:MM
    t.text('closes').notNullable(); // HH:MM, later than opens; 24:00 is the end of the day
    t.primary(['weekday', 'opens']);
  });
  await seedUsualHours(knex);
  await knex.schema.createTable('holidays', (t) => {
    t.text('day').primary(); // YYYY-MM-DD
    t.text('name').notNullable();
  });
  await knex.schema.createTable('commitments', (t) => {
    t.text('id').primary();
    t.text('customer_id').references('id').inTable('customers'); // null: whose it is stays with its source
    t.text('source_kind').notNullable(); // complaint | contact | hand
    t.text('source_id');
    t.text('words').notNullable(); // what was promised
    t.text('owner_id').notNullable().references('id').inTable('users');
    t.text('branch_id').references('id').inTable('branches');
    t.text('due_at').notNullable();
    t.text('state').notNullable(); // open | kept | late | broken | withdrawn
    t.text('note');
    t.text('created_at').notNullable();
    t.text('created_by').references('id').inTable('users');
    t.text('settled_at');
    t.text('settled_by').references('id').inTable('users');
    t.index(['state', 'due_at']);
    t.index(['owner_id', 'state']);
    t.index(['source_kind', 'source_id']);
    t.index(['customer_id']);
  });
}

/** An organisation that is there already starts as a new one does: 08:00–16:00 on all days but its rest days. */
async function seedUsualHours(knex: Knex): Promise<void> {
  const organisation: { settings: string } | undefined = await knex('organisation').first('settings');
  if (organisation === undefined) return;
  const { restDays } = JSON.parse(organisation.settings);
  const working = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => !restDays.includes(weekday));
  await knex('opening_hours').insert(working.map((weekday) => ({ weekday, opens: '08:00', closes: '16:00' })));
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['commitments', 'holidays', 'opening_hours']) await knex.schema.dropTable(table);
}
