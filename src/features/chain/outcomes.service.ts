import type { LocalText } from '../../domain/locale.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { userOf } from '../../platform/http/locals.ts';
import { getAction, requireWithin } from '../actions/index.ts';
import { saveOutcomeWords, savePublic } from './outcomes.store.ts';

/** Keeps what customers are told was done, by language. @throws not_found, 409 `action_of_all` */
export async function writeOutcomeWords(context: Context, actionId: string, words: LocalText): Promise<void> {
  await context.db.transaction(async (tx) => {
    const action = await getAction(tx, actionId, userOf(context).branchIds);
    requireWithin(context, action);
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
