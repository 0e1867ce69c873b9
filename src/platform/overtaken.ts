import { z } from 'zod';
import { type AppError, conflict } from './errors.ts';
import { hashSecret } from './ids.ts';

/** Something else was saved since the page was opened, which saving would take away. */
export const OVERTAKEN = 'changed_meanwhile';

/** A short mark of what somebody was shown, which their form sends back, to tell whether it is still so. */
export const markShown = (shown: unknown): string => hashSecret(JSON.stringify(shown ?? null)).slice(0, 16);

/** The mark that a form sent back; undefined: it says nothing of what was seen. */
export const SeenForm = z.object({ seen: z.string().optional().catch(undefined) });

/** The mark for a form that is to be put right: still that of the page that was opened. */
export function seenBefore(filled: { values: Readonly<Record<string, unknown>> } | undefined, now: unknown): string {
  const seen = filled?.values.seen;
  return typeof seen === 'string' ? seen : markShown(now);
}

/** @param seen undefined: what was sent says nothing of what was seen, as programs may @throws 409 `changed_meanwhile` */
export function requireSeen(seen: string | undefined, now: unknown): void {
  if (seen !== undefined && seen !== markShown(now)) throw overtaken();
}

function overtaken(): AppError {
  return conflict(
    OVERTAKEN,
    'Somebody saved something else here since you opened the page. Look at it before you save.',
  );
}
