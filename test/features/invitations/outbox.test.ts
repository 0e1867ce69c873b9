import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { DAY, HOUR, startWorld } from './invitation-world.ts';

describeOnEachDatabase('the outbox', (dialect) => {
  async function startSent() {
    const w = await startWorld(dialect);
    const { invitation, contactId } = await w.complete({ email: 'dana@example.com', name: 'Dana <b>', locale: 'en' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    const message = await w.message(invitation.id);
    return { ...w, invitationId: invitation.id, contactId, messageId: String(message.id) };
  }

  test('administrators open captured mail in a frame that can do nothing, and each opening is on record', async () => {
    const w = await startSent();
    const admin = await w.signIn('administrator');
    expect((await admin.get('/outbox')).text).toContain('MAIL_URL');
    const shown = await admin.get(`/outbox/${w.messageId}`);
    expect(shown.text).toContain('dana@example.com');
    expect(shown.text).toContain(
      `<iframe class="mail-frame" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/outbox/${w.messageId}/html"`,
    );
    expect(shown.text).toMatch(/<a href="http[^"]*\/s\/[\w-]+\?satisfaction=5"/);
    const html = await admin.get(`/outbox/${w.messageId}/html`).set('Sec-Fetch-Dest', 'iframe');
    expect(html.headers['content-security-policy']).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:/,
    );
    expect(html.text).toContain('Dana &lt;b&gt;');
    expect(await w.db.knex('audit').where({ action: 'mail.opened', subject_id: w.messageId })).toHaveLength(1);
    await admin.get(`/outbox/${w.messageId}/html`);
    expect(await w.db.knex('audit').where({ action: 'mail.opened' })).toHaveLength(2);
    await w.close();
  });

  test('managers see what became of it, and no word of it', async () => {
    const w = await startSent();
    const manager = await w.signIn('manager');
    expect((await manager.get('/outbox')).status).toBe(200);
    const shown = await manager.get(`/outbox/${w.messageId}`);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain('dana@example.com');
    expect((await manager.get(`/outbox/${w.messageId}/html`)).status).toBe(403);
    expect((await manager.post(`/outbox/${w.messageId}/send-again`)).status).toBe(403);
    expect((await (await w.signIn('staff')).get('/outbox')).status).toBe(403);
    expect((await manager.get('/outbox/none')).status).toBe(404);
    await w.close();
  });

  test('what may not have arrived stands out, and a person can send it again', async () => {
    const w = await startSent();
    await w.db.knex('messages').where({ id: w.messageId }).update({ status: 'uncertain', reason: 'interrupted' });
    await w.db.knex('invitations').where({ id: w.invitationId }).update({ status: 'uncertain' });
    const admin = await w.signIn('administrator');
    expect((await admin.get('/outbox')).text).toContain('it is not known whether it arrived');
    expect((await admin.get(`/outbox/${w.messageId}`)).text).toContain('it may arrive twice');
    expect((await admin.post(`/outbox/${w.messageId}/send-again`)).status).toBe(303);
    await w.jobs.drain();
    expect(await w.invitation(w.invitationId)).toMatchObject({ status: 'sent' });
    expect((await admin.post(`/outbox/${w.messageId}/send-again`)).status).toBe(409);
    expect(await w.db.knex('audit').where({ action: 'message.sent_again' })).toHaveLength(1);
    await w.close();
  });

  test('tasks that gave up are listed and can run again', async () => {
    const w = await startSent();
    await w.db.knex('jobs').insert({
      id: 'dead-1',
      kind: 'invitations.expire',
      payload: '{}',
      status: 'dead',
      run_at: '2026-03-04T09:00:00.000Z',
      attempts: 5,
      last_error: 'disk <full>',
      created_at: '2026-03-04T09:00:00.000Z',
    });
    const admin = await w.signIn('administrator');
    expect((await admin.get('/outbox')).text).toContain('disk &lt;full&gt;');
    expect((await admin.post('/outbox/jobs/dead-1/retry')).status).toBe(303);
    expect(await w.db.knex('jobs').where({ id: 'dead-1' }).first()).toMatchObject({ status: 'pending' });
    expect((await admin.post('/outbox/jobs/dead-1/retry')).status).toBe(404);
    await w.close();
  });

  test('the list of invitations counts, filters, pages and says why not', async () => {
    const w = await startSent();
    await w.complete({ name: 'Noa' });
    await w.complete({ email: 'dana@example.com' });
    const manager = await w.signIn('manager', { locale: 'he' });
    const all = await manager.get('/invitations');
    expect(all.text).toContain(`/contacts/${w.contactId}`);
    expect(all.text).toContain('אין כתובת דוא״ל ללקוח.');
    const skipped = await manager.get('/invitations?status=skipped&reason=resting_period');
    expect(skipped.text).not.toContain('Noa');
    expect(skipped.text).toContain('תקופת מנוחה');
    const first = await manager.get('/invitations?limit=1');
    expect(first.text).toMatch(/href="\/invitations\?cursor=/);
    expect((await manager.get('/invitations?limit=x')).status).toBe(422);
    expect((await manager.get('/invitations?status=nonsense&reason=x')).status).toBe(200);
    w.clock.advance(DAY);
    await w.close();
  });

  test('people limited to branches see those of their branches', async () => {
    const w = await startSent();
    const other = await w.complete({ email: 'noa@example.com', name: 'Noa' }, { branch: 'South' });
    const row = await w.invitation(other.invitation.id);
    const manager = await w.signIn('manager', { branchIds: [String(row.branch_id)] });
    const shown = await manager.get('/invitations');
    expect(shown.text).toContain('Noa');
    expect(shown.text).not.toContain('Dana');
    await w.close();
  });
});
