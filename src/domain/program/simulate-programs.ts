import { businessDay } from '../time/business-day.ts';
import { type ChosenBy, chooseProgram } from './contact-filter.ts';
import { type CustomerStanding, decideInvitation, type InvitationDecision } from './decide-invitation.ts';
import type { Program } from './program.ts';
import { isInSample } from './sampling.ts';

export interface SimulatedContact extends ChosenBy {
  id: string;
  personId: string;
  completedAt: string;
  /** When it was, or would have been, decided about. */
  consideredAt: string;
  imported: boolean;
  /** The zone of its branch, or of the organisation. */
  timeZone: string;
}

/** From which day a complaint was open, and until which instant; null where it still is. */
export interface ComplaintSpan {
  from: string;
  until: string | null;
}

/** A person as they are known now, but for what depends on the time looked at. */
export type SimulatedPerson = Omit<CustomerStanding, 'complaintOpen'> & { complaints: readonly ComplaintSpan[] };

/** What stood before the first of the contacts came. */
export interface SimulatedWorld<P extends Program> {
  /** In their order, on or off as is to be supposed. */
  programs: readonly P[];
  timeZone: string;
  restDays: readonly number[];
  holidays: ReadonlySet<string>;
  people: ReadonlyMap<string, SimulatedPerson>;
  /** By person: when invitations about other contacts left or will leave. */
  invitedAt: ReadonlyMap<string, readonly string[]>;
  /** By program and day: how many invitations about other contacts leave. */
  leaving: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface SimulatedOutcome<P extends Program, C extends SimulatedContact> {
  contact: C;
  /** The one that would have taken the contact; undefined where none asks about such contacts. */
  program: P | undefined;
  decision: InvitationDecision | null;
}

/**
 * What programs would have decided about contacts, one after the other: each invitation counts for the next contact of
 * the same person and for the ceiling of its day, as it would have. By the rules that real contacts go through.
 *
 * @param contacts in the order in which they are considered
 */
export function* simulatePrograms<P extends Program, C extends SimulatedContact>(
  world: SimulatedWorld<P>,
  contacts: Iterable<C>,
): Generator<SimulatedOutcome<P, C>> {
  const invitedAt = new Map([...world.invitedAt].map(([person, times]) => [person, [...times]]));
  const leaving = new Map([...world.leaving].map(([program, days]) => [program, new Map(days)]));
  for (const contact of contacts) {
    const program = chooseProgram(world.programs, contact);
    const person = world.people.get(contact.personId);
    if (program === undefined || person === undefined) {
      yield { contact, program, decision: null };
      continue;
    }
    const onDay = listOf(leaving, program.id, () => new Map<string, number>());
    const times = listOf(invitedAt, contact.personId, () => []);
    const decision = decideInvitation({
      now: contact.consideredAt,
      program,
      timeZone: contact.timeZone,
      restDays: world.restDays,
      holidays: world.holidays,
      leaving: { timeZone: world.timeZone, onDay },
      contact: {
        completedAt: contact.completedAt,
        imported: contact.imported,
        inSample: isInSample(program.id, contact.id, program.samplePercent),
      },
      customer: { ...person, complaintOpen: isComplaintOpen(person, contact, world), otherInvitationsAt: times },
    });
    if (decision.status === 'scheduled') {
      times.push(decision.sendAt);
      const day = businessDay(decision.sendAt, world.timeZone);
      onDay.set(day, (onDay.get(day) ?? 0) + 1);
    }
    yield { contact, program, decision };
  }
}

/** Whether a complaint was open when a contact was considered. Its day is known and no time, so the days after it count. */
function isComplaintOpen(
  { complaints }: SimulatedPerson,
  { consideredAt }: SimulatedContact,
  { timeZone }: Pick<SimulatedWorld<Program>, 'timeZone'>,
): boolean {
  const day = businessDay(consideredAt, timeZone);
  return complaints.some(({ from, until }) => from < day && (until === null || until > consideredAt));
}

function listOf<T>(lists: Map<string, T>, key: string, make: () => T): T {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made = make();
  lists.set(key, made);
  return made;
}
