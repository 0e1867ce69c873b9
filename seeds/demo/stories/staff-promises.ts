import { makeCommitment } from '../../../src/features/commitments/index.ts';
import type { DemoContact } from '../demo-data.ts';
import { UNRELIABLE_PROVIDER } from '../organisation.ts';
import type { Random } from '../random.ts';
import { type Cast, DAY, workingMinutesAfter } from './cast.ts';
import { planSettling } from './complaint-desk.ts';
import { PROMISE_BANK } from './reply-bank.ts';

/** How often staff promise something while they log a contact. */
const PROMISES = 0.09;

/** Enters what staff promised at some of their contacts. The one whose word cannot be relied on keeps less of it. */
export async function promiseAtContact(
  cast: Cast,
  random: Random,
  contact: DemoContact,
  ids: { contactId: string; customerId: string },
): Promise<void> {
  const keeper = cast.players.find(({ role, provider }) => role === 'staff' && provider === contact.provider);
  if (keeper === undefined || !random.chance(PROMISES)) return;
  const dueIn = random.int(1, 5) * DAY * 0.8;
  const { services, clock } = cast;
  const promised = {
    customerId: ids.customerId,
    sourceKind: 'contact',
    sourceId: ids.contactId,
    words: random.pick(PROMISE_BANK[keeper.locale]),
    ownerId: keeper.id,
    branchId: cast.branches[contact.branch] ?? null,
    dueAt: workingMinutesAfter(cast, clock.now().toISOString(), dueIn),
  } as const;
  const id = await services.db.transaction((tx) => makeCommitment(tx, keeper.context, promised));
  const reliable = contact.provider === UNRELIABLE_PROVIDER ? 0.55 : 0.9;
  planSettling(cast, random, { id, by: keeper, dueIn, reliable });
}
