import { branchLimit } from '../../domain/access/role-matrix.ts';
import { as, type Context, type Services } from '../../platform/context.ts';
import type { User } from './users.store.ts';

/** Acts for somebody who has shown who they are: by a session, or by a link in a mail to them. */
export function asUser(services: Services, user: User): Context {
  return as(services, {
    kind: 'user',
    id: user.id,
    name: user.name,
    role: user.role,
    providerId: user.providerId,
    branchIds: branchLimit(user),
  });
}
