import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addPlace } from '../../../src/features/organisation/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { type ComplaintWorld, startComplaintWorld } from './complaint-world.ts';

const DAY = 86_400_000;

describeOnEachDatabase('complaints as time passes', (dialect) => {
  let it: ComplaintWorld;
  beforeAll(async () => {
    it = await startComplaintWorld(dialect);
  });
  afterAll(() => it.app.close());

  const later = (milliseconds: number): Promise<void> =>
    it.at(new Date(it.app.clock.now().getTime() + milliseconds).toISOString());
  const notices = async (path: string): Promise<string[]> => {
    await it.app.jobs.drain();
    return (await it.app.capturedMails())
      .filter(({ kind, plain }) => kind === 'complaint.notice' && plain.includes(path))
      .map(({ recipient, subject }) => `${recipient}: ${subject}`);
  };
  const cause = { rootCause: 'One diary for all', remedy: 'Two diaries' };

  test('past its target a complaint is told to those in charge, once, and not to others', async () => {
    await it.at('2026-03-04T09:00:00.000Z');
    await it.app.signIn('administrator', { email: 'admin@example.org', locale: 'he' });
    await it.app.signIn('organiser', { email: 'organiser@example.org' });
    const eilat = await addPlace(it.app.context, 'branch', { name: 'Eilat', code: null, timeZone: null, active: true });
    await it.app.signIn('manager', { email: 'eilat@example.org', branchIds: [eilat] });
    const complaint = await it.complain('nobody answers');
    const { branch_id: branchId } = await it.row(complaint.id);
    await it.app.signIn('manager', { email: 'here@example.org', branchIds: [String(branchId)] });
    await it.app.jobs.drain();
    await it.at('2026-03-11T08:59:00.000Z');
    expect(await notices(complaint.path)).toEqual([]);
    await it.at('2026-03-11T09:01:00.000Z');
    const told = await notices(complaint.path);
    expect([...told].sort()).toEqual([
      'admin@example.org: עבר המועד למענה על תלונה',
      'here@example.org: A complaint is past the time for an answer',
      'tamar@example.org: A complaint is past the time for an answer',
    ]);
    expect(await it.row(complaint.id)).toMatchObject({ escalated_at: '2026-03-11T09:01:00.000Z' });
    expect(await it.page(complaint.path)).toContain('past the target');
    await later(5 * DAY);
    expect(await notices(complaint.path)).toEqual(told);
  });

  test('where no mail can say that it came, somebody has to, or those in charge are told', async () => {
    await it.at('2026-04-06T06:00:00.000Z');
    const complaint = await it.complain('no address any more');
    await it.app.db.knex('customers').where({ id: complaint.customerId }).update({ email: null });
    await it.app.jobs.drain();
    expect(await it.row(complaint.id)).toMatchObject({ state: 'open', acknowledged_at: null });
    await it.at('2026-04-07T06:00:00.000Z');
    expect((await notices(complaint.path)).join()).toContain('not acknowledged in time');
    await it.post(`${complaint.path}/acknowledge`).expect(303);
    await it.post(`${complaint.path}/acknowledge`).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'acknowledged' });
    expect(await it.audits('complaint.acknowledged', complaint.id)).toBe(1);
  });

  test('answered in time, nobody is told', async () => {
    await it.at('2026-04-20T06:00:00.000Z');
    const complaint = await it.complain('quickly');
    await it.reply(complaint, { due: '2026-04-26T12:00' }).expect(303);
    await later(10 * DAY);
    expect(await notices(complaint.path)).toEqual([]);
  });

  test('fourteen days of silence close it unconfirmed where its cause stands; a later yes confirms', async () => {
    await it.at('2026-05-04T06:00:00.000Z');
    const complaint = await it.complain('silent');
    await it.reply(complaint, { due: '2026-05-26T12:00' }).expect(303);
    const link = await it.linkTo(complaint.email, 'complaint.reply');
    await it.post(`${complaint.path}/cause`, cause).expect(303);
    await later(14 * DAY - 60_000);
    await it.app.jobs.drain();
    expect(await it.row(complaint.id)).toMatchObject({ state: 'answered' });
    await later(120_000);
    await it.app.jobs.drain();
    expect(await it.row(complaint.id)).toMatchObject({ state: 'closed', closed_as: 'unconfirmed' });
    expect(await it.page(complaint.path)).toContain('Closed, unconfirmed');
    await it.app.agent.post(link).type('form').send({ settled: 'yes' }).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'closed', closed_as: 'confirmed' });
  });

  test('without it the silence asks for the cause, and closes with it', async () => {
    await it.at('2026-06-01T06:00:00.000Z');
    const complaint = await it.complain('silent without cause');
    await it.reply(complaint, { due: '2026-06-26T12:00' }).expect(303);
    await later(15 * DAY);
    expect((await notices(complaint.path)).join()).toContain('waits for its root cause');
    expect(await it.row(complaint.id)).toMatchObject({ state: 'answered' });
    expect(await it.page(complaint.path)).toContain('Only root cause and remedy are missing');
    await it.post(`${complaint.path}/cause`, cause).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'closed', closed_as: 'unconfirmed' });
  });

  test('a second reply begins the silence anew', async () => {
    await it.at('2026-07-06T06:00:00.000Z');
    const complaint = await it.complain('two replies');
    await it.post(`${complaint.path}/cause`, cause).expect(303);
    await it.reply(complaint, { due: '2026-07-26T12:00' }).expect(303);
    await later(10 * DAY);
    await it.reply(complaint, { due: '2026-07-30T12:00' }).expect(303);
    await later(5 * DAY);
    await it.app.jobs.drain();
    expect(await it.row(complaint.id)).toMatchObject({ state: 'answered' });
    await later(10 * DAY);
    await it.app.jobs.drain();
    expect(await it.row(complaint.id)).toMatchObject({ state: 'closed', closed_as: 'unconfirmed' });
  });

  test('out of hours the mail says when we are back, in the customer’s language', async () => {
    // A Thursday evening; Friday and Saturday are rest days.
    await it.at('2026-08-06T17:00:00.000Z');
    const complaint = await it.complain('באמצע הלילה', { locale: 'he' });
    const mail = await it.mailTo(complaint.email, 'complaint.acknowledgement');
    expect(mail.subject).toBe('קיבלנו את מה שכתבת');
    expect(mail.plain).toContain('כרגע סגור אצלנו');
    expect(mail.plain).toContain('9 באוג׳ 2026, 8:00');
    expect(mail.html).toContain('dir="rtl"');
  });
});
