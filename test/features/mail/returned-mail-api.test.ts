import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import supertest from 'supertest';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { HOUR, startMailWorld, type World } from '../invitations/invitation-world.ts';

const HOST = 'alon.example';

function report(name: string, values: { messageId?: string; token?: string }): string {
  return readFileSync(`test/fixtures/returned/${name}.eml`, 'utf8')
    .replaceAll('{{MESSAGE_ID}}', values.messageId ?? '')
    .replaceAll('{{ENVELOPE_ID}}', values.messageId ?? '')
    .replaceAll('{{TOKEN}}', values.token ?? '')
    .replace(/\r?\n/g, '\r\n');
}

async function postMail(w: World, raw: string) {
  const answer = await supertest(w.app)
    .post('/api/v1/bounces')
    .set('Authorization', await w.apiKey(['mail:write']))
    .set('Content-Type', 'message/rfc822')
    .send(raw);
  expect(answer.status).toBe(202);
  return answer.body;
}

describeOnEachDatabase('mail that comes back', (dialect) => {
  async function startSent() {
    const w = await startMailWorld(dialect);
    const { invitation } = await w.complete({ email: 'dana@customer.example' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    const message = await w.message(invitation.id);
    expect(message.status).toBe('sent');
    return { w, invitation, messageId: `${message.id}@${HOST}` };
  }

  test('a mailbox that is not there: the message and its invitation came back, and the address takes no more', async () => {
    const { w, invitation, messageId } = await startSent();
    expect(await postMail(w, report('postfix', { messageId }))).toEqual({ understood: 'bounce', known: true });
    const message = await w.message(invitation.id);
    expect(message).toMatchObject({ status: 'failed', bounce: 'hard' });
    expect(String(message.reason)).toContain('User unknown');
    expect(String(message.reason)).not.toContain('dana@');
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'bounced' });
    expect(await w.db.knex('suppressions')).toMatchObject([{ reason: 'bounced' }]);
    expect((await w.complete({ email: 'dana@customer.example' })).invitation).toMatchObject({ reason: 'bounced' });
    // The same report again changes nothing.
    const before = [await w.message(invitation.id), await w.invitation(invitation.id)];
    expect(await postMail(w, report('postfix', { messageId }))).toEqual({ understood: 'bounce', known: true });
    expect([await w.message(invitation.id), await w.invitation(invitation.id)]).toEqual(before);
    await w.close();
  });

  test.each([
    ['postfix-envelope-id', 'soft'],
    ['exim', 'block'],
  ])('%s: it came back, and the address is in good standing', async (name, bounce) => {
    const { w, invitation, messageId } = await startSent();
    await postMail(w, report(name, { messageId }));
    expect(await w.message(invitation.id)).toMatchObject({ status: 'failed', bounce });
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'bounced' });
    expect(await w.db.knex('suppressions')).toEqual([]);
    await w.close();
  });

  test.each([
    ['postfix-delayed', { understood: 'delay', known: true }],
    ['out-of-office-exchange', { understood: 'auto_reply', known: false }],
    ['letter', { understood: 'nothing', known: false }],
  ])('%s changes nothing', async (name, understood) => {
    const { w, invitation, messageId } = await startSent();
    expect(await postMail(w, report(name, { messageId }))).toEqual(understood);
    expect(await w.message(invitation.id)).toMatchObject({ status: 'sent' });
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'sent' });
    expect(await w.db.knex('suppressions')).toEqual([]);
    await w.close();
  });

  test('a complaint stops surveys to the address, as unsubscribing does', async () => {
    const { w, invitation, messageId } = await startSent();
    expect(await postMail(w, report('complaint', { messageId }))).toEqual({ understood: 'complaint', known: true });
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'declined' });
    expect(await w.db.knex('suppressions')).toMatchObject([{ reason: 'unsubscribed' }]);
    await w.close();
  });

  test('a mail that asks to stop carries the token of its link', async () => {
    const { w, invitation } = await startSent();
    const token = /\/u\/([\w-]{22})>/.exec(w.server.received[0]?.header('list-unsubscribe') ?? '')?.[1] ?? '';
    expect(await postMail(w, report('stop', { token: 'x'.repeat(22) }))).toEqual({ understood: 'stop', known: false });
    expect(await w.db.knex('suppressions')).toEqual([]);
    expect(await postMail(w, report('stop', { token }))).toEqual({ understood: 'stop', known: true });
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'declined' });
    expect(await w.db.knex('suppressions')).toMatchObject([{ reason: 'unsubscribed' }]);
    await w.close();
  });

  test('who answered had the mail: a late report leaves the answer and the address alone', async () => {
    const { w, invitation, messageId } = await startSent();
    await w.db.knex('invitations').where({ id: invitation.id }).update({ status: 'answered' });
    await postMail(w, report('postfix', { messageId }));
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'answered' });
    expect(await w.db.knex('suppressions')).toEqual([]);
    await w.close();
  });

  test('reports of other people’s mail, JSON and nonsense', async () => {
    const { w, invitation, messageId } = await startSent();
    const others = messageId.replace(HOST, 'other.example');
    expect(await postMail(w, report('google', { messageId: others }))).toEqual({ understood: 'bounce', known: false });
    const key = await w.apiKey(['mail:write']);
    const post = (body: object) => supertest(w.app).post('/api/v1/bounces').set('Authorization', key).send(body);
    expect((await post({})).status).toBe(422);
    const answer = await post({ raw: report('qmail', { messageId }) });
    expect([answer.status, answer.body]).toEqual([202, { understood: 'bounce', known: true }]);
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'bounced' });
    const stranger = await supertest(w.app)
      .post('/api/v1/bounces')
      .set('Authorization', await w.apiKey(['contacts:write']))
      .send({ raw: 'x' });
    expect(stranger.status).toBe(403);
    await w.close();
  });
});
