import { expect, test } from '@jest/globals';
import { changeProgram, listPrograms } from '../../../src/features/invitations/index.ts';
import type { TestAppOptions } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { HOUR, startMailWorld } from './invitation-world.ts';

const MINUTE = 60_000;

describeOnEachDatabase('an invitation by mail', (dialect) => {
  const startWithServer = (options: TestAppOptions = {}) => startMailWorld(dialect, options);

  test('leaves when it is due, whole, in the customer’s language and direction', async () => {
    const w = await startWithServer({
      organisation: {
        replyTo: 'office@alon.example',
        postalFooter: { he: 'אלון, רחוב הגפן 5, חיפה', en: 'Alon, 5 Hagefen St, Haifa' },
      },
    });
    const { invitation } = await w.complete({ email: 'dana@example.com', name: 'דנה', locale: 'he' });
    await w.jobs.drain();
    expect(w.server.received).toHaveLength(0);
    w.clock.advance(HOUR);
    await w.jobs.drain();
    const [mail] = w.server.received;
    expect(mail?.to).toEqual(['dana@example.com']);
    const { parsed } = mail!;
    expect(parsed.from).toMatchObject({ name: 'Alon Computer Services', address: 'survey@alon.example' });
    expect(parsed.replyTo).toMatchObject([{ address: 'office@alon.example' }]);
    const message = await w.message(invitation.id);
    expect(parsed.messageId).toBe(`<${message.id}@alon.example>`);
    const unsubscribe = mail?.header('list-unsubscribe') ?? '';
    expect(unsubscribe).toMatch(/^<https:\/\/survey\.alon\.example\/u\/[\w-]{22}>$/);
    expect(mail?.raw).toContain(`List-Unsubscribe: ${unsubscribe}\r\n`);
    expect(mail?.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail?.header('content-language')).toBe('he');
    expect(parsed.html).toContain('<html lang="he" dir="rtl"');
    expect(parsed.html).toContain('שלום');
    expect(parsed.html).toContain('רחוב הגפן');
    const token = /\/u\/([\w-]+)/.exec(unsubscribe)?.[1];
    for (const score of [1, 2, 3, 4, 5]) {
      const link = `https://survey.alon.example/s/${token}?satisfaction=${score}`;
      expect(parsed.html).toContain(link);
      expect(parsed.text).toContain(link);
    }
    expect(parsed.text).toContain('\n\n');
    expect(parsed.text).not.toContain('&#');
    expect(parsed.text).toContain('4 במרץ');
    expect(await w.invitation(invitation.id)).toMatchObject({
      status: 'sent',
      sent_at: '2026-03-04T10:00:00.000Z',
      sent_on: '2026-03-04',
      expires_at: '2026-03-25T10:00:00.000Z',
    });
    const stored = JSON.stringify(await w.db.knex('invitation_tokens'));
    expect(stored).not.toContain(token);
    await w.close();
  });

  test('greylisted, it comes again with the same Message-ID', async () => {
    const w = await startWithServer();
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    w.server.answer({ message: '451 4.7.1 Try again later' }, 'take');
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.message(invitation.id)).toMatchObject({ status: 'queued', attempts: 1 });
    expect(w.server.received).toHaveLength(0);
    w.clock.advance(MINUTE);
    await w.jobs.drain();
    expect(w.server.received).toHaveLength(1);
    const ids = w.server.bodies.map((body) => /^Message-ID: (.*)$/im.exec(body)?.[1]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'sent' });
    await w.close();
  });

  test('a mailbox that is not there bounces, and is not written to again', async () => {
    const w = await startWithServer();
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    w.server.answer({ recipient: '550 5.1.1 <dana@example.com> User unknown' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'bounced' });
    const message = await w.message(invitation.id);
    expect(message.status).toBe('failed');
    expect(message.reason).toContain('5.1.1');
    expect(message.reason).not.toContain('dana');
    const suppressed = await w.db.knex('suppressions');
    expect(suppressed).toMatchObject([{ reason: 'bounced' }]);
    expect(JSON.stringify(suppressed)).not.toContain('dana');
    expect((await w.complete({ email: 'dana@example.com' })).invitation).toMatchObject({ reason: 'bounced' });
    await w.close();
  });

  test('a server that refuses us, not the mailbox, leaves the address in good standing', async () => {
    const w = await startWithServer();
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    w.server.answer({ message: '554 5.7.1 Message refused by policy' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'bounced' });
    expect(await w.db.knex('suppressions')).toEqual([]);
    expect((await w.complete({ email: 'dana@example.com' })).invitation.status).toBe('scheduled');
    await w.close();
  });

  test('a connection lost after the body leaves it uncertain, and it never goes out again by itself', async () => {
    const w = await startWithServer();
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    w.server.answer('hang up after body');
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.message(invitation.id)).toMatchObject({ status: 'uncertain' });
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'uncertain' });
    w.clock.advance(3 * HOUR);
    await w.jobs.drain();
    expect(w.server.bodies).toHaveLength(1);
    expect((await w.complete({ email: 'dana@example.com' })).invitation).toMatchObject({ reason: 'resting_period' });
    await w.close();
  });

  test('a crash in the middle of sending leaves it uncertain', async () => {
    const w = await startWithServer();
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    w.clock.advance(HOUR);
    await w.db.knex('messages').where({ subject_id: invitation.id }).update({ status: 'sending' });
    await w.jobs.drain();
    expect(w.server.bodies).toHaveLength(0);
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'uncertain' });
    await w.close();
  });

  test('a connection lost before the body is tried again', async () => {
    const w = await startWithServer();
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    w.server.answer('hang up at recipient', 'take');
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.message(invitation.id)).toMatchObject({ status: 'queued' });
    w.clock.advance(MINUTE);
    await w.jobs.drain();
    expect(w.server.received).toHaveLength(1);
    await w.close();
  });

  test('a kept connection that turns out to be gone costs no try', async () => {
    const w = await startWithServer();
    const first = await w.complete({ email: 'dana@example.com' });
    const second = await w.complete({ email: 'noa@example.com' }, { completedAt: '2026-03-04T09:30:00.000Z' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.invitation(first.invitation.id)).toMatchObject({ status: 'sent' });
    w.server.answer('hang up at recipient', 'take');
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.invitation(second.invitation.id)).toMatchObject({ status: 'sent' });
    await w.close();
  });

  test('with no server there it waits, and leaves when there is one', async () => {
    const w = await startWithServer();
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    const port = Number(new URL(w.server.url).port);
    await w.server.close();
    w.clock.advance(HOUR);
    await w.jobs.drain();
    const waiting = await w.message(invitation.id);
    expect(waiting).toMatchObject({ status: 'queued' });
    expect(String(waiting.reason)).toContain('ECONNREFUSED');
    const back = await startMailServer(port);
    w.clock.advance(MINUTE);
    await w.jobs.drain();
    expect(back.received).toHaveLength(1);
    await back.close();
    await w.close();
  });

  test('a server that stays away for good ends in a failure that can be seen', async () => {
    const w = await startWithServer();
    const [program] = await listPrograms(w.db.knex);
    await changeProgram(w.context, program!.id, { quiet: null });
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    await w.server.close();
    for (let tries = 0; tries < 24; tries += 1) {
      w.clock.advance(70 * MINUTE);
      await w.jobs.drain();
    }
    expect(await w.message(invitation.id)).toMatchObject({ status: 'failed', attempts: 24 });
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'failed' });
    expect(await w.db.knex('jobs').where({ status: 'dead' })).toEqual([]);
    await w.close();
  });
});
