import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Agent } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { type ComplaintWorld, HAPPY, startComplaintWorld, UNHAPPY } from './complaint-world.ts';

const CONCERN = 'The lamp above the desk flickers';
const COMPLAINT = 'The bell was never answered';
const WAITS = 'The words show once the branch has 10 answers in a year';

describeOnEachDatabase('the words of concerns', (dialect) => {
  let w: ComplaintWorld;
  let administrator: Agent;
  let managers: Agent[];
  let concern: string;
  let key: string;
  beforeAll(async () => {
    w = await startComplaintWorld(dialect);
    administrator = await w.signIn('administrator');
    managers = [await w.signIn('manager'), await w.signIn('organiser')];
    key = await w.apiKey(['complaints:read']);
    concern = (await w.complaintOf(await w.answer({ ...UNHAPPY, comment: CONCERN })))?.id ?? '';
    await w.answer({ ...UNHAPPY, comment: COMPLAINT, contact: 'yes' });
    for (let n = 0; n < 7; n += 1) await w.answer(HAPPY);
  });
  afterAll(() => w.close());

  const pages = () => ['/complaints', '/complaints?kind=concern', `/complaints/${concern}`, '/complaints?format=csv'];
  const read = async (agent: Agent, path: string) => (await agent.get(path).expect(200)).text;
  const byApi = async (path: string) =>
    (await w.agent.get(`/api/v1/complaints${path}`).set('Authorization', key).expect(200)).text;

  test('wait for ten answers of their branch where single ones may not be read, in every list, file and answer', async () => {
    for (const agent of managers) {
      for (const path of pages()) expect(await read(agent, path)).not.toContain('flickers');
      expect(await read(agent, '/complaints')).toContain(WAITS);
      expect(await read(agent, `/complaints/${concern}`)).toContain(WAITS);
    }
    for (const path of ['', `/${concern}`]) expect(await byApi(path)).not.toContain('flickers');
    for (const path of pages()) expect(await read(administrator, path)).toContain(CONCERN);
  });

  test('who ticked contact is heard at once', async () => {
    for (const agent of [administrator, ...managers]) expect(await read(agent, '/complaints')).toContain(COMPLAINT);
    expect(await byApi('')).toContain(COMPLAINT);
  });

  test('show with the tenth, whatever the filter', async () => {
    await w.answer(HAPPY);
    for (const agent of managers) {
      for (const path of pages()) expect(await read(agent, path)).toContain(CONCERN);
      expect(await read(agent, '/complaints')).not.toContain(WAITS);
    }
    for (const path of ['', `/${concern}`]) expect(await byApi(path)).toContain(CONCERN);
  });

  test('answers of another branch, or of long before, are none of theirs', async () => {
    const { knex } = w.db;
    const others = await knex('responses').whereNot({ comment: CONCERN }).orWhereNull('comment').limit(1).select('id');
    const { branch_id: branch, day } = await knex('responses').where(others[0]).first('branch_id', 'day');
    await knex('responses').where(others[0]).update({ branch_id: null });
    expect(await byApi(`/${concern}`)).not.toContain(CONCERN);
    await knex('responses').where(others[0]).update({ branch_id: branch, day: '2025-03-01' });
    expect(await byApi(`/${concern}`)).not.toContain(CONCERN);
    await knex('responses').where(others[0]).update({ day });
    expect(await byApi(`/${concern}`)).toContain(CONCERN);
  });

  test('are asked about once for all branches and weeks of a list', async () => {
    const { knex } = w.db;
    const answers: { id: string }[] = await knex('responses')
      .whereNotIn('id', knex('complaints').whereNotNull('response_id').select('response_id'))
      .limit(4)
      .select('id');
    const weeks = ['2026-02-01', '2026-02-08', '2026-02-15', '2025-01-05'];
    const row = await knex('complaints').where({ id: concern }).first();
    const copies = weeks.map((told_on, at) => ({
      ...{ ...row, id: w.context.ids.unordered(), told_on },
      ...{ response_id: answers[at]?.id ?? null, words: `Of the week of ${told_on}` },
    }));
    await knex('complaints').insert(copies);
    const asked: string[] = [];
    const listen = ({ sql }: { sql: string }) => {
      if (/responses/.test(sql) && /offset|tenth/.test(sql)) asked.push(sql);
    };
    knex.on('query', listen);
    const told = await byApi('');
    knex.off('query', listen);
    expect(asked).toHaveLength(1);
    expect(told).toContain(CONCERN);
    expect(told).not.toContain('Of the week of 2025-01-05');
    await knex('complaints')
      .whereIn(
        'id',
        copies.map(({ id }) => id),
      )
      .delete();
  });
});
