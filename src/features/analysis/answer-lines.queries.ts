import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Database } from '../../platform/db/database.ts';
import { type AnswerQuery, answersMatching } from './answers.queries.ts';

/** The answers of one day to one version of the questionnaire: a line each, ratings and questions parted by a blank. */
export interface AnswerLines {
  day: string;
  versionId: string;
  text: string;
}

/** So many answers come in one reading: a megabyte or two, which this thread passes on in some milliseconds. */
const AT_ONCE = 20_000;

/**
 * All answers of a segment and period for programs that add them up. The database joins them into one text a day, since
 * handing over a million rows one by one takes longer than everything that is done with them; the next days are read
 * while those before are worked on.
 */
export async function* answerLines(db: Database, tx: Knex, query: AnswerQuery): AsyncGenerator<AnswerLines[]> {
  const days: { day: string; n: number }[] = await answersMatching(tx, query)
    .groupBy('day')
    .orderBy('day')
    .select('day', tx.raw('count(*) as n'));
  const parts = partsOf(days.map(({ day, n }) => ({ day, n: Number(n) })));
  let next = parts[0] && readPart(db, tx, query, parts[0]);
  for (let at = 0; next !== undefined; at += 1) {
    const lines = await next;
    const following = parts[at + 1];
    next = following && readPart(db, tx, query, following);
    next?.catch(() => undefined); // told when it is awaited
    await setImmediate(); // so that it is under way
    yield lines;
  }
}

/** Days from one to another; of a day with too many answers, the ids from one to before another. */
interface DayPart {
  from: string;
  to: string;
  ids?: readonly [string | undefined, string | undefined];
}

/** Ids are random: between these lie sixteenths of them. */
const BETWEEN_IDS = [...'123456789abcdef'];

function partsOf(days: readonly { day: string; n: number }[]): DayPart[] {
  const parts: DayPart[] = [];
  let held = AT_ONCE;
  for (const { day, n } of days) {
    const part = parts.at(-1);
    if (n > AT_ONCE) {
      for (let at = 0; at <= BETWEEN_IDS.length; at += 1) {
        parts.push({ from: day, to: day, ids: [BETWEEN_IDS[at - 1], BETWEEN_IDS[at]] });
      }
      held = AT_ONCE;
    } else if (part === undefined || held + n > AT_ONCE) {
      parts.push({ from: day, to: day });
      held = n;
    } else {
      part.to = day;
      held += n;
    }
  }
  return parts;
}

async function readPart(db: Database, tx: Knex, query: AnswerQuery, part: DayPart): Promise<AnswerLines[]> {
  const line = "ratings || ' ' || questions";
  const joined = db.dialect === 'sqlite' ? `group_concat(${line}, char(10))` : `string_agg(${line}, chr(10))`;
  const read = answersMatching(tx, { ...query, from: part.from, to: part.to })
    .groupBy('day', 'version_id')
    .orderBy(['day', 'version_id'])
    .select({ day: 'day', versionId: 'version_id' }, tx.raw(`${joined} as text`));
  const [first, end] = part.ids ?? [];
  if (first !== undefined) read.where('id', '>=', first);
  if (end !== undefined) read.where('id', '<', end);
  return read;
}
