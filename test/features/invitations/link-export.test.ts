import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { exportLinks } from '../../../src/features/invitations/link-export.service.ts';
import { type Database, openDatabase } from '../../../src/platform/db/database.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm } from '../../support/invite.ts';
import { startWorld, type World } from './invitation-world.ts';

describeOnEachDatabase('invitations by link', (dialect) => {
  async function start(change: object = {}) {
    const w = await startWorld(dialect, { environment: { BASE_URL: 'https://survey.example.org' } });
    const { id: program } = await w.db.knex('programs').first('id');
    const authorization = await w.apiKey(['programs:write', 'customers:read']);
    const patch = (settings: object) =>
      w.agent.patch(`/api/v1/programs/${program}`).set('Authorization', authorization).send(settings).expect(200);
    await patch({ delivery: 'link', delayMinutes: 0, quiet: null, ...change });
    const administrator = await w.signIn('administrator');
    const path = `/programs/${program}/links`;
    const download = async (fields: object = {}) => {
      const file = await administrator.post(`${path}/export`).type('form').send(fields).expect(200);
      expect(file.headers['content-type']).toContain('text/csv');
      const rows: Record<string, string>[] = parse(file.text, { columns: true, bom: true });
      return rows;
    };
    return { w, program, authorization, patch, administrator, path, download };
  }
  const forms = async (w: World, link: string | undefined) =>
    w.agent.get(String(link).replace('https://survey.example.org', ''));

  test('are decided as usual, sent by nobody, handed over once, and again only where that is asked', async () => {
    const { w, administrator, path, download } = await start();
    const dana = await w.complete({ email: 'dana@example.org', name: '=Dana', locale: 'he' });
    await w.complete({ email: 'noa@example.org' });
    const nobody = await w.complete({ name: 'No address' });
    expect(nobody.invitation).toMatchObject({ status: 'skipped', reason: 'no_address' });
    expect(await w.db.knex('messages')).toEqual([]);
    await w.db.knex('contacts').where({ id: dana.contactId }).update({ external_id: 'C-1' });
    expect((await administrator.get(path).expect(200)).text).toContain('Download and mark as handed over');

    const first = await download();
    expect(first.map(({ email }) => email).sort()).toEqual(['dana@example.org', 'noa@example.org']);
    const hers = first.find(({ email }) => email === 'dana@example.org');
    expect(hers).toMatchObject({
      contact_external_id: 'C-1',
      name: "'=Dana",
      locale: 'he',
      expires_at: expect.stringMatching(/^2026-03-25T/),
    });
    expect(hers?.link).toMatch(/^https:\/\/survey\.example\.org\/s\/[\w-]{22}$/);
    expect(
      await w.db.knex('invitation_tokens').whereIn(
        'token_hash',
        first.map(({ link }) => String(link).slice(-22)),
      ),
    ).toEqual([]);
    expect(await w.invitation(dana.invitation.id)).toMatchObject({ status: 'sent', sent_on: '2026-03-04' });
    expect(await download()).toEqual([]);

    const second = await download({ again: 'yes' });
    expect(second).toHaveLength(2);
    const anew = second.find(({ email }) => email === 'dana@example.org');
    expect(anew?.link).not.toBe(hers?.link);
    for (const link of [hers?.link, anew?.link]) expect((await forms(w, link)).status).toBe(200);
    const { pathname } = new URL(String(hers?.link));
    const [row] = await w.db.knex('invitations').where({ id: dana.invitation.id }).select('form');
    await w.agent
      .post(pathname)
      .type('form')
      .send(filledForm({}, JSON.parse(row.form)))
      .expect(303);
    expect((await forms(w, anew?.link)).text).toContain('נענה');
    expect(await download({ again: 'yes' })).toHaveLength(1);
    const audited = await w.db.knex('audit').where({ action: 'program.links_exported' }).pluck('detail');
    expect(audited).toHaveLength(4);
    expect(audited[1]).toBe('{"again":false}');
    await w.close();
  });

  test('wait for their time, and are checked once more when they are handed over', async () => {
    const { w, download } = await start({ delayMinutes: 60, quiet: { from: '20:00', to: '08:00' } });
    const dana = await w.complete({ email: 'dana@example.org' });
    expect(await download()).toEqual([]);
    w.clock.set('2026-03-04T10:00:01.000Z');
    await w.db.knex('customers').where({ id: dana.customerId }).update({ relationship: 'do_not_survey' });
    expect(await download()).toEqual([]);
    expect(await w.invitation(dana.invitation.id)).toMatchObject({ status: 'skipped', reason: 'do_not_survey' });
    await w.close();
  });

  test('leave by mail when the program is set back, and mail that waited is not sent when it is set to links', async () => {
    const { w, patch, program, authorization } = await start();
    const waiting = await w.complete({ email: 'dana@example.org' });
    await patch({ delivery: 'mail' });
    await w.jobs.drain();
    expect((await w.capturedMails()).map(({ recipient }) => recipient)).toEqual(['dana@example.org']);
    expect(await w.invitation(waiting.invitation.id)).toMatchObject({ status: 'sent' });
    const post = (key: string) =>
      w.agent.post(`/api/v1/programs/${program}/links/export`).set('Authorization', key).send({});
    expect((await post(authorization)).body.code).toBe('sent_by_mail');

    await patch({ delayMinutes: 30 });
    const late = await w.complete({ email: 'noa@example.org' });
    await patch({ delivery: 'link' });
    w.clock.set('2026-03-04T10:00:00.000Z');
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(1);
    expect(await w.invitation(late.invitation.id)).toMatchObject({ status: 'scheduled' });
    const blind = await w.apiKey(['programs:write']);
    const { items, more } = (await post(blind).expect(200)).body;
    expect(items).toEqual([expect.objectContaining({ email: null, name: null, link: expect.stringContaining('/s/') })]);
    expect(more).toBe(false);
    await w.agent
      .post(`/api/v1/programs/${program}/links/export`)
      .set('Authorization', blind)
      .send({ again: 1 })
      .expect(422);
    await patch({ active: false });
    await w.close();
  });

  test('two processes that export at the same time hand nothing over twice', async () => {
    const { w, program } = await start();
    const other = openDatabase(w.container.config.databaseUrl);
    const exported = async (db: Database): Promise<string[]> => {
      const { items } = await exportLinks({ ...w.context, db }, async () => false, program, false);
      return items.map(({ email }) => email ?? '');
    };
    // Until both have taken some: before that, nothing of it was at the same time.
    let together = false;
    for (let round = 0; round < 4 || !together; round += 1) {
      expect(round).toBeLessThan(60);
      const due = Array.from({ length: 15 }, (_, n) => `c${round}-${String(n).padStart(2, '0')}@example.org`);
      for (const email of due) await w.complete({ email });
      const [one, two] = await Promise.all([exported(w.db), exported(other)]);
      together ||= one.length > 0 && two.length > 0;
      expect([...one, ...two].sort()).toEqual(due);
    }
    await other.close();
    await w.close();
  });
});
