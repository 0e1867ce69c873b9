import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { moveActionsOnMerge } from '../../src/features/actions/index.ts';
import { checkSums } from '../../src/features/analysis/index.ts';
import { eraseCustomer, matchCustomer, mergeCustomers } from '../../src/features/customers/index.ts';
import { mergePlaces } from '../../src/features/organisation/index.ts';
import { moveSchedulesOnMerge } from '../../src/features/scheduled-cards/index.ts';
import { foldChanges } from '../../src/features/state/index.ts';
import { inOne } from '../../src/platform/db/in-one.ts';
import { type Agent, startTestApp, type TestApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { filledForm, invite } from '../support/invite.ts';
import { formOn } from '../support/page-form.ts';
import { sleep, until } from '../support/product-process.ts';

describeOnEachDatabase('several people at once', (dialect) => {
  let it: TestApp;
  let administrator: Agent;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    administrator = await it.signIn('administrator');
  });
  afterAll(() => it.close());

  const post = (path: string, fields: object) => administrator.post(path).type('form').send(fields);
  const answer = (token: string, words = '') =>
    it.agent
      .post(`/s/${token}`)
      .type('form')
      .send(filledForm({ comment: words }));

  test('two providers merged crosswise and twice: one of them stays, and every sum is right', async () => {
    for (let round = 0; round < 3; round += 1) {
      const one = await invite(it, { provider: `One ${round}` });
      const other = await invite(it, { provider: `Other ${round}` });
      const late = await invite(it, { provider: `One ${round}` });
      await answer(one.token).expect(303);
      await answer(other.token).expect(303);
      await foldChanges(it.context);
      const [a = '', b = ''] = [one, other].map(({ invitation }) => invitation.providerId ?? '');
      const merge = (from: string, into: string) => post(`/providers/${from}/merge`, { into });
      const done = await Promise.all([
        ...[merge(a, b), merge(b, a), merge(a, b), merge(b, a)],
        answer(late.token),
        foldChanges(it.context).then(() => ({ status: 303 })),
      ]);
      expect(done.slice(0, 4).filter(({ status }) => status === 303)).toHaveLength(1);
      const left = await it.db.knex('providers').whereIn('id', [a, b]).whereNull('merged_into').select('id');
      expect(left).toHaveLength(1);
      await foldChanges(it.context);
      expect(await checkSums(it.context)).toEqual([]);
      const places: unknown[] = await it.db.knex('responses').whereIn('provider_id', [a, b]).distinct('provider_id');
      expect(places).toEqual([{ provider_id: left[0].id }]);
    }
  });

  test('two customers merged crosswise are one person, and not lost', async () => {
    const [a, b] = await it.db.transaction(async (tx) => [
      await matchCustomer(tx, it.context, { email: 'a@example.org' }),
      await matchCustomer(tx, it.context, { email: 'b@example.org' }),
    ]);
    const merges = [mergeCustomers(it.context, a!.id, b!.id), mergeCustomers(it.context, b!.id, a!.id)];
    const outcomes = await Promise.allSettled(merges);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const persons: { person_id: string }[] = await it.db
      .knex('customers')
      .whereIn('id', [a!.id, b!.id])
      .distinct('person_id');
    expect(persons).toHaveLength(1);
  });

  test('whoever is erased while answering, saving or being edited leaves no word and no link', async () => {
    for (let round = 0; round < 4; round += 1) {
      const words = `words of round ${round}`;
      const { token, invitation } = await invite(it);
      const { customerId } = invitation;
      const draft = it.agent
        .post(`/s/${token}/draft`)
        .type('form')
        .send(filledForm({ comment: words }));
      const name = `Name ${round}`;
      await Promise.all([
        answer(token, words),
        draft.then((sent) => sent),
        post(`/customers/${customerId}/edit`, { name, email: '', relationship: 'active' }),
        eraseCustomer(it.context, customerId, it.container.customerParts.eraseHandlers),
      ]);
      const { knex } = it.db;
      expect(await knex('responses').where({ comment: words })).toEqual([]);
      expect(await knex('response_identity').where({ customer_id: customerId })).toEqual([]);
      expect(await knex('survey_drafts').where({ invitation_id: invitation.id })).toEqual([]);
      expect(await knex('customers').where({ id: customerId }).first('name', 'search_text')).toEqual({
        name: null,
        search_text: '',
      });
    }
    await foldChanges(it.context);
    expect(await checkSums(it.context)).toEqual([]);
  });

  test('of two who save different things into one form at once, one is taken and the other is told', async () => {
    const key = await it.apiKey(['actions:write', 'complaints:write']);
    const make = async (path: string, body: object): Promise<string> =>
      (await it.agent.post(`/api/v1${path}`).set('Authorization', key).send(body).expect(201)).body.id;
    const owner = (await it.db.knex('users').first('id', 'email')) ?? { id: '', email: '' };
    const action = await make('/actions', {
      ...{ title: 'A second desk', owner: owner.email, item: 'process.speed', plannedAnswers: 40 },
      ...{ startOn: '2026-04-01', judgeOn: '2026-06-01', before: { from: '2025-12-01', to: '2026-02-28' } },
    });
    const complaint = await make('/complaints', { words: 'I waited', customer: { email: 'waits@example.org' } });
    const schedule = randomUUID();
    await post('/cards/schedules', { id: schedule, every: 'week', users: [owner.id] }).expect(303);
    const forms: [page: string, action: string, one: object, other: object][] = [
      [`/actions/${action}/edit`, `/actions/${action}/edit`, { title: 'One' }, { description: 'Other' }],
      [`/chain/${action}/words`, `/chain/${action}/words`, { en: 'One' }, { he: 'Other' }],
      [`/complaints/${complaint}`, `/complaints/${complaint}/facts`, { severity: '3' }, { item: 'process.speed' }],
      [`/cards/schedules/${schedule}/edit`, `/cards/schedules/${schedule}`, { every: 'month' }, { channel: 'phone' }],
    ];
    for (const [page, path, one, other] of forms) {
      const opened = formOn((await administrator.get(page).expect(200)).text, path);
      const save = (fields: object) => post(path, { ...opened, act: 'save', ...fields });
      const statuses = (await Promise.all([save(one), save(other)])).map(({ status }) => status);
      expect([path, statuses.sort()]).toEqual([path, [303, 409]]);
    }
  });

  test('what is planned or scheduled at a place while it becomes part of another stands at that one', async () => {
    const { knex } = it.db;
    for (const name of ['Old hall', 'New hall']) await post('/branches/new', { name, active: 'yes' }).expect(303);
    const [old, fresh]: string[] = await Promise.all(
      ['Old hall', 'New hall'].map(async (name) => (await knex('branches').where({ name }).first('id')).id),
    );
    const key = await it.apiKey(['actions:write']);
    const user = await knex('users').first('id', 'email');
    const plan = {
      ...{ title: 'At the old hall', owner: user.email, item: 'process.speed', plannedAnswers: 40, branch: old },
      ...{ startOn: '2026-04-01', judgeOn: '2026-06-01', before: { from: '2025-12-01', to: '2026-02-28' } },
    };
    const schedule = { id: randomUUID(), every: 'week', users: [user.id], branch: old };
    let saving: Promise<unknown> | undefined;
    let isMerged = false;
    const merging = inOne(it.context, async (inside) => {
      const handlers = [moveActionsOnMerge, moveSchedulesOnMerge];
      await mergePlaces(inside, 'branch', old ?? '', fresh ?? '', handlers);
      isMerged = true;
      await until('the others have begun', () => saving !== undefined);
      await sleep(300);
    });
    await until('the place is merged', () => isMerged);
    saving = Promise.all([
      it.agent.post('/api/v1/actions').set('Authorization', key).send(plan),
      post('/cards/schedules', schedule).then((sent) => sent),
    ]);
    await merging;
    await saving;
    expect(await knex('actions').where({ title: plan.title }).select('branch_id')).toEqual([{ branch_id: fresh }]);
    const kept = await knex('card_schedules').where({ id: schedule.id }).first('segment');
    expect(kept === undefined ? {} : JSON.parse(kept.segment)).not.toHaveProperty('branch', old);
  });
});
