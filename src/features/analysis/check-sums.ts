import type { Knex } from 'knex';
import type { Services } from '../../platform/context.ts';
import { type CellSums, ChangedDays, createCellSums, isMonth, type StateChange } from '../state/index.ts';

export interface SumDifference {
  /** Version, slice, origin and period of the cell. */
  cell: string;
  /** Number of answers in the kept figures, and of the answers themselves, less the changes that wait. */
  kept: number;
  recomputed: number;
}

interface CellRow {
  id: string;
  version_id: string;
  slice: string;
  origin: string;
  period: string;
  state: string;
  day_counts: string | null;
}

const PAGE = 2000;

/**
 * Recomputes every kept figure from the answers and reports where they differ; empty after any crash. Reads one
 * unchanging snapshot, month by month, so that memory follows the busiest month and not the whole history.
 */
export async function checkSums(services: Pick<Services, 'db'>): Promise<SumDifference[]> {
  return services.db.snapshot(async (tx) => {
    const differences: SumDifference[] = [];
    const months: { month: string }[] = await tx
      .from(
        tx
          .select(tx.raw('substr(day, 1, 7) as month'))
          .from('responses')
          .union([
            tx.select(tx.raw('substr(period, 1, 7) as month')).from('state_cells'),
            tx.select(tx.raw('substr(day, 1, 7) as month')).from('state_changes'),
          ])
          .as('months'),
      )
      .orderBy('month')
      .select('month');
    for (const { month } of months) {
      // What the cells have to hold: every answer, but for the changes that wait to be folded into them.
      const expected = createCellSums();
      await addAll(expected, pages('responses'));
      await addAll(expected, pages('state_changes'));
      const cells: CellRow[] = await tx('state_cells')
        .where('period', 'like', `${month}%`)
        .select('id', 'version_id', 'slice', 'origin', 'period', 'state', 'day_counts');
      differences.push(...(await differentDays(tx, cells)));
      const kept = new Map(cells.map(({ id, state }) => [id, state]));
      for (const id of new Set([...kept.keys(), ...expected.keys.keys()])) {
        // Equal sums are equal text.
        const [a, b] = [kept.get(id), expected.sumOf(id)];
        if (a !== b) differences.push({ cell: id, kept: answersIn(a), recomputed: answersIn(b) });
      }

      async function* pages(table: 'responses' | 'state_changes'): AsyncGenerator<StateChange[]> {
        let last: string | number | undefined;
        for (;;) {
          const query = tx(table).where('day', 'like', `${month}%`).orderBy('id').limit(PAGE);
          if (last !== undefined) query.where('id', '>', last);
          const rows = await query;
          if (rows.length === 0) return;
          last = rows.at(-1).id;
          yield rows.map((row) => ({
            versionId: row.version_id,
            questionnaireId: row.questionnaire_id,
            sign: table === 'state_changes' && row.sign === 1 ? -1 : 1,
            origin: row.origin,
            day: row.day,
            providerId: row.provider_id,
            branchId: row.branch_id,
            topicId: row.topic_id,
            channel: row.channel,
            locale: row.locale,
            ratings: row.ratings,
            questions: row.questions,
          }));
        }
      }

      async function addAll(into: CellSums, source: AsyncGenerator<StateChange[]>): Promise<void> {
        for await (const page of source) for (const change of page) await into.addChange(tx, change);
      }
    }
    return differences;
  });
}

/** Months that count the people of their days otherwise than the cells of these days do. */
async function differentDays(tx: Knex, cells: readonly CellRow[]): Promise<SumDifference[]> {
  const days = new ChangedDays();
  const keyOf = ({ version_id: versionId, slice, origin, period }: CellRow) => ({ versionId, slice, origin, period });
  for (const cell of cells) if (!isMonth(cell)) await days.add(tx, keyOf(cell), cell.state);
  return cells.flatMap(({ id, period, state, day_counts }) => {
    if (!isMonth({ period }) || days.inMonth(id, '') === day_counts) return [];
    return [{ cell: `${id}, people by day`, kept: answersIn(state), recomputed: answersIn(state) }];
  });
}

/** A state's text starts with the number of its answers. */
function answersIn(state: string | undefined): number {
  return Number.parseInt(state ?? '0', 10);
}
