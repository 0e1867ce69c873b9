import { DateTime } from 'luxon';
import { handleWish } from '../../src/features/contact-wishes/index.ts';
import type { FixedClock } from '../../src/platform/clock.ts';
import { as, type Services } from '../../src/platform/context.ts';

const OPEN_DAYS = 10;
const DAYS_TO_HANDLE = 2;

/** Whoever asked to be contacted was, two days later; those of the last days still wait. */
export async function followUpWishes(services: Services, clock: FixedClock, manager: { id: string; name: string }) {
  const now = clock.now();
  const waiting = DateTime.fromJSDate(now).minus({ days: OPEN_DAYS }).toISODate() ?? '';
  const context = as(services, { kind: 'user', ...manager, role: 'manager', providerId: null, branchIds: null });
  const wishes: { id: string; day: string }[] = await services.db
    .knex('contact_wishes as w')
    .join('responses as r', 'r.id', 'w.response_id')
    .where('r.day', '<', waiting)
    .orderBy(['r.day', 'w.id'])
    .select('w.id', 'r.day');
  for (const { id, day } of wishes) {
    clock.set(DateTime.fromISO(`${day}T08:00:00Z`).plus({ days: DAYS_TO_HANDLE }).toUTC().toISO() ?? '');
    await handleWish(context, id, null);
  }
  clock.set(now.toISOString());
}
