import type { Knex } from 'knex';
import type { InvitationCase } from '../../domain/program/decide-invitation.ts';
import type { ProgramSettings } from '../../domain/program/program.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { addressHash, getPerson, type Person } from '../customers/index.ts';
import { findSuppression } from '../mail/index.ts';
import { findPlace, getOrganisation, type Organisation } from '../organisation/index.ts';
import { listInvitedTimes } from './invitation.store.ts';

export interface CaseOf {
  program: ProgramSettings;
  customerId: string;
  branchId: string | null;
  completedAt: string;
  /** From a file that was imported without asking for invitations. */
  imported: boolean;
  /** The invitation in hand, which does not count against itself. */
  invitationId: string | null;
}

/**
 * Lets one transaction at a time decide about a person: two contacts at the same moment must not both be scheduled. The
 * row of the person's main record is locked, in the mode that rows pointing at it may still be written under (a plain
 * update lock would run into the contacts just inserted, each way round).
 */
export async function lockPerson(tx: Knex, customerId: string): Promise<void> {
  const person = tx('customers').where({ id: customerId }).select('person_id');
  await tx('customers').where('id', person).forNoKeyUpdate().first('id');
}

/** Whether one of these customer records has a complaint that is not closed yet. */
export type OpenComplaintCheck = (db: Knex, customerIds: readonly string[]) => Promise<boolean>;

/** Gathers all that the decision rests on. Call it after `lockPerson`. */
export async function gatherCase(
  tx: Knex,
  services: Services,
  hasOpenComplaint: OpenComplaintCheck,
  about: CaseOf,
): Promise<{ organisation: Organisation; person: Person; input: InvitationCase }> {
  const organisation = await getOrganisation(tx);
  const branch = about.branchId === null ? undefined : await findPlace(tx, 'branch', about.branchId);
  const person = await getPerson(tx, about.customerId);
  const customerIds = person.records.map((record) => record.id);
  const input: InvitationCase = {
    now: instantText(services.clock.now()),
    program: about.program,
    timeZone: branch?.timeZone ?? organisation.settings.timeZone,
    restDays: organisation.settings.restDays,
    contact: { completedAt: about.completedAt, imported: about.imported },
    customer: {
      hasAddress: person.email !== null,
      suppressed: person.email === null ? null : await findSuppression(tx, addressHash(organisation, person.email)),
      relationship: person.relationship,
      erased: person.erased,
      complaintOpen: await hasOpenComplaint(tx, customerIds),
      otherInvitationsAt: await listInvitedTimes(tx, {
        customerIds,
        except: about.invitationId,
      }),
    },
  };
  return { organisation, person, input };
}
