import type { Locale } from '../../domain/locale.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import type { GroupWithAll } from './focus-groups.queries.ts';
import type { FocusSession, SessionState } from './focus-groups.store.ts';
import { sessionTime } from './focus-mail.views.ts';
import { pathOf, whereText } from './focus-words.ts';
import { isOver, turnoutOf } from './session-turnout.ts';

const SESSION_ICONS: Record<SessionState, string> = { planned: 'open', held: 'done', cancelled: 'no' };

interface TurnoutInput {
  all: GroupWithAll;
  locale: Locale;
  /** An instant. */
  now: string;
}

/** In the list of groups: who comes to what is ahead; once all is over, who came. */
export function turnoutText({ all: { sessions, people }, locale, now }: TurnoutInput): string {
  const t = focusGroupsMessages.in(locale);
  const turnouts = sessions.filter(({ state }) => state !== 'cancelled').map((one) => turnoutOf(one, people, now));
  const ahead = turnouts.flatMap((turnout) => (turnout.kind === 'expected' ? [turnout.accepted] : []));
  if (ahead.length > 0) return t('focus.turnout.coming', { n: wholeNumber(sum(ahead)) });
  const came = turnouts.flatMap((turnout) => (turnout.kind === 'noted' ? [turnout.came] : []));
  if (came.length > 0) return t('focus.turnout.came', { n: wholeNumber(sum(came)) });
  return turnouts.length > 0 ? t('focus.turnout.unnoted') : '';
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

/** The sessions that are over with who came, and all others with what people answered. */
export function sessionTables(input: TurnoutInput & { timeZone: string }) {
  const { all, now } = input;
  const rows = all.sessions.map((session) => ({ session, turnout: turnoutOf(session, all.people, now) }));
  return {
    over: rows
      .filter(({ session }) => isOver(session, now))
      .map(({ session, turnout }) => ({
        ...sessionHead(session, input, turnout.kind === 'noted' ? turnout.came : null),
        noted:
          turnout.kind === 'noted'
            ? {
                came: wholeNumber(turnout.came),
                stayedAway: wholeNumber(turnout.stayedAway),
                open: wholeNumber(turnout.open),
              }
            : null,
      })),
    /** Whether of some who said that they would come it is not noted whether they did. */
    someOpen: rows.some(({ turnout }) => turnout.kind === 'noted' && turnout.open > 0),
    ahead: rows.flatMap(({ session, turnout }) =>
      turnout.kind === 'expected'
        ? [
            {
              ...sessionHead(session, input, turnout.accepted),
              accepted: wholeNumber(turnout.accepted),
              asked: wholeNumber(turnout.asked),
              declined: wholeNumber(turnout.declined),
              waiting: wholeNumber(turnout.waiting),
            },
          ]
        : [],
    ),
  };
}

/** @param taken seats that are to be filled in the picture; null: not known */
function sessionHead(
  session: FocusSession,
  { all, locale, timeZone, now }: TurnoutInput & { timeZone: string },
  taken: number | null,
) {
  const t = focusGroupsMessages.in(locale);
  const { seats } = all.group;
  const read = isOver(session, now) ? 'focus.session.seats.came' : 'focus.session.seats.read';
  return {
    href: `${pathOf(all.group)}/sessions/${session.id}`,
    when: sessionTime(session, locale, timeZone),
    where: whereText(session, locale),
    state:
      session.state === 'planned'
        ? null
        : { icon: SESSION_ICONS[session.state], text: t(`focus.session.state.${session.state}`) },
    seats:
      taken === null
        ? null
        : {
            read: t(read, { n: taken, seats }),
            marks: Array.from({ length: Math.max(seats, taken) }, (_, at) => ({ at, taken: at < taken })),
          },
    of: wholeNumber(seats),
  };
}
