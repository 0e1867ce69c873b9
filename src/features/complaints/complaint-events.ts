import type { Knex } from 'knex';
import type { Context } from '../../platform/context.ts';
import type { Complaint } from './complaints.store.ts';

/** A complaint or concern came, or the customer changed the answer behind it. */
export interface ComplaintNews {
  complaint: Complaint;
  change: 'received' | 'changed';
}

/** What another part of the product does about it, in the same transaction. Not called for what came closed already. */
export type ComplaintHandler = (tx: Knex, context: Context, news: ComplaintNews) => Promise<void>;
