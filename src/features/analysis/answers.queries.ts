import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import type { Segment } from '../state/index.ts';

export interface AnswerQuery {
  questionnaireId: string;
  from: string;
  to: string;
  segment: Segment;
  source: AnswerSource;
}

export interface StoredAnswers {
  id: string;
  versionId: string;
  /** Business date of receipt. */
  day: string;
  ratings: string;
  questions: string;
}

/** The rows of a query, to be selected from. */
export function answersMatching(db: Knex, query: AnswerQuery): Knex.QueryBuilder {
  const { segment } = query;
  const rows = db('responses')
    .where({ questionnaire_id: query.questionnaireId })
    .whereBetween('day', [query.from, query.to])
    .whereIn('origin', ORIGINS_OF[query.source]);
  if (segment.providerId !== undefined) rows.where('provider_id', segment.providerId);
  if (segment.branchIds !== undefined) rows.whereIn('branch_id', segment.branchIds);
  if (segment.topicId !== undefined) rows.where('topic_id', segment.topicId);
  if (segment.channel !== undefined) rows.where('channel', segment.channel);
  if (segment.locale !== undefined) rows.where('locale', segment.locale);
  return rows;
}

/** How many answers match, counted up to `limit` and no further. */
export async function countAnswers(db: Knex, query: AnswerQuery, limit: number): Promise<number> {
  const rows: { n: number }[] = await db
    .from(answersMatching(db, query).select('id').limit(limit).as('some'))
    .count({ n: '*' });
  return rows[0]?.n ?? 0;
}

/** The matching answers page by page: a query's own streaming would hold the whole result in memory. */
export async function* pagesOfAnswers(db: Knex, query: AnswerQuery, pageSize = 2000): AsyncGenerator<StoredAnswers[]> {
  let last = '';
  for (;;) {
    const rows: { id: string; version_id: string; day: string; ratings: string; questions: string }[] =
      await answersMatching(db, query)
        .where('id', '>', last)
        .orderBy('id')
        .limit(pageSize)
        .select('id', 'version_id', 'day', 'ratings', 'questions');
    if (rows.length === 0) return;
    yield rows.map((row) => ({
      id: row.id,
      versionId: row.version_id,
      day: row.day,
      ratings: row.ratings,
      questions: row.questions,
    }));
    last = rows.at(-1)?.id ?? last;
  }
}
