import { createHmac } from 'node:crypto';
import { keptEmail } from '../../domain/customer.ts';
import type { Organisation } from '../organisation/index.ts';

/**
 * An e-mail address as a keyed hash: recognisable to this organisation, readable to nobody. Erased people and
 * unsubscribed addresses are kept so.
 *
 * @param organisation whose key is used: the same address has another hash in another installation
 */
export function addressHash(organisation: Pick<Organisation, 'erasureKey'>, email: string): string {
  return keyedHash(organisation, `email:${keptEmail(email)}`);
}

function externalIdHash(organisation: Pick<Organisation, 'erasureKey'>, externalId: string): string {
  return keyedHash(organisation, `external_id:${externalId}`);
}

/** Hashes of all that identifies a person among what is given. */
export function identityHashes(
  organisation: Pick<Organisation, 'erasureKey'>,
  identity: { externalId: string | null; email: string | null },
): string[] {
  return [
    ...(identity.externalId === null ? [] : [externalIdHash(organisation, identity.externalId)]),
    ...(identity.email === null ? [] : [addressHash(organisation, identity.email)]),
  ];
}

function keyedHash(organisation: Pick<Organisation, 'erasureKey'>, text: string): string {
  return createHmac('sha256', organisation.erasureKey).update(text, 'utf8').digest('hex');
}
