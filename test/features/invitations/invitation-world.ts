import type { Channel } from '../../../src/domain/channel.ts';
import { createContacts } from '../../../src/features/contacts/index.ts';
import {
  considerInvitation,
  describeInvitation,
  type InvitationOutcome,
  seedDefaultProgram,
} from '../../../src/features/invitations/index.ts';
import { instantText } from '../../../src/platform/clock.ts';
import type { Dialect } from '../../../src/platform/db/database.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/app.ts';
import { startMailServer, type TestMailServer } from '../../support/mail-server.ts';

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
    complete: async (details, wish = {}) => {
      let outcome: InvitationOutcome | null = null;
      const contacts = createContacts({
        async onRecorded() {},
        async onCompleted(tx, asking, contact, how) {
          const origin = { imported: wish.imported ?? how.imported, invite: wish.invite ?? false };
          outcome = await considerInvitation(tx, asking, async () => false, contact, origin);
          return outcome;
        },
        describeInvitation,
      });
      const { contact } = await contacts.recordContact(
        context,
        {
          customer: details,
          places: { provider: 'Eli Levi', branch: wish.branch ?? 'North' },
          channel: wish.channel ?? 'in_person',
          kind: 'request',
          completed: true,
          completedAt: wish.completedAt ?? instantText(clock.now()),
        },
        { origin: 'api', createUnknown: true },
      );
      if (outcome === null) throw new Error('The contact was not considered.');
      return { invitation: outcome, contactId: contact.id, customerId: contact.customerId };
    },
    invitation: (id) => db.knex('invitations').where({ id }).first(),
    message: (invitationId) => db.knex('messages').where({ subject_id: invitationId }).first(),
    async token() {
      const mail = (await t.capturedMails()).at(-1);
      return /\/s\/([\w-]+)/.exec(mail?.plain ?? '')?.[1] ?? '';
    },
  };
}

/** The same, whose mail goes to a real server; closed with it. */
export async function startMailWorld(
  dialect: Dialect,
  options: TestAppOptions = {},
): Promise<World & { server: TestMailServer }> {
  const server = await startMailServer();
  const w = await startWorld(dialect, {
    ...options,
    environment: {
      MAIL_URL: server.url,
      MAIL_FROM: 'Alon <survey@alon.example>',
      BASE_URL: 'https://survey.alon.example',
      ...options.environment,
    },
  });
  const close = async (): Promise<void> => {
    await w.close();
    await server.close();
  };
  return { ...w, server, close };
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
