import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { checkSums } from '../../../src/features/analysis/index.ts';
import { importResponses } from '../../../src/features/responses/index.ts';
import { foldChanges } from '../../../src/features/state/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite } from '../../support/invite.ts';

describeOnEachDatabase('the check of all sums', (dialect) => {
  let it: TestApp;
  const add = (days: readonly string[]) =>
    importResponses(
      it.context,
      Readable.from([
        Buffer.from(['responded_at,branch,satisfaction', ...days.map((day) => `${day},Haifa,4`)].join('\n')),
      ]),
      { questionnaireKey: DEFAULT_QUESTIONNAIRE.key },
    );
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await add(['2026-01-30', '2026-01-31', '2026-02-01']);
    await foldChanges(it.container.services);
    const { token } = await invite(it);
    await it.agent.post(`/s/${token}`).type('form').send(filledForm()).expect(303);
  });
  afterAll(() => it.close());

  test('finds none wrong, also while answers wait to be folded', async () => {
    expect(await it.context.db.knex('state_changes').select('sign')).toEqual([{ sign: 1 }]);
    expect(await checkSums(it.context)).toEqual([]);
  });

  /** What is found after a change to the month of all answers, which is then taken back. */
  const foundAfter = async (change: Record<string, unknown> | 'gone') => {
    const { knex } = it.context.db;
    const month = { slice: 'all', period: '2026-01' };
    const before = await knex('state_cells').where(month).first();
    await (change === 'gone'
      ? knex('state_cells').where(month).delete()
      : knex('state_cells').where(month).update(change));
    const found = await checkSums(it.context);
    await knex('state_cells').where(month).delete();
    await knex('state_cells').insert(before);
    return { found, before };
  };

  test('finds a cell that holds too much, one that is gone and one that nobody answered', async () => {
    const { found, before } = await foundAfter('gone');
    expect(found).toEqual([{ cell: before.id, kept: 0, recomputed: 2 }]);
    const more = await foundAfter({ state: before.state.replace(/^2/, '3') });
    expect(more.found).toEqual([{ cell: before.id, kept: 3, recomputed: 2 }]);
    const { knex } = it.context.db;
    const foreign = { ...before, id: `${before.id}x`, slice: 'branch:nobody' };
    await knex('state_cells').insert(foreign);
    expect((await checkSums(it.context)).map(({ cell }) => cell)).toContain(foreign.id);
    await knex('state_cells').where({ id: foreign.id }).delete();
    expect(await checkSums(it.context)).toEqual([]);
  });

  test('finds people counted on other days than they answered', async () => {
    const { found, before } = await foundAfter({ day_counts: '01 2' });
    expect(found.map(({ cell }) => cell)).toEqual([`${before.id}, people by day`]);
  });
});
