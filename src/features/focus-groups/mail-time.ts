import type { Knex } from 'knex';
import { nextAllowedInstant } from '../../domain/program/quiet-times.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { listHolidays } from '../calendar/index.ts';
import { activeProgram } from '../invitations/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import type { FocusSession } from './focus-groups.store.ts';

/** Who comes to a session hears of it at least so long before, at night too. */
const IN_TIME_SECONDS = 12 * 3600;

/**
 * When mail of a group may leave, whether somebody pressed a button for it or not: now, or at the end of the quiet hours, rest days and holidays that
 * the program which is on says for the organisation's mail. Where it says none, and where every hour is quiet, now.
 */
export async function nextMailTime(tx: Knex, services: Pick<Services, 'clock'>): Promise<Date> {
  const now = services.clock.now();
  const quiet = (await activeProgram(tx))?.quiet ?? null;
  if (quiet === null) return now;
  const { restDays, timeZone } = (await getOrganisation(tx)).settings;
  const holidays = new Set((await listHolidays(tx)).map(({ day }) => day));
  const allowed = nextAllowedInstant(instantText(now), { ...quiet, restDays, holidays, timeZone });
  return allowed === null ? now : new Date(allowed);
}

/** That time, or now where less than half a day would be left until the session: who has a place or had one is told in time. */
export const inTimeFor = ({ startsAt }: Pick<FocusSession, 'startsAt'>, mailTime: Date, now: Date): Date =>
  addSeconds(mailTime, IN_TIME_SECONDS) <= new Date(startsAt) ? mailTime : now;

/** When the people of a session are told of it. */
export async function timeToTell(
  tx: Knex,
  services: Pick<Services, 'clock'>,
  session: Pick<FocusSession, 'startsAt'>,
): Promise<Date> {
  return inTimeFor(session, await nextMailTime(tx, services), services.clock.now());
}
