import { z } from 'zod';

/** What an API key may do; a key has one scope or several. The sentences for people are in words/access.words.ts. */
export const SCOPES = [
  'contacts:read',
  'contacts:write',
  'directory:read',
  'directory:write',
  'customers:read',
  'customers:write',
  'customers:export',
  'customers:erase',
  'programs:read',
  'programs:write',
  'questionnaires:read',
  'questionnaires:write',
  'responses:read',
  'responses:write',
  'cards:read',
  'contact_wishes:read',
  'commitments:read',
  'commitments:write',
  'complaints:read',
  'complaints:write',
  'focus_groups:read',
  'actions:read',
  'actions:write',
  'mail:write',
] as const;
export type Scope = (typeof SCOPES)[number];
export const Scope = z.enum(SCOPES, { error: `Use scopes among ${SCOPES.join(', ')}.` });

/** Keys that read answers one by one have row access, as some roles have: the small-group promise does not cover them. */
export const ROW_ACCESS_SCOPES: readonly Scope[] = ['responses:read'];

export function isScope(name: string): name is Scope {
  return SCOPES.some((scope) => scope === name);
}

/** Whether a key's scopes cover the wanted one. Writing includes reading of the same things, but for answers. */
export function covers(held: readonly Scope[], wanted: Scope): boolean {
  if (held.includes(wanted)) return true;
  if (ROW_ACCESS_SCOPES.includes(wanted) || !wanted.endsWith(':read')) return false;
  const writing = wanted.replace(/:read$/, ':write');
  return isScope(writing) && held.includes(writing);
}
