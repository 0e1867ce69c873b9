import type { Knex } from 'knex';

// What people wrote, beside what it takes to find and filter it: read by week, never in the order in which it came.
export async function up(knex: Knex): Promise<void> {
  const sqlite = isSqlite(knex);
  await knex.schema.createTable('response_comments', (t) => {
    t.increments('id'); // for the search index alone
    t.text('response_id').notNullable().unique().references('id').inTable('responses').onDelete('CASCADE');
    t.text('questionnaire_id').notNullable();
    t.text('day').notNullable();
    t.text('provider_id');
    t.text('branch_id');
    t.text('topic_id');
    t.text('channel');
    t.text('locale');
    t.text('mood'); // happy | unhappy | neither, by the satisfaction question
    t.text('low_items').notNullable(); // ;key;key; of the items rated two points or more under what should be
    t.text('words').notNullable();
    t.text('search_text').notNullable();
    // Counting by day reads this alone.
    t.index(
      ['questionnaire_id', 'day', 'branch_id', 'provider_id', 'topic_id', 'channel', 'locale', 'mood'],
      'response_comments_scope',
    );
  });
  // The names of customers, as they are compared: they are looked for in what others wrote.
  if (sqlite) {
    await knex.raw(
      `create index customers_folded_name on customers
       (substr(search_text || char(10), 1, instr(search_text || char(10), char(10)) - 1))`,
    );
  } else {
    await knex.raw('create index customers_folded_name on customers (left(split_part(search_text, chr(10), 1), 200))');
  }
  await copyComments(knex);
  await (sqlite ? indexOnSqlite(knex) : indexOnPostgres(knex));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index customers_folded_name');
  if (isSqlite(knex)) await knex.schema.dropTable('response_comment_words');
  await knex.schema.dropTable('response_comments');
}

function isSqlite(knex: Knex): boolean {
  return knex.client.dialect === 'sqlite3';
}

/** Triggers keep the index, so that no words can stay in it when the row is gone. */
async function indexOnSqlite(knex: Knex): Promise<void> {
  await knex.raw(
    `create virtual table response_comment_words using fts5
     (search_text, content='response_comments', content_rowid='id', tokenize='trigram')`,
  );
  // Taken out, words are overwritten at once and not at some later merge.
  await knex.raw("insert into response_comment_words(response_comment_words, rank) values ('secure-delete', 1)");
  await knex.raw("insert into response_comment_words(response_comment_words) values ('rebuild')");
  const put = 'insert into response_comment_words(rowid, search_text) values (new.id, new.search_text)';
  const take = `insert into response_comment_words(response_comment_words, rowid, search_text)
     values ('delete', old.id, old.search_text)`;
  await knex.raw(`create trigger response_comments_put after insert on response_comments begin ${put}; end`);
  await knex.raw(`create trigger response_comments_taken after delete on response_comments begin ${take}; end`);
  await knex.raw(
    `create trigger response_comments_changed after update of search_text on response_comments
     begin ${take}; ${put}; end`,
  );
}

/** Without the extension, or the right to switch it on, searching is slower and finds the same. */
async function indexOnPostgres(knex: Knex): Promise<void> {
  await knex.raw(
    `do $$ begin
       create extension if not exists pg_trgm;
       create index response_comments_search on response_comments using gin (search_text gin_trgm_ops);
     exception when others then
       raise notice 'Comments are searched without an index: %', sqlerrm;
     end $$`,
  );
}

interface Item {
  key: string;
}

interface Definition {
  items: Item[];
  questions: { kind: string; key: string; min?: number; max?: number; topBoxFrom?: number }[];
}

const AT_ONCE = 1000;

async function copyComments(knex: Knex): Promise<void> {
  const definitions = new Map<string, Definition>();
  for (const { id, definition } of await knex('questionnaire_versions').select('id', 'definition')) {
    definitions.set(id, JSON.parse(definition));
  }
  let last = '';
  for (;;) {
    const rows = await knex('responses')
      .where('id', '>', last)
      .whereNotNull('comment')
      .orderBy('id')
      .limit(AT_ONCE)
      .select('*');
    if (rows.length === 0) return;
    last = rows[rows.length - 1].id;
    const written = rows.map((row) => ({
      response_id: row.id,
      questionnaire_id: row.questionnaire_id,
      day: row.day,
      provider_id: row.provider_id,
      branch_id: row.branch_id,
      topic_id: row.topic_id,
      channel: row.channel,
      locale: row.locale,
      mood: moodOf(definitions.get(row.version_id), JSON.parse(row.questions)),
      low_items: lowItems(definitions.get(row.version_id), row.ratings),
      words: row.comment,
      search_text: fold(row.comment),
    }));
    await knex.batchInsert('response_comments', written, 60);
  }
}

function moodOf(definition: Definition | undefined, questions: Record<string, unknown>): string | null {
  const question = definition?.questions.find(({ kind, key }) => kind === 'rating' && key === 'satisfaction');
  const value = questions.satisfaction;
  if (typeof value !== 'number' || question?.topBoxFrom === undefined) return null;
  if (value >= question.topBoxFrom) return 'happy';
  return value <= (question.min ?? 0) + (question.max ?? 0) - question.topBoxFrom ? 'unhappy' : 'neither';
}

function lowItems(definition: Definition | undefined, ratings: string): string {
  const parts = ratings.split(';');
  const low = (definition?.items ?? []).filter((_item, at) => {
    const [expected, received] = (parts[at] ?? '').split(',');
    return !!expected && !!received && Number(received) - Number(expected) <= -2;
  });
  return low.length === 0 ? '' : `;${low.map(({ key }) => key).join(';')};`;
}

/** As names and words are compared at the time of this migration. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g, '')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u05f3\u2018\u2019\u201a\u201b\u2032\u0060\u00b4]/g, "'")
    .replace(/[\u05f4\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]|''/g, '"')
    .replace(/[\u05be\u2010-\u2015\u2212]/g, '-')
    .toUpperCase()
    .toLowerCase()
    .replace(/\u03c2/g, '\u03c3')
    .replace(/\s+/g, ' ')
    .trim();
}
