import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkSums } from '../../../src/features/analysis/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite } from '../../support/invite.ts';

describeOnEachDatabase('a person exported and erased', (dialect) => {
  let it: TestApp;
  let administrator: Agent;
  let key: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    administrator = await it.signIn('administrator');
    key = await it.apiKey(['customers:export', 'customers:erase']);
  });
  afterAll(() => it.close());

  const answered = async (words: string): Promise<string> => {
    const { token, invitation } = await invite(it);
    await it.agent
      .post(`/s/${token}`)
      .type('form')
      .send(filledForm({ comment: words }))
      .expect(303);
    return invitation.customerId;
  };
  const responses = async (): Promise<number> => {
    const [row] = await it.db.knex('responses').count({ n: '*' });
    return Number(row?.n);
  };
  const api = (id: string) => ({
    export: (authorization = key) => it.agent.get(`/api/v1/customers/${id}/export`).set('authorization', authorization),
    erase: (body: object, authorization = key) =>
      it.agent.post(`/api/v1/customers/${id}/erase`).set('authorization', authorization).send(body),
  });
  const audited = async (id: string, action: string): Promise<{ actor_kind: string; detail: string }[]> =>
    it.db.knex('audit').where({ subject_id: id, action }).select('actor_kind', 'detail');

  test('a program with the scope reads all that is held, and the reading is audited', async () => {
    const id = await answered('sealed');
    const { body } = await api(id).export().expect(200);
    expect(body.customer).toMatchObject([{ id }]);
    expect(body.contacts).toHaveLength(1);
    expect(body.responses).toMatchObject([{ answers: 'sealed' }]);
    expect(await audited(id, 'customer.exported')).toMatchObject([{ actor_kind: 'api_key' }]);
    await api('nobody').export().expect(404);
  });

  test('keeping customers up to date gives neither right', async () => {
    const id = await answered('stays');
    const writer = await it.apiKey(['customers:write']);
    await api(id).export(writer).expect(403);
    await api(id).erase({}, writer).expect(403);
  });

  test('erased by a program, scores stay unless the answers are to go', async () => {
    const [kept, gone] = [await answered('kept'), await answered('gone')];
    const before = await responses();
    const unlinked = await api(kept).erase({}).expect(200);
    expect(unlinked.body).toEqual({ id: kept, erased: true, answers: 'unlink' });
    expect(await responses()).toBe(before);
    await api(gone).erase({ answers: 'delete' }).expect(200);
    expect(await responses()).toBe(before - 1);
    expect(await checkSums(it.context)).toEqual([]);
    const [row] = await audited(gone, 'customer.erased');
    expect(JSON.parse(row?.detail ?? '')).toMatchObject({ answers: 'delete' });
    await api(gone).erase({}).expect(409);
    const refused = await api(kept).erase({ answers: 'burn' }).expect(422);
    expect(refused.body.errors).toEqual({ answers: 'answers is one of unlink, delete.' });
  });

  test('the page deletes the answers when its box is ticked', async () => {
    const [kept, gone] = [await answered('page kept'), await answered('page gone')];
    const before = await responses();
    const asked = await administrator.get(`/customers/${gone}/erase`).expect(200);
    expect(asked.text).toContain('Delete the answers too');
    const erase = (id: string, fields: object) =>
      administrator.post(`/customers/${id}/erase`).type('form').send(fields);
    await erase(kept, {}).expect(303);
    expect(await responses()).toBe(before);
    await erase(gone, { answers: 'yes' }).expect(303);
    expect(await responses()).toBe(before - 1);
    expect(await checkSums(it.context)).toEqual([]);
  });
});
