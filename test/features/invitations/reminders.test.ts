import { expect, test } from '@jest/globals';
import { addressHash, changeCustomer, eraseCustomer, mergeCustomers } from '../../../src/features/customers/index.ts';
import {
  changeProgram,
  eraseInvitations,
  expireInvitations,
  listPrograms,
  queueReminders,
} from '../../../src/features/invitations/index.ts';
import { insertSuppression } from '../../../src/features/mail/suppressions.store.ts';
import { getOrganisation } from '../../../src/features/organisation/index.ts';
import { queueMessage } from '../../../src/platform/mail/outbox.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm } from '../../support/invite.ts';
import { DAY, HOUR, startMailWorld, startWorld, type World } from './invitation-world.ts';

interface Invited {
  id: string;
  customerId: string;
  secret: string;
}

/** Somebody whose invitation left on Wednesday at noon. */
async function invited(w: World, locale: 'en' | 'he' | 'ms' = 'en'): Promise<Invited> {
  const { invitation, customerId } = await w.complete({ email: 'dana@example.com', name: 'Dana Levi', locale });
  w.clock.advance(HOUR);
  await w.jobs.drain();
  return { id: invitation.id, customerId, secret: await w.token() };
}

/** A later day, with the standing job having run. */
async function later(w: World, days: number): Promise<void> {
  w.clock.advance(days * DAY);
  await remind(w);
}

async function remind(w: World): Promise<void> {
  await queueReminders(w.container.services);
  await w.jobs.drain();
}

const reminders = (w: World) => w.db.knex('messages').where({ kind: 'invitation.reminder' }).orderBy('id');
const kindsOfMail = async (w: World) => (await w.capturedMails()).map(({ kind }) => kind);

async function changeOnly(w: World, change: Parameters<typeof changeProgram>[2]): Promise<void> {
  const [only] = await listPrograms(w.db.knex);
  await changeProgram(w.context, only?.id ?? '', change);
}

describeOnEachDatabase('reminders', (dialect) => {
  test('one, four days later, of the same form under a link of its own; then no more', async () => {
    const w = await startWorld(dialect);
    const { id, secret } = await invited(w);
    await later(w, 3);
    expect(await kindsOfMail(w)).toEqual(['invitation']);
    // Wednesday and four days is Sunday, which is a working day here.
    await later(w, 1);
    await remind(w);
    expect(await kindsOfMail(w)).toEqual(['invitation', 'invitation.reminder']);
    const [, mail] = await w.capturedMails();
    expect(mail?.subject).toBe('A reminder: two minutes about your visit on 4 March');
    expect(mail?.plain).toContain('We wrote to you on 4 March and have not heard from you yet.');
    expect(mail?.recipient).toBe('dana@example.com');
    const headers = JSON.parse(mail?.headers ?? '{}');
    expect(headers['List-Unsubscribe']).toMatch(/\/u\/[\w-]{22}>$/);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const second = await w.token();
    expect(second).not.toBe(secret);
    expect(await w.db.knex('invitation_tokens').where({ invitation_id: id })).toHaveLength(2);
    for (const token of [secret, second]) expect((await w.agent.get(`/s/${token}`)).status).toBe(200);
    expect(await w.invitation(id)).toMatchObject({ status: 'sent', sent_at: '2026-03-04T10:00:00.000Z' });
    for (let n = 0; n < 5; n += 1) await later(w, 3);
    expect(await kindsOfMail(w)).toHaveLength(2);
    await w.close();
  });

  test('two, each as long after the one before, in the customer’s language', async () => {
    const w = await startWorld(dialect);
    await changeOnly(w, { reminders: 2, reminderAfterDays: 3, quiet: null });
    await invited(w, 'he');
    const sentAfter: number[] = [];
    for (let day = 1; day <= 14; day += 1) {
      await later(w, 1);
      if ((await kindsOfMail(w)).length > sentAfter.length + 1) sentAfter.push(day);
    }
    expect(sentAfter).toEqual([3, 6]);
    expect((await w.capturedMails()).at(-1)?.subject).toContain('תזכורת');
    await w.close();
  });

  test('run twice at once, one reminder leaves', async () => {
    const w = await startWorld(dialect);
    await invited(w);
    w.clock.advance(4 * DAY);
    await Promise.all([1, 2, 3].map(() => queueReminders(w.container.services)));
    await w.jobs.drain();
    await later(w, 4);
    expect(await kindsOfMail(w)).toEqual(['invitation', 'invitation.reminder']);
    await w.close();
  });

  test('quiet times put it off', async () => {
    const w = await startWorld(dialect);
    await changeOnly(w, { reminderAfterDays: 2 });
    await invited(w);
    // Friday and Saturday are rest days.
    await later(w, 2);
    expect(await kindsOfMail(w)).toEqual(['invitation']);
    expect(await reminders(w)).toMatchObject([
      { status: 'queued', reason: 'quiet', send_after: '2026-03-08T06:00:00.000Z' },
    ]);
    w.clock.set('2026-03-08T06:00:00.000Z');
    await w.jobs.drain();
    expect(await kindsOfMail(w)).toEqual(['invitation', 'invitation.reminder']);
    await w.close();
  });

  test.each<[string, string | null, (w: World, who: Invited) => Promise<unknown>]>([
    [
      'an answer',
      'not_open',
      async (w, { id, secret }) => {
        const form = JSON.parse(String((await w.invitation(id)).form));
        await w.agent.post(`/s/${secret}`).type('form').send(filledForm({}, form)).expect(303);
      },
    ],
    ['a refusal', 'not_open', (w, { secret }) => w.agent.post(`/u/${secret}`).expect(200)],
    [
      'mail that came back',
      'not_open',
      (w, { id }) => w.db.knex('invitations').where({ id }).update({ status: 'bounced' }),
    ],
    [
      'mail of which nobody knows',
      'not_open',
      (w, { id }) => w.db.knex('invitations').where({ id }).update({ status: 'uncertain' }),
    ],
    [
      'an address that takes no mail',
      'bounced',
      async (w) =>
        w.db.transaction(async (tx) => {
          const addressed = addressHash(await getOrganisation(tx), 'dana@example.com');
          await insertSuppression(tx, w.context, { addressHash: addressed, reason: 'bounced' });
        }),
    ],
    ['an erasure', 'erased', (w, { customerId }) => eraseCustomer(w.context, customerId, [eraseInvitations])],
    [
      'the end of the relationship',
      'relationship_ended',
      (w, { customerId }) => changeCustomer(w.context, customerId, { relationship: 'ended' }),
    ],
    [
      'a wish not to be surveyed',
      'do_not_survey',
      (w, { customerId }) => changeCustomer(w.context, customerId, { relationship: 'do_not_survey' }),
    ],
    [
      'the loss of the address',
      'no_address',
      (w, { customerId }) => changeCustomer(w.context, customerId, { email: null }),
    ],
    ['the program being switched off', 'program_inactive', (w) => changeOnly(w, { active: false })],
    ['the program sending none any more', 'reminded', (w) => changeOnly(w, { reminders: 0 })],
    [
      'a complaint that is open',
      'resting_period',
      (w, { customerId }) =>
        w.db.knex('complaints').insert({
          ...{ id: w.context.ids.unordered(), kind: 'complaint', origin: 'staff', customer_id: customerId, words: '-' },
          ...{ received_on: '2026-03-08', told_on: '2026-03-08', received_at: '2026-03-08T09:00:00.000Z' },
          ...{
            locale: 'en',
            severity: 2,
            invite_consent: false,
            state: 'open',
            updated_at: '2026-03-08T09:00:00.000Z',
          },
        }),
    ],
    [
      'the program handing over links instead',
      'by_link',
      async (w) => {
        const [only] = await listPrograms(w.db.knex);
        await changeProgram(w.context, only?.id ?? '', { delivery: 'link' });
      },
    ],
    [
      'something else being asked since',
      'resting_period',
      async (w, { customerId }) => {
        const other = await w.complete({ email: 'dana.levi@example.org' });
        await mergeCustomers(w.context, other.customerId, customerId);
        // What was scheduled for the other record leaves, or not; asked it was.
        await w.db
          .knex('invitations')
          .where({ id: other.invitation.id })
          .update({ status: 'sent', sent_at: '2026-03-05T09:00:00.000Z' });
      },
    ],
    [
      'its end being near',
      'closes_soon',
      (w, { id }) => w.db.knex('invitations').where({ id }).update({ expires_at: '2026-03-09T09:00:00.000Z' }),
    ],
  ])('never after %s, also when it was queued before', async (_what, reason, change) => {
    const w = await startWorld(dialect);
    const who = await invited(w);
    w.clock.advance(4 * DAY);
    await change(w, who);
    await remind(w);
    // And one that was queued in the moment before.
    const late = { kind: 'invitation.reminder', subjectId: who.id, locale: 'en', sendAfter: w.clock.now() };
    await w.db.transaction((tx) => queueMessage(tx, w.context, late));
    await w.jobs.drain();
    await later(w, 4);
    const ofIt = (await reminders(w)).filter(({ subject_id: about }) => about === who.id);
    expect(ofIt.map(({ status }) => status)).toEqual(ofIt.map(() => 'skipped'));
    expect(ofIt.at(-1)).toMatchObject({ reason });
    await w.close();
  });

  test('not once the form has closed, and a refusal taken back counts again', async () => {
    const w = await startWorld(dialect);
    const { secret, id } = await invited(w);
    await w.agent.post(`/u/${secret}`).expect(200);
    await later(w, 4);
    expect(await kindsOfMail(w)).toEqual(['invitation']);
    await w.agent.post(`/u/${secret}/undo`).expect(200);
    await remind(w);
    expect(await kindsOfMail(w)).toEqual(['invitation', 'invitation.reminder']);
    w.clock.advance(30 * DAY);
    await expireInvitations(w.container.services);
    await remind(w);
    expect(await w.invitation(id)).toMatchObject({ status: 'expired' });
    expect(await kindsOfMail(w)).toHaveLength(2);
    await w.close();
  });

  test('a reminder that finds no such mailbox ends the invitation and suppresses the address', async () => {
    const w = await startMailWorld(dialect);
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    w.server.answer({ recipient: '550 5.1.1 No such user' });
    await later(w, 4);
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'bounced' });
    expect(await w.db.knex('suppressions')).toMatchObject([{ reason: 'bounced' }]);
    const [reminder] = await reminders(w);
    expect(reminder).toMatchObject({ status: 'failed' });
    await w.close();
  });
});
