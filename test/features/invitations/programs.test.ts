import { expect, test } from '@jest/globals';
import { DEFAULT_PROGRAM_SETTINGS } from '../../../src/domain/program/program.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { importQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { startWorld } from './invitation-world.ts';

describeOnEachDatabase('programs', (dialect) => {
  test('a fresh installation has one, and a key with the scope changes it', async () => {
    const w = await startWorld(dialect);
    const reader = await w.apiKey(['programs:read']);
    const writer = await w.apiKey(['programs:write']);
    const listed = await w.agent.get('/api/v1/programs').set('Authorization', reader);
    expect(listed.status).toBe(200);
    const [program] = listed.body.items;
    expect(program).toEqual({
      id: program.id,
      name: 'Every completed contact',
      questionnaire: DEFAULT_QUESTIONNAIRE.key,
      ...DEFAULT_PROGRAM_SETTINGS,
    });
    const path = `/api/v1/programs/${program.id}`;
    const change = { delayMinutes: 0, quiet: null, itemsPerDimension: null, active: false };
    expect((await w.agent.patch(path).set('Authorization', reader).send(change)).status).toBe(403);
    expect((await w.agent.patch(path).send(change)).status).toBe(401);
    const changed = await w.agent.patch(path).set('Authorization', writer).send(change);
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({ ...program, ...change });
    const audit = await w.db.knex('audit').where({ action: 'program.updated' }).first();
    expect(JSON.parse(audit.detail).fields.sort()).toEqual(['active', 'delayMinutes', 'itemsPerDimension', 'quiet']);
    await w.close();
  });

  test('what is wrong is told by field, all at once, and nothing changes', async () => {
    const w = await startWorld(dialect);
    const key = await w.apiKey(['programs:write']);
    const before = (await w.agent.get('/api/v1/programs').set('Authorization', key)).body;
    const path = `/api/v1/programs/${before.items[0].id}`;
    const patch = (body: object | string) =>
      w.agent.patch(path).set('Authorization', key).set('Content-Type', 'application/json').send(body);
    const wrong = await patch({
      delayMinutes: -1,
      quiet: { from: '25:00', to: '08:00' },
      colour: 'red',
      minDaysBetween: 'x',
    });
    expect(wrong.status).toBe(422);
    expect(Object.keys(wrong.body.errors).sort()).toEqual(['colour', 'delayMinutes', 'minDaysBetween', 'quiet.from']);
    expect((await patch({ questionnaire: 'no-such' })).body.errors).toHaveProperty('questionnaire');
    expect((await patch([])).status).toBe(422);
    expect((await patch('{')).status).toBe(400);
    expect((await patch({ confidentiality: 'secret' })).status).toBe(422);
    const unknown = await w.agent.patch('/api/v1/programs/none').set('Authorization', key).send({ active: true });
    expect(unknown.status).toBe(404);
    expect((await w.agent.get('/api/v1/programs').set('Authorization', key)).body).toEqual(before);
    await w.close();
  });

  test('managers read the page, administrators change it', async () => {
    const w = await startWorld(dialect);
    await importQuestionnaire(w.context, { ...DEFAULT_QUESTIONNAIRE, key: 'kiosk' });
    const manager = await w.signIn('manager');
    const shown = await manager.get('/programs');
    expect(shown.text).toContain('Every completed contact');
    expect(shown.text).toContain('Your answers are confidential');
    expect(shown.text).not.toContain('action="/programs/');
    const id = (await w.db.knex('programs').first()).id;
    expect((await manager.get(`/programs/${id}`)).status).toBe(403);
    expect((await (await w.signIn('staff')).get('/programs')).status).toBe(403);

    const admin = await w.signIn('administrator');
    const form = {
      name: 'Every completed contact',
      active: 'yes',
      samplePercent: '50',
      reminders: '2',
      reminderAfterDays: '3',
      dailyCeiling: '',
      channels: ['phone', 'chat'],
      questionnaire: 'kiosk',
      delayMinutes: '90',
      itemsPerDimension: '',
      minDaysBetween: '0',
      maxContactAgeDays: '14',
      expiresAfterDays: '30',
      quietOn: 'yes',
      quietFrom: '21:00',
      quietTo: '07:30',
      confidentiality: 'named',
    };
    const refused = await admin
      .post(`/programs/${id}`)
      .type('form')
      .send({ ...form, delayMinutes: 'soon', quietTo: '21:00', expiresAfterDays: '9999' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="soon"');
    expect(refused.text).toContain('A whole number from 1 to 365.');
    const contradictory = await admin
      .post(`/programs/${id}`)
      .type('form')
      .send({ ...form, delayMinutes: '20160', expiresAfterDays: '6' });
    expect(contradictory.status).toBe(422);
    expect(contradictory.text).toContain('so nobody would be asked');
    expect(contradictory.text).toContain('The form closes before the last reminder would leave.');
    const saved = await admin.post(`/programs/${id}`).type('form').send(form);
    expect(saved.status).toBe(303);
    const key = await w.apiKey(['programs:read']);
    expect((await w.agent.get('/api/v1/programs').set('Authorization', key)).body.items[0]).toMatchObject({
      name: 'Every completed contact',
      active: true,
      questionnaire: 'kiosk',
      contacts: { branches: [], topics: [], channels: ['chat', 'phone'], providers: [] },
      samplePercent: 50,
      reminders: 2,
      reminderAfterDays: 3,
      dailyCeiling: null,
      delayMinutes: 90,
      itemsPerDimension: null,
      minDaysBetween: 0,
      maxContactAgeDays: 14,
      expiresAfterDays: 30,
      quiet: { from: '21:00', to: '07:30' },
      confidentiality: 'named',
    });
    await w.close();
  });
});
