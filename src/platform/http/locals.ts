import type { Actor } from '../../domain/access/actor.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Context } from '../context.ts';
import type { FilterForm } from './refused-filters.ts';

declare global {
  namespace Express {
    interface Locals {
      requestId: string;
      /** Language of the interface for this request. */
      locale: Locale;
      /** Services and who is asking; set for every request before any feature sees it. */
      context: Context;
      /** Set on the pages behind the sign-in and at its door, not on those of customers. */
      staffSide?: boolean;
      /** How the page that was asked for is chosen, for one that turns out not to be possible. */
      filters?: FilterForm;
      /** Name and role of the signed-in user, for the page's frame. */
      signedIn?: { name: string; role: string; sessionHash: string };
    }
  }
}

/** The signed-in user behind a request that a guard has let through. */
export function userOf(context: Context): Extract<Actor, { kind: 'user' }> {
  if (context.actor.kind !== 'user') throw new Error('This route needs a guard that requires a signed-in user.');
  return context.actor;
}
