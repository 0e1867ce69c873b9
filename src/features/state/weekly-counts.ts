import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import { decodeState } from '../../domain/state/encode-state.ts';
import { type FigureKey, figureCounts } from '../../domain/state/figure-counts.ts';
import { weekNumber } from '../../domain/time/weeks.ts';
import type { Weekday } from '../../domain/time/zone.ts';
import type { Database } from '../../platform/db/database.ts';
import { getVersion } from '../questionnaires/index.ts';

/** Per figure, people by number of week (see `weekNumber`). Weeks and figures without anyone are absent. */
export type WeeklyCounts = ReadonlyMap<string, ReadonlyMap<number, number>>;

interface Kept {
  epoch: number;
  revision: number;
  /** What each cell last added, to be taken out when it changes. */
  cells: Map<string, Record<string, number>>;
  figures: Map<string, Map<number, number>>;
}

interface CellRow {
  id: string;
  period: string;
  version_id: string;
  state: string;
}

export interface WeeklyQuery {
  questionnaireId: string;
  slice: string;
  source: AnswerSource;
  weekStart: Weekday;
  /** Only this one, besides the numbers of answers: where many slices are looked at for it, all would be slow and large. */
  figure?: FigureKey;
}

const MOST_KEPT = 300;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * How many people stand behind each figure of one slice, week by week. Kept in memory and brought up to date by reading
 * the cells that changed since: looking again costs next to nothing, whatever the length of the history. Only folded
 * answers count. Call it inside `db.snapshot`.
 */
export async function weeklyCounts(
  db: Database,
  tx: Knex,
  { questionnaireId, slice, source, weekStart, figure }: WeeklyQuery,
): Promise<WeeklyCounts> {
  const memory = memoryOf(db);
  const key = `${questionnaireId}/${slice}/${source}/${weekStart}/${figure ?? ''}`;
  const now: { epoch: number; revision: number } | undefined = await tx('state_revisions')
    .where({ questionnaire_id: questionnaireId })
    .first('epoch', 'revision');
  if (now === undefined) return new Map();
  const known = memory.get(key);
  const kept: Kept =
    known?.epoch === now.epoch && known.revision <= now.revision
      ? known
      : { epoch: now.epoch, revision: -1, cells: new Map(), figures: new Map() };
  if (kept.revision !== now.revision) {
    const rows: CellRow[] = await tx('state_cells')
      .whereIn('version_id', tx('questionnaire_versions').where({ questionnaire_id: questionnaireId }).select('id'))
      .where({ slice })
      .whereIn('origin', ORIGINS_OF[source])
      .where('revision', '>', kept.revision)
      .select('id', 'period', 'version_id', 'state');
    const days = rows.filter(({ period }) => DAY.test(period));
    const counted = await Promise.all(days.map((row) => countsOf(tx, row, figure)));
    // Nothing is waited for from here on, so that two readers at once do not mix what they read.
    days.forEach((row, at) => {
      replace(kept, row, counted[at] ?? {}, weekStart);
    });
    kept.revision = now.revision;
  }
  keep(memory, key, kept);
  return kept.figures;
}

function replace(kept: Kept, row: CellRow, counts: Record<string, number>, weekStart: Weekday): void {
  const week = weekNumber(row.period, weekStart);
  add(kept.figures, kept.cells.get(row.id) ?? {}, week, -1);
  add(kept.figures, counts, week, 1);
  kept.cells.set(row.id, counts);
}

function add(figures: Kept['figures'], counts: Record<string, number>, week: number, sign: 1 | -1): void {
  for (const figure in counts) {
    const weeks = figures.get(figure) ?? new Map<number, number>();
    weeks.set(week, (weeks.get(week) ?? 0) + sign * (counts[figure] ?? 0));
    figures.set(figure, weeks);
  }
}

async function countsOf(
  tx: Knex,
  { version_id, state }: CellRow,
  figure: FigureKey | undefined,
): Promise<Record<string, number>> {
  const { definition } = await getVersion(tx, version_id);
  return figureCounts(decodeState(definition, state, figure && new Set([figure])));
}

type Memory = Map<string, Kept>;
const memories = new WeakMap<Database, Memory>();

function memoryOf(db: Database): Memory {
  const memory = memories.get(db) ?? new Map();
  memories.set(db, memory);
  return memory;
}

/** The slices looked at longest ago are forgotten. */
function keep(memory: Memory, key: string, kept: Kept): void {
  memory.delete(key);
  memory.set(key, kept);
  const [oldest] = memory.keys();
  if (memory.size > MOST_KEPT && oldest !== undefined) memory.delete(oldest);
}
