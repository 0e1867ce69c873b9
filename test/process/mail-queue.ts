import type { Database } from '../../src/platform/db/database.ts';
import { insertMany } from '../../src/platform/db/insert-many.ts';
import { systemIds } from '../../src/platform/ids.ts';

/**
 * Queues so many messages at once: nine invitations, each to a customer of its own, to one invitation of a user. They are
 * copies of the one invitation that is queued already.
 */
export async function queueMany(db: Database, count: number): Promise<void> {
  const { knex } = db;
  const [customer, contact, invitation, message, job] = [
    await knex('customers').first(),
    await knex('contacts').first(),
    await knex('invitations').first(),
    await knex('messages').where({ kind: 'invitation' }).first(),
    await knex('jobs').where({ kind: 'mail.send' }).first(),
  ];
  const rows = { customers: [], contacts: [], invitations: [], users: [], messages: [], jobs: [] } as Record<
    string,
    object[]
  >;
  for (let at = 1; at <= count; at += 1) {
    const [subjectId, messageId] = [systemIds.next(), systemIds.next()];
    const isForUser = at % 10 === 0;
    const email = `${isForUser ? 'user' : 'customer'}.${at}@example.org`;
    if (isForUser) {
      rows.users?.push({
        ...{ id: subjectId, email, name: `User ${at}`, role: 'staff', status: 'invited', locale: 'en' },
        created_at: message.created_at,
      });
    } else {
      const [customerId, contactId] = [systemIds.next(), systemIds.next()];
      rows.customers?.push({
        ...customer,
        ...{ id: customerId, person_id: customerId, external_id: null, email, search_text: email },
      });
      rows.contacts?.push({
        ...contact,
        ...{ id: contactId, customer_id: customerId, external_id: null, receipt: null },
      });
      rows.invitations?.push({ ...invitation, id: subjectId, customer_id: customerId, contact_id: contactId });
    }
    rows.messages?.push({
      ...message,
      ...{ id: messageId, kind: isForUser ? 'account.invite' : 'invitation', subject_id: subjectId },
    });
    rows.jobs?.push({ ...job, id: systemIds.next(), payload: JSON.stringify({ messageId }) });
  }
  await db.transaction(async (tx) => {
    for (const [table, of] of Object.entries(rows)) await insertMany(tx, table, of);
  });
}
