import { expect, test } from '@jest/globals';
import { startTestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { makeRsaKey } from './mail-world.ts';

const key = makeRsaKey();

describeOnEachDatabase('the page about sending mail', (dialect) => {
  test('saves the pace and the return address; what is wrong is told beside what was typed', async () => {
    const t = await startTestApp(dialect);
    await t.db.knex('mail_flow').update({ per_minute: 600 });
    const admin = await t.signIn('administrator');
    const wrong = await admin
      .post('/mail')
      .type('form')
      .send({ perMinute: 'many', connections: '0', returnAddress: 'nobody' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="many"');
    expect(wrong.text).toContain('Give a whole number from 1 to 20.');
    expect(wrong.text).toContain('This is no e-mail address.');

    const form = { perMinute: '', connections: '3', returnAddress: 'returns@example.org' };
    const saved = await admin.post('/mail').type('form').send(form);
    expect([saved.status, saved.headers.location]).toEqual([303, '/mail?done=saved']);
    expect(await t.db.knex('mail_flow').first()).toMatchObject({
      per_minute: null,
      connections: 3,
      return_address: 'returns@example.org',
    });
    await admin.post('/mail').type('form').send(form);
    const audited = await t.db.knex('audit').where({ action: 'mail.changed' });
    expect(audited.map(({ detail }) => JSON.parse(detail).fields)).toEqual([
      ['perMinute', 'connections', 'returnAddress'],
    ]);

    const manager = await t.signIn('manager');
    const page = await manager.get('/mail');
    expect(page.text).toContain('as fast as the mail server takes them');
    expect(page.text).not.toContain('name="perMinute"');
    expect((await manager.post('/mail').type('form').send(form)).status).toBe(403);
    expect((await (await t.signIn('staff')).get('/mail')).status).toBe(403);
    await t.close();
  });

  test('says, where no mail leaves, what becomes of it and how to send for real', async () => {
    const t = await startTestApp(dialect);
    const admin = await t.signIn('administrator');
    const { text } = await admin.get('/mail');
    for (const said of [
      'No mail leaves: everything is kept in the outbox',
      'it is not sent later either',
      'To send for real: on the server, set MAIL_URL',
      'Kept, not sent',
      'kept in the outbox like all mail',
      'so none can come back',
      'These hold once a mail server is set',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toMatch(/>Sent<|left so far|Send it to me/);
    const tested = await admin.post('/mail/test').redirects(1);
    expect(tested.text).toContain('is written and kept in the outbox');
    expect((await admin.get('/outbox')).text).toContain('<a href="/mail">How to send for real</a>');
    await t.close();
  });

  test('tells what the sender’s domain needs, and what stands in DNS once it is asked', async () => {
    const server = await startMailServer();
    const asked: string[] = [];
    const records: Record<string, string[]> = {
      'bounce.alon.example': ['v=spf1 mx -all'],
      'survey._domainkey.alon.example': ['v=DKIM1; k=rsa; p=AAAA'],
      '_dmarc.alon.example': ['v=DMARC1; p=none'],
    };
    const t = await startTestApp(dialect, {
      environment: {
        MAIL_URL: server.url,
        MAIL_FROM: 'Alon <survey@news.alon.example>',
        DKIM_DOMAIN: 'alon.example',
        DKIM_SELECTOR: 'survey',
        DKIM_PRIVATE_KEY: key.privateKey,
      },
      overrides: {
        askTxt: async (name) => {
          asked.push(name);
          return records[name] ?? [];
        },
      },
    });
    await t.db.knex('mail_flow').update({ return_address: 'returns@bounce.alon.example' });
    const admin = await t.signIn('administrator');
    const before = (await admin.get('/mail')).text;
    expect(asked).toEqual([]);
    expect(before).toContain('survey._domainkey.alon.example');
    expect(before).toContain(key.publicKey.replaceAll('+', '&#43;').slice(0, 40).split('&')[0]);
    expect(before).toContain('Not looked up yet');

    const after = (await admin.get('/mail?look=dns')).text;
    expect(asked.sort()).toEqual([
      '_dmarc.alon.example',
      '_dmarc.news.alon.example',
      'bounce.alon.example',
      'survey._domainkey.alon.example',
    ]);
    expect(after).toContain('Another key stands there than the one that signs');
    expect(after).toContain('only watches (p=none)');
    expect(after).toContain('Is there');
    await t.close();
    await server.close();
  });
});
