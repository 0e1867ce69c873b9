import type { Knex } from 'knex';
import type { CustomerStanding, InvitationCase } from '../../domain/program/decide-invitation.ts';
import { isInSample } from '../../domain/program/sampling.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { listHolidays } from '../calendar/index.ts';
import { addressHash, getPerson, type Person } from '../customers/index.ts';
import { findSuppression } from '../mail/index.ts';
import { findPlace, getOrganisation, type Organisation } from '../organisation/index.ts';
import { countLeaving, listInvitedTimes } from './invitation.store.ts';
import type { StoredProgram } from './programs.store.ts';

export interface CaseOf {
  program: StoredProgram;
  customerId: string;
  branchId: string | null;
  contactId: string;
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

/** What of an organisation and a person decides about any mail on surveys. */
export interface Standing {
  organisation: Organisation;
  person: Person;
  input: Pick<InvitationCase, 'now' | 'timeZone' | 'restDays' | 'holidays'> & { customer: CustomerStanding };
}

/** Gathers what both an invitation and a reminder rest on. Call it after `lockPerson`. */
export async function gatherStanding(
  tx: Knex,
  services: Services,
  hasOpenComplaint: OpenComplaintCheck,
  about: { customerId: string; branchId: string | null },
): Promise<Standing> {
  const organisation = await getOrganisation(tx);
  const branch = about.branchId === null ? undefined : await findPlace(tx, 'branch', about.branchId);
  const person = await getPerson(tx, about.customerId);
  const customerIds = person.records.map((record) => record.id);
  const input = {
    now: instantText(services.clock.now()),
    timeZone: branch?.timeZone ?? organisation.settings.timeZone,
    restDays: organisation.settings.restDays,
    holidays: await listQuietDays(tx),
    customer: {
      hasAddress: person.email !== null,
      suppressed: person.email === null ? null : await findSuppression(tx, addressHash(organisation, person.email)),
      relationship: person.relationship,
      erased: person.erased,
      complaintOpen: await hasOpenComplaint(tx, customerIds),
    },
  };
  return { organisation, person, input };
}

/** Gathers all that the decision rests on. Call it after `lockPerson`. */
export async function gatherCase(
  tx: Knex,
  services: Services,
  hasOpenComplaint: OpenComplaintCheck,
  about: CaseOf,
): Promise<{ organisation: Organisation; person: Person; input: InvitationCase }> {
  const { organisation, person, input: standing } = await gatherStanding(tx, services, hasOpenComplaint, about);
  const { program, completedAt, contactId } = about;
  const customerIds = person.records.map((record) => record.id);
  const input: InvitationCase = {
    ...standing,
    program,
    leaving: {
      timeZone: organisation.settings.timeZone,
      onDay: program.dailyCeiling === null ? new Map() : await leavingByDay(tx, services, organisation, about),
    },
    contact: {
      completedAt,
      imported: about.imported,
      inSample: isInSample(program.id, contactId, program.samplePercent),
    },
    customer: {
      ...standing.customer,
      otherInvitationsAt: await listInvitedTimes(tx, {
        customerIds,
        except: about.invitationId,
      }),
    },
  };
  return { organisation, person, input };
}

/** How many of the program's other invitations leave on each day on which this one could. */
async function leavingByDay(
  tx: Knex,
  services: Services,
  { settings }: Organisation,
  { program, invitationId }: CaseOf,
): Promise<Map<string, number>> {
  const now = services.clock.now();
  const [from, until] = [-1, program.maxContactAgeDays + 2].map((days) => instantText(addSeconds(now, days * DAY)));
  const query = { programId: program.id, from: from ?? '', until: until ?? '', except: invitationId };
  const onDay = new Map<string, number>();
  for (const { minute, count } of await countLeaving(tx, query)) {
    const day = businessDay(minute, settings.timeZone);
    onDay.set(day, (onDay.get(day) ?? 0) + count);
  }
  return onDay;
}

const DAY = 86_400;

/** The organisation's holidays: as quiet as rest days. */
export async function listQuietDays(db: Knex): Promise<Set<string>> {
  return new Set((await listHolidays(db)).map(({ day }) => day));
}
