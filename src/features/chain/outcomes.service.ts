import type { LocalText } from '../../domain/locale.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { userOf } from '../../platform/http/locals.ts';
import { markShown, requireSeen } from '../../platform/overtaken.ts';
import { getAction, holdAction, requireWithin } from '../actions/index.ts';
import { findOutcomeWords, saveOutcomeWords, savePublic } from './outcomes.store.ts';

/**
 * Keeps what customers are told was done, by language.
 *
 * @param seen the mark of the words that were shown @throws not_found, 409 `action_of_all`, `changed_meanwhile`
 */
export async function writeOutcomeWords(
  context: Context,
  actionId: string,
  words: LocalText,
  seen?: string,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    await holdAction(tx, actionId);
    const action = await getAction(tx, actionId, userOf(context).branchIds);
    requireWithin(context, action);
    const before = await findOutcomeWords(tx, action.id);
    if (markShown(before) === markShown(words)) return;
    requireSeen(seen, before);
    await saveOutcomeWords(tx, action.id, words, instantText(context.clock.now()));
    await audit(tx, context, { action: 'outcome.words_changed', subject: { kind: 'action', id: action.id } });
  });
}

/** Shows anybody what became of what customers said, or hides it again. */
export async function publishOutcomes(context: Context, isPublic: boolean): Promise<void> {
  await context.db.transaction(async (tx) => {
    await savePublic(tx, isPublic);
    await audit(tx, context, {
      action: isPublic ? 'outcomes.published' : 'outcomes.hidden',
      subject: { kind: 'organisation', id: 'organisation' },
    });
  });
}
