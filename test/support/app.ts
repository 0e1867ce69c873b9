import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Container, createContainer, type Overrides } from '../../src/container.ts';
import type { Role } from '../../src/domain/access/role-matrix.ts';
import type { Scope } from '../../src/domain/access/scopes.ts';
import type { Locale } from '../../src/domain/locale.ts';
import {
  DEFAULT_ORGANISATION_SETTINGS,
  type OrganisationSettings,
} from '../../src/domain/settings/organisation-settings.ts';
import { insertSession, insertUser, sessionCookieName } from '../../src/features/accounts/index.ts';
import { insertApiKey } from '../../src/features/api-access/index.ts';
import { createOrganisation } from '../../src/features/organisation/index.ts';
import { type FixedClock, fixedClock } from '../../src/platform/clock.ts';
import { as, type Context } from '../../src/platform/context.ts';
import type { Database, Dialect } from '../../src/platform/db/database.ts';
import type { CapturedMail } from '../../src/platform/mail/outbox.ts';
import { createTestDatabase } from './database.ts';

export type Agent = ReturnType<typeof supertest.agent>;

export interface TestAppOptions {
  /** Settings that differ from the usual test organisation's; false: no organisation yet, as at the first visit. */
  organisation?: Partial<OrganisationSettings> | false;
  /** Environment variables, such as MAIL_URL. */
  environment?: Record<string, string>;
  overrides?: Omit<Overrides, 'db' | 'clock'>;
}

export interface TestApp {
  app: Express;
  container: Container;
  /** Stands at 2026-03-04T09:00:00Z (a Wednesday, 11:00 in Jerusalem) until it is moved. */
  clock: FixedClock;
  db: Database;
  url: string;
  /** A browser that nobody has signed in with. */
  agent: Agent;
  /** A browser of a new active user of this role. `userId` of the last one is in `lastUserId`. */
  signIn(
    role: Role,
    user?: {
      providerId?: string | null;
      branchIds?: readonly string[];
      name?: string;
      email?: string;
      locale?: Locale;
    },
  ): Promise<Agent>;
  lastUserId(): string;
  /** Makes a key. @returns the value of the Authorization header */
  apiKey(scopes: readonly Scope[]): Promise<string>;
  /** For calling use cases directly. */
  context: Context;
  jobs: { drain(): Promise<number> };
  /** All captured mails, oldest first, with the kind of message. */
  capturedMails(): Promise<(CapturedMail & { kind: string; messageId: string })[]>;
  close(): Promise<void>;
}

export async function startTestApp(dialect: Dialect, options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase(dialect);
  const db = database.open();
  const clock = fixedClock('2026-03-04T09:00:00.000Z');
  const read = readConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', JOBS: 'off', ...options.environment });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const container = createContainer(read.config, { log: pino({ level: 'silent' }), ...options.overrides, db, clock });
  const app = createApp(container);
  // Its clock stands still, and with it the pace of mail.
  await db.knex('mail_flow').update({ per_minute: null });
  const { services, web } = container;
  const context = as(services, { kind: 'command' });
  if (options.organisation !== false) {
    const { organisation } = options;
    await db.transaction(async (tx) => {
      await createOrganisation(tx, context, { ...TEST_SETTINGS, ...organisation });
      for (const step of container.afterwards) await step(tx, context);
    });
  }

  let people = 0;
  let lastUserId = '';
  return {
    app,
    container,
    clock,
    db,
    url: database.url,
    agent: supertest.agent(app),
    context,
    jobs: { drain: () => container.jobs.drain() },
    async signIn(role, user = {}) {
      people += 1;
      const secret = await db.transaction(async (tx) => {
        lastUserId = await insertUser(tx, services, {
          email: user.email ?? `${role}.${people}@example.org`,
          name: user.name ?? `Test ${role} ${people}`,
          role,
          status: 'active',
          locale: user.locale ?? 'en',
          passwordHash: null,
          providerId: user.providerId ?? null,
          branchIds: user.branchIds ?? [],
          invitedById: null,
        });
        return insertSession(tx, services, lastUserId);
      });
      const agent = supertest.agent(app);
      agent.jar.setCookie(`${sessionCookieName(web.https)}=${secret}; Path=/`, '127.0.0.1', '/');
      return agent;
    },
    lastUserId: () => lastUserId,
    async apiKey(scopes) {
      const secret = services.ids.secret(256);
      await db.transaction((tx) => insertApiKey(tx, services, { name: 'Test key', secret, scopes }));
      return `Bearer ${secret}`;
    },
    async capturedMails() {
      return db
        .knex('captured_mails')
        .join('messages', 'messages.id', 'captured_mails.message_id')
        .orderBy('messages.id')
        .select('messages.kind', { messageId: 'messages.id' }, 'recipient', 'subject', 'html', 'plain', 'headers');
    },
    async close() {
      await container.close();
      await database.remove();
    },
  };
}

export const TEST_SETTINGS: OrganisationSettings = {
  ...DEFAULT_ORGANISATION_SETTINGS,
  name: 'Alon Computer Services',
  timeZone: 'Asia/Jerusalem',
};
