import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import { maskText } from '../../domain/comments/mask-text.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Scope } from '../analysis/index.ts';
import { findShownComments, type ShownComment } from './comments.queries.ts';
import { namesAround } from './known-names.queries.ts';

/** A comment that is told later, by reference: who is erased meanwhile takes it along. */
export interface CommentReference {
  responseId: string;
  weeks: Days;
}

/** The newest comments of a scope, by the rules of the comments page, to be read when they are told. */
export async function referToComments(
  db: Database,
  tx: Knex,
  scope: Scope,
  limit: number,
): Promise<CommentReference[]> {
  const found = await findShownComments(tx, db, scope, {}, { offset: 0, limit });
  if (found.state !== 'shown') return [];
  return found.rows.map(({ response_id: responseId, weeks }) => ({ responseId, weeks }));
}

/** Those that are still there, masked with the names that are known now. */
export async function readReferred(
  db: Database,
  tx: Knex,
  references: readonly CommentReference[],
): Promise<ShownComment[]> {
  const rows: { response_id: string; words: string }[] = await tx('response_comments')
    .whereIn(
      'response_id',
      references.map(({ responseId }) => responseId),
    )
    .select('response_id', 'words');
  const namesOf = await namesAround(
    db,
    tx,
    rows.map((row) => ({ responseId: row.response_id, words: row.words })),
  );
  return references.flatMap(({ responseId, weeks }) => {
    const row = rows.find((one) => one.response_id === responseId);
    return row === undefined ? [] : [{ weeks, pieces: maskText(row.words, namesOf(responseId)) }];
  });
}
