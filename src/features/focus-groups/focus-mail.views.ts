import { directionOf, LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { appointmentDay, dayAndMonth, timeOfDay } from '../../platform/i18n/dates.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import type { SimpleMail } from '../../platform/mail/simple-mail.ts';
import type { FocusGroup, FocusSession } from './focus-groups.store.ts';
import { focusMailMessages } from './focus-mail.messages.ts';
import type { FocusPerson } from './focus-people.store.ts';

export const FOCUS_LETTERS = ['invitation', 'seat', 'changed', 'cancelled', 'off', 'reminder', 'thanks'] as const;
export type FocusLetterKind = (typeof FOCUS_LETTERS)[number];

/** What views/mail/focus.{html,text}.ejs show, as `mail`: a simple mail with when and where in it, and the way out. */
export interface FocusLetter extends SimpleMail {
  facts: { label: string; text: string; href: string | null }[];
  unsubscribe: { label: string; href: string };
}

export interface FocusLetterInput {
  kind: FocusLetterKind;
  locale: Locale;
  timeZone: string;
  organisation: string;
  postal: string | null;
  /** How the person is called; null: not known. */
  name: string | null;
  group: Pick<FocusGroup, 'theme' | 'seats' | 'incentive'>;
  session: Pick<FocusSession, 'startsAt' | 'minutes' | 'place' | 'link' | 'locale' | 'moderator'>;
  /** Business day by which an answer is waited for. */
  answerBy: string | null;
  tellOutcome: boolean;
  answerUrl: string;
  unsubscribeUrl: string;
}

/** Kinds after which there is nothing to answer. */
const WITHOUT_BUTTON: readonly FocusLetterKind[] = ['cancelled', 'off', 'thanks'];

export function toFocusLetter(input: FocusLetterInput): FocusLetter {
  const { kind, locale, group, session, name } = input;
  const t = focusMailMessages.in(locale);
  const theme = isolate(group.theme);
  const until = input.answerBy === null ? '' : dayAndMonth(input.answerBy, locale);
  const paragraphs: Record<FocusLetterKind, string[]> = {
    invitation: [
      t('focusMail.invitation.why'),
      t('focusMail.invitation.how', {
        seats: group.seats,
        minutes: session.minutes,
        moderator: isolate(session.moderator),
      }),
    ],
    seat: [t('focusMail.seat.why')],
    changed: [t('focusMail.changed.why')],
    cancelled: [t('focusMail.cancelled.why'), t('focusMail.cancelled.calendar')],
    off: [t('focusMail.off.why'), t('focusMail.cancelled.calendar')],
    reminder: [t('focusMail.reminder.why'), t('focusMail.reminder.change')],
    thanks: [t('focusMail.thanks.why'), ...(input.tellOutcome ? [t('focusMail.thanks.outcome')] : [])],
  };
  const isAsked = kind === 'invitation' || (kind === 'changed' && input.answerBy !== null);
  const notes = [
    ...(isAsked ? [t('focusMail.until', { until })] : []),
    ...(kind === 'invitation' ? [t('focusMail.sealed')] : []),
  ];
  const answer = isAsked ? t('focusMail.answer') : t('focusMail.change');
  return {
    locale,
    dir: directionOf(locale),
    subject: t(`focusMail.subject.${kind}`, { theme }),
    preheader: kind === 'invitation' ? t('focusMail.preheader.invitation', { until }) : (paragraphs[kind][0] ?? ''),
    organisation: input.organisation,
    greeting: name === null ? t('focusMail.greeting.plain') : t('focusMail.greeting.named', { name: isolate(name) }),
    paragraphs: paragraphs[kind],
    facts: kind === 'thanks' ? [] : sessionFacts(input),
    button: WITHOUT_BUTTON.includes(kind) ? null : { label: answer, href: input.answerUrl },
    notes,
    unsubscribe: { label: t('focusMail.unsubscribe'), href: input.unsubscribeUrl },
    postal: input.postal,
  };
}

/** The business day by which somebody's answer is waited for; null: it is not, or not any more. */
export function answerDay({ state, answerBy }: Pick<FocusPerson, 'state' | 'answerBy'>, zone: string): string | null {
  return state !== 'invited' || answerBy === null ? null : businessDay(answerBy, zone);
}

/** When and where, for letters and for the page behind their link. */
export function sessionFacts({
  locale,
  timeZone,
  session,
  group,
}: Pick<FocusLetterInput, 'locale' | 'timeZone' | 'session'> & {
  group: Pick<FocusGroup, 'incentive'>;
}): FocusLetter['facts'] {
  const t = focusMailMessages.in(locale);
  const fact = (label: string, text: string | null, href: string | null = null): FocusLetter['facts'] =>
    text === null ? [] : [{ label, text, href }];
  return [
    ...fact(t('focusMail.when'), sessionTime(session, locale, timeZone)),
    ...fact(t('focusMail.zone'), leftToRight(timeZone.replaceAll('_', ' '))),
    ...fact(t('focusMail.place'), session.place === null ? null : isolate(session.place)),
    ...fact(t('focusMail.link'), session.link, session.link),
    ...fact(t('focusMail.language'), LOCALE_NAMES[session.locale]),
    ...fact(t('focusMail.incentive'), group.incentive === null ? null : isolate(group.incentive)),
  ];
}

/** From when to when. */
export function sessionTime(
  { startsAt, minutes }: Pick<FocusSession, 'startsAt' | 'minutes'>,
  locale: Locale,
  timeZone: string,
): string {
  const ends = new Date(new Date(startsAt).getTime() + minutes * 60_000).toISOString();
  return focusMailMessages.in(locale)('focusMail.when.text', {
    day: appointmentDay(startsAt, locale, timeZone),
    from: leftToRight(timeOfDay(startsAt, locale, timeZone)),
    to: leftToRight(timeOfDay(ends, locale, timeZone)),
  });
}
