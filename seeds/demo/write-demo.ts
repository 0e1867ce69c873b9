import { DateTime } from 'luxon';
import type { Contacts } from '../../src/features/contacts/index.ts';
import { expireInvitations, findInvitation, queueReminders } from '../../src/features/invitations/index.ts';
import { type AnswerHandler, submitResponse } from '../../src/features/responses/index.ts';
import { foldChanges } from '../../src/features/state/index.ts';
import type { FixedClock } from '../../src/platform/clock.ts';
import { as, type Services } from '../../src/platform/context.ts';
import type { JobRunner } from '../../src/platform/jobs/runner.ts';
import { type DemoAnswer, type DemoContact, type DemoData, type DemoOpenAnswer, recordedAt } from './demo-data.ts';
import { followUpWishes } from './follow-up.ts';
import { foundOrganisation } from './found-organisation.ts';
import { createRandom } from './random.ts';
import { tellCardSchedules } from './stories/card-schedules.ts';
import { playerOf } from './stories/cast.ts';
import { openComplaintDesk } from './stories/complaint-desk.ts';
import { type Letters, tellFocusGroup } from './stories/focus-group-story.ts';
import { tellImprovements } from './stories/improvements.ts';
import { tellOpenLinks } from './stories/open-link-story.ts';
import { promiseAtContact } from './stories/staff-promises.ts';
import { toSheet } from './to-sheet.ts';
import { instant } from './working-time.ts';

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
  /** Does whatever else is due by itself. */
  laterJobs: JobRunner;
  /** What was in the mail with a calendar file that an address got last. */
  letters: Letters;
  /** Of the one password that every user of the demo has. */
  passwordHash: string;
  /** What hangs on an answer. */
  onAnswered: readonly AnswerHandler[];
  onProgress(done: number, of: number): void;
}

/** Of what people do on their own account: the same every time. */
const SEED = 7;

const KEEP_MAIL_OF_DAYS = 3;
const WORK_EVERY_MS = 3_600_000;
const LOOK_EVERY_MS = 4 * 3_600_000;
const FOLD_EVERY_MS = 3 * 86_400_000;

type Event =
  | { at: string; contact: DemoContact }
  | { at: string; answer: DemoAnswer }
  | { at: string; unasked: DemoOpenAnswer };

/**
 * Writes the demo organisation by living through its year: every contact, invitation and answer goes through the
 * product's own use cases at its own time, so that what the demo shows is what the product does.
 */
export async function writeDemo(data: DemoData, stage: DemoStage): Promise<void> {
  const { services, clock } = stage;
  clock.set(`${data.period.from}T05:00:00.000Z`);
  const context = as(services, { kind: 'command' });
  const { cast, customers } = await foundOrganisation(data, stage);
  const { diary, branches, providers, topics } = cast;

  const desk = openComplaintDesk(cast, createRandom(SEED, 'complaints'));
  const promises = createRandom(SEED, 'promises');
  const focus = tellFocusGroup(cast, createRandom(SEED, 'focus group'), stage.letters);
  tellImprovements(cast, focus);
  tellCardSchedules(cast);
  const answerUnasked = tellOpenLinks(cast, stage.onAnswered);

  const contactIds = new Map<DemoContact, string>();
  const events: Event[] = [
    ...data.contacts.map((contact) => ({ at: recordedAt(contact), contact })),
    ...data.answers.map((answer) => ({ at: answer.answeredAt, answer })),
    ...data.openAnswers.map((unasked) => ({ at: unasked.answeredAt, unasked })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const { timeZone } = data.organisation;
  const midnight = DateTime.fromISO(data.period.to, { zone: timeZone }).plus({ days: 1 });
  const last = instant(midnight.minus({ seconds: 1 }));
  const recent = instant(midnight.minus({ days: KEEP_MAIL_OF_DAYS }));

  let workedAt = 0;
  let lookedAt = 0;
  let foldedAt = 0;
  /** Mail every hour; less often what else is due by itself, and a look of those who treat complaints at what has come. */
  const workOff = async (): Promise<void> => {
    workedAt = clock.now().getTime();
    if (workedAt - lookedAt >= LOOK_EVERY_MS) {
      await stage.laterJobs.drain();
      await desk.look();
      lookedAt = workedAt;
    }
    await queueReminders(services);
    await (clock.now().toISOString() < recent ? stage.pastMail : stage.recentMail).drain();
    if (workedAt - foldedAt < FOLD_EVERY_MS) return;
    await foldChanges(services);
    foldedAt = workedAt;
  };

  for (const [done, event] of events.entries()) {
    await diary.liveUntil(event.at);
    clock.set(event.at);
    if (clock.now().getTime() - workedAt >= WORK_EVERY_MS) await workOff();
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
      const ids = { contactId: recorded.contact.id, customerId: customers[contact.customer] ?? '' };
      await promiseAtContact(cast, promises, contact, ids);
    } else if ('answer' in event) await answer(event.answer);
    else await answerUnasked(event.unasked);
    if (done % 250 === 0) stage.onProgress(done, events.length);
  }
  await diary.liveUntil(last);
  clock.set(last);
  lookedAt = 0;
  await workOff();
  await followUpWishes(services, clock, playerOf(cast, 'manager@example.com'));
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
