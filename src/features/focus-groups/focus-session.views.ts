import type { Locale } from '../../domain/locale.ts';
import { type Filled, fillIn } from '../../platform/http/form-fields.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { markShown, seenBefore } from '../../platform/overtaken.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import { type FocusGroup, type FocusSession, hasBegun } from './focus-groups.store.ts';
import { EXPECTED } from './focus-invitations.service.ts';
import { sessionTime } from './focus-mail.views.ts';
import type { FocusPerson } from './focus-people.store.ts';
import { groupHead, pathOf, whereText } from './focus-words.ts';
import { detailFields, detailsOf, languageField } from './new-focus-group.views.ts';

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
  filled: Filled;
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
  const { fields, problems } = fillIn([...details, notes], filled, words);
  const begun = hasBegun(session, now);
  const overtaken = filled.errors.notes === 'focus.fault.notesChanged';
  return {
    head: groupHead(group, 'group', locale),
    groupHref: pathOf(group),
    title: t('focus.session.title', { when: sessionTime(session, locale, timeZone) }),
    where: whereText(session, locale),
    state: t(`focus.session.state.${session.state}`),
    problems: overtaken ? problems.map((problem) => ({ ...problem, overtaken })) : problems,
    attendance:
      mayManage && begun && session.state !== 'cancelled'
        ? { action: `${path}/attendance`, people: expectedPeople(input) }
        : null,
    later: mayManage && !begun && session.state === 'planned',
    notes: mayManage
      ? {
          action: `${path}/notes`,
          field: fields.notes,
          seen: overtaken ? markShown(session.notes) : seenBefore(filled, session.notes),
          // What was saved meanwhile stands beside what was typed: saved once more, that takes its place.
          savedMeanwhile: overtaken ? [{ label: t('focus.notes'), text: session.notes || '—' }] : [],
        }
      : null,
    read: mayManage ? null : session.notes,
    change:
      mayManage && session.state === 'planned' && !begun
        ? {
            action: path,
            fields: details.map(({ name }) => fields[name]),
            zone: t('focus.form.zone', { zone: isolate(timeZone) }),
            open: details.some(({ name }) => filled.errors[name] !== undefined),
          }
        : null,
    cancelAction: mayManage && session.state === 'planned' ? `${path}/cancel` : null,
  };
}

/** A session keeps its language in the list, also when the organisation has given it up. */
const languagesWith = (languages: readonly Locale[], own: Locale): readonly Locale[] =>
  languages.includes(own) ? languages : [own, ...languages];

function expectedPeople({ locale, people, names }: SessionPageInput) {
  const t = focusGroupsMessages.in(locale);
  const collator = new Intl.Collator(locale);
  const nameOf = ({ customerId }: FocusPerson): string => names.get(customerId) ?? t('focus.person.nameless');
  return people
    .filter(({ state }) => EXPECTED.includes(state))
    .sort((a, b) => collator.compare(nameOf(a), nameOf(b)) || a.id.localeCompare(b.id))
    .map((person) => ({
      id: person.id,
      name: nameOf(person),
      answer: t(`focus.person.${person.state}`),
      came: person.state === 'attended',
      stayedAway: person.state === 'no_show',
      incentive: person.incentiveGiven,
      recording: person.recordingConsent === true,
    }));
}
