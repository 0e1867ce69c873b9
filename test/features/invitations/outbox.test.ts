import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { DAY, HOUR, startMailWorld, startWorld } from './invitation-world.ts';

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
    // Saying that it is for the frame hides nothing: neither a while later nor of somebody who never opened the page.
    w.clock.advance(HOUR);
    await admin.get(`/outbox/${w.messageId}/html`).set('Sec-Fetch-Dest', 'iframe');
    const other = await w.signIn('administrator');
    await other.get(`/outbox/${w.messageId}/html`).set('Sec-Fetch-Dest', 'iframe');
    expect(await w.db.knex('audit').where({ action: 'mail.opened' })).toHaveLength(4);
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

  test('what may not have arrived stands out, with what may be done, and is never sent again', async () => {
    const w = await startSent();
    await w.db.knex('messages').where({ id: w.messageId }).update({ status: 'uncertain', reason: 'interrupted' });
    await w.db.knex('invitations').where({ id: w.invitationId }).update({ status: 'uncertain' });
    const admin = await w.signIn('administrator');
    expect((await admin.get('/outbox')).text).toContain('it is not known whether it arrived');
    expect((await admin.get('/outbox?status=uncertain')).text).toContain('so that nobody is asked twice');
    const shown = await admin.get(`/outbox/${w.messageId}`);
    expect(shown.text).toContain('so that nobody is asked twice');
    expect(shown.text).not.toContain('send-again');
    expect((await admin.post(`/outbox/${w.messageId}/send-again`)).status).toBe(409);
    await admin.post('/outbox/send-again').type('form').send({ kind: 'invitation' });
    await w.jobs.drain();
    expect(await w.message(w.invitationId)).toMatchObject({ status: 'uncertain' });
    await w.close();
  });

  test('what a mail server refused can be sent again, one or all of a kind, and a double click sends once', async () => {
    const w = await startMailWorld(dialect);
    const { server } = w;
    const refused = '554 5.7.1 Not from you';
    server.answer({ message: refused }, { message: refused }, { message: refused });
    const people = ['dana@example.com', 'noa@example.com', 'eli@example.com'];
    const invitations: string[] = [];
    for (const email of people) invitations.push((await w.complete({ email })).invitation.id);
    w.clock.advance(HOUR);
    await w.jobs.drain();
    const admin = await w.signIn('administrator', { locale: 'en' });
    const list = await admin.get('/outbox?status=failed');
    expect(list.text).toContain('Not from you');
    expect(list.text).toContain('Send all 3 again');
    const reason = String((await w.message(invitations[0] ?? '')).reason);
    const filtered = await admin.get('/outbox').query({ status: 'failed', reason, limit: 2 });
    expect(filtered.text).toMatch(/href="\/outbox\?status=failed&amp;reason=[^"]+&amp;cursor=/);
    expect((await admin.get('/outbox').query({ status: 'failed', reason: 'another' })).text).toContain(
      'Show all messages',
    );

    const manager = await w.signIn('manager');
    expect((await manager.get('/outbox?status=failed')).text).not.toContain('send-again');
    expect((await manager.post('/outbox/send-again').type('form').send({ kind: 'invitation' })).status).toBe(403);
    expect((await admin.post('/outbox/send-again').type('form').send({})).status).toBe(422);

    const first = (await w.message(invitations[0] ?? '')).id;
    const clicks = await Promise.all([
      admin.post(`/outbox/${first}/send-again`),
      admin.post(`/outbox/${first}/send-again`),
    ]);
    expect(clicks.map((click) => click.status).sort()).toEqual([303, 409]);
    const forAll = () => admin.post('/outbox/send-again').type('form').send({ kind: 'invitation' });
    expect((await Promise.all([forAll(), forAll()])).map((click) => click.status)).toEqual([303, 303]);
    await w.jobs.drain();
    expect(server.received.map((mail) => mail.to[0]).sort()).toEqual([...people].sort());
    const entries = await w.db.knex('audit').where({ action: 'message.sent_again' }).orderBy('id');
    expect(entries.map((entry) => [entry.subject_kind, entry.subject_id])).toEqual([
      ['message', first],
      ['messages', 'invitation'],
    ]);
    for (const id of invitations) expect(await w.invitation(id)).toMatchObject({ status: 'sent' });
    await w.close();
  });

  test('why a mail waits is said where it is shown, in the language of the reader', async () => {
    const w = await startMailWorld(dialect);
    const { server } = w;
    const admin = await w.signIn('administrator', { locale: 'en' });
    const see = async (id: string, phrase: string | RegExp, reader = admin) => {
      const message = await w.message(id);
      for (const path of ['/outbox', '/outbox?status=queued', `/outbox/${message.id}`, '/invitations']) {
        expect((await reader.get(path)).text).toMatch(phrase);
      }
    };
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    await see(invitation.id, 'not before 4 Mar 2026, 12:00 (the program’s delay)');
    w.clock.set('2026-03-04T19:00:00.000Z');
    await see(invitation.id, 'due since 4 Mar 2026, 12:00');
    await w.jobs.drain();
    await see(invitation.id, 'waits until 5 Mar 2026, 08:00 (quiet hours)');
    await see(invitation.id, 'שעות שקט', await w.signIn('administrator', { locale: 'he' }));
    await see(invitation.id, 'waktu senyap', await w.signIn('administrator', { locale: 'ms' }));
    server.answer({ message: '451 4.7.1 Come back later' });
    w.clock.set('2026-03-05T06:00:00.000Z');
    await w.jobs.drain();
    await see(
      invitation.id,
      /will be tried again at 5 Mar 2026, 08:00 \(attempt 2 of 24\): \u2068[^<]*451 4\.7\.1 Come back later\u2069/,
    );
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

  test('what waits is listed by when it leaves, the next first, page by page; the rest by when it was written', async () => {
    const w = await startSent();
    const ids: string[] = [];
    for (const email of ['a@example.com', 'b@example.com', 'c@example.com']) {
      const { invitation } = await w.complete({ email });
      ids.push(String((await w.message(invitation.id)).id));
    }
    const [a = '', b = '', c = ''] = ids;
    const due = (id: string, send_after: string) => w.db.knex('messages').where({ id }).update({ send_after });
    await due(a, '2026-03-06T08:00:00.000Z');
    await due(b, '2026-03-05T08:00:00.000Z');
    await due(c, '2026-03-07T08:00:00.000Z');
    const admin = await w.signIn('administrator');
    const listed = (text: string) => [...text.matchAll(/href="\/outbox\/([\w-]{36})"/g)].map(([, id]) => id);
    const waiting = await admin.get('/outbox?status=queued');
    expect(waiting.text).toContain('the next to be sent first');
    expect(listed(waiting.text)).toEqual([b, a, c]);
    const paged: (string | undefined)[] = [];
    for (let path: string | undefined = '/outbox?status=queued'; path !== undefined && paged.length < 9; ) {
      const text: string = (await admin.get(`${path}&limit=1`).expect(200)).text;
      paged.push(...listed(text));
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(paged).toEqual([b, a, c]);
    expect((await admin.get('/outbox?status=queued&cursor=nonsense')).status).toBe(422);
    const all = await admin.get('/outbox');
    expect(all.text).toContain('the last written first');
    expect(listed(all.text)).toEqual([c, b, a, w.messageId]);
    await w.close();
  });

  test('administrators look for kept mail by its recipient, which is on record; others cannot', async () => {
    const w = await startSent();
    const other = await w.complete({ email: 'noa_100%@example.com' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    const noa = String((await w.message(other.invitation.id)).id);
    const admin = await w.signIn('administrator');
    const found = async (to: string, agent = admin) => {
      const { text } = await agent.get(`/outbox?to=${encodeURIComponent(to)}`).expect(200);
      return { text, ids: [...text.matchAll(/href="\/outbox\/([\w-]{36})"/g)].map(([, id]) => id) };
    };
    const dana = await found('DANA@');
    expect(dana.ids).toEqual([w.messageId]);
    expect(dana.text).toContain('value="DANA@"');
    expect(dana.text).toContain('href="/outbox?status=sent&amp;to=DANA%40"');
    expect((await found('100%')).ids).toEqual([noa]);
    expect((await found('%')).ids).toEqual([noa]);
    const nobody = await found('nobody');
    expect(nobody.text).toContain('No mail was kept for this recipient');
    expect(await w.db.knex('audit').where({ action: 'mail.searched' })).toHaveLength(4);
    expect(JSON.stringify(await w.db.knex('audit').where({ action: 'mail.searched' }))).not.toMatch(/dana|noa/i);
    const manager = await w.signIn('manager');
    const unasked = await found('dana', manager);
    expect(unasked.ids).toHaveLength(2);
    expect(unasked.text).not.toContain('name="to"');
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
