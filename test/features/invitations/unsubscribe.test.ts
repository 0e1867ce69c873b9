import { expect, test } from '@jest/globals';
import {
  claimAnswer,
  expireInvitations,
  findInvitationByToken,
  recordVisit,
} from '../../../src/features/invitations/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { DAY, HOUR, startWorld } from './invitation-world.ts';

const BY_A_PERSON = {
  page: 'survey',
  signs: { method: 'GET', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0', purposes: [] },
} as const;

describeOnEachDatabase('the links in an invitation', (dialect) => {
  async function startInvited(customer: { email: string; locale?: 'en' | 'he' } = { email: 'dana@example.com' }) {
    const w = await startWorld(dialect);
    const { invitation } = await w.complete({ locale: 'en', ...customer });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    return { ...w, id: invitation.id, secret: await w.token() };
  }

  test('opening the way out changes nothing; pressing the button does, and can be taken back', async () => {
    const w = await startInvited({ email: 'dana@example.com', locale: 'he' });
    for (const ask of [w.agent.get(`/u/${w.secret}`), w.agent.head(`/u/${w.secret}`)]) {
      const shown = await ask;
      expect(shown.status).toBe(200);
      expect(shown.headers['set-cookie']).toBeUndefined();
    }
    const shown = await w.agent.get(`/u/${w.secret}`);
    expect(shown.text).toContain('<html lang="he" dir="rtl">');
    expect(shown.text).toContain(`action="/u/${w.secret}"`);
    expect(await w.db.knex('suppressions')).toEqual([]);
    expect(await w.invitation(w.id)).toMatchObject({ status: 'sent' });

    const done = await w.agent.post(`/u/${w.secret}`).type('form').send({});
    expect(done.status).toBe(200);
    expect(done.text).toContain(`action="/u/${w.secret}/undo"`);
    expect(await w.db.knex('suppressions')).toMatchObject([{ reason: 'unsubscribed' }]);
    expect(await w.invitation(w.id)).toMatchObject({ status: 'declined' });
    expect((await w.agent.get(`/u/${w.secret}`)).text).toContain(`action="/u/${w.secret}/undo"`);
    w.clock.advance(91 * DAY);
    expect((await w.complete({ email: 'dana@example.com' })).invitation).toMatchObject({ reason: 'unsubscribed' });

    expect((await w.agent.post(`/u/${w.secret}/undo`)).status).toBe(200);
    expect((await w.complete({ email: 'dana@example.com' })).invitation.status).toBe('scheduled');
    await w.close();
  });

  test('one click in the mail program, from nowhere and without a cookie', async () => {
    const w = await startInvited();
    const answer = await w.agent
      .post(`/u/${w.secret}`)
      .set('Origin', 'https://mail.example')
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send('List-Unsubscribe=One-Click');
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await w.db.knex('suppressions')).toHaveLength(1);
    await w.close();
  });

  test('wrong links all look the same and do nothing', async () => {
    const w = await startInvited();
    const pages = await Promise.all([
      w.agent.get('/u/nothing').set('Accept-Language', 'en'),
      w.agent.get(`/u/${'a'.repeat(22)}`).set('Accept-Language', 'en'),
      w.agent.post('/u/nothing').set('Accept-Language', 'en'),
      w.agent.post(`/u/${'%F0%9F'}`).set('Accept-Language', 'en'),
    ]);
    expect(pages.map((page) => page.status)).toEqual([404, 404, 404, 400]);
    expect(pages[0]?.text).toBe(pages[1]?.text);
    expect(await w.db.knex('suppressions')).toEqual([]);
    await w.close();
  });

  test('who has answered stays answered', async () => {
    const w = await startInvited();
    expect(await w.db.transaction((tx) => claimAnswer(tx, w.context, w.id))).toMatchObject({ id: w.id });
    await w.agent.post(`/u/${w.secret}`);
    expect(await w.invitation(w.id)).toMatchObject({ status: 'answered' });
    expect(await w.db.knex('suppressions')).toHaveLength(1);
    await w.close();
  });

  test('one answer is taken, by day only, and the clicks are forgotten with it', async () => {
    const w = await startInvited();
    await recordVisit(w.context, w.id, { ...BY_A_PERSON, satisfaction: 2 });
    expect(await w.db.knex('link_visits')).toMatchObject([{ satisfaction: 2 }]);
    const claims = await Promise.all([1, 2, 3].map(() => w.db.transaction((tx) => claimAnswer(tx, w.context, w.id))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await w.invitation(w.id)).toMatchObject({ status: 'answered', answered_on: '2026-03-04' });
    expect(await w.db.knex('link_visits')).toEqual([]);
    await recordVisit(w.context, w.id, { ...BY_A_PERSON, satisfaction: 5 });
    expect(await w.db.knex('link_visits')).toEqual([]);
    await w.close();
  });

  test('the time to answer ends', async () => {
    const w = await startInvited();
    await w.db.knex('survey_drafts').insert({
      ...Object.fromEntries(Object.keys(await w.db.knex('survey_drafts').columnInfo()).map((name) => [name, '1'])),
      invitation_id: w.id,
      fields: '{}',
    });
    w.clock.advance(21 * DAY - 1000);
    expect(await expireInvitations(w.container.services)).toBe(0);
    w.clock.advance(1000);
    expect(await w.db.transaction((tx) => claimAnswer(tx, w.context, w.id))).toBeUndefined();
    expect(await expireInvitations(w.container.services)).toBe(1);
    expect(await w.invitation(w.id)).toMatchObject({ status: 'expired' });
    expect(await w.db.knex('survey_drafts')).toEqual([]);
    expect((await findInvitationByToken(w.db.knex, w.secret))?.status).toBe('expired');
    await w.close();
  });
});
