/** When things happened in a contact: ISO-8601 UTC, null where it is not known or has not happened. */
export interface ContactTimes {
  requestedAt: string | null;
  firstRepliedAt: string | null;
  completedAt: string | null;
}

export interface ContactTimeFault {
  field: keyof ContactTimes;
  fault: 'in_the_future' | 'before_request' | 'after_completion';
}

/** Clocks differ: a time up to a day ahead is taken for now. */
const CLOCK_TOLERANCE_MS = 86_400_000;

/**
 * What cannot be true of a contact's times: more than a day ahead of now, replied or completed before it was requested,
 * first replied after it was completed. At most one fault for each field.
 *
 * @example contactTimeFaults({ requestedAt: T2, firstRepliedAt: null, completedAt: T1 }, now) // [{ field: 'completedAt', fault: 'before_request' }]
 */
export function contactTimeFaults(times: ContactTimes, now: Date): ContactTimeFault[] {
  const latest = new Date(now.getTime() + CLOCK_TOLERANCE_MS).toISOString();
  const { requestedAt, completedAt } = times;
  const faultOf = (field: keyof ContactTimes): ContactTimeFault['fault'] | undefined => {
    const at = times[field];
    if (at === null) return undefined;
    if (at > latest) return 'in_the_future';
    if (field !== 'requestedAt' && requestedAt !== null && at < requestedAt) return 'before_request';
    if (field === 'firstRepliedAt' && completedAt !== null && at > completedAt) return 'after_completion';
    return undefined;
  };
  return (['requestedAt', 'firstRepliedAt', 'completedAt'] as const).flatMap((field) => {
    const fault = faultOf(field);
    return fault === undefined ? [] : [{ field, fault }];
  });
}

/** When a contact that is completed now was completed: now, but not before what is known to have happened by then. */
export function completionNow(times: Omit<ContactTimes, 'completedAt'>, now: string): string {
  return [times.requestedAt, times.firstRepliedAt].reduce<string>(
    (latest, at) => (at !== null && at > latest ? at : latest),
    now,
  );
}
