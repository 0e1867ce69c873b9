import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkSums } from '../../../src/features/analysis/index.ts';
import { eraseCustomer, exportCustomer } from '../../../src/features/customers/index.ts';
import { foldChanges } from '../../../src/features/state/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite, type TestInvitation } from '../../support/invite.ts';
import { readState } from '../../support/read-state.ts';

describeOnEachDatabase('answers of a person', (dialect) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(dialect);
  });
  afterAll(async () => {
    await app.close();
  });

  const answer = async (confidentiality: 'confidential' | 'named', words: string): Promise<TestInvitation> => {
    const invited = await invite(app, { confidentiality });
    const fields = filledForm({ comment: words, contact: 'yes' });
    await app.agent.post(`/s/${invited.token}`).type('form').send(fields).expect(303);
    return invited;
  };
  const state = async ({ invitation }: TestInvitation) => {
    const version = await app.db.knex('questionnaire_versions').where({ id: invitation.versionId }).first();
    const query = {
      questionnaireId: version.questionnaire_id,
      from: '2026-01-01',
      to: '2026-12-31',
      segment: {},
      source: 'asked' as const,
    };
    return (await readState(app.db, query))?.state;
  };

  test('an export tells named answers, and of sealed ones only that they were given', async () => {
    const { dataParts } = app.container.customerParts;
    const named = await answer('named', 'my own words');
    const told = await exportCustomer(app.context, named.invitation.customerId, dataParts);
    expect(told.responses).toMatchObject([
      { receivedOn: '2026-03-04', answers: { questions: { comment: 'my own words', satisfaction: 4 } } },
    ]);
    const sealed = await answer('confidential', 'sealed words');
    const held = await exportCustomer(app.context, sealed.invitation.customerId, dataParts);
    expect(held.responses).toMatchObject([{ receivedOn: '2026-03', answers: 'sealed' }]);
    expect(JSON.stringify(held)).not.toContain('sealed words');
  });

  test('an erasure takes link and words away, and leaves the figures as they are', async () => {
    const invited = await answer('confidential', 'to be forgotten');
    const before = await state(invited);
    await eraseCustomer(app.context, invited.invitation.customerId, app.container.customerParts.eraseHandlers);
    expect(await state(invited)).toEqual(before);
    expect(await app.db.knex('responses').where({ comment: 'to be forgotten' })).toEqual([]);
    const links = app.db.knex('response_identity').where({ customer_id: invited.invitation.customerId });
    expect(await links).toEqual([]);
    await app.agent.get(`/s/${invited.token}`).expect(404);
  });

  test('a deletion leaves the figures as if the person had never answered', async () => {
    const first = await answer('confidential', 'stays');
    const before = await state(first);
    const responses = await app.db.knex('responses').count({ n: '*' });
    const second = await answer('confidential', 'goes');
    await foldChanges(app.context);
    const { customerId } = second.invitation;
    await eraseCustomer(app.context, customerId, app.container.customerParts.eraseHandlers, 'delete');
    expect(await state(first)).toEqual(before);
    await foldChanges(app.context);
    expect(await state(first)).toEqual(before);
    expect(await app.db.knex('responses').count({ n: '*' })).toEqual(responses);
    expect(await checkSums(app.context)).toEqual([]);
  });
});
