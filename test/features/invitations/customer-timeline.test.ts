import { expect, test } from '@jest/globals';
import {
  changeProgram,
  expireInvitations,
  listPrograms,
  queueReminders,
} from '../../../src/features/invitations/index.ts';
import type { Agent } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm } from '../../support/invite.ts';
import { DAY, HOUR, startWorld, type World } from './invitation-world.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0';

/** The lines of the page's history, newest first, as text. */
async function history(agent: Agent, customerId: string): Promise<string[]> {
  const { text } = await agent.get(`/customers/${customerId}`).expect(200);
  const list = /<ol class="rows">([\s\S]*?)<\/ol>/.exec(text)?.[1] ?? '';
  return list
    .split('<li>')
    .slice(1)
    .map((line) =>
      line
        .replace(/<[^>]+>/g, ' ')
        .replace(/[\u2066-\u2069]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

async function drain(w: World, hours: number): Promise<void> {
  w.clock.advance(hours * HOUR);
  await queueReminders(w.container.services);
  await w.jobs.drain();
}

describeOnEachDatabase('invitations on the customer’s page', (dialect) => {
  test('in order with the contacts: scheduled, sent, clicked, reminded, answered by day', async () => {
    const w = await startWorld(dialect);
    const [only] = await listPrograms(w.db.knex);
    await changeProgram(w.context, only?.id ?? '', { quiet: null, minDaysBetween: 30 });
    const { customerId, invitation } = await w.complete({ email: 'dana@example.com', name: 'Dana' });
    let manager = await w.signIn('manager');
    expect(await history(manager, customerId)).toEqual([
      expect.stringMatching(/^Survey scheduled to leave 4 Mar 2026, 12:00 4 Mar 2026$/),
      expect.stringMatching(/^Request .*Eli Levi · North 4 Mar/),
    ]);
    await drain(w, 1);
    await w.agent.get(`/s/${await w.token()}?satisfaction=1`).set('User-Agent', FIREFOX);
    await drain(w, 96);
    w.clock.advance(60_000);
    manager = await w.signIn('manager');
    const second = await w.complete({ email: 'dana@example.com' });
    const form = JSON.parse(String((await w.invitation(invitation.id)).form));
    expect(await history(manager, customerId)).toEqual([
      expect.stringMatching(/^No survey Resting period/),
      expect.stringMatching(/^Request /),
      expect.stringMatching(/^Reminder sent 8 Mar/),
      expect.stringMatching(
        /^Clicked \(unconfirmed\) opened once · a score was chosen in the mail and never confirmed 4 Mar/,
      ),
      expect.stringMatching(/^Survey sent 4 Mar/),
      expect.stringMatching(/^Survey scheduled 4 Mar/),
      expect.stringMatching(/^Request /),
    ]);
    await w.agent
      .post(`/s/${await w.token()}`)
      .type('form')
      .send(filledForm({}, form))
      .expect(303);
    w.clock.advance(2 * HOUR);
    const third = await w.complete({ email: 'dana@example.com' });
    const after = await history(manager, customerId);
    // Of an answer the day is told and no more: it stands last on its day, also before what came after it.
    expect(after[0]).toMatch(/^Survey answered 8 Mar/);
    expect(after.join()).not.toMatch(/Clicked|score/);
    expect(second.contactId).not.toBe(third.contactId);
    await w.close();
  });

  test('refused, expired, came back, could not be decided for', async () => {
    const w = await startWorld(dialect);
    const declined = await w.complete({ email: 'dana@example.com' });
    await drain(w, 1);
    await w.agent.post(`/u/${await w.token()}`).expect(200);
    const expired = await w.complete({ email: 'noa@example.com' });
    const bounced = await w.complete({ email: 'eli@example.com' });
    const nowhere = await w.complete({ name: 'Omer' });
    await drain(w, 1);
    await w.db.knex('invitations').where({ id: bounced.invitation.id }).update({ status: 'bounced' });
    w.clock.advance(22 * DAY);
    await expireInvitations(w.container.services);
    const manager = await w.signIn('manager');
    const first = async (customerId: string) => (await history(manager, customerId))[0];
    expect(await first(declined.customerId)).toMatch(/^Asked for no more surveys 4 Mar/);
    expect(await first(expired.customerId)).toMatch(/^The survey closed unanswered 25 Mar/);
    expect(await first(bounced.customerId)).toMatch(/^The survey mail came back 4 Mar/);
    expect(await first(nowhere.customerId)).toMatch(/^No survey The customer has no e-mail address. 4 Mar/);
    await w.close();
  });

  test('who may not see mail learns on which days somebody was asked and answered; branches bound all', async () => {
    const w = await startWorld(dialect);
    const { customerId, invitation } = await w.complete({ email: 'dana@example.com' }, { branch: 'North' });
    await drain(w, 1);
    await w.agent.get(`/s/${await w.token()}`).set('User-Agent', FIREFOX);
    w.clock.advance(60_000);
    await w.complete({ email: 'dana@example.com' }, { branch: 'South' });
    const staff = await w.signIn('staff');
    expect(await history(staff, customerId)).toEqual([
      expect.stringMatching(/^Request /),
      expect.stringMatching(/^Asked for an opinion 4 Mar/),
      expect.stringMatching(/^Request /),
    ]);
    const form = JSON.parse(String((await w.invitation(invitation.id)).form));
    await w.agent
      .post(`/s/${await w.token()}`)
      .type('form')
      .send(filledForm({}, form))
      .expect(303);
    expect((await history(staff, customerId))[0]).toMatch(/^Survey answered 4 Mar/);
    expect((await staff.get(`/invitations/${invitation.id}`)).status).toBe(403);

    const south = (await w.db.knex('branches').where({ name: 'South' }).first()).id;
    const limited = await w.signIn('manager', { branchIds: [south] });
    expect(await history(limited, customerId)).toEqual([
      expect.stringMatching(/^No survey Resting period/),
      expect.stringMatching(/^Request .*South/),
    ]);
    expect((await limited.get(`/invitations/${invitation.id}`)).status).toBe(404);
    const manager = await w.signIn('manager');
    expect((await manager.get(`/invitations/${invitation.id}`)).status).toBe(200);
    expect((await manager.get('/invitations/nothing')).status).toBe(404);
    await w.close();
  });
});
