import { type FocusSession, hasBegun } from './focus-groups.store.ts';
import type { FocusPerson, PersonState } from './focus-people.store.ts';

/** How those who were invited to a session stand to it: what they answered, and once it has begun, who came. */
export type Turnout =
  /** It is to come, or was called off. */
  | { kind: 'expected'; accepted: number; asked: number; declined: number; waiting: number }
  /** `open`: they said that they would come, and nobody noted whether they did. */
  | { kind: 'noted'; came: number; stayedAway: number; open: number }
  | { kind: 'unnoted' };

/** @param people all of the group @param now an instant */
export function turnoutOf(session: FocusSession, people: readonly FocusPerson[], now: string): Turnout {
  const here = people.filter(({ sessionId, invitedAt }) => sessionId === session.id && invitedAt !== null);
  const count = (...states: PersonState[]): number => here.filter(({ state }) => states.includes(state)).length;
  const accepted = count('accepted');
  if (!isOver(session, now)) {
    // Whose session was called off was not the one to decline.
    const taken: PersonState[] = session.state === 'cancelled' ? [] : ['withdrawn'];
    const declined = count('declined', 'other_time', 'no_answer', ...taken);
    return { kind: 'expected', accepted, asked: count('invited'), declined, waiting: count('waiting') };
  }
  const [came, stayedAway] = [count('attended'), count('no_show')];
  // Saved with nobody who would come, it is noted that nobody came.
  const noted = came + stayedAway > 0 || (session.state === 'held' && accepted === 0);
  return noted ? { kind: 'noted', came, stayedAway, open: accepted } : { kind: 'unnoted' };
}

/** Begun, so that who came can be noted, and not called off. @param now an instant */
export const isOver = (session: FocusSession, now: string): boolean =>
  session.state === 'held' || (session.state === 'planned' && hasBegun(session, now));
