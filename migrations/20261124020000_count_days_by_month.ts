import type { Knex } from 'knex';

const STYLE_PAIRS = 'style_preferred+style_received';
const PAIR = /^\d+,\d/;

/**
 * A month's cell holds how many people stand behind each figure on each of its days. They stand in the cells of the days
 * already; of a history of years, those are some thirty times as many to read.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('state_cells', (t) => {
    t.text('day_counts'); // of a month; null for days
  });
  const versions: { id: string; definition: string }[] = await knex('questionnaire_versions').select(
    'id',
    'definition',
  );
  for (const { id, definition } of versions) {
    const { questions }: { questions: { key: string }[] } = JSON.parse(definition);
    const keys = [...questions.map(({ key }) => key), STYLE_PAIRS];
    const slices: string[] = await knex('state_cells').where({ version_id: id }).distinct().pluck('slice');
    for (const slice of slices) await countSlice(knex, { version_id: id, slice }, keys);
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('state_cells', (t) => t.dropColumn('day_counts'));
}

async function countSlice(
  knex: Knex,
  slice: { version_id: string; slice: string },
  questions: readonly string[],
): Promise<void> {
  const cells: { id: string; origin: string; period: string; state: string }[] = await knex('state_cells')
    .where(slice)
    .orderBy('period')
    .select('id', 'origin', 'period', 'state');
  const months = new Map<string, string[]>();
  for (const { origin, period, state } of cells) {
    if (period.length === 'YYYY-MM'.length) continue;
    const month = `${period.slice(0, 7)} ${origin}`;
    const counts = runsText(countsOf(state, questions));
    if (counts !== '') months.set(month, [...(months.get(month) ?? []), `${period.slice(8)} ${counts}`]);
  }
  for (const { id, origin, period } of cells) {
    if (period.length !== 'YYYY-MM'.length) continue;
    const days = months.get(`${period} ${origin}`) ?? [];
    await knex('state_cells')
      .where({ id })
      .update({ day_counts: days.join(';') });
  }
}

/** People behind all answers, the overall score, each item, each dimension, each question. */
function countsOf(state: string, questions: readonly string[]): number[] {
  const [responses, items = '', dimensions = '', overall = '', ...rest] = state.split('|');
  const answers: Record<string, string> = JSON.parse(rest.join('|'));
  const sums = (text: string): number => (text === '' ? 0 : Number(text.slice(0, text.indexOf(' '))));
  return [
    Number(responses),
    sums(overall),
    ...items.split(';').map((text) => {
      let n = 0;
      for (const [key, count] of partsOf(text)) if (PAIR.test(key)) n += count;
      return n;
    }),
    ...dimensions.split(';').map(sums),
    ...questions.map((key) => {
      const counts = new Map(partsOf(answers[key] ?? ''));
      // Of "did something go wrong" the failure modes are picked by those who said yes.
      if (key === 'wrong') return (counts.get('yes') ?? 0) + (counts.get('no') ?? 0);
      return [...counts.values()].reduce((sum, n) => sum + n, 0);
    }),
  ];
}

function partsOf(text: string): [string, number][] {
  if (text === '') return [];
  return text.split(' ').map((part) => {
    const [key = '', count = '1'] = part.split(':');
    return [key, Number(count)];
  });
}

function runsText(counts: readonly number[]): string {
  const end = counts.findLastIndex((n) => n !== 0) + 1;
  const parts: string[] = [];
  for (let at = 0; at < end; ) {
    let next = at + 1;
    while (next < end && counts[next] === counts[at]) next += 1;
    parts.push(next - at > 1 ? `${next - at}*${counts[at]}` : `${counts[at]}`);
    at = next;
  }
  return parts.join(' ');
}
