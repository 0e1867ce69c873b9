import type { Locale } from '../../domain/locale.ts';
import { type Filled, fillChange, overtakenProblem, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { markShown, seenBefore } from '../../platform/overtaken.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import type { WaitingMail } from './focus-groups.queries.ts';
import { type FocusGroup, type FocusSession, hasBegun } from './focus-groups.store.ts';
import { type Attendance, attendanceOf, EXPECTED, shownAttendance, shownSession } from './focus-invitations.service.ts';
import { sessionTime } from './focus-mail.views.ts';
import type { FocusPerson } from './focus-people.store.ts';
import { groupHead, pathOf, waitsText, whereText } from './focus-words.ts';
import { detailFields, detailsOf, languageField, ownWordsFields } from './new-focus-group.views.ts';

export interface SessionPageInput {
  locale: Locale;
  timeZone: string;
  now: string;
  /** Languages that the organisation writes in. */
  languages: readonly Locale[];
  group: FocusGroup;
  session: FocusSession;
  people: readonly FocusPerson[];
  names: ReadonlyMap<string, string>;
  mayManage: boolean;
  waits: WaitingMail | undefined;
  filled: FilledSession;
}

/** Forms of the page that were not taken, with all that was typed; who came: where somebody else noted that meanwhile. */
export interface FilledSession {
  change?: Filled;
  notes?: Filled;
  attendance?: { rows: readonly Attendance[]; thank: boolean };
}

/** What views/focus-groups/session.ejs shows. */
export function toSessionPage(input: SessionPageInput) {
  const { locale, timeZone, group, session, mayManage, filled, now } = input;
  const t = focusGroupsMessages.in(locale);
  const words = wordsOf(focusGroupsMessages, locale);
  const path = `${pathOf(group)}/sessions/${session.id}`;
  const details = [
    ...detailFields(locale, '', detailsOf(session, timeZone)),
    languageField(locale, 'locale', languagesWith(input.languages, session.locale), session.locale),
    ...ownWordsFields(locale, '', session),
  ];
  const notes = {
    name: 'notes',
    kind: 'textarea' as const,
    rows: 10,
    label: t('focus.notes'),
    hint: t('focus.notes.hint'),
    value: session.notes ?? '',
    maxlength: 20_000,
  };
  const changed = fillChange(details, filled.change ?? UNTOUCHED, { words, locale, field: 'at' });
  const noted = fillChange([notes], filled.notes ?? UNTOUCHED, { words, locale, field: 'notes' });
  const begun = hasBegun(session, now);
  return {
    head: groupHead(group, 'group', locale),
    groupHref: pathOf(group),
    title: t('focus.session.title', { when: sessionTime(session, locale, timeZone) }),
    where: whereText(session, locale),
    state: t(`focus.session.state.${session.state}`),
    problems: [
      ...(filled.attendance === undefined ? [] : [overtakenProblem(locale, 'came')]),
      ...noted.problems,
      ...changed.problems,
    ],
    waits: waitsText(input.waits, input),
    attendance:
      mayManage && begun && session.state !== 'cancelled'
        ? {
            action: `${path}/attendance`,
            seen: markShown(shownAttendance(input.people)),
            people: expectedPeople(input),
            savedMeanwhile: attendanceMeanwhile(input),
            thank: filled.attendance?.thank ?? false,
          }
        : null,
    later: mayManage && !begun && session.state === 'planned',
    notes: mayManage
      ? {
          action: `${path}/notes`,
          field: noted.fields.notes,
          seen: seenBefore(filled.notes, session.notes),
          savedMeanwhile: noted.savedMeanwhile,
        }
      : null,
    read: mayManage ? null : session.notes,
    change:
      mayManage && session.state === 'planned' && !begun
        ? {
            action: path,
            seen: seenBefore(filled.change, shownSession(session)),
            fields: details.map(({ name }) => changed.fields[name]),
            savedMeanwhile: changed.savedMeanwhile,
            zone: t('focus.form.zone', { zone: isolate(timeZone) }),
            open: filled.change !== undefined,
          }
        : null,
    cancelAction: mayManage && session.state === 'planned' ? `${path}/cancel` : null,
  };
}

/** A session keeps its language in the list, also when the organisation has given it up. */
const languagesWith = (languages: readonly Locale[], own: Locale): readonly Locale[] =>
  languages.includes(own) ? languages : [own, ...languages];

const nameOf = ({ customerId }: FocusPerson, names: ReadonlyMap<string, string>, locale: Locale): string =>
  names.get(customerId) ?? focusGroupsMessages.in(locale)('focus.person.nameless');

/** Everybody who was expected, by name, with what is noted of them and what stands in the form. */
function attendances({ locale, people, names, filled }: SessionPageInput) {
  const collator = new Intl.Collator(locale);
  return people
    .filter(({ state }) => EXPECTED.includes(state))
    .map((person) => {
      const kept = attendanceOf(person);
      const typed = filled.attendance?.rows.find(({ personId }) => personId === person.id) ?? kept;
      // That somebody came or not can be said otherwise, not taken back.
      return {
        person,
        name: nameOf(person, names, locale),
        kept,
        shown: { ...typed, state: typed.state ?? kept.state },
      };
    })
    .sort((a, b) => collator.compare(a.name, b.name) || a.person.id.localeCompare(b.person.id));
}

function expectedPeople(input: SessionPageInput) {
  const t = focusGroupsMessages.in(input.locale);
  return attendances(input).map(({ person, name, shown }) => ({
    id: person.id,
    name,
    answer: t(`focus.person.${person.state}`),
    came: shown.state === 'attended',
    stayedAway: shown.state === 'no_show',
    incentive: shown.incentiveGiven,
    recording: shown.recordingConsent,
  }));
}

/** What is noted now of those of whom something else stands in the form, and who is expected otherwise than it says. */
function attendanceMeanwhile(input: SessionPageInput): { label: string; text: string }[] {
  const { locale, people, names, filled } = input;
  if (filled.attendance === undefined) return [];
  const t = focusGroupsMessages.in(locale);
  const sent = new Set(filled.attendance.rows.map(({ personId }) => personId));
  const others = people.filter(({ id, state }) => sent.has(id) !== EXPECTED.includes(state));
  const told = ({ state, incentiveGiven, recordingConsent }: Attendance): string =>
    dotted([
      ...(state === null ? [] : [t(`focus.person.${state}`)]),
      ...(incentiveGiven ? [t('focus.attendance.incentive')] : []),
      ...(recordingConsent ? [t('focus.attendance.recording')] : []),
    ]) || '—';
  return [
    ...others.map((person) => ({ label: nameOf(person, names, locale), text: t(`focus.person.${person.state}`) })),
    ...attendances(input)
      .filter(({ person, kept, shown }) => sent.has(person.id) && told(kept) !== told(shown))
      .map(({ name, kept }) => ({ label: name, text: told(kept) })),
  ];
}
