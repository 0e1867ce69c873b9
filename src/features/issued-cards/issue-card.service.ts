import { METHOD_VERSION } from '../../domain/card/method-version.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Scope } from '../analysis/index.ts';
import { readCardFacts } from '../reports/index.ts';
import { insertIssuedCard } from './issued-cards.store.ts';

/**
 * Freezes the card of a scope as its reader may know it today. Sent twice with one id, it is issued once.
 *
 * @throws AppError as `readCardFacts`
 */
export async function issueCard(
  context: Context,
  scope: Scope,
  { id, note }: { id: string; note: string | null },
): Promise<void> {
  const facts = await readCardFacts(context, scope, 'waits');
  const { segment, named, access, period, definition } = scope;
  const issued = {
    id,
    issuedAt: instantText(context.clock.now()),
    issuedBy: userOf(context).id,
    note,
    scope: {
      questionnaire: definition.key,
      period,
      named,
      rights: {
        providerId: segment.providerId ?? null,
        branchIds: segment.branchIds ?? null,
        rowAccess: access.rowAccess,
      },
    },
    methodVersion: METHOD_VERSION,
    dataVersion: facts.card.dataVersion,
  };
  await context.db.transaction(async (tx) => {
    if (await insertIssuedCard(tx, issued, facts)) {
      await audit(tx, context, { action: 'card.issued', subject: { kind: 'issued_card', id } });
    }
  });
}
