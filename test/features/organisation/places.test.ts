import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { listBranches, listProviders, resolvePlaces, timeZoneOf } from '../../../src/features/organisation/index.ts';
import { addPlace, mergePlaces } from '../../../src/features/organisation/place.service.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('places', (dialect) => {
  let test_: TestApp;
  beforeEach(async () => {
    test_ = await startTestApp(dialect);
  });
  afterEach(async () => {
    await test_.close();
  });
  const resolve = (called: Parameters<typeof resolvePlaces>[2], createUnknown = true) =>
    test_.db.transaction((tx) => resolvePlaces(tx, test_.context, called, { createUnknown }));

  test('names and codes are found however they are written, and created once', async () => {
    const first = await resolve({ provider: 'רָמִי כהן', branch: 'Haifa', topic: '' });
    const second = await resolve({ provider: ' רמי  כהן', branch: 'HAIFA' });
    expect(second.provider).toEqual(first.provider);
    expect(second.branch).toEqual({ ...first.branch, timeZone: 'Asia/Jerusalem' });
    expect(first.topic).toBeNull();
    expect(await listProviders(test_.db.knex)).toHaveLength(1);
  });

  test('many at once create a new provider once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => resolve({ provider: 'New Person' })));
    expect(new Set(all.map((places) => places.provider.id)).size).toBe(1);
  });

  test('unknown ones are refused, each by its field, and nothing is written', async () => {
    await expect(resolve({ provider: 'Nobody', branch: 'Nowhere' }, false)).rejects.toMatchObject({
      status: 422,
      code: 'unknown_place',
      fields: { provider: expect.stringContaining('Nobody'), branch: expect.stringContaining('Nowhere') },
    });
    expect(await listBranches(test_.db.knex, { includeInactive: true })).toEqual([]);
  });

  test('two of one name are told apart by code', async () => {
    const fields = { timeZone: null, active: true };
    await addPlace(test_.context, 'provider', { ...fields, name: 'Dana', code: 'D1' });
    const second = await addPlace(test_.context, 'provider', { ...fields, name: 'Dana', code: 'D2' });
    await expect(resolve({ provider: 'dana' })).rejects.toMatchObject({ code: 'ambiguous_place' });
    expect((await resolve({ provider: 'd2' })).provider.id).toBe(second);
    await expect(addPlace(test_.context, 'provider', { ...fields, name: 'Else', code: 'd1' })).rejects.toMatchObject({
      code: 'code_taken',
    });
  });

  test('merged ones lead to the survivor, through chains too, and handlers are told in the transaction', async () => {
    const fields = { code: null, timeZone: null, active: true };
    const a = await addPlace(test_.context, 'branch', { ...fields, name: 'Haifa' });
    const b = await addPlace(test_.context, 'branch', { ...fields, name: 'Hefa' });
    const c = await addPlace(test_.context, 'branch', { ...fields, name: 'חיפה', timeZone: 'Europe/Paris' });
    const told: string[] = [];
    await mergePlaces(test_.context, 'branch', a, b, []);
    await mergePlaces(test_.context, 'branch', b, c, [
      async (_tx, _context, merge) => void told.push(`${merge.kind} ${merge.fromId} ${merge.intoId}`),
    ]);
    expect(told).toEqual([`branch ${b} ${c}`]);
    expect((await resolve({ provider: 'X', branch: 'haifa' })).branch).toEqual({
      id: c,
      name: 'חיפה',
      timeZone: 'Europe/Paris',
    });
    expect((await listBranches(test_.db.knex, { includeInactive: true })).map((branch) => branch.id)).toEqual([c]);
    await expect(mergePlaces(test_.context, 'branch', c, a, [])).rejects.toMatchObject({ code: 'merged_already' });
    expect(await timeZoneOf(test_.db.knex, c)).toBe('Europe/Paris');
    expect(await timeZoneOf(test_.db.knex, null)).toBe('Asia/Jerusalem');
  });

  test('pages: add, find, rename, take out of use, merge', async () => {
    const manager = await test_.signIn('manager');
    expect((await manager.get('/branches')).text).toContain('No branches yet');
    await manager.post('/branches/new').type('form').send({ name: 'חיפה', code: 'HFA', active: 'yes' }).expect(303);
    await manager.post('/branches/new').type('form').send({ name: 'Haifa', active: 'yes' }).expect(303);
    const again = await manager.post('/branches/new').type('form').send({ name: 'haifa', active: 'yes' }).expect(422);
    expect(again.text).toContain('Another one has this name');
    expect(again.text).toContain('value="haifa"');
    expect((await manager.get('/branches?search=hfa')).text).toContain('חיפה');
    const [first, second] = await listBranches(test_.db.knex);
    const hebrew = first!.name === 'חיפה' ? first! : second!;
    const latin = hebrew === first ? second! : first!;

    const asked = await manager.get(`/branches/${latin.id}/merge?into=${hebrew.id}`).expect(200);
    expect(asked.text).toContain('cannot be undone');
    await manager.post(`/branches/${latin.id}/merge`).type('form').send({ into: hebrew.id }).expect(303);
    await manager.get(`/branches/${latin.id}`).expect(303).expect('Location', `/branches/${hebrew.id}`);

    await manager.post(`/branches/${hebrew.id}`).type('form').send({ name: 'חיפה והקריות', code: '' }).expect(303);
    expect(await listBranches(test_.db.knex)).toEqual([]);
    expect((await manager.get('/branches?show=all')).text).toContain('Out of use');
    const actions = await test_.db.knex('audit').where('subject_kind', 'branch').orderBy('id').pluck('action');
    expect(actions).toEqual(['branch.created', 'branch.created', 'branch.merged', 'branch.updated']);
  });

  test('people tied to a merged provider or limited to a merged branch follow it', async () => {
    const names = [
      { provider: 'Rami', branch: 'Haifa' },
      { provider: 'Rami Cohen', branch: 'Hefa' },
    ];
    const [a, b] = [await resolve(names[0]!), await resolve(names[1]!)];
    const both = [a.branch!.id, b.branch!.id];
    await test_.signIn('staff', { providerId: a.provider.id, branchIds: [both[0]!] });
    await test_.signIn('manager', { branchIds: both });
    const administrator = await test_.signIn('administrator');
    await administrator
      .post(`/providers/${a.provider.id}/merge`)
      .type('form')
      .send({ into: b.provider.id })
      .expect(303);
    await administrator.post(`/branches/${both[0]}/merge`).type('form').send({ into: both[1] }).expect(303);
    expect(await test_.db.knex('users').where({ role: 'staff' }).pluck('provider_id')).toEqual([b.provider.id]);
    expect(await test_.db.knex('user_branches').pluck('branch_id')).toEqual([both[1], both[1]]);
  });

  test('staff read the lists, and change nothing', async () => {
    const staff = await test_.signIn('staff');
    await staff.get('/directory').expect(303);
    expect((await staff.get('/providers').expect(200)).text).not.toContain('/providers/new');
    await staff.post('/topics/new').type('form').send({ name: 'x', active: 'yes' }).expect(403);
    await test_.agent.get('/providers').expect(303);
  });

  test('programs read the lists with a key that may', async () => {
    await resolve({ provider: 'רמי', branch: 'Haifa' });
    const key = await test_.apiKey(['directory:read']);
    const { body } = await test_.agent.get('/api/v1/branches').set('Authorization', key).expect(200);
    expect(body.data).toEqual([{ id: expect.any(String), name: 'Haifa', code: null, active: true, timeZone: null }]);
    await test_.agent.get('/api/v1/providers').expect(401);
    const other = await test_.apiKey(['cards:read']);
    await test_.agent.get('/api/v1/topics').set('Authorization', other).expect(403);
  });
});
