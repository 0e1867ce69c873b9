import type { Actor } from '../../domain/access/actor.ts';
import { covers, isScope } from '../../domain/access/scopes.ts';
import type { CardAccess } from './scope.queries.ts';

/** What an API key may see of figures. One that reads answers one by one is outside the small-group promise. */
export function keyAccess(actor: Actor): CardAccess {
  const scopes = actor.kind === 'api_key' ? actor.scopes.filter(isScope) : [];
  return { rowAccess: covers(scopes, 'responses:read'), branchIds: null };
}
