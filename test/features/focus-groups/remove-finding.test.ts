import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eraseCustomer } from '../../../src/features/customers/index.ts';
import type { Agent } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';
import { type Complainer, type FocusWorld, startFocusWorld } from './focus-world.ts';

describeOnEachDatabase('removing a finding', (dialect) => {
  let w: FocusWorld;
  let people: Complainer[];
  let path: string;
  let manager: Agent;
  beforeAll(async () => {
    w = await startFocusWorld(dialect);
    people = await w.complain(9, 'en');
    const one = { seats: '4', invitedEach: '5', s2_at: '', s3_at: '', s1_at: '2026-03-25T18:00', s1_locale: 'en' };
    path = (await w.newGroup({ ...one, s1_place: 'Haifa branch', s1_moderator: 'Tamar' })).path;
    await w.invited(path);
    await w.goTo('2026-03-25T18:00:00.000Z');
    manager = await w.signIn('manager', { name: 'Dana Levi', email: 'dana@example.org' });
  });
  afterAll(() => w.close());

  const post = (to: string, fields: object = {}, agent = w.organiser) => agent.post(to).type('form').send(fields);
  const pageOf = async (query = '') => (await w.organiser.get(`${path}/findings${query}`).expect(200)).text;
  const kept = async (): Promise<string[]> => (await w.db.knex('focus_findings').orderBy('id')).map(({ id }) => id);

  async function found(words: string): Promise<string> {
    const [session] = await w.sessionIds(path);
    const coded = { item: 'process.speed', modes: ['lost_time'] };
    await post(`${path}/findings`, { words, session, ...coded }).expect(303);
    return (await w.db.knex('focus_findings').where({ words }).first('id')).id;
  }
  /** @returns the action's path */
  async function actionOutOf(finding: string): Promise<string> {
    const form = formOn((await manager.get(`/actions/new?finding=${finding}`).expect(200)).text, '/actions/new');
    const made = await post('/actions/new', { ...form, title: 'A clock on the wall', act: 'save' }, manager).expect(
      303,
    );
    return (made.headers.location ?? '').replace(/\?.*/, '');
  }

  test('asks first, and says that it was removed', async () => {
    const finding = await found('They wait outside');
    expect(await pageOf()).toMatch(
      new RegExp(`<details class="data"><summary>Remove</summary>.*cannot be undone.*findings/${finding}/remove`),
    );
    const removed = await post(`${path}/findings/${finding}/remove`).expect(303);
    expect(removed.headers.location).toBe(`${path}/findings?done=removed`);
    expect(await pageOf('?done=removed')).toContain('Removed.');
    expect(await kept()).toEqual([]);
  });

  test('is refused while an action rests on it, and done once it is taken out of the action', async () => {
    const finding = await found('A clock helps');
    const action = await actionOutOf(finding);
    const words = 'An action rests on this finding. Take it out of the action first.';
    expect(await pageOf()).not.toContain(`findings/${finding}/remove`);
    const refused = await post(`${path}/findings/${finding}/remove`).expect(409);
    expect(refused.text).toMatch(new RegExp(`role="status"[^]{0,300}${words}`));
    expect(refused.text).toContain('A clock helps');
    expect(await kept()).toEqual([finding]);
    expect((await manager.get(action).expect(200)).text).toContain('A clock helps');

    const { id: source } = await w.db.knex('action_sources').where({ source_id: finding }).first('id');
    await post(`${action}/sources/${source}/remove`, {}, manager).expect(303);
    await post(`${path}/findings/${finding}/remove`).expect(303);
    expect(await kept()).toEqual([]);
  });

  test('an action that has begun keeps what it came out of; that a participant is erased changes nothing of it', async () => {
    const finding = await found('Nobody says how long');
    const action = await actionOutOf(finding);
    await w.db
      .knex('actions')
      .where({ id: action.split('/').at(-1) })
      .update({ start_on: '2026-03-01' });
    expect((await post(`${path}/findings/${finding}/remove`).expect(409)).text).toContain('has begun or is over');
    const states = await w.states(path);
    const invited = people.find(({ email }) => states.get(email)?.state !== 'listed');
    await eraseCustomer(w.context, invited?.customerId ?? '', w.container.customerParts.eraseHandlers);
    expect(await kept()).toEqual([finding]);
    await w.db.knex('focus_findings').delete();
  });

  test('at the same moment as an action is made out of it, one of both comes first', async () => {
    for (let round = 1; round <= 4; round += 1) {
      const finding = await found(`Round ${round}`);
      const form = formOn((await manager.get(`/actions/new?finding=${finding}`).expect(200)).text, '/actions/new');
      const [made, removed] = await Promise.all([
        post('/actions/new', { ...form, title: 'A second clock', act: 'save' }, manager),
        post(`${path}/findings/${finding}/remove`),
      ]);
      expect([
        [303, 409],
        [404, 303],
      ]).toContainEqual([made.status, removed.status]);
    }
  });
});
