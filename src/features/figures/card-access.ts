import type { CardReader } from '../../domain/access/card-rights.ts';
import { isAllowed, maySeeProviderCard, ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { forbidden } from '../../platform/errors.ts';
import type { CardAccess, CardQuery } from '../analysis/index.ts';

/**
 * What a user may see of the scope that was asked for. Without the right to all cards it is one's own card as a provider,
 * whatever was asked.
 *
 * @throws AppError 403 for who is tied to no provider
 */
export function cardAccessOf(
  user: CardReader,
  query: CardQuery,
): { own: boolean; asked: CardQuery; access: CardAccess } {
  const own = !isAllowed(user.role, 'cards.view');
  if (own && user.providerId === null) throw forbidden();
  const asked = own && user.providerId !== null ? { ...query, provider: user.providerId } : query;
  if (asked.provider !== undefined && !maySeeProviderCard(user, asked.provider)) throw forbidden();
  return { own, asked, access: { rowAccess: ROW_ACCESS[user.role], branchIds: own ? null : user.branchIds } };
}
