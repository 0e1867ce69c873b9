import type { Knex } from 'knex';
import type { Services } from '../../platform/context.ts';
import { addressHash, getPerson } from '../customers/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { deleteSuppression, findSuppressed, insertSuppression, type Suppression } from './suppressions.store.ts';

/** Puts the address that a person has now on the list of those that get no mail. */
export async function suppressPerson(
  tx: Knex,
  services: Pick<Services, 'clock'>,
  customerId: string,
  reason: Suppression,
): Promise<void> {
  const { email } = await getPerson(tx, customerId);
  if (email === null) return;
  await insertSuppression(tx, services, { addressHash: addressHash(await getOrganisation(tx), email), reason });
}

/** Whether the address that a person has now is on the list for this reason. */
export async function isPersonSuppressed(db: Knex, customerId: string, reason: Suppression): Promise<boolean> {
  const { email } = await getPerson(db, customerId);
  if (email === null) return false;
  return (await findSuppressed(db, addressHash(await getOrganisation(db), email)))?.reason === reason;
}

/** Takes that back, for who pressed by mistake; an address that is on the list for another reason stays there. */
export async function unsuppressPerson(tx: Knex, customerId: string, reason: Suppression): Promise<void> {
  const { email } = await getPerson(tx, customerId);
  if (email === null) return;
  await deleteSuppression(tx, { addressHash: addressHash(await getOrganisation(tx), email), reason });
}
