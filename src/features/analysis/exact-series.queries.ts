import type { Knex } from 'knex';
import { toSheet } from '../../domain/answers/stored-answers.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import { addSheet } from '../../domain/state/add-sheet.ts';
import type { Database } from '../../platform/db/database.ts';
import { invalidInput, notFound } from '../../platform/errors.ts';
import { getVersion } from '../questionnaires/index.ts';
import {
  joinVersions,
  readSeries,
  type StateQuery,
  type StateSeries,
  StretchSums,
  versionIdsNewestFirst,
} from '../state/index.ts';
import { type AnswerQuery, countAnswers, pagesOfAnswers } from './answers.queries.ts';

/** Crossings that are not kept ready are computed from at most so many answers. */
const DEEPEST = 20_000;

/**
 * Exact states of any segment by stretch of time: from the kept cells, or for crossings that are not kept ready, from
 * the answers themselves.
 *
 * @param stretches in order, without overlap
 * @throws AppError 404 when the questionnaire has no version; 422 for a crossing of too many answers
 */
export async function exactSeries(
  db: Database,
  tx: Knex,
  query: Omit<StateQuery, 'from' | 'to'>,
  stretches: readonly Days[],
): Promise<StateSeries> {
  const series = (await readSeries(db, tx, query, stretches)) ?? (await crossingSeries(tx, query, stretches));
  if (series === undefined) throw notFound('questionnaire with a version');
  return series;
}

/** @throws AppError 422 where there are more answers than are read at once */
export async function requireCountable(tx: Knex, query: AnswerQuery): Promise<void> {
  if ((await countAnswers(tx, query, DEEPEST + 1)) <= DEEPEST) return;
  throw invalidInput(
    'too_deep',
    'These filters together cover too many answers to count at once. Choose a shorter period or one filter less.',
  );
}

async function crossingSeries(
  tx: Knex,
  query: Omit<StateQuery, 'from' | 'to'>,
  stretches: readonly Days[],
): Promise<StateSeries | undefined> {
  const [first, last] = [stretches[0], stretches.at(-1)];
  const sums = new StretchSums(stretches);
  if (first !== undefined && last !== undefined) {
    const whole = { ...query, from: first.from, to: last.to };
    await requireCountable(tx, whole);
    for await (const page of pagesOfAnswers(tx, whole)) {
      for (const stored of page) {
        const { definition } = await getVersion(tx, stored.versionId);
        const into = sums.of(stored.versionId, stored.day);
        if (into !== undefined) addSheet(into, definition, toSheet(definition, stored), 1);
      }
    }
  }
  return joinVersions(tx, sums, await versionIdsNewestFirst(tx, query.questionnaireId));
}
