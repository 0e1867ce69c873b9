import { expect, test } from '@jest/globals';
import { addressHash, changeCustomer, eraseCustomer, mergeCustomers } from '../../../src/features/customers/index.ts';
import { changeProgram, eraseInvitations, listPrograms } from '../../../src/features/invitations/index.ts';
import { insertSuppression, type Suppression } from '../../../src/features/mail/suppressions.store.ts';
import { getOrganisation } from '../../../src/features/organisation/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { DAY, HOUR, startWorld, type World } from './invitation-world.ts';

async function suppress({ db, context }: World, email: string, reason: Suppression): Promise<void> {
  await db.transaction(async (tx) => {
    const hash = addressHash(await getOrganisation(tx), email);
    await insertSuppression(tx, context, { addressHash: hash, reason });
  });
}

/** The same person under another record, whose invitation left. */
async function mergeWithSomebodyAsked(w: World, customerId: string): Promise<void> {
  const other = await w.complete({ email: 'dana.levi@example.org' }, { completedAt: '2026-03-04T08:00:00.000Z' });
  await w.jobs.drain();
  expect(await w.invitation(other.invitation.id)).toMatchObject({ status: 'sent' });
  await mergeCustomers(w.context, other.customerId, customerId);
}

async function mergeWithSomebodyEnded(w: World, customerId: string): Promise<void> {
  const other = await w.complete({ name: 'Dana Levi' });
  await changeCustomer(w.context, other.customerId, { relationship: 'ended' });
  await mergeCustomers(w.context, other.customerId, customerId);
}

describeOnEachDatabase('what may have changed by the time the mail is due', (dialect) => {
  test('quiet hours put it off to the morning', async () => {
    const w = await startWorld(dialect);
    w.clock.set('2026-03-04T17:30:00.000Z');
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    expect(invitation.sendAt).toBe('2026-03-05T06:00:00.000Z');
    w.clock.set('2026-03-05T05:59:00.000Z');
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(0);
    w.clock.set('2026-03-05T06:00:00.000Z');
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(1);
    await w.close();
  });

  test('due in quiet hours after all, it waits once more', async () => {
    const w = await startWorld(dialect);
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    w.clock.set('2026-03-04T19:00:00.000Z');
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(0);
    expect(await w.invitation(invitation.id)).toMatchObject({
      status: 'scheduled',
      send_at: '2026-03-05T06:00:00.000Z',
    });
    w.clock.set('2026-03-05T06:00:00.000Z');
    await w.jobs.drain();
    expect(await w.invitation(invitation.id)).toMatchObject({
      status: 'sent',
      expires_at: '2026-03-26T06:00:00.000Z',
    });
    await w.close();
  });

  test.each<[string, (w: World, customerId: string) => Promise<unknown>]>([
    ['do_not_survey', (w, id) => changeCustomer(w.context, id, { relationship: 'do_not_survey' })],
    ['relationship_ended', (w, id) => changeCustomer(w.context, id, { relationship: 'ended' })],
    ['no_address', (w, id) => changeCustomer(w.context, id, { email: null })],
    ['erased', (w, id) => eraseCustomer(w.context, id, [])],
    ['unsubscribed', (w) => suppress(w, 'dana@example.com', 'unsubscribed')],
    ['bounced', (w) => suppress(w, 'dana@example.com', 'bounced')],
    // Another program of the organisation, or a merge, may have asked meanwhile.
    ['resting_period', (w, id) => mergeWithSomebodyAsked(w, id)],
    ['relationship_ended', (w, id) => mergeWithSomebodyEnded(w, id)],
    ['program_inactive', (w) => w.db.knex('programs').update({ active: false })],
    ['too_old', async (w) => w.clock.advance(8 * DAY)],
  ])('%s: skipped with that reason, and nothing leaves', async (reason, change) => {
    const w = await startWorld(dialect);
    const { invitation, customerId } = await w.complete({ email: 'dana@example.com' });
    await change(w, customerId);
    const mails = (await w.capturedMails()).length;
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'skipped', reason });
    expect(await w.message(invitation.id)).toMatchObject({ status: 'skipped', reason });
    expect(await w.capturedMails()).toHaveLength(mails);
    await w.close();
  });

  test('a new address: it goes there, by what is known of that one', async () => {
    const w = await startWorld(dialect);
    const moved = await w.complete({ email: 'old@example.com' });
    const blocked = await w.complete({ email: 'other@example.com' });
    await suppress(w, 'old@example.com', 'bounced');
    await suppress(w, 'stop@example.com', 'unsubscribed');
    await changeCustomer(w.context, moved.customerId, { email: 'new@example.com' });
    await changeCustomer(w.context, blocked.customerId, { email: 'stop@example.com' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect((await w.capturedMails()).map((mail) => mail.recipient)).toEqual(['new@example.com']);
    expect(await w.invitation(blocked.invitation.id)).toMatchObject({ status: 'skipped', reason: 'unsubscribed' });
    await w.close();
  });

  test('the clock of the branch decides what is quiet', async () => {
    const w = await startWorld(dialect);
    const here = await w.complete({ email: 'dana@example.com' }, { branch: 'North' });
    const there = await w.complete({ email: 'noa@example.com' }, { branch: 'Far West' });
    // Noon in Jerusalem is two in the morning there.
    await w.db.knex('branches').where({ name: 'Far West' }).update({ time_zone: 'America/Los_Angeles' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.invitation(here.invitation.id)).toMatchObject({ status: 'sent' });
    expect(await w.invitation(there.invitation.id)).toMatchObject({
      status: 'scheduled',
      send_at: '2026-03-04T16:00:00.000Z',
    });
    expect(await w.message(there.invitation.id)).toMatchObject({
      send_after: '2026-03-04T16:00:00.000Z',
      reason: 'quiet',
    });
    w.clock.set('2026-03-04T16:00:00.000Z');
    await w.jobs.drain();
    expect(await w.invitation(there.invitation.id)).toMatchObject({ status: 'sent' });
    await w.close();
  });

  test('it is decided in few statements', async () => {
    const w = await startWorld(dialect);
    await w.complete({ email: 'dana@example.com' });
    w.clock.advance(HOUR);
    const statements: string[] = [];
    w.db.knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(1);
    const work = statements.filter((sql) => !/^(BEGIN|COMMIT|ROLLBACK)/i.test(sql) && !sql.includes('captured_mails'));
    const ofTheJob = work.filter((sql) => !/run_at|lease/.test(sql));
    expect(ofTheJob.length).toBeLessThanOrEqual(21);
    await w.close();
  });

  test('erased: nothing leaves, and what was captured before is gone', async () => {
    const w = await startWorld(dialect);
    const old = await w.complete({ email: 'dana@example.com' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(1);
    w.clock.advance(91 * DAY);
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    await eraseCustomer(w.context, old.customerId, [eraseInvitations]);
    w.clock.advance(DAY);
    await w.jobs.drain();
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'skipped', reason: 'erased' });
    expect(await w.capturedMails()).toHaveLength(0);
    expect(await w.db.knex('invitation_tokens')).toEqual([]);
    await w.close();
  });

  test('the promise and the questions stay as they were decided', async () => {
    const w = await startWorld(dialect);
    const [program] = await listPrograms(w.db.knex);
    const { invitation } = await w.complete({ email: 'dana@example.com', locale: 'en' });
    const before = await w.invitation(invitation.id);
    await changeProgram(w.context, program!.id, { confidentiality: 'named', itemsPerDimension: null });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.invitation(invitation.id)).toMatchObject({ confidentiality: 'confidential', form: before.form });
    expect((await w.capturedMails()).at(-1)?.plain).toContain('shown without your name');
    await w.close();
  });
});
