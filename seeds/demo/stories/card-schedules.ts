import { DateTime } from 'luxon';
import { addSchedule } from '../../../src/features/scheduled-cards/index.ts';
import { SINGAPORE } from '../organisation.ts';
import { instantOf } from '../working-time.ts';
import { type Cast, playerOf } from './cast.ts';

const DAYS_BEFORE_END = 40;

/** Two cards that come by mail: the whole organisation every month, Singapore every week. */
export function tellCardSchedules(cast: Cast): void {
  const { diary, data, services } = cast;
  const manager = playerOf(cast, 'manager@example.com');
  const inSingapore = playerOf(cast, 'singapore.manager@example.com');
  const day = DateTime.fromISO(data.period.to, { zone: 'utc' }).minus({ days: DAYS_BEFORE_END }).set({ hour: 14 });
  const branch = cast.branches[SINGAPORE] ?? '';
  diary.plan(instantOf(day, data.organisation.timeZone), async () => {
    const id = (): string => services.ids.next();
    const { context } = manager;
    await addSchedule(context, { id: id(), every: 'month', segment: {}, comments: true, userIds: [manager.id] });
    const weekly = {
      id: id(),
      every: 'week',
      segment: { branch },
      comments: false,
      userIds: [inSingapore.id],
    } as const;
    await addSchedule(inSingapore.context, weekly);
  });
}
