import type { Knex } from 'knex';
import type { OpeningSpan } from '../../domain/time/working-time.ts';
import type { Weekday } from '../../domain/time/zone.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { getOrganisation } from '../organisation/index.ts';
import {
  deleteHoliday,
  type Holiday,
  insertHoliday,
  listHolidays,
  listHours,
  renameHoliday,
  replaceHours,
} from './calendar.store.ts';

const SUBJECT = { kind: 'calendar', id: 'calendar' };
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** What a new organisation starts with: 08:00–16:00 on all days but its rest days. */
export async function seedOpeningHours(tx: Knex): Promise<void> {
  const { restDays } = (await getOrganisation(tx)).settings;
  const working = WEEK.filter((weekday) => !restDays.includes(weekday));
  await replaceHours(
    tx,
    working.map((weekday) => ({ weekday, opens: '08:00', closes: '16:00' })),
  );
}

/**
 * Saves the week's hours. Nothing changed: nothing is written.
 *
 * @param seen the mark of the hours that were shown @throws 409 `changed_meanwhile`
 */
export async function changeHours(context: Context, hours: readonly OpeningSpan[], seen?: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockUntilCommit(tx, context.db, 'opening hours');
    const before = await listHours(tx);
    if (JSON.stringify(before) === JSON.stringify(hours)) return;
    requireSeen(seen, before);
    await replaceHours(tx, hours);
    await audit(tx, context, { action: 'calendar.hours_changed', subject: SUBJECT });
  });
}

/** What became of the days of a list. */
export interface AddedHolidays {
  added: number;
  /** Were there under another name, and have the new one now. */
  renamed: number;
  /** Were there under this name. */
  known: number;
}

/** Adds holidays, each day once: one that is there already is only named anew. Nothing changed: nothing is written. */
export async function addHolidays(context: Context, holidays: readonly Holiday[]): Promise<AddedHolidays> {
  return context.db.transaction(async (tx) => {
    await lockUntilCommit(tx, context.db, 'holidays');
    const before = new Map((await listHolidays(tx)).map(({ day, name }) => [day, name]));
    // A day that a list has twice takes the last name.
    const wanted = [...new Map(holidays.map(({ day, name }) => [day, name]))].map(([day, name]) => ({ day, name }));
    const added = wanted.filter(({ day }) => !before.has(day));
    const renamed = wanted.filter(({ day, name }) => before.has(day) && before.get(day) !== name);
    for (const holiday of added) await insertHoliday(tx, holiday);
    for (const holiday of renamed) await renameHoliday(tx, holiday);
    const count = added.length + renamed.length;
    if (count > 0) await audit(tx, context, { action: 'calendar.holidays_added', subject: SUBJECT, detail: { count } });
    return { added: added.length, renamed: renamed.length, known: wanted.length - count };
  });
}

/** A second press changes nothing. */
export async function removeHoliday(context: Context, day: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    if (!(await deleteHoliday(tx, day))) return;
    await audit(tx, context, { action: 'calendar.holiday_removed', subject: SUBJECT, detail: { from: day } });
  });
}
