import { isAllowed } from '../../domain/access/role-matrix.ts';
import type { CustomerHistory } from '../customers/index.ts';
import { timeZoneOf } from '../organisation/index.ts';
import { eventsOf, outlineOf } from './invitation-events.ts';
import { listInvitationFacts } from './invitation-history.queries.ts';

const SHOWN = 200;

/**
 * What happened to a person's invitations, for the customer's page. Who may not see what became of mails learns on which
 * days the person was asked and answered, as on the contact's page.
 */
export const invitationHistory: CustomerHistory = async (db, recordIds, { locale, branchIds, role }) => {
  const timeZone = await timeZoneOf(db, null);
  const seesMail = isAllowed(role, 'outbox.view');
  const all = await listInvitationFacts(
    db,
    (invitations) => {
      invitations.whereIn('customer_id', recordIds);
      if (branchIds !== null) invitations.whereIn('branch_id', branchIds);
    },
    SHOWN,
  );
  return all.flatMap((facts) => {
    const { id, contactId } = facts.invitation;
    const href = seesMail ? `/invitations/${id}` : `/contacts/${contactId}`;
    const events = (seesMail ? eventsOf : outlineOf)(facts, { locale, timeZone });
    return events.map(({ day, at, text, detail }) => ({ day, at: at ?? undefined, text, detail, href }));
  });
};
