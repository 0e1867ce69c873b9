import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { invite } from '../../support/invite.ts';
import { type ComplaintWorld, startComplaintWorld } from './complaint-world.ts';

const HAPPY = { revision: '0', satisfaction: '5', 'E.provider.courtesy': '6', 'P.provider.courtesy': '6' };

describeOnEachDatabase('measures of treatment', (dialect) => {
  let it: ComplaintWorld;
  beforeAll(async () => {
    it = await startComplaintWorld(dialect);
  });
  afterAll(() => it.app.close());

  const PAGE = '/complaints/measures?from=2026-03-01&to=2026-03-31';
  const csv = async (table: string, agent = it.manager): Promise<string[]> => {
    const { text } = await agent.get(`${PAGE}&format=csv&table=${table}`).expect(200);
    return text.replace('\uFEFF', '').trim().split(/\r?\n/);
  };

  test('none yet: says what to do', async () => {
    expect(await it.page(PAGE)).toContain('No complaint in this period');
  });

  test('counts, times in working hours, shares in time, grades and groups', async () => {
    for (let at = 0; at < 12; at += 1) {
      await it.at('2026-03-04T09:00:00.000Z');
      const complaint = await it.complain(`number ${at}`);
      await it.app.jobs.drain();
      // Nine are answered a day of work later, three are left open.
      if (at >= 9) continue;
      await it.at('2026-03-05T09:00:00.000Z');
      await it.reply(complaint).expect(303);
      const link = await it.linkTo(complaint.email, 'complaint.reply');
      await it.post(`${complaint.path}/cause`, { rootCause: 'x', remedy: 'y' }).expect(303);
      const said = { outcome: '4', procedure: '3', manner: '5', satisfaction: '4' };
      if (at < 7)
        await it.app.agent
          .post(link)
          .type('form')
          .send({ settled: 'yes', ...said })
          .expect(303);
      if (at === 7)
        await it.app.agent
          .post(link)
          .type('form')
          .send({ settled: 'no', ...said })
          .expect(303);
    }
    await it.complain('a concern', { contact: false });
    for (let at = 0; at < 12; at += 1) {
      const { token } = await invite(it.app, { customer: { name: 'Happy', email: `happy${at}@example.org` } });
      await it.app.agent.post(`/s/${token}`).type('form').send(HAPPY).expect(303);
    }
    await it.at('2026-03-20T09:00:00.000Z');
    await it.app.jobs.drain();

    expect((await csv('rate'))[1]).toBe('Complaints,12,,,');
    expect((await csv('rate'))[2]).toBe('Concerns,1,,,');
    expect((await csv('rate'))[3]).toMatch(/^"?Per 1,000 contacts"?,\d+,\d/);
    // Acknowledged at once; answered after eight hours of work. One was opened again: it has no answer that holds.
    expect(await csv('times')).toEqual([
      expect.stringContaining('Median'),
      'acknowledged,12,0,0,0,0,,',
      'answered,8,8,,,8,,',
      expect.stringMatching(/^closed,8,8,,,/),
    ]);
    const inTime = await csv('in-time');
    expect(inTime[1]).toMatch(/^acknowledged,8,12,1,/);
    // Eight answered in time; three never answered, and the one that was opened again, are past the target.
    expect(inTime[2]).toMatch(/^answered,40,12,0\.66/);
    expect(inTime[2]).toMatch(/,4,surely missed$/);
    expect((await csv('grades'))[1]).toBe('Outcome,8,4,,');
    const endings = await csv('endings');
    expect(endings.slice(1, 4)).toEqual([
      '"Settled, says the customer",7,,,',
      '"Not settled, says the customer",1,,,',
      '"Closed, unconfirmed",1,,,',
    ]);
    expect(endings[4]).toMatch(/^Net recovery \(−1 to \+1\),9,0\.66/);
    const groups = await csv('groups');
    expect(groups[1]).toBe('"Failed, then settled",7,4,,');
    // One answer alone is nobody's to read but of those who may read single answers.
    expect(groups[2]).toBe('"Failed, not settled",1,,,');
    expect(groups[3]).toMatch(/^Never failed \(surveys\),12,5,5,5$/);
    const administrator = await it.app.signIn('administrator');
    expect((await csv('groups', administrator))[2]).toBe('"Failed, not settled",1,4,,');

    const page = await it.page(PAGE);
    expect(page).toContain('Figures of fewer than 5 are withheld');
    expect(page).toContain('Byar');
    expect(page).not.toMatch(/paradox/i);
    const before = (await it.app.db.knex('audit').where({ action: 'complaints.exported' })).length;
    await it.manager.get(`${PAGE}&format=xlsx`).expect(200);
    expect(await it.app.db.knex('audit').where({ action: 'complaints.exported' })).toHaveLength(before + 1);
  });

  test('without row access periods are whole weeks, of one’s own branches', async () => {
    expect(await it.page('/complaints/measures?from=2026-03-04&to=2026-03-04')).toContain(
      'from 1 March 2026 to 7 March 2026',
    );
    const { id: haifa } = await it.app.db.knex('branches').where({ name: 'Haifa' }).first('id');
    const here = await it.app.signIn('manager', { branchIds: [haifa] });
    expect(await it.page(PAGE, here)).toContain('12 complaints came');
    await it.app.db.knex('complaints').update({ branch_id: null });
    expect(await it.page(PAGE, here)).toContain('No complaint in this period');
    await (await it.app.signIn('staff')).get(PAGE).expect(403);
  });

  test('targets are the administrators’, and hold for what comes', async () => {
    const administrator = await it.app.signIn('administrator');
    const save = (acknowledgeHours: string, answerHours: string) =>
      it.post('/complaints/targets', { acknowledgeHours, answerHours }, administrator);
    expect((await save('0', '40').expect(422)).text).toContain('whole hours from 1 to 1,000');
    expect((await save('16', '8').expect(422)).text).toContain('cannot be due before');
    await save('2', '16').expect(303);
    await save('2', '16').expect(303);
    expect(await it.app.db.knex('audit').where({ action: 'calendar.targets_changed' })).toHaveLength(1);
    await it.at('2026-04-13T06:00:00.000Z');
    const complaint = await it.complain('new targets');
    expect(await it.row(complaint.id)).toMatchObject({
      acknowledge_by: '2026-04-13T08:00:00.000Z',
      resolve_by: '2026-04-15T06:00:00.000Z',
    });
    await it.post('/complaints/targets', { acknowledgeHours: '1', answerHours: '1' }).expect(403);
  });
});
