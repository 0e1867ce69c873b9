import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '../../domain/locale.ts';
import type { CalendarPart } from '../../platform/mail/mail.ts';
import type { FocusSession } from './focus-groups.store.ts';
import type { FocusPerson } from './focus-people.store.ts';

export interface SessionCalendar {
  method: CalendarPart['method'];
  person: Pick<FocusPerson, 'id' | 'state' | 'calendarSequence'>;
  session: Pick<FocusSession, 'startsAt' | 'minutes' | 'place' | 'link'>;
  locale: Locale;
  summary: string;
  description: string;
  organiser: { name: string; email: string };
  attendee: { name: string | null; email: string };
  /** The right-hand side of the event's id. */
  host: string;
  now: Date;
}

/**
 * The session as calendars take it (RFC 5545, RFC 5546). One person has one event in a group, whatever becomes of it: the
 * same UID with a growing SEQUENCE, so that a move takes the place of what stood there and a cancellation takes it away.
 */
export function sessionCalendar(about: SessionCalendar): CalendarPart {
  const { method, person, session, organiser, attendee } = about;
  const cancelled = method === 'CANCEL';
  const starts = new Date(session.startsAt);
  const calendar = ical({
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'Gapcard', product: 'Gapcard', language: about.locale.toUpperCase() },
  });
  calendar.createEvent({
    id: `focus-${person.id}@${about.host}`,
    sequence: person.calendarSequence,
    stamp: about.now,
    start: starts,
    end: new Date(starts.getTime() + session.minutes * 60_000),
    summary: plain(about.summary),
    description: plain(about.description),
    location: plain(session.place ?? session.link ?? ''),
    ...(session.link === null ? {} : { url: session.link }),
    organizer: { name: parameter(organiser.name), email: organiser.email },
    attendees: [
      {
        name: parameter(attendee.name ?? attendee.email),
        email: attendee.email,
        // Answers are given on the page behind the link: nobody reads those of calendar programs.
        rsvp: false,
        status: person.state === 'accepted' ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
      },
    ],
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return { method, content: calendar.toString() };
}

/** Control characters would break the file's lines, for some readers also those of Unicode that end one. */
const plain = (text: string): string => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n]/gu, '');

/** A quoted parameter can hold no quote and no line break, however they are escaped. */
const parameter = (text: string): string => plain(text).replace(/\n/g, ' ').replaceAll('"', '״');
