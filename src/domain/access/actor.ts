/** Who is doing something. Carried from the edge (session, API key, command line, survey link) down to audit rows. */
export type Actor =
  | {
      kind: 'user';
      id: string;
      name: string;
      role: 'administrator' | 'manager' | 'organiser' | 'staff';
      /** The provider this user is, if tied to one. */
      providerId: string | null;
      /** Branches the user is limited to; null: all. */
      branchIds: readonly string[] | null;
    }
  | { kind: 'api_key'; id: string; name: string; scopes: readonly string[] }
  | { kind: 'command' }
  | { kind: 'customer' }
  | { kind: 'system' };

/** The branches that somebody is limited to; null: all, as programs and commands are. */
export function branchesOf(actor: Actor): readonly string[] | null {
  return actor.kind === 'user' ? actor.branchIds : null;
}
