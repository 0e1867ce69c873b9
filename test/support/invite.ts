import type { Channel } from '../../src/domain/channel.ts';
import type { Locale } from '../../src/domain/locale.ts';
import type { Form } from '../../src/domain/questionnaire/form.ts';
import type { Confidentiality } from '../../src/domain/questionnaire/promises.ts';
import { matchCustomer } from '../../src/features/customers/index.ts';
import { mintToken } from '../../src/features/invitations/index.ts';
import { type Invitation, insertInvitation } from '../../src/features/invitations/invitation.store.ts';
import { resolvePlaces } from '../../src/features/organisation/index.ts';
import { findVersion, seedDefaultQuestionnaire } from '../../src/features/questionnaires/index.ts';
import { addSeconds, instantText } from '../../src/platform/clock.ts';
import type { TestApp } from './app.ts';

export interface TestInvitation {
  token: string;
  invitation: Invitation;
}

export const NINE_ITEMS: Form = {
  items: [
    'provider.courtesy',
    'provider.credibility',
    'provider.empathy',
    'environment.pleasantness',
    'environment.clarity',
    'environment.hours',
    'process.language',
    'process.speed',
    'process.outcome',
  ],
};

let count = 0;

/** An invitation whose mail has gone out, about a contact of yesterday, with a working link. */
export async function invite(
  test: TestApp,
  wish: {
    confidentiality?: Confidentiality;
    locale?: Locale;
    form?: Form;
    channel?: Channel;
    status?: Invitation['status'];
    versionId?: string;
    provider?: string;
    customer?: { email: string; name: string };
  } = {},
): Promise<TestInvitation> {
  const { context, db, clock } = test;
  count += 1;
  const now = clock.now();
  const at = instantText(now);
  return db.transaction(async (tx) => {
    const seeded = await seedDefaultQuestionnaire(tx, context);
    const version = wish.versionId === undefined ? seeded : await findVersion(tx, wish.versionId);
    if (version === undefined) throw new Error('no such version');
    const customer = await matchCustomer(tx, context, {
      email: wish.customer?.email ?? `customer${count}@example.org`,
      name: wish.customer?.name ?? 'Dana Levi',
      locale: wish.locale ?? 'en',
    });
    const places = await resolvePlaces(
      tx,
      context,
      { provider: wish.provider ?? 'Noa', branch: 'Haifa', topic: 'Repairs' },
      { createUnknown: true },
    );
    const program = await tx('programs').first('id');
    const programId: string = program?.id ?? context.ids.next();
    if (program === undefined) {
      await tx('programs').insert({
        id: programId,
        name: 'Every completed contact',
        active: true,
        questionnaire_id: version.questionnaireId,
        rules: '{}',
        created_at: at,
        updated_at: at,
      });
    }
    const contactId = context.ids.next();
    const ids = { provider_id: places.provider.id, branch_id: places.branch?.id, topic_id: places.topic?.id };
    await tx('contacts').insert({
      ...{ id: contactId, customer_id: customer.id, channel: wish.channel ?? 'in_person', kind: 'request', ...ids },
      ...{ provider_name: places.provider.name, branch_name: places.branch?.name, topic_name: places.topic?.name },
      ...{ completed_at: instantText(addSeconds(now, -86_400)), completed_on: '2026-03-03' },
      ...{ origin: 'api', created_at: at, occurred_at: instantText(addSeconds(now, -86_400)) },
    });
    const invitation: Invitation = {
      id: context.ids.next(),
      programId,
      versionId: version.id,
      contactId,
      customerId: customer.id,
      providerId: places.provider.id,
      branchId: places.branch?.id ?? null,
      topicId: places.topic?.id ?? null,
      channel: wish.channel ?? 'in_person',
      locale: wish.locale ?? 'en',
      confidentiality: wish.confidentiality ?? 'confidential',
      form: wish.form ?? NINE_ITEMS,
      status: wish.status ?? 'sent',
      reason: null,
      sendAt: at,
      expiresAt: instantText(addSeconds(now, 21 * 86_400)),
      sentAt: at,
      sentOn: '2026-03-04',
      answeredOn: null,
      createdAt: at,
    };
    await insertInvitation(tx, invitation);
    const token = await mintToken(tx, context, { invitationId: invitation.id, messageId: null });
    return { token, invitation };
  });
}

/** A form as a browser posts it: every asked item rated, and the first question. */
export function filledForm(over: Record<string, string> = {}, form = NINE_ITEMS): Record<string, string> {
  const levels = form.items.flatMap((item, at) => [
    [`E.${item}`, '7'],
    [`P.${item}`, String(1 + (at % 7))],
  ]);
  return { revision: '0', satisfaction: '4', ...Object.fromEntries(levels), ...over };
}
