import type { Role } from '../../../src/domain/access/role-matrix.ts';
import type { FixedClock } from '../../../src/platform/clock.ts';
import { as, type Context, type Services } from '../../../src/platform/context.ts';
import type { DemoData, DemoUser } from '../demo-data.ts';
import { addWorkingMinutes, instantOf, wallClock } from '../working-time.ts';
import type { Diary } from './diary.ts';

/** A user of the demo and what they act as. */
export interface Player extends DemoUser {
  id: string;
  context: Context;
}

/** Everybody and everything that the stories of the demo are about. */
export interface Cast {
  services: Services;
  clock: FixedClock;
  diary: Diary;
  data: DemoData;
  /** By their place in the data. */
  branches: readonly string[];
  providers: readonly string[];
  topics: readonly string[];
  questionnaireId: string;
  players: readonly Player[];
}

export function toPlayer(
  services: Services,
  user: DemoUser,
  place: { id: string; providerId: string | null; branchIds: string[] },
): Player {
  const role: Role = user.role;
  const branchIds = place.branchIds.length > 0 ? place.branchIds : null;
  const actor = { kind: 'user', id: place.id, name: user.name, role, providerId: place.providerId, branchIds } as const;
  return { ...user, id: place.id, context: as(services, actor) };
}

/** @throws when nobody has this address */
export function playerOf({ players }: Pick<Cast, 'players'>, email: string): Player {
  const found = players.find((player) => player.email === email);
  if (found === undefined) throw new Error(`The demo has no user ${email}.`);
  return found;
}

/** The instant that lies so many working minutes after another, on the organisation's clock. */
export function workingMinutesAfter(cast: Pick<Cast, 'data'>, at: string, minutes: number): string {
  const { timeZone } = cast.data.organisation;
  return instantOf(addWorkingMinutes(wallClock(at, timeZone), minutes), timeZone);
}

/** Minutes of a working day. */
export const DAY = 9.5 * 60;
