import type { Channel } from '../../../src/domain/channel.ts';
import { matchCustomer } from '../../../src/features/customers/index.ts';
import {
  considerInvitation,
  type InvitationOutcome,
  seedDefaultProgram,
} from '../../../src/features/invitations/index.ts';
import { resolvePlaces } from '../../../src/features/organisation/index.ts';
import { instantText } from '../../../src/platform/clock.ts';
import type { Dialect } from '../../../src/platform/db/database.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/app.ts';

export interface World extends TestApp {
  /** Records a completed contact and considers its invitation, as one transaction. */
  complete(
    customer: { email?: string; name?: string; locale?: 'en' | 'he' | 'ms' },
    contact?: ContactWish,
  ): Promise<Outcome>;
  invitation(id: string): Promise<Record<string, unknown>>;
  message(invitationId: string): Promise<Record<string, unknown>>;
  /** The secret of the link in the newest captured mail. */
  token(): Promise<string>;
}

export interface ContactWish {
  completedAt?: string;
  channel?: Channel;
  branch?: string;
  imported?: boolean;
  invite?: boolean;
}

export interface Outcome {
  invitation: InvitationOutcome;
  contactId: string;
  customerId: string;
}

/** An organisation with the default program, at 11:00 on a Wednesday in Jerusalem. */
export async function startWorld(dialect: Dialect, options: TestAppOptions = {}): Promise<World> {
  const t = await startTestApp(dialect, options);
  const { db, context, clock } = t;
  await db.transaction((tx) => seedDefaultProgram(tx, context));
  return {
    ...t,
    complete: (details, wish = {}) =>
      db.transaction(async (tx) => {
        const customer = await matchCustomer(tx, context, details);
        const places = await resolvePlaces(
          tx,
          context,
          { provider: 'Eli Levi', branch: wish.branch ?? 'North' },
          { createUnknown: true },
        );
        const now = instantText(clock.now());
        const contact = {
          id: context.ids.next(),
          customerId: customer.id,
          providerId: places.provider.id,
          branchId: places.branch?.id ?? null,
          topicId: null,
          channel: wish.channel ?? 'in_person',
          completedAt: wish.completedAt ?? now,
        };
        await tx('contacts').insert({
          id: contact.id,
          customer_id: contact.customerId,
          provider_id: contact.providerId,
          branch_id: contact.branchId,
          topic_id: null,
          provider_name: places.provider.name,
          branch_name: places.branch?.name ?? null,
          channel: contact.channel,
          kind: 'request',
          completed_at: contact.completedAt,
          completed_on: contact.completedAt.slice(0, 10),
          origin: 'page',
          created_at: now,
        });
        const invitation = await considerInvitation(tx, context, contact, {
          imported: wish.imported ?? false,
          invite: wish.invite ?? false,
        });
        if (invitation === null) throw new Error('not considered');
        return { invitation, contactId: contact.id, customerId: customer.id };
      }),
    invitation: (id) => db.knex('invitations').where({ id }).first(),
    message: (invitationId) => db.knex('messages').where({ subject_id: invitationId }).first(),
    async token() {
      const mail = (await t.capturedMails()).at(-1);
      return /\/s\/([\w-]+)/.exec(mail?.plain ?? '')?.[1] ?? '';
    },
  };
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
