import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { chunks } from '../../platform/db/chunks.ts';
import type { ComplaintRecord } from './complaints.store.ts';

/** So many answers a place has before what was written in one of them is shown, as for comments. */
export const ANSWERS_FOR_WORDS = 10;
const MONTHS = 12;
/** Databases put so many queries, and no more, into one. */
const MOST_ASKED = 100;

type About = Pick<ComplaintRecord, 'id' | 'kind' | 'responseId' | 'questionnaireId' | 'branchId' | 'toldOn'>;

/**
 * Those of some complaints whose words may be told to readers without access to single answers. Who ticked contact, or
 * wrote to us, wants to be heard. What an unhappy answer says whose writer is not to be contacted is a comment: it waits
 * until its branch, which stands beside it, has ten answers in the twelve months up to its week. That is the same for
 * every filter, so that no two lists differ by one person.
 */
export async function withTellableWords<T extends About>(tx: Knex, complaints: readonly T[]): Promise<T[]> {
  const waits = (complaint: About): boolean => complaint.kind !== 'complaint' && complaint.responseId !== null;
  const enough = await placesWithAnswers(tx, complaints.filter(waits));
  return complaints.filter((complaint) => !waits(complaint) || enough.has(placeAndWeek(complaint)));
}

const placeAndWeek = ({ questionnaireId, branchId, toldOn }: About): string =>
  JSON.stringify([questionnaireId, branchId, toldOn]);

/** Which places had answers enough up to which weeks, in one question for all: each looks no further than it must. */
async function placesWithAnswers(tx: Knex, complaints: readonly About[]): Promise<ReadonlySet<string>> {
  const asked = [...new Map(complaints.map((complaint) => [placeAndWeek(complaint), complaint])).values()];
  const found = new Set<string>();
  for (const some of chunks(asked, MOST_ASKED)) {
    const [first, ...others] = some.map((about, nr) => tenthAnswer(tx, about, nr));
    if (first === undefined) break;
    const rows: { nr: number }[] = await first.unionAll(others);
    for (const { nr } of rows) {
      const about = some[nr];
      if (about !== undefined) found.add(placeAndWeek(about));
    }
  }
  return found;
}

/** A row with the number of the question, where there is a tenth answer. */
function tenthAnswer(tx: Knex, { questionnaireId, branchId, toldOn }: About, nr: number): Knex.QueryBuilder {
  const week = DateTime.fromISO(toldOn, { zone: 'utc' });
  const to = week.plus({ days: 6 });
  const days = [to.minus({ months: MONTHS }), to].map((day) => day.toFormat('yyyy-MM-dd'));
  const answers = tx('responses')
    .whereBetween('day', [days[0] ?? '', days[1] ?? ''])
    .limit(1)
    .offset(ANSWERS_FOR_WORDS - 1)
    .select('id');
  if (questionnaireId !== null) answers.where('questionnaire_id', questionnaireId);
  if (branchId !== null) answers.where('branch_id', branchId);
  // Not as a binding: knex would put that of the first query of a union behind those of its table.
  return tx.select(tx.raw(`${nr} as nr`)).from(answers.as('tenth'));
}
