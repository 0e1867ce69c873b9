import { expect, test } from '@jest/globals';
import { sessionCalendar } from '../../../src/features/focus-groups/session-calendar.ts';
import { readEvent } from './focus-world.ts';

test('no name, place or theme ends a line of the file, whatever counts as the end of one', () => {
  const evil = 'x\r\nATTENDEE:mailto:evil@example.org\rEND:VEVENT\u2028END:VEVENT\u2029"\u0085;,:\\n^n';
  const { content } = sessionCalendar({
    ...{ method: 'REQUEST', locale: 'en', summary: evil, description: evil, host: 'alon.example' },
    person: { id: 'one', state: 'accepted', calendarSequence: 0 },
    session: { startsAt: '2026-03-24T16:00:00.000Z', minutes: 90, place: evil, link: null },
    organiser: { name: evil, email: 'office@alon.example' },
    attendee: { name: evil, email: 'dana@example.org' },
    now: new Date('2026-03-04T09:00:00.000Z'),
  });
  // With `m`, Unicode's ends of lines count too.
  expect(content.match(/^END:VEVENT/gm)).toHaveLength(1);
  expect(content.match(/^ATTENDEE/gm)).toHaveLength(1);
  expect(readEvent(content)).toMatchObject({ attendee: 'mailto:dana@example.org', status: 'CONFIRMED' });
});
