import type { Knex } from 'knex';
import type { CustomerDataPart, EraseHandler, InBranches } from '../customers/index.ts';
import type { PlacesMergedHandler } from '../organisation/index.ts';
import { blankNotes, type ContactRow, movePlaceOfContacts, toContact } from './contact.store.ts';

/** What contacts hold about a person, for `customer export`. */
export const contactsOfPerson: CustomerDataPart = {
  name: 'contacts',
  async collect(db, recordIds) {
    const rows: ContactRow[] = await db('contacts').whereIn('customer_id', recordIds).orderBy(['occurred_at', 'id']);
    return rows.map(toContact);
  },
};

/** The contacts stay, as work that was done; what was noted about the person goes. */
export const eraseFromContacts: EraseHandler = (tx, _context, recordIds) => blankNotes(tx, recordIds);

/** Customer records with a contact in one of these branches: what people limited to branches see. */
export const customersInBranches: InBranches = (db: Knex, branchIds) =>
  db('contacts').whereIn('branch_id', branchIds).distinct('customer_id');

const COLUMN_OF = { provider: 'provider_id', branch: 'branch_id', topic: 'topic_id' } as const;

export const moveContactsOnMerge: PlacesMergedHandler = (tx, _context, { kind, fromId, intoId }) =>
  movePlaceOfContacts(tx, COLUMN_OF[kind], fromId, intoId);
