import type { Knex } from 'knex';
import type { Context } from '../../platform/context.ts';
import type { ResponseRecord } from './responses.store.ts';

/** An answer came, or took the place of an earlier one. */
export interface AnswerEvent {
  response: ResponseRecord;
  /** The program that asked for it, which is kept with no answer; null: nobody was asked, it came by an open link. */
  programId: string | null;
  change: 'received' | 'changed';
}

/** What another part of the product does about an answer, in the transaction that takes it. */
export type AnswerHandler = (tx: Knex, context: Context, event: AnswerEvent) => Promise<void>;
