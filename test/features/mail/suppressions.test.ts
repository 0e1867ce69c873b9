import { expect, test } from '@jest/globals';
import { readAddressList } from '../../../src/features/mail/suppressions.service.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { startWorld } from '../invitations/invitation-world.ts';

const PAGE = '/mail/suppressions';

test('a list is read whether it is plain or a CSV file; addresses count once', () => {
  const plain = 'Dana@Example.org\n\nnoa@example.org\r\nnot an address\ndana@example.org';
  expect(readAddressList(plain)).toEqual({ emails: ['dana@example.org', 'noa@example.org'], unread: 1 });
  const csv = '\uFEFFname;email;since\n"Dana";"dana@example.org";2025\nNoa;Noa Levi <noa@example.org>;2024\n;;';
  expect(readAddressList(csv)).toEqual({ emails: ['dana@example.org', 'noa@example.org'], unread: 1 });
  expect(readAddressList('')).toEqual({ emails: [], unread: 0 });
});

describeOnEachDatabase('the list of addresses that get no mail', (dialect) => {
  test('one can be added, looked up and taken off; only hashes are kept', async () => {
    const w = await startWorld(dialect);
    const admin = await w.signIn('administrator');
    expect((await admin.get(PAGE)).text).toContain('Nobody is on the list yet');
    const wrong = await admin.post(`${PAGE}/add`).type('form').send({ email: 'dana' });
    expect([wrong.status, wrong.text.includes('value="dana"')]).toEqual([422, true]);
    const added = await admin.post(`${PAGE}/add`).type('form').send({ email: ' Dana@Example.org ' });
    expect(added.headers.location).toBe(`${PAGE}?done=added`);
    const stored = JSON.stringify([await w.db.knex('suppressions'), await w.db.knex('audit')]);
    expect(stored).not.toMatch(/dana/i);
    expect((await w.complete({ email: 'dana@example.org' })).invitation).toMatchObject({ reason: 'suppressed' });

    const look = (email: string) => admin.post(`${PAGE}/look-up`).type('form').send({ email });
    expect((await look('noa@example.org')).text).toContain('is not on the list');
    const found = await look('DANA@example.org');
    expect(found.text).toContain('is on the list since');
    expect(found.text).toContain('Take it off the list');
    await admin.post(`${PAGE}/remove`).type('form').send({ email: 'dana@example.org' });
    await admin.post(`${PAGE}/remove`).type('form').send({ email: 'dana@example.org' });
    expect(await w.db.knex('suppressions')).toEqual([]);
    const audited = await w.db.knex('audit').where('action', 'like', 'suppressions.%').orderBy('id');
    expect(audited.map(({ action }) => action)).toEqual(['suppressions.added', 'suppressions.removed']);
    await w.close();
  });

  test('a file is uploaded at once; the list tells reasons and is paged', async () => {
    const w = await startWorld(dialect);
    const admin = await w.signIn('administrator');
    const upload = (content: string) =>
      admin
        .post(`${PAGE}/upload`)
        .attach('file', Buffer.from(content), { filename: 'list.csv', contentType: 'text/csv' });
    expect((await upload('nobody here')).status).toBe(422);
    const rows = Array.from({ length: 450 }, (_none, at) => `customer.${at}@example.org`);
    const done = await upload(['email', ...rows, 'no address'].join('\n'));
    expect(done.headers.location).toBe(`${PAGE}?done=uploaded&added=450&unread=1`);
    expect((await admin.get(done.headers.location ?? '')).text).toContain(
      '450 addresses were put on the list. One line held no address.',
    );
    expect((await upload(rows.join('\n'))).headers.location).toBe(`${PAGE}?done=uploaded&added=0&unread=0`);
    const audited = await w.db.knex('audit').where({ action: 'suppressions.added' });
    expect(audited.reduce((sum, { detail }) => sum + JSON.parse(detail).count, 0)).toBe(450);

    let seen = 0;
    for (let href: string | undefined = `${PAGE}?limit=200`; href !== undefined; ) {
      const page: string = (await admin.get(href)).text;
      seen += (page.match(/<th role="rowheader"/g) ?? []).length;
      const next = /href="([^"]*cursor=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
      href = next === undefined ? undefined : `${next}&limit=200`;
    }
    expect(seen).toBe(450);
    expect((await admin.get(`${PAGE}?cursor=x`)).status).toBe(422);
    expect((await admin.get(`${PAGE}?reason=bounced`)).text).toContain('None for this reason.');
    const manager = await w.signIn('manager');
    expect((await manager.get(PAGE)).text).not.toContain('type="file"');
    expect((await manager.post(`${PAGE}/add`).type('form').send({ email: 'a@b.example' })).status).toBe(403);
    await w.close();
  });
});
