import { expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { addProgram, changeProgram, listPrograms } from '../../../src/features/invitations/index.ts';
import { deleteProgram, moveProgram } from '../../../src/features/invitations/program-set.service.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { DAY, HOUR, startWorld, type World } from './invitation-world.ts';

const questionnaire = DEFAULT_QUESTIONNAIRE.key;
const NO_FILTER = { branches: [], topics: [], channels: [], providers: [] };

async function programOf(w: World, invitationId: string): Promise<unknown> {
  const { program_id: id } = await w.db.knex('invitations').where({ id: invitationId }).first('program_id');
  return (await w.db.knex('programs').where({ id }).first('name'))?.name;
}

describeOnEachDatabase('several programs', (dialect) => {
  test('the first that is on and asks about such contacts takes a contact, once', async () => {
    const w = await startWorld(dialect);
    const phone = await addProgram(w.context, {
      ...{ name: 'Phone', questionnaire, active: true, delayMinutes: 5 },
      contacts: { ...NO_FILTER, channels: ['phone'] },
    });
    const visit = await w.complete({ email: 'dana@example.com' });
    const call = await w.complete({ email: 'noa@example.com' }, { channel: 'phone' });
    expect(await programOf(w, visit.invitation.id)).toBe('Every completed contact');
    expect(await programOf(w, call.invitation.id)).toBe('Phone');
    expect(call.invitation.sendAt).toBe('2026-03-04T09:05:00.000Z');
    expect(await w.db.knex('invitations')).toHaveLength(2);

    // Behind the one that asks about all, it gets nothing; switched off, neither does it stand in the way.
    await moveProgram(w.context, phone.id, 1);
    const next = await w.complete({ email: 'eli@example.com' }, { channel: 'phone' });
    expect(await programOf(w, next.invitation.id)).toBe('Every completed contact');
    await moveProgram(w.context, phone.id, 0);
    await changeProgram(w.context, phone.id, { active: false });
    const last = await w.complete({ email: 'omer@example.com' }, { channel: 'phone' });
    expect(await programOf(w, last.invitation.id)).toBe('Every completed contact');
    // What waited at the moment of switching off is called off for that reason.
    expect(await w.invitation(call.invitation.id)).toMatchObject({ status: 'skipped', reason: 'program_inactive' });
    await w.close();
  });

  test('a contact that no program asks about has no invitation, and its page says so', async () => {
    const w = await startWorld(dialect);
    const [only] = await listPrograms(w.db.knex);
    await changeProgram(w.context, only?.id ?? '', { contacts: { ...NO_FILTER, channels: ['web'] } });
    const key = await w.apiKey(['contacts:write', 'directory:write']);
    const body = { customer: { email: 'dana@example.com' }, provider: 'Noa', channel: 'phone' };
    const logged = await w.agent.post('/api/v1/contacts').set('Authorization', key).send(body);
    expect([logged.status, logged.body.invitation]).toEqual([201, null]);
    const manager = await w.signIn('manager');
    const page = await manager.get(`/contacts/${logged.body.id}`);
    expect(page.text).toContain('No program asks about contacts like this one.');
    await w.close();
  });

  test('a person is asked no more often by two programs than by one', async () => {
    const w = await startWorld(dialect);
    await addProgram(w.context, {
      ...{ name: 'Phone', questionnaire, active: true },
      contacts: { ...NO_FILTER, channels: ['phone'] },
    });
    await w.complete({ email: 'dana@example.com' });
    const call = await w.complete({ email: 'dana@example.com' }, { channel: 'phone' });
    expect(call.invitation).toMatchObject({ status: 'skipped', reason: 'resting_period' });
    await w.close();
  });

  test('nobody of 0 percent, for that reason; a smaller share counts for what waits', async () => {
    const w = await startWorld(dialect);
    const [only] = await listPrograms(w.db.knex);
    const id = only?.id ?? '';
    const waiting = await w.complete({ email: 'dana@example.com' });
    await changeProgram(w.context, id, { samplePercent: 0 });
    const { invitation } = await w.complete({ email: 'noa@example.com' });
    expect(invitation).toMatchObject({ status: 'skipped', reason: 'not_sampled' });
    await w.jobs.drain();
    expect(await w.invitation(waiting.invitation.id)).toMatchObject({ status: 'skipped', reason: 'not_sampled' });
    await w.close();
  });

  test('a daily ceiling puts the rest off to the next days, and the page says why', async () => {
    const w = await startWorld(dialect);
    const [only] = await listPrograms(w.db.knex);
    await changeProgram(w.context, only?.id ?? '', { dailyCeiling: 2, delayMinutes: 0, maxContactAgeDays: 2 });
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push((await w.complete({ email: `c${n}@example.com` })).invitation.id);
    const planned = await Promise.all(ids.map(async (id) => (await w.invitation(id)).send_at));
    expect(planned).toEqual([
      ...['2026-03-04T09:00:00.000Z', '2026-03-04T09:00:00.000Z'],
      ...['2026-03-05T06:00:00.000Z', '2026-03-05T06:00:00.000Z'],
      // Friday and Saturday are rest days here, and on Sunday the contact is too old.
      ...[null, null, null],
    ]);
    expect(await w.invitation(ids[6] ?? '')).toMatchObject({ status: 'skipped', reason: 'daily_ceiling' });
    const outbox = (await (await w.signIn('manager')).get('/outbox?status=queued')).text;
    expect(outbox).toContain('daily ceiling');
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(2);
    w.clock.set('2026-03-05T09:00:00.000Z');
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(4);
    await w.close();
  });

  test('a ceiling that is lowered, or late mail that crowds a day, never lets more leave than it says', async () => {
    const w = await startWorld(dialect);
    const [only] = await listPrograms(w.db.knex);
    const id = only?.id ?? '';
    await changeProgram(w.context, id, { delayMinutes: 0, quiet: null });
    for (let n = 0; n < 12; n += 1) await w.complete({ email: `c${n}@example.com` });
    await changeProgram(w.context, id, { dailyCeiling: 5 });
    const sentOn: number[] = [];
    for (let day = 0; day < 4; day += 1) {
      await w.jobs.drain();
      sentOn.push((await w.capturedMails()).length);
      w.clock.advance(DAY);
    }
    expect(sentOn).toEqual([5, 10, 12, 12]);
    await w.close();
  });

  test('mail that leaves late counts for the day on which it leaves', async () => {
    const w = await startWorld(dialect);
    const [only] = await listPrograms(w.db.knex);
    await changeProgram(w.context, only?.id ?? '', { delayMinutes: 0, quiet: null, dailyCeiling: 2 });
    for (let n = 0; n < 2; n += 1) await w.complete({ email: `c${n}@example.com` });
    w.clock.advance(DAY);
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(2);
    const { invitation } = await w.complete({ email: 'late@example.com' });
    expect(invitation.sendAt).toBe('2026-03-05T22:00:00.000Z');
    await w.close();
  });

  test('a holiday is quiet', async () => {
    const w = await startWorld(dialect);
    await w.db.knex('holidays').insert({ day: '2026-03-04', name: 'Purim' });
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    expect(invitation.sendAt).toBe('2026-03-05T06:00:00.000Z');
    w.clock.advance(HOUR);
    await w.jobs.drain();
    expect(await w.capturedMails()).toHaveLength(0);
    expect((await w.message(invitation.id)).reason).toBe('quiet');
    await w.close();
  });

  test('a place that is merged stays one that the program asks about', async () => {
    const w = await startWorld(dialect);
    await w.complete({ email: 'dana@example.com' }, { branch: 'North' });
    await w.complete({ email: 'noa@example.com' }, { branch: 'South' });
    const branch = async (name: string): Promise<string> => (await w.db.knex('branches').where({ name }).first()).id;
    const [north, south] = [await branch('North'), await branch('South')];
    const program = await addProgram(w.context, {
      ...{ name: 'North', questionnaire, active: true, minDaysBetween: 0 },
      contacts: { ...NO_FILTER, branches: [north, south] },
    });
    const admin = await w.signIn('administrator');
    await admin.post(`/branches/${north}/merge`).type('form').send({ into: south }).expect(303);
    const [after] = await listPrograms(w.db.knex);
    expect(after).toMatchObject({ id: program.id, contacts: { branches: [south] } });
    const { invitation } = await w.complete({ email: 'eli@example.com' }, { branch: 'North' });
    expect(await programOf(w, invitation.id)).toBe('North');
    await w.close();
  });

  test('is copied, renamed and ordered by administrators; each name stands once', async () => {
    const w = await startWorld(dialect);
    const admin = await w.signIn('administrator');
    const [first] = await listPrograms(w.db.knex);
    const blank = await admin.get(`/programs/new?copy=${first?.id}`).expect(200);
    expect(blank.text).toContain('value="Every completed contact (copy)"');
    const fields = {
      ...{ name: 'Calls', questionnaire, samplePercent: '20', delayMinutes: '10', maxContactAgeDays: '7' },
      ...{ itemsPerDimension: '3', minDaysBetween: '90', expiresAfterDays: '21', reminders: '1' },
      ...{ reminderAfterDays: '4', dailyCeiling: '100', channels: 'phone', confidentiality: 'confidential' },
    };
    const formKey = /name="formKey" value="([\w-]{22})"/.exec(blank.text)?.[1];
    const post = (path: string, body: object) => admin.post(path).type('form').send(body);
    await Promise.all([1, 2].map(() => post('/programs/new', { ...fields, formKey }).expect(303)));
    expect((await listPrograms(w.db.knex)).map(({ name, active }) => [name, active])).toEqual([
      ['Calls', false],
      ['Every completed contact', true],
    ]);
    const again = await post('/programs/new', fields);
    expect([again.status, again.text.includes('Another program has this name')]).toEqual([422, true]);
    expect(again.text).toContain('value="Calls"');
    expect((await post('/programs/new', { ...fields, name: 'X', branches: ['gone'] })).status).toBe(422);
    expect((await post('/programs/new', { ...fields, name: 'X', channels: ['post'] })).status).toBe(422);
    const [calls] = await listPrograms(w.db.knex);
    const path = `/programs/${calls?.id}`;
    await post(path, { ...fields, name: '  Phone   calls ', active: 'yes' }).expect(303);
    await Promise.all([1, 2].map(() => post(`${path}/move`, { to: '1' }).expect(303)));
    expect((await listPrograms(w.db.knex)).map(({ name }) => name)).toEqual(['Every completed contact', 'Phone calls']);
    const listed = await admin.get('/programs');
    expect(listed.text).toContain('Gets no contacts');
    // The first program is named in the reader's language, which is no new name.
    const he = await w.signIn('administrator', { locale: 'he' });
    const shown = await he.get(`/programs/${first?.id}`);
    const name = /name="name" type="text" value="([^"]+)"/.exec(shown.text)?.[1];
    await he
      .post(`/programs/${first?.id}`)
      .type('form')
      .send({ ...fields, name, active: 'yes' })
      .expect(303);
    expect((await listPrograms(w.db.knex))[0]?.name).toBe('Every completed contact');
    const actions = await w.db.knex('audit').whereLike('action', 'program.%').orderBy('id').select('action');
    expect(actions.map(({ action }) => action)).toEqual([
      ...['program.created', 'program.created', 'program.updated', 'program.moved', 'program.updated'],
    ]);
    await w.close();
  });

  test('one without invitations can be deleted, one with some or the last cannot', async () => {
    const w = await startWorld(dialect);
    const admin = await w.signIn('administrator');
    const [only] = await listPrograms(w.db.knex);
    expect((await admin.post(`/programs/${only?.id}/delete`)).status).toBe(409);
    await w.complete({ email: 'dana@example.com' });
    const other = await addProgram(w.context, { name: 'Other', questionnaire });
    await expect(deleteProgram(w.context, only?.id ?? '')).rejects.toMatchObject({ code: 'program_used' });
    expect((await admin.get(`/programs/${other.id}`)).text).toContain('Delete for good');
    expect((await admin.get(`/programs/${only?.id}`)).text).not.toContain('Delete for good');
    await admin.post(`/programs/${other.id}/delete`).expect(303);
    expect((await admin.post(`/programs/${other.id}/delete`)).status).toBe(404);
    expect(await listPrograms(w.db.knex)).toHaveLength(1);
    await w.close();
  });

  test('a program made by an API key: what is left out is as in the first one, but that it is off', async () => {
    const w = await startWorld(dialect);
    const key = await w.apiKey(['programs:write']);
    const reader = await w.apiKey(['programs:read']);
    const post = (body: object, by = key) => w.agent.post('/api/v1/programs').set('Authorization', by).send(body);
    const made = await post({ name: 'Chat', questionnaire, contacts: { channels: ['chat'] }, samplePercent: 25 });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...{ name: 'Chat', questionnaire, active: false, samplePercent: 25, delayMinutes: 60, reminders: 1 },
      contacts: { ...NO_FILTER, channels: ['chat'] },
    });
    expect((await post({ name: 'Chat', questionnaire })).body.errors).toHaveProperty('name');
    const wrong = await post({ questionnaire: 7, samplePercent: 101, contacts: { branches: 'all' }, colour: 'red' });
    expect(wrong.status).toBe(422);
    expect(Object.keys(wrong.body.errors).sort()).toEqual([
      ...['colour', 'contacts.branches', 'questionnaire', 'samplePercent'],
    ]);
    expect((await post({ contacts: {} })).body.errors).toMatchObject({ name: expect.any(String) });
    expect((await post({ name: 'Y', questionnaire, contacts: { topics: ['gone'] } })).body.errors).toHaveProperty([
      'contacts.topics',
    ]);
    expect((await post({ name: 'Z', questionnaire }, reader)).status).toBe(403);
    const listed = await w.agent.get('/api/v1/programs').set('Authorization', reader);
    expect(listed.body.items.map(({ name }: { name: string }) => name)).toEqual(['Chat', 'Every completed contact']);
    const renamed = await w.agent
      .patch(`/api/v1/programs/${made.body.id}`)
      .set('Authorization', key)
      .send({ name: 'Chats', reminders: 2, dailyCeiling: 50 });
    expect(renamed.body).toMatchObject({ name: 'Chats', reminders: 2, dailyCeiling: 50 });
    await w.close();
  });

  test('what is no form, and what nobody would type, is refused and changes nothing', async () => {
    const w = await startWorld(dialect);
    const admin = await w.signIn('administrator');
    const manager = await w.signIn('manager');
    const [only] = await listPrograms(w.db.knex);
    const path = `/programs/${only?.id}`;
    const before = await w.db.knex('programs');
    for (const [to, body] of [
      [path, 'name=a&name=b'],
      [path, 'name=%00&reminders=-1&samplePercent=1e9&branches=x&branches=y&topics[]=z'],
      ['/programs/new', `name=${'x'.repeat(5000)}`],
      [`${path}/move`, 'to=__proto__'],
      [`${path}/move`, 'to=1&to=2'],
      ['/programs/new?copy=__proto__', ''],
    ] as const) {
      const { status } = await admin.post(to).type('form').send(body);
      expect([to, status >= 400 && status < 500]).toEqual([to, true]);
    }
    expect((await admin.get('/programs/new?copy=__proto__')).status).toBe(404);
    expect((await admin.get('/programs/none/dry-run')).status).toBe(404);
    for (const act of ['', '/move', '/delete']) expect((await manager.post(path + act)).status).toBe(403);
    expect((await manager.get('/programs/new')).status).toBe(403);
    expect(await w.db.knex('programs')).toEqual(before);
    await w.close();
  });
});
