import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { HOUR, startMailWorld, startWorld, type World } from './invitation-world.ts';

describeOnEachDatabase('a program that is changed moves what waits', (dialect) => {
  async function patch(w: World, change: object): Promise<void> {
    const key = await w.apiKey(['programs:write']);
    const { id } = await w.db.knex('programs').first('id');
    const changed = await w.agent.patch(`/api/v1/programs/${id}`).set('Authorization', key).send(change);
    expect(changed.status).toBe(200);
  }

  test.each([
    ['a longer delay', { delayMinutes: 180 }, '2026-03-04T12:00:00.000Z', 'delay'],
    ['quiet hours that begin earlier', { quiet: { from: '10:00', to: '16:00' } }, '2026-03-04T14:00:00.000Z', 'quiet'],
  ])('%s', async (_name, change, sendAt, reason) => {
    const w = await startWorld(dialect);
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    await patch(w, change);
    await w.jobs.drain();
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'scheduled', send_at: sendAt });
    expect(await w.message(invitation.id)).toMatchObject({ status: 'queued', send_after: sendAt, reason });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(0);
    w.clock.set(sendAt);
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(1);
    await w.close();
  });

  test('no delay any more: it leaves now, once', async () => {
    const w = await startWorld(dialect);
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    await patch(w, { delayMinutes: 0, expiresAfterDays: 7 });
    await w.jobs.drain();
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'sent', expires_at: '2026-03-11T09:00:00.000Z' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(1);
    await w.close();
  });

  test('a contact that is too old for it now is skipped now', async () => {
    const w = await startWorld(dialect);
    await patch(w, { delayMinutes: 3 * 24 * 60 });
    const old = { completedAt: '2026-03-02T09:00:00.000Z' };
    const { invitation } = await w.complete({ email: 'dana@example.com' }, old);
    expect(invitation.status).toBe('scheduled');
    await patch(w, { maxContactAgeDays: 1 });
    await w.jobs.drain();
    expect(await w.invitation(invitation.id)).toMatchObject({ status: 'skipped', reason: 'too_old' });
    await w.close();
  });

  test('switched off, what waits is skipped in the same transaction, also what a server put off', async () => {
    const w = await startMailWorld(dialect);
    const { server } = w;
    const greylisted = await w.complete({ email: 'dana@example.com' });
    server.answer({ message: '451 4.7.1 Try again later' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    const { invitation } = await w.complete({ email: 'noa@example.com' });
    await patch(w, { active: false });
    for (const { id } of [greylisted.invitation, invitation]) {
      expect(await w.invitation(id)).toMatchObject({ status: 'skipped', reason: 'program_inactive' });
      expect(await w.message(id)).toMatchObject({ status: 'skipped', reason: 'program_inactive' });
    }
    expect(await w.db.knex('jobs').where({ kind: 'mail.send' })).toEqual([]);
    await patch(w, { active: true });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(server.received).toHaveLength(0);
    await w.close();
  });

  test('a change of what was settled for them leaves them as they are', async () => {
    const w = await startWorld(dialect);
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    const before = await w.message(invitation.id);
    await patch(w, { confidentiality: 'named', itemsPerDimension: null });
    expect(await w.message(invitation.id)).toEqual(before);
    await w.close();
  });
});
