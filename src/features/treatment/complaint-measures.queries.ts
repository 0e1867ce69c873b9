import type { Knex } from 'knex';
import { z } from 'zod';
import { Severity } from '../../domain/complaint/complaint.ts';
import {
  type HandledComplaint,
  type HandlingMeasures,
  handlingMeasures,
} from '../../domain/complaint/handling-measures.ts';
import { type Moments, momentsFromSums } from '../../domain/statistics/integer-moments.ts';
import { type WorkingCalendar, workingMinutesBetween } from '../../domain/time/working-time.ts';
import type { Database } from '../../platform/db/database.ts';
import { readCalendar } from '../calendar/index.ts';
import { type ComplaintReader, countComplaints, filteredComplaints } from '../complaints/index.ts';
import { completedByDay } from '../contacts/index.ts';
import { type ComplaintTargets, readTargets } from './complaint-targets.ts';

/** Which complaints are measured: received in these days, both within, in one branch or all that the reader sees. */
export interface MeasuredScope {
  from: string;
  to: string;
  branch?: string | undefined;
}

export interface ComplaintMeasures {
  targets: ComplaintTargets;
  concerns: number;
  contacts: number;
  handling: HandlingMeasures;
  /** Satisfaction in surveys without a failure; null where it would tell of the few that had one. */
  neverFailed: Moments | null;
}

const LevelColumn = z.number().nullable();

const Row = z.object({
  severity: Severity,
  received_at: z.string(),
  acknowledged_at: z.string().nullable(),
  answered_at: z.string().nullable(),
  closed_at: z.string().nullable(),
  closed_as: z.string().nullable(),
  settled: z.union([z.boolean(), z.number()]).nullable(),
  ...{ outcome: LevelColumn, procedure: LevelColumn, manner: LevelColumn, satisfaction: LevelColumn },
});

/** How complaints of a period were treated, as things stand at an instant. Withdrawn ones do not count. */
export async function complaintMeasures(
  db: Database,
  scope: MeasuredScope,
  reader: ComplaintReader,
  now: string,
): Promise<ComplaintMeasures> {
  return db.snapshot(async (tx) => {
    const filter = { from: scope.from, to: scope.to, ...(scope.branch === undefined ? {} : { branch: scope.branch }) };
    const targets = await readTargets(tx);
    const calendar = await readCalendar(tx);
    const rows = z.array(Row).parse(
      await filteredComplaints(tx, { ...filter, kind: 'complaint' }, reader)
        .whereNotNull('c.received_at')
        .where((w) => w.whereNull('c.closed_as').orWhereNot('c.closed_as', 'withdrawn'))
        .leftJoin('complaint_answers as a', (join) =>
          join
            .on('a.complaint_id', 'c.id')
            .andOn(
              'a.id',
              tx.raw(
                '(select l.id from complaint_answers l where l.complaint_id = c.id order by l.at desc, l.id desc limit 1)',
              ),
            ),
        )
        .select('c.severity', 'c.received_at', 'c.acknowledged_at', 'c.answered_at', 'c.closed_at', 'c.closed_as')
        .select('a.settled', 'a.outcome', 'a.procedure', 'a.manner', 'a.satisfaction'),
    );
    const completed = await completedByDay(tx, { branch: scope.branch }, reader.branchIds, scope);
    return {
      targets,
      concerns: await countComplaints(tx, { ...filter, kind: 'concern' }, reader),
      contacts: completed.reduce((sum, { n }) => sum + n, 0),
      handling: handlingMeasures(
        rows.map((row) => toHandled(row, calendar, now)),
        { acknowledge: targets.acknowledgeHours * 60, answer: targets.answerHours * 60 },
      ),
      neverFailed: await neverFailed(db, tx, scope, reader),
    };
  });
}

function toHandled(row: z.output<typeof Row>, calendar: WorkingCalendar, now: string): HandledComplaint {
  const { outcome, procedure, manner, satisfaction } = row;
  const minutesTo = (at: string | null): number | null =>
    at === null ? null : workingMinutesBetween(row.received_at, at, calendar);
  return {
    severity: row.severity,
    toAcknowledge: minutesTo(row.acknowledged_at),
    toAnswer: minutesTo(row.answered_at),
    toClose: minutesTo(row.closed_at),
    waited:
      row.acknowledged_at === null || row.answered_at === null
        ? workingMinutesBetween(row.received_at, now, calendar)
        : 0,
    closedUnconfirmed: row.closed_as === 'unconfirmed',
    settled: row.settled === null ? null : Boolean(row.settled),
    grades: { outcome, procedure, manner, satisfaction },
  };
}

/** Crossings beyond the figures that are kept are read from so many answers at most; ids are random, so is the choice. */
const MOST_READ = 20_000;
/** Fewer on either side would tell of single answers. */
const FEWEST = 10;

/**
 * Satisfaction of survey answers that report no failure: nothing went wrong, and no complaint or concern came of them.
 * Withheld where it stands on few answers, or where taking it from all of them would tell of the few others.
 */
async function neverFailed(
  db: Database,
  tx: Knex,
  { from, to, branch }: MeasuredScope,
  { branchIds, rowAccess }: ComplaintReader,
): Promise<Moments | null> {
  const field = (name: string): string =>
    db.dialect === 'sqlite' ? `json_extract(r.questions, '$.${name}')` : `(r.questions::json ->> '${name}')`;
  const answers = tx('responses as r')
    .leftJoin('complaints as c', 'c.response_id', 'r.id')
    .whereBetween('r.day', [from, to])
    .whereRaw(`${field('satisfaction')} is not null`)
    .orderBy('r.id')
    .limit(MOST_READ)
    .select(tx.raw(`cast(${field('satisfaction')} as integer) as level`))
    .select(
      tx.raw(
        `case when c.id is null and coalesce(cast(${field('wrong')} as text), 'false') in ('false', '0') then 1 else 0 end as fine`,
      ),
    );
  if (branch !== undefined) answers.where('r.branch_id', branch);
  if (branchIds !== null) answers.whereIn('r.branch_id', branchIds);
  const [row] = await tx
    .from(answers.as('answered'))
    .whereBetween('level', [1, 5])
    .select(tx.raw('count(*) as n, coalesce(sum(fine), 0) as fine'))
    .select(tx.raw('coalesce(sum(fine * level), 0) as total, coalesce(sum(fine * level * level), 0) as squares'));
  const [n, fine, total, squares] = [row?.n, row?.fine, row?.total, row?.squares].map((sum) => Number(sum ?? 0));
  const others = (n ?? 0) - (fine ?? 0);
  if (!rowAccess && ((fine ?? 0) < FEWEST || (others > 0 && others < FEWEST))) return null;
  return momentsFromSums({ n: fine ?? 0, sum: total ?? 0, sumOfSquares: squares ?? 0 });
}
