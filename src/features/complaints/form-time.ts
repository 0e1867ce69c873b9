import { createHmac, timingSafeEqual } from 'node:crypto';

/** People need a while for a sentence; programs do not. */
const LEAST_MS = 3_000;
const MOST_MS = 24 * 3_600_000;
const SEAL_LENGTH = 22;

/** When a form was shown, sealed so that only we can have written it. */
export function sealTime(key: string, at: Date): string {
  const time = at.getTime().toString(36);
  return `${time}.${sealOf(key, time)}`;
}

/** How a form that comes back with such a time stands: `quick` sooner than people write · `old` none of ours, or long ago. */
export function checkTime(key: string, sealed: unknown, now: Date): 'good' | 'quick' | 'old' {
  const [time = '', seal = ''] = typeof sealed === 'string' ? sealed.split('.') : [];
  const expected = Buffer.from(sealOf(key, time));
  const given = Buffer.from(seal);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'old';
  const passed = now.getTime() - Number.parseInt(time, 36);
  if (passed > MOST_MS || passed < 0) return 'old';
  return passed < LEAST_MS ? 'quick' : 'good';
}

function sealOf(key: string, time: string): string {
  return createHmac('sha256', key).update(`complaint form ${time}`).digest('base64url').slice(0, SEAL_LENGTH);
}
