import type { Knex } from 'knex';
import { nextAllowedInstant } from '../../domain/program/quiet-times.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { listHolidays } from '../calendar/index.ts';
import { activeProgram } from '../invitations/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import type { FocusSession } from './focus-groups.store.ts';

/**
 * When a mail that nobody pressed a button for may leave: now, or at the end of the quiet hours, rest days and holidays that
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

/** That time, or now where the session would have begun by then: who has a place or had one is told in time, whatever the hour. */
export const inTimeFor = ({ startsAt }: Pick<FocusSession, 'startsAt'>, mailTime: Date, now: Date): Date =>
  mailTime < new Date(startsAt) ? mailTime : now;
