import { expect, test } from '@jest/globals';
import { expireInvitations } from '../../../src/features/invitations/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm } from '../../support/invite.ts';
import { DAY, HOUR, startWorld, type World } from './invitation-world.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const SAFE_LINKS = 'Mozilla/5.0 (compatible; SafeLinks URL scanner)';

async function invited(w: World): Promise<{ id: string; links: string[]; token: string }> {
  const { invitation } = await w.complete({ email: 'dana@example.com', locale: 'en' });
  w.clock.advance(HOUR);
  await w.jobs.drain();
  const { html = '', plain = '' } = (await w.capturedMails()).at(-1) ?? {};
  const links = [...`${html}\n${plain}`.matchAll(/https?:\/\/[^/"\s]+(\/[su]\/[^"\s<]+)/g)].map(
    ([, path]) => path ?? '',
  );
  return { id: invitation.id, links: [...new Set(links)], token: await w.token() };
}

const visits = (w: World) => w.db.knex('link_visits').orderBy(['at', 'id']);

describeOnEachDatabase('mail scanners', (dialect) => {
  test('hundreds of visits of every link change nothing but the evidence, which stays small', async () => {
    const w = await startWorld(dialect);
    const { id, links, token } = await invited(w);
    // The survey itself, five scores, and the way out.
    expect(links).toHaveLength(7);
    const before = await w.invitation(id);
    for (let round = 0; round < 4; round += 1) {
      for (const link of links) {
        const visited = await Promise.all([
          w.agent.get(link).set('User-Agent', FIREFOX),
          w.agent.get(link).set('User-Agent', SAFE_LINKS),
          w.agent.get(link).set('User-Agent', ''),
          w.agent.get(link).set('User-Agent', FIREFOX).set('Sec-Purpose', 'prefetch;prerender'),
          w.agent.get(link).set('User-Agent', FIREFOX).set('X-Moz', 'prefetch'),
          w.agent.head(link).set('User-Agent', FIREFOX),
          w.agent.options(link).set('User-Agent', SAFE_LINKS),
        ]);
        expect(visited.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200]);
        for (const { headers } of visited) expect(headers['set-cookie']).toBeUndefined();
      }
      w.clock.advance(2000);
    }
    expect(await w.invitation(id)).toEqual(before);
    for (const table of ['responses', 'suppressions', 'survey_drafts']) expect(await w.db.knex(table)).toEqual([]);
    const noted = await visits(w);
    expect(noted.length).toBeLessThanOrEqual(40);
    expect(new Set(noted.map(({ kind }) => kind))).toEqual(new Set(['burst', 'scanner', 'prefetch', 'probe']));
    expect(JSON.stringify(noted)).not.toMatch(/Firefox|SafeLinks|127\.0\.0\.1|Mozilla/);

    const manager = await w.signIn('manager');
    expect((await manager.get('/invitations')).text).toContain('Opened by programs only');
    const page = (await manager.get(`/invitations/${id}`)).text;
    expect(page).toContain('many at once');
    expect(page).not.toContain('Clicked');

    // The link works as on the first day.
    w.clock.advance(DAY);
    const form = JSON.parse(String((await w.invitation(id)).form));
    await w.agent.post(`/s/${token}`).type('form').send(filledForm({}, form)).expect(303);
    expect(await w.invitation(id)).toMatchObject({ status: 'answered' });
    expect(await visits(w)).toEqual([]);
    await w.close();
  });

  test('what a person clicks is told apart, as unconfirmed, without the score', async () => {
    const w = await startWorld(dialect);
    const { id, token } = await invited(w);
    const open = (path: string) => w.agent.get(path).set('User-Agent', FIREFOX).expect(200);
    await open(`/s/${token}?satisfaction=2`);
    w.clock.advance(30_000);
    await open(`/s/${token}`);
    w.clock.advance(HOUR);
    await open(`/u/${token}`);
    expect(await visits(w)).toMatchObject([
      { page: 'survey', kind: 'person', method: 'GET', satisfaction: 2, times: 1, at: '2026-03-04T10:00:00.000Z' },
      { page: 'survey', kind: 'person', satisfaction: null },
      { page: 'unsubscribe', kind: 'person', satisfaction: null },
    ]);
    const manager = await w.signIn('manager');
    expect((await manager.get('/invitations')).text).toContain('Clicked 3 times (unconfirmed)');
    const page = (await manager.get(`/invitations/${id}`)).text;
    expect(page).toContain('a score was chosen in the mail and never confirmed');
    expect(page).toContain('the page for stopping mails was opened');
    // Nothing that differs with the score.
    await w.db.knex('link_visits').where({ satisfaction: 2 }).update({ satisfaction: 5 });
    expect((await manager.get(`/invitations/${id}`)).text).toBe(page);
    expect(await w.db.knex('responses')).toEqual([]);
    await w.close();
  });

  test('a scanner that comes first does not crowd out the person after it', async () => {
    const w = await startWorld(dialect);
    const { token } = await invited(w);
    for (let n = 0; n < 40; n += 1) {
      await w.agent.get(`/s/${token}?satisfaction=${1 + (n % 5)}`).set('User-Agent', n % 2 ? FIREFOX : SAFE_LINKS);
      if (n % 10 === 9) w.clock.advance(60_000);
    }
    await w.agent.get(`/s/${token}`).set('User-Agent', FIREFOX).expect(200);
    expect((await visits(w)).at(-1)).toMatchObject({ kind: 'person', times: 1 });
    await w.close();
  });

  test('a click that a filter checks at that moment stays a person’s', async () => {
    const w = await startWorld(dialect);
    const { token } = await invited(w);
    const link = `/s/${token}?satisfaction=4`;
    for (let n = 0; n < 5; n += 1) await w.agent.head(link).set('User-Agent', SAFE_LINKS);
    for (let n = 0; n < 5; n += 1) await w.agent.get(link).set('User-Agent', SAFE_LINKS);
    await w.agent.get(link).set('User-Agent', FIREFOX);
    expect((await visits(w)).map(({ kind, times }) => [kind, times])).toEqual([
      ['probe', 5],
      ['scanner', 5],
      ['person', 1],
    ]);
    await w.close();
  });

  test('who asks for a link without asking for its page is noted too', async () => {
    const w = await startWorld(dialect);
    const { token } = await invited(w);
    for (const link of [`/s/${token}`, `/u/${token}`]) {
      await w.agent.head(link).set('User-Agent', FIREFOX).expect(200);
      await w.agent.options(link).set('User-Agent', FIREFOX).expect(200).expect('Allow', 'GET, HEAD, POST');
      w.clock.advance(60_000);
    }
    expect((await visits(w)).map(({ kind, method, page }) => [kind, method, page])).toEqual([
      ['probe', 'HEAD', 'survey'],
      ['probe', 'OPTIONS', 'survey'],
      ['probe', 'HEAD', 'unsubscribe'],
      ['probe', 'OPTIONS', 'unsubscribe'],
    ]);
    await w.agent.options('/s/wrong').expect(200).expect('Allow', 'GET, HEAD, POST');
    expect(await visits(w)).toHaveLength(4);
    await w.close();
  });

  test('neither visits nor a wait for them keep a link from its end, or bring it about', async () => {
    const w = await startWorld(dialect);
    const { id, token } = await invited(w);
    w.clock.advance(20 * DAY);
    for (let n = 0; n < 10; n += 1) await w.agent.head(`/s/${token}`);
    expect(await expireInvitations(w.container.services)).toBe(0);
    expect(await w.invitation(id)).toMatchObject({ status: 'sent', expires_at: '2026-03-25T10:00:00.000Z' });
    await w.close();
  });

  test('wrong links, and methods that there are not, note nothing and tell nothing', async () => {
    const w = await startWorld(dialect);
    await invited(w);
    for (const link of ['/s/nothing', '/u/nothing', `/s/${'a'.repeat(22)}`]) {
      expect((await w.agent.get(link)).status).toBe(404);
      expect((await w.agent.options(link)).status).toBe(200);
      expect((await w.agent.delete(link)).status).toBe(404);
    }
    expect(await visits(w)).toEqual([]);
    await w.close();
  });
});
