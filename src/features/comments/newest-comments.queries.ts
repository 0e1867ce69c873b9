import type { Knex } from 'knex';
import type { Database } from '../../platform/db/database.ts';
import type { Scope } from '../analysis/index.ts';
import { type CommentsReading, readComments } from './comments.queries.ts';

/**
 * The newest comments of people who were not satisfied, by the rules of the comments page. Call it inside `db.snapshot`.
 */
export function newestUnhappyComments(db: Database, tx: Knex, scope: Scope, limit: number): Promise<CommentsReading> {
  return readComments(db, tx, scope, { mood: 'unhappy' }, { offset: 0, limit });
}

/** The newest comments of people who rated an item low, by the rules of the comments page. Call it inside `db.snapshot`. */
export function commentsOnItem(
  db: Database,
  tx: Knex,
  scope: Scope,
  itemKey: string,
  limit: number,
): Promise<CommentsReading> {
  return readComments(db, tx, scope, { lowOn: [itemKey] }, { offset: 0, limit });
}
