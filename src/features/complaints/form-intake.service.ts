import { createHmac } from 'node:crypto';
import type { Knex } from 'knex';
import type { Locale } from '../../domain/locale.ts';
import { foldName } from '../../domain/names/fold-name.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import type { Context } from '../../platform/context.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { findOrCreateCustomer } from '../customers/index.ts';
import { findPlaceCalled, getOrganisation, holdPlace, timeZoneOf } from '../organisation/index.ts';
import type { ComplainForm } from './complain.forms.ts';
import type { ComplaintHandler } from './complaint-events.ts';
import { complaintFormMessages } from './complaint-form.messages.ts';
import { enterComplaint } from './enter-complaint.ts';

export interface FormComplaint extends Omit<ComplainForm, 'branch' | 'day'> {
  locale: Locale;
  branchId: string | null;
  happenedOn: string | null;
}

const SAME_WITHIN_DAYS = 30;

/**
 * Takes a complaint from the public form; without leave to contact, a concern, of which neither name nor address is kept.
 * Known customers are found by their exact address alone, and nothing of theirs is changed by what anybody may type here.
 *
 * @returns what became of it: the same text sent twice is one
 */
export async function complainByForm(
  context: Context,
  handlers: readonly ComplaintHandler[],
  form: FormComplaint,
): Promise<{ id: string; kind: 'concern' | 'complaint' }> {
  return context.db.transaction(async (tx) => {
    const kind = form.contact === 'yes' && form.email !== '' ? 'complaint' : 'concern';
    const wordsHash = await hashOf(tx, kind === 'complaint' ? form.email : '', form.words);
    await lockUntilCommit(tx, context.db, `complaint ${wordsHash}`);
    const timeZone = await timeZoneOf(tx, form.branchId);
    const today = businessDay(context.clock.now(), timeZone);
    const longAgo = businessDay(new Date(context.clock.now().getTime() - SAME_WITHIN_DAYS * 86_400_000), timeZone);
    const same: { id: string } | undefined = await tx('complaints')
      .where({ words_hash: wordsHash })
      .where('received_on', '>=', longAgo)
      .first('id');
    if (same !== undefined) return { id: same.id, kind };

    const { email, name, locale } = form;
    const known =
      kind === 'complaint' ? await findOrCreateCustomer(tx, context, { email, name, locale }, 'leave') : undefined;
    const provider = await providerCalled(tx, form.provider);
    const line = complaintFormMessages.in(locale)('complain.providerLine', { name: form.provider });
    const { id } = await enterComplaint(tx, context, handlers, {
      ...{ kind, origin: 'form', locale, wordsHash, receivedOn: today, happenedOn: form.happenedOn },
      words: form.provider !== '' && provider === null ? `${form.words}\n\n${line}` : form.words,
      modes: form.modes,
      inviteConsent: form.invite && kind === 'complaint',
      customerId: known?.customer.id ?? null,
      branchId: form.branchId === null ? null : (await holdPlace(tx, 'branch', form.branchId)).id,
      providerId: provider,
    });
    return { id, kind };
  });
}

/** Whom the customer means, where there is exactly one of that name. Names of staff are not offered to the public. */
async function providerCalled(tx: Knex, name: string): Promise<string | null> {
  if (name === '') return null;
  const one = await findPlaceCalled(tx, 'provider', name);
  return one === undefined || one === 'several' ? null : (await holdPlace(tx, 'provider', one.id)).id;
}

async function hashOf(tx: Knex, email: string, words: string): Promise<string> {
  const { erasureKey } = await getOrganisation(tx);
  const content = JSON.stringify([email.toLowerCase(), foldName(words)]);
  return createHmac('sha256', erasureKey).update(`complaint ${content}`).digest('hex');
}

/** What the customer may call a complaint by. @example referenceOf('7f3a92c1-…') // '7F3A-92C1' */
export function referenceOf(id: string): string {
  const letters = id.slice(0, 8).toUpperCase();
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
