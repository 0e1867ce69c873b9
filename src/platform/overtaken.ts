import { z } from 'zod';
import { type AppError, conflict, errorCode } from './errors.ts';
import { hashSecret } from './ids.ts';

/** Something else was saved since the page was opened, which saving would take away. */
export const OVERTAKEN = 'changed_meanwhile';

/** A short mark of what somebody was shown, which their form sends back, to tell whether it is still so. */
export const markShown = (shown: unknown): string => hashSecret(JSON.stringify(shown ?? null)).slice(0, 16);

/** The mark that a form sent back, a field of it; undefined: it says nothing of what was seen. */
export const SeenMark = z.string().optional().catch(undefined);

/** The same out of a form as it was sent, if there was one. */
export const seenIn = (body: unknown): string | undefined => SeenMark.parse(Object(body).seen);

/** The mark for a form that is to be put right: still that of the page that was opened, unless what is kept now is shown. */
export function seenBefore(
  filled: { values: Readonly<Record<string, unknown>>; overtaken?: true } | undefined,
  now: unknown,
): string {
  return (filled?.overtaken ? undefined : seenIn(filled?.values)) ?? markShown(now);
}

/** Saves, unless somebody else did since the page was opened. @returns whether it was saved */
export async function unlessOvertaken(save: () => Promise<unknown>): Promise<boolean> {
  try {
    await save();
    return true;
  } catch (error) {
    if (errorCode(error) === OVERTAKEN) return false;
    throw error;
  }
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
