import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createContainer } from '../../../src/container.ts';
import { openDatabase } from '../../../src/platform/db/database.ts';
import type { MailSender } from '../../../src/platform/mail/mail.ts';
import type { MessageStatus } from '../../../src/platform/mail/outbox.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { DAY, HOUR, startMailWorld, type World } from '../invitations/invitation-world.ts';

const MINUTE = 60_000;

async function completeMany(w: World, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await w.complete({ email: `customer.${at}@customer.example` });
}

const counts = async (w: World): Promise<Record<string, number>> => {
  const rows: { status: string; n: number }[] = await w.db
    .knex('messages')
    .groupBy('status')
    .select('status')
    .count({ n: '*' });
  return Object.fromEntries(rows.map(({ status, n }) => [status, Number(n)]));
};

const flow = (w: World) => w.db.knex('mail_flow').first();

describeOnEachDatabase('how mail leaves', (dialect) => {
  test('at its pace, whichever process sends', async () => {
    const w = await startMailWorld(dialect);
    await w.db.knex('mail_flow').update({ per_minute: 60, connections: 2 });
    await completeMany(w, 7);
    w.clock.advance(HOUR);
    await w.jobs.drain();
    // Two seconds' worth at once.
    expect(w.server.received).toHaveLength(2);
    // Another process has no room either.
    const other = createContainer(w.container.config, {
      ...{ db: openDatabase(w.url), clock: w.clock, log: pino({ level: 'silent' }) },
    });
    await other.jobs.drain();
    expect(w.server.received).toHaveLength(2);
    w.clock.advance(1000);
    await other.jobs.drain();
    expect(w.server.received).toHaveLength(3);
    await other.close();
    await w.jobs.drain();
    expect(w.server.received).toHaveLength(3);
    await w.jobs.drain();
    expect(w.server.received).toHaveLength(3);
    w.clock.advance(2000);
    await w.jobs.drain();
    expect(w.server.received).toHaveLength(5);
    w.clock.advance(MINUTE);
    await w.jobs.drain();
    expect(w.server.received).toHaveLength(7);
    await w.close();
  });

  test('over as many connections as are set, so that one that hangs holds up no other mail', async () => {
    const w = await startMailWorld(dialect);
    await w.db.knex('mail_flow').update({ per_minute: null, connections: 4 });
    await completeMany(w, 4);
    w.server.answer(...Array.from({ length: 4 }, () => 'hold after body' as const));
    w.clock.advance(HOUR);
    const sent = w.jobs.drain();
    const until = Date.now() + 20_000;
    while (w.server.held.length < 4 && Date.now() < until) await sleep(50);
    const atOnce = w.server.held.length;
    await w.server.close();
    await sent;
    await w.close();
    expect(atOnce).toBe(4);
  });

  test('five failures of the server in a row make a pause, each longer than the last; a success ends the row', async () => {
    const w = await startMailWorld(dialect);
    await w.db.knex('mail_flow').update({ per_minute: null, connections: 1 });
    await completeMany(w, 8);
    const port = Number(new URL(w.server.url).port);
    await w.server.close();
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await flow(w)).toMatchObject({ pauses: 1, paused_until: '2026-03-04T10:01:00.000Z' });
    expect(String((await flow(w)).pause_reason)).toContain('ECONNREFUSED');
    // The rest was not even tried.
    expect(await w.db.knex('messages').where('attempts', '>', 0)).toHaveLength(5);

    w.clock.advance(MINUTE);
    await w.jobs.drain();
    expect(await flow(w)).toMatchObject({ pauses: 2, paused_until: '2026-03-04T10:06:00.000Z' });
    const admin = await w.signIn('administrator');
    const page = (await admin.get('/mail')).text;
    expect(page).toContain('Mail pauses until');
    expect(page).toContain('ECONNREFUSED');

    const back = await startMailServer(port);
    expect((await admin.post('/mail/resume')).headers.location).toBe('/mail?done=resumed');
    expect(await w.db.knex('audit').where({ action: 'mail.resumed' })).toHaveLength(1);
    w.clock.advance(2 * MINUTE);
    await w.jobs.drain();
    expect(back.received).toHaveLength(8);
    expect(await flow(w)).toMatchObject({ failures: 0, pauses: 0, paused_until: null });
    expect((await admin.get('/mail')).text).not.toContain('Mail pauses until');
    await back.close();
    await w.close();
  });

  test('what speaks of one mailbox does not pause; what refuses us does', async () => {
    const w = await startMailWorld(dialect);
    await w.db.knex('mail_flow').update({ per_minute: null, connections: 1 });
    await completeMany(w, 12);
    const greylisted = { recipient: '450 4.2.0 Greylisted, come again' };
    const blocked = { message: '554 5.7.1 Blocked by our list' };
    w.server.answer(...Array.from({ length: 6 }, () => greylisted), ...Array.from({ length: 6 }, () => blocked));
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await flow(w)).toMatchObject({ pauses: 1 });
    expect(await counts(w)).toEqual({ queued: 7, failed: 5 });
    expect(await w.db.knex('messages').where({ bounce: 'block' })).toHaveLength(5);
    expect(await w.db.knex('suppressions')).toEqual([]);
    await w.close();
  });

  test('a full mailbox is tried again; refused before the recipient was named, nothing is given up', async () => {
    const w = await startMailWorld(dialect);
    const { invitation } = await w.complete({ email: 'dana@customer.example' });
    w.server.answer({ recipient: '552 5.2.2 Mailbox full' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.message(invitation.id)).toMatchObject({ status: 'queued', bounce: 'soft', attempts: 1 });
    w.clock.advance(MINUTE);
    await w.jobs.drain();
    expect(await w.message(invitation.id)).toMatchObject({ status: 'sent', bounce: null });
    await w.close();
  });

  test.each<[string, (w: World) => Promise<unknown>, { status: MessageStatus }, { status: MessageStatus }]>([
    [
      'given away once more by another run: neither sent nor recorded by this one',
      (w) => w.db.knex('messages').update({ status: 'sending' }).increment('attempts'),
      { status: 'sending' },
      // Found as being sent when it was looked at anew.
      { status: 'uncertain' },
    ],
    [
      'taken by another run after long: the next is left to that one',
      async (w) => {
        w.clock.advance(MINUTE);
        await w.db.knex('jobs').where({ kind: 'mail.send' }).increment('attempts');
      },
      { status: 'sent' },
      { status: 'queued' },
    ],
  ])('%s', async (_name, meanwhile, ofTheFirst, ofTheNext) => {
    const w = await startMailWorld(dialect);
    await w.db.knex('mail_flow').update({ per_minute: null, connections: 1 });
    await completeMany(w, 2);
    const given: string[] = [];
    const sender: MailSender = {
      compose: async (_mail, messageId) => ({
        send: async () => {
          given.push(messageId.split('@')[0] ?? '');
          await meanwhile(w);
          return { outcome: 'sent', detail: '' };
        },
      }),
      check: async () => ({ ok: true, detail: '' }),
      close: async () => undefined,
    };
    const late = createContainer(w.container.config, {
      ...{ db: openDatabase(w.url), clock: w.clock, log: pino({ level: 'silent' }), sender },
    });
    w.clock.advance(HOUR);
    await late.jobs.drain();
    await late.close();
    expect(given).toHaveLength(1);
    const [id = ''] = given;
    expect(await w.db.knex('messages').where({ id })).toMatchObject([ofTheFirst]);
    expect(await w.db.knex('messages').whereNot({ id })).toMatchObject([ofTheNext]);
    expect(await w.db.knex('invitations').where({ status: 'sent' })).toHaveLength(ofTheFirst.status === 'sent' ? 1 : 0);
    await w.close();
  });

  test('in a trial only listed addresses and domains get mail, and the rest is told why', async () => {
    const w = await startMailWorld(dialect, { environment: { MAIL_ALLOW: 'noa@alon.example, @trial.example' } });
    const listed = await w.complete({ email: 'noa@alon.example' });
    const domain = await w.complete({ email: 'dana@trial.example' });
    const other = await w.complete({ email: 'dana@nottrial.example' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(w.server.received.flatMap(({ to }) => to).sort()).toEqual(['dana@trial.example', 'noa@alon.example']);
    expect(await w.invitation(listed.invitation.id)).toMatchObject({ status: 'sent' });
    expect(await w.invitation(domain.invitation.id)).toMatchObject({ status: 'sent' });
    expect(await w.message(other.invitation.id)).toMatchObject({ status: 'skipped', reason: 'not_allowed_in_trial' });
    expect(await w.invitation(other.invitation.id)).toMatchObject({
      status: 'skipped',
      reason: 'not_allowed_in_trial',
    });
    const admin = await w.signIn('administrator');
    expect((await admin.get('/mail')).text).toContain('Trial run: only listed addresses get mail');
    expect((await admin.get('/outbox?status=skipped')).text).toContain('This is a trial run');
    await w.close();
  });

  test('after a week off, what comes too late is called off instead of flooding', async () => {
    const w = await startMailWorld(dialect);
    const { invitation } = await w.complete({ email: 'dana@customer.example' });
    const admin = await w.signIn('administrator');
    await admin.post('/mail/test');
    w.clock.advance(8 * DAY);
    await w.jobs.drain();
    expect(w.server.received).toEqual([]);
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'skipped', reason: 'too_old' });
    expect(await w.db.knex('messages').where({ kind: 'mail.test' }).first()).toMatchObject({
      status: 'skipped',
      reason: 'too_late',
    });
    // A session has ended meanwhile.
    const again = await w.signIn('administrator');
    expect((await again.get('/outbox?status=skipped')).text).toContain('It could not leave in time');
    await w.close();
  });

  test('a test mail goes to oneself', async () => {
    const w = await startMailWorld(dialect);
    const admin = await w.signIn('administrator', { email: 'admin@alon.example', locale: 'he' });
    expect((await admin.post('/mail/test')).headers.location).toBe('/mail?done=tested');
    await w.jobs.drain();
    expect(w.server.received[0]?.to).toEqual(['admin@alon.example']);
    expect(w.server.received[0]?.parsed.subject).toContain('הודעת ניסיון');
    const manager = await w.signIn('manager');
    expect((await manager.post('/mail/test')).status).toBe(403);
    await w.close();
  });
});
