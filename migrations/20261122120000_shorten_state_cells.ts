import type { Knex } from 'knex';

interface CellRow {
  id: string;
  version_id: string;
  slice: string;
  origin: string;
  period: string;
  state: string;
}

interface State {
  responses: number;
  items: Record<string, Record<string, number>>;
  dimensions: Record<string, Record<string, number>>;
  overall: Record<string, number>;
  questions: Record<string, Record<string, number>>;
}

const AT_ONCE = 500;
const SUMS = ['n', 'E', 'P', 'EE', 'PP', 'EP'];

/** States were JSON that named every item; now they are short text in the order of the version's items. */
export async function up(knex: Knex): Promise<void> {
  await rewrite(knex, '{%', ({ version_id, slice, origin, period, state }, { items, dimensions }) => {
    const old: State = JSON.parse(state);
    const questions = Object.keys(old.questions)
      .sort()
      .map((key) => [key, countsText(old.questions[key])]);
    const parts = [
      old.responses,
      items.map((key) => countsText(old.items[key])).join(';'),
      dimensions.map((key) => sumsText(old.dimensions[key])).join(';'),
      sumsText(old.overall),
      JSON.stringify(Object.fromEntries(questions)),
    ];
    return { id: `${version_id}/${period}/${slice}/${origin}`, state: parts.join('|') };
  });
}

export async function down(knex: Knex): Promise<void> {
  await rewrite(knex, '%|%', ({ version_id, slice, origin, period, state }, names) => {
    const [responses, items = '', dimensions = '', overall = '', ...rest] = state.split('|');
    const questions: Record<string, string> = JSON.parse(rest.join('|'));
    const old = {
      responses: Number(responses),
      items: named(names.items, items.split(';').map(countsOf)),
      dimensions: named(names.dimensions, dimensions.split(';').map(sumsOf)),
      overall: sumsOf(overall),
      questions: Object.fromEntries(Object.entries(questions).map(([key, text]) => [key, countsOf(text)])),
    };
    return { id: `${version_id}/${slice}/${origin}/${period}`, state: JSON.stringify(old) };
  });
}

type Names = Record<'items' | 'dimensions', string[]>;

async function rewrite(
  knex: Knex,
  form: string,
  change: (cell: CellRow, names: Names) => { id: string; state: string },
): Promise<void> {
  const versions: { id: string; definition: string }[] = await knex('questionnaire_versions').select(
    'id',
    'definition',
  );
  for (const version of versions) {
    const definition: Record<keyof Names, { key: string }[]> = JSON.parse(version.definition);
    const names = {
      items: definition.items.map(({ key }) => key),
      dimensions: definition.dimensions.map(({ key }) => key),
    };
    const ids: string[] = await knex('state_cells')
      .where({ version_id: version.id })
      .andWhere('state', 'like', form)
      .pluck('id');
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const cells: CellRow[] = await knex('state_cells').whereIn('id', ids.slice(at, at + AT_ONCE));
      for (const cell of cells) {
        await knex('state_cells').where({ id: cell.id }).update(change(cell, names));
      }
    }
  }
}

function countsText(counts: Record<string, number> = {}): string {
  return Object.keys(counts)
    .sort()
    .map((key) => (counts[key] === 1 ? key : `${key}:${counts[key]}`))
    .join(' ');
}

function sumsText(counts: Record<string, number> = {}): string {
  const sums = SUMS.map((name) => counts[name] ?? 0);
  return sums.every((sum) => sum === 0) ? '' : sums.join(' ');
}

function countsOf(text: string): Record<string, number> {
  const parts = text === '' ? [] : text.split(' ');
  return Object.fromEntries(
    parts.map((part) => {
      const [key = '', count = '1'] = part.split(':');
      return [key, Number(count)];
    }),
  );
}

function sumsOf(text: string): Record<string, number> {
  const sums = text === '' ? [] : text.split(' ').map(Number);
  return Object.fromEntries(SUMS.map((name, at): [string, number] => [name, sums[at] ?? 0]).filter(([, n]) => n !== 0));
}

function named<T extends object>(keys: string[], groups: T[]): Record<string, T> {
  const found = keys.map((key, at): [string, T | undefined] => [key, groups[at]]);
  return Object.fromEntries(
    found.filter((pair): pair is [string, T] => pair[1] !== undefined && Object.keys(pair[1]).length > 0),
  );
}
