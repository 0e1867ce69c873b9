export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved: for tests and for generated demonstration data. */
export interface FixedClock extends Clock {
  set(instant: string): void;
  advance(milliseconds: number): void;
}

export function fixedClock(instant: string): FixedClock {
  let at = new Date(instant).getTime();
  return {
    now: () => new Date(at),
    set(next) {
      at = new Date(next).getTime();
    },
    advance(milliseconds) {
      at += milliseconds;
    },
  };
}

/** The one form in which instants are stored: ISO-8601 UTC text with milliseconds, so that text order is time order. */
export function instantText(date: Date): string {
  return date.toISOString();
}

export function addSeconds(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
