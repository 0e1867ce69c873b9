import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import type { ComplaintRecord } from './complaints.store.ts';

/** So many answers a place has before what was written in one of them is shown, as for comments. */
export const ANSWERS_FOR_WORDS = 10;
const MONTHS = 12;

type About = Pick<ComplaintRecord, 'id' | 'kind' | 'responseId' | 'questionnaireId' | 'branchId' | 'toldOn'>;

/**
 * Those of some complaints whose words may be told to readers without access to single answers. Who ticked contact, or
 * wrote to us, wants to be heard. What an unhappy answer says whose writer is not to be contacted is a comment: it waits
 * until its branch, which stands beside it, has ten answers in the twelve months up to its week. That is the same for
 * every filter, so that no two lists differ by one person.
 */
export async function withTellableWords<T extends About>(tx: Knex, complaints: readonly T[]): Promise<T[]> {
  const enough = new Map<string, boolean>();
  const told: T[] = [];
  for (const complaint of complaints) {
    const { kind, responseId, questionnaireId, branchId, toldOn } = complaint;
    if (kind === 'complaint' || responseId === null) {
      told.push(complaint);
      continue;
    }
    const key = `${questionnaireId} ${branchId} ${toldOn}`;
    const known = enough.get(key) ?? (await hasAnswers(tx, complaint));
    enough.set(key, known);
    if (known) told.push(complaint);
  }
  return told;
}

async function hasAnswers(tx: Knex, { questionnaireId, branchId, toldOn }: About): Promise<boolean> {
  const week = DateTime.fromISO(toldOn, { zone: 'utc' });
  const to = week.plus({ days: 6 });
  const days = [to.minus({ months: MONTHS }), to].map((day) => day.toFormat('yyyy-MM-dd'));
  const answers = tx('responses')
    .whereBetween('day', [days[0] ?? '', days[1] ?? ''])
    .limit(ANSWERS_FOR_WORDS)
    .select('id');
  if (questionnaireId !== null) answers.where('questionnaire_id', questionnaireId);
  if (branchId !== null) answers.where('branch_id', branchId);
  return (await answers).length === ANSWERS_FOR_WORDS;
}
