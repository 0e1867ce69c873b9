import { DateTime } from 'luxon';
import type { AnswerSheet } from '../../src/domain/answers/answer-sheet.ts';
import { type FullText, type Locale, textIn } from '../../src/domain/locale.ts';
import {
  DEFAULT_ORGANISATION_SETTINGS,
  OrganisationSettings,
} from '../../src/domain/settings/organisation-settings.ts';
import { createUser } from '../../src/features/accounts/index.ts';
import type { Contacts } from '../../src/features/contacts/index.ts';
import { addCustomer, changeCustomer } from '../../src/features/customers/index.ts';
import {
  expireInvitations,
  findInvitation,
  queueReminders,
  seedDefaultProgram,
} from '../../src/features/invitations/index.ts';
import { addPlace, createOrganisation } from '../../src/features/organisation/index.ts';
import { seedDefaultQuestionnaire } from '../../src/features/questionnaires/index.ts';
import { type AnswerHandler, submitResponse } from '../../src/features/responses/index.ts';
import { foldChanges } from '../../src/features/state/index.ts';
import type { FixedClock } from '../../src/platform/clock.ts';
import { as, type Services } from '../../src/platform/context.ts';
import type { JobRunner } from '../../src/platform/jobs/runner.ts';
import type { DemoAnswer, DemoContact, DemoData } from './demo-data.ts';
import { followUpWishes } from './follow-up.ts';

/** How the year is lived through again. */
export interface DemoStage {
  /** Services whose clock is moved from event to event. */
  services: Services;
  clock: FixedClock;
  contacts: Contacts;
  /** Sends what was due in the past, without keeping it. */
  pastMail: JobRunner;
  /** Sends what is due in the last days, captured, so that there is mail to open. */
  recentMail: JobRunner;
  /** Of the one password that every user of the demo has. */
  passwordHash: string;
  /** What hangs on an answer. */
  onAnswered: readonly AnswerHandler[];
  onProgress(done: number, of: number): void;
}

const KEEP_MAIL_OF_DAYS = 3;
const MAIL_EVERY_MS = 3_600_000;

type Event = { at: string; contact: DemoContact } | { at: string; answer: DemoAnswer };

/**
 * Writes the demo organisation by living through its year: every contact, invitation and answer goes through the
 * product's own use cases at its own time, so that what the demo shows is what the product does.
 */
export async function writeDemo(data: DemoData, stage: DemoStage): Promise<void> {
  const { services, clock } = stage;
  clock.set(`${data.period.from}T05:00:00.000Z`);
  const context = as(services, { kind: 'command' });
  const language: Locale = 'he';
  const inLanguage = (text: FullText): string => textIn(text, language);

  await services.db.transaction(async (tx) => {
    const { organisation } = data;
    const settings = OrganisationSettings.parse({
      ...DEFAULT_ORGANISATION_SETTINGS,
      name: inLanguage(organisation.name),
      timeZone: organisation.timeZone,
      restDays: organisation.restDays,
      weekStart: organisation.weekStart,
      languages: organisation.languages,
      defaultLanguage: language,
      replyTo: organisation.replyAddress,
      postalFooter: organisation.postalFooter,
      privacyNotice: organisation.privacyNotice,
    });
    await createOrganisation(tx, context, settings);
    await seedDefaultQuestionnaire(tx, context);
    await seedDefaultProgram(tx, context);
  });

  const branches = await inOrder(data.branches, (branch) =>
    addPlace(context, 'branch', {
      name: inLanguage(branch.name),
      code: branch.code,
      timeZone: branch.timeZone,
      active: true,
    }),
  );
  const providers = await inOrder(data.providers, ({ name, code }) =>
    addPlace(context, 'provider', { name, code, timeZone: null, active: true }),
  );
  const topics = await inOrder(data.topics, (topic) =>
    addPlace(context, 'topic', { name: inLanguage(topic.name), code: topic.code, timeZone: null, active: true }),
  );
  let manager: { id: string; name: string } | undefined;
  for (const user of data.users) {
    const id = await services.db.transaction((tx) =>
      createUser(tx, context, {
        email: user.email,
        name: user.name,
        role: user.role,
        locale: user.locale,
        passwordHash: stage.passwordHash,
        providerId: user.provider === null ? null : (providers[user.provider] ?? null),
        branchIds: user.branches.flatMap((branch) => branches[branch] ?? []),
      }),
    );
    if (user.role === 'manager') manager = { id, name: user.name };
  }
  const customers = await inOrder(data.customers, async (customer) => {
    const { customer: added } = await addCustomer(context, customer);
    const { relationship, relationshipReason } = customer;
    if (relationship !== 'active') await changeCustomer(context, added.id, { relationship, relationshipReason });
    return added.id;
  });

  const contactIds = new Map<DemoContact, string>();
  const events: Event[] = [
    ...data.contacts.map((contact) => ({ at: contact.completedAt ?? contact.requestedAt, contact })),
    ...data.answers.map((answer) => ({ at: answer.answeredAt, answer })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const last = events.at(-1)?.at ?? clock.now().toISOString();
  const recent = DateTime.fromISO(last).minus({ days: KEEP_MAIL_OF_DAYS }).toUTC().toISO() ?? last;

  let mailedAt = 0;
  const sendMailUntil = async (at: string): Promise<void> => {
    clock.set(at);
    await queueReminders(services);
    await (at < recent ? stage.pastMail : stage.recentMail).drain();
    mailedAt = clock.now().getTime();
  };

  for (const [done, event] of events.entries()) {
    clock.set(event.at);
    if (clock.now().getTime() - mailedAt >= MAIL_EVERY_MS) await sendMailUntil(event.at);
    if ('contact' in event) {
      const { contact } = event;
      const follows = contact.follows === null ? undefined : data.contacts[contact.follows]?.externalId;
      const recorded = await stage.contacts.recordContact(
        context,
        {
          externalId: contact.externalId,
          customer: { customerId: customers[contact.customer] ?? '' },
          places: {
            providerId: providers[contact.provider] ?? '',
            branchId: branches[contact.branch] ?? null,
            topicId: topics[contact.topic] ?? null,
          },
          channel: contact.channel,
          kind: contact.kind,
          requestedAt: contact.requestedAt,
          firstRepliedAt: contact.firstRepliedAt,
          completedAt: contact.completedAt,
          completed: contact.completedAt !== null,
          follows,
          note: contact.note,
        },
        { origin: 'api', createUnknown: false },
      );
      contactIds.set(contact, recorded.contact.id);
    } else await answer(event.answer);
    if (done % 250 === 0) stage.onProgress(done, events.length);
  }
  await sendMailUntil(last);
  if (manager !== undefined) await followUpWishes(services, clock, manager);
  await expireInvitations(services);
  await foldChanges(services);
  stage.onProgress(events.length, events.length);

  /** Answers the invitation of a contact, on the form that the answer was written for. */
  async function answer({ contact: index, locale, sheet }: DemoAnswer): Promise<void> {
    const contact = data.contacts[index];
    const contactId = contact && contactIds.get(contact);
    if (contactId === undefined) return;
    const row: { id: string } | undefined = await services.db
      .knex('invitations')
      .where({ contact_id: contactId })
      .first('id');
    if (row === undefined) return;
    await services.db
      .knex('invitations')
      .where({ id: row.id })
      .update({ form: JSON.stringify({ items: Object.keys(sheet.items) }) });
    const invitation = await findInvitation(services.db.knex, row.id);
    if (invitation?.status !== 'sent') return;
    const submission = { invitation, revision: 0, locale, sheet: toSheet(sheet) };
    await submitResponse(as(services, { kind: 'customer' }), submission, stage.onAnswered);
  }
}

/** The generator writes "yes, and these went wrong" as a list; the form has a yes and the ticked sentences. */
function toSheet(sheet: AnswerSheet): AnswerSheet {
  const { wrong, ...questions } = sheet.questions;
  if (wrong === undefined) return sheet;
  if (!Array.isArray(wrong)) return { ...sheet, questions: { ...questions, wrong } };
  return { ...sheet, questions: { ...questions, wrong: true, wrong_mode: wrong } };
}

async function inOrder<T>(all: readonly T[], write: (one: T) => Promise<string>): Promise<string[]> {
  const ids: string[] = [];
  for (const one of all) ids.push(await write(one));
  return ids;
}
