import type { Knex } from 'knex';
import type { PersonFacts } from '../../domain/focus-group/eligibility.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { findUser } from '../accounts/index.ts';
import { addressHash, getPerson, type Person } from '../customers/index.ts';
import { findSuppression } from '../mail/index.ts';
import type { Organisation } from '../organisation/index.ts';
import { wasInvitedSince } from './focus-people.store.ts';

const DAY = 86_400;

/** What decides whether a person may be invited to a group, as it is now. */
export async function factsOf(
  tx: Knex,
  services: Pick<Services, 'clock'>,
  organisation: Organisation,
  about: { customerId: string; groupId: string; restingDays: number },
): Promise<{ person: Person; facts: PersonFacts }> {
  const person = await getPerson(tx, about.customerId);
  const { email } = person;
  const since = instantText(addSeconds(services.clock.now(), -about.restingDays * DAY));
  const customerIds = person.records.map(({ id }) => id);
  return {
    person,
    facts: {
      erased: person.erased,
      relationship: person.relationship,
      staff: email !== null && (await findUser(tx, { email })) !== undefined,
      hasAddress: email !== null,
      suppressed: email !== null && (await findSuppression(tx, addressHash(organisation, email))) !== null,
      resting: await wasInvitedSince(tx, { customerIds, groupId: about.groupId, since }),
    },
  };
}
