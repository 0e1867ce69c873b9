import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { changeProgram, listPrograms } from '../../../src/features/invitations/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { invite, type TestInvitation } from '../../support/invite.ts';

/** Everything as it should be. */
const HAPPY = { revision: '0', satisfaction: '5', 'E.provider.courtesy': '6', 'P.provider.courtesy': '6' };
/** Speed four points short, courtesy three. */
const UNHAPPY = {
  ...HAPPY,
  'P.provider.courtesy': '3',
  'E.process.speed': '7',
  'P.process.speed': '3',
};

describeOnEachDatabase('complaints from answers', (dialect) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(dialect);
  });
  afterAll(async () => {
    await app.close();
  });

  const send = ({ token }: TestInvitation, fields: Record<string, string | string[]>) =>
    app.agent.post(`/s/${token}`).type('form').send(fields).expect(303);
  const responseOf = async ({ invitation }: TestInvitation) => {
    const row = await app.db.knex('response_identity').where({ invitation_id: invitation.id }).first('response_id');
    return row.response_id as string;
  };
  const complaintOf = async (invited: TestInvitation) =>
    app.db
      .knex('complaints')
      .where({ response_id: await responseOf(invited) })
      .first();
  const tagsOf = async (id: string) =>
    (await app.db.knex('complaint_tags').where({ complaint_id: id }).orderBy('mode').select('mode', 'by')).map(
      ({ mode, by }) => `${mode} ${by}`,
    );
  const answer = async (fields: Record<string, string | string[]>, wish: Parameters<typeof invite>[1] = {}) => {
    const invited = await invite(app, wish);
    await send(invited, fields);
    return invited;
  };

  test('a happy answer is neither a concern nor a complaint', async () => {
    expect(await complaintOf(await answer(HAPPY))).toBeUndefined();
    const wisher = await answer({ ...HAPPY, contact: 'yes' });
    expect(await complaintOf(wisher)).toBeUndefined();
    expect(await app.db.knex('contact_wishes').where({ response_id: await responseOf(wisher) })).toHaveLength(1);
  });

  test('an unhappy answer without contact is a concern: no customer, no words of its own, no instant anywhere', async () => {
    const invited = await answer({
      ...UNHAPPY,
      comment: 'I waited for an hour',
      wrong: 'yes',
      wrong_mode: ['runaround'],
    });
    const concern = await complaintOf(invited);
    expect(concern).toMatchObject({
      ...{ kind: 'concern', origin: 'survey', state: 'open', customer_id: null, words: null, received_at: null },
      ...{ received_on: '2026-03-04', told_on: '2026-03-01', updated_at: '2026-03-04' },
      ...{ item_key: 'process.speed', dimension: 'process', severity: 2 },
      ...{ branch_id: invited.invitation.branchId, provider_id: invited.invitation.providerId },
    });
    expect(await tagsOf(concern!.id)).toEqual(['lost_time suggested', 'runaround customer']);
    expect(await app.db.knex('complaint_events').where({ complaint_id: concern!.id })).toEqual([
      expect.objectContaining({ at: '2026-03-04', actor_id: null, what: 'received' }),
    ]);
  });

  test('with contact ticked it is a complaint, and no contact wish beside it', async () => {
    const invited = await answer({ ...HAPPY, satisfaction: '2', contact: 'yes' });
    expect(await complaintOf(invited)).toMatchObject({
      ...{ kind: 'complaint', customer_id: null, received_at: '2026-03-04T09:00:00.000Z', item_key: null, severity: 1 },
    });
    expect(await app.db.knex('contact_wishes').where({ response_id: await responseOf(invited) })).toHaveLength(0);
  });

  test('of an anonymous form it is a concern whatever was ticked', async () => {
    const before = await app.db.knex('complaints').select('id');
    await answer({ ...UNHAPPY, contact: 'yes', comment: 'ring 050' }, { confidentiality: 'anonymous' });
    const after = await app.db.knex('complaints').select('id', 'kind', 'invite_consent');
    const [added] = after.filter(({ id }) => !before.some((known) => known.id === id));
    expect(added).toMatchObject({ kind: 'concern' });
  });

  test('changed to happy, an untouched one is closed as withdrawn, and open again when it no longer is', async () => {
    const invited = await answer({ ...UNHAPPY, contact: 'yes' });
    await send(invited, { ...UNHAPPY, ...HAPPY, 'P.process.speed': '7', revision: '1', contact: 'yes' });
    expect(await complaintOf(invited)).toMatchObject({ state: 'closed', closed_as: 'withdrawn' });
    // Who is happy and still wants to be contacted has a wish again.
    expect(await app.db.knex('contact_wishes').where({ response_id: await responseOf(invited) })).toHaveLength(1);
    await send(invited, { ...UNHAPPY, revision: '2', contact: 'yes' });
    expect(await complaintOf(invited)).toMatchObject({ state: 'open', closed_as: null, kind: 'complaint' });
    expect(await app.db.knex('contact_wishes').where({ response_id: await responseOf(invited) })).toHaveLength(0);
  });

  test('contact taken back: an untouched complaint becomes a concern, and its instants go', async () => {
    const invited = await answer({ ...UNHAPPY, contact: 'yes' });
    await send(invited, { ...UNHAPPY, revision: '1' });
    const concern = await complaintOf(invited);
    expect(concern).toMatchObject({ kind: 'concern', received_at: null, updated_at: '2026-03-04' });
    const events = await app.db.knex('complaint_events').where({ complaint_id: concern!.id });
    expect(events.map(({ at }) => at)).toEqual(['2026-03-04', '2026-03-04']);
  });

  test('one in hand stays what it is when the answer is changed', async () => {
    await app.signIn('manager');
    const invited = await answer({ ...UNHAPPY, contact: 'yes' });
    const { id } = (await complaintOf(invited))!;
    await app.db.knex('complaints').where({ id }).update({ owner_id: app.lastUserId(), state: 'in_treatment' });
    await send(invited, { ...UNHAPPY, ...HAPPY, 'P.process.speed': '7', revision: '1' });
    expect(await complaintOf(invited)).toMatchObject({ state: 'in_treatment', kind: 'complaint' });
    const events = await app.db.knex('complaint_events').where({ complaint_id: id, what: 'answer_changed' });
    expect(events.map(({ detail }) => JSON.parse(detail))).toEqual([{ unhappy: false, contact: false }]);
  });

  test('the program says what is unhappy', async () => {
    const [program] = await listPrograms(app.db.knex);
    await changeProgram(app.context, program!.id, { unhappy: { gapFrom: null, wrong: false, satisfactionTo: null } });
    expect(await complaintOf(await answer({ ...UNHAPPY, wrong: 'yes', satisfaction: '1' }))).toBeUndefined();
    await changeProgram(app.context, program!.id, { unhappy: { gapFrom: 3, wrong: true, satisfactionTo: 2 } });
  });

  test('who complained openly is not invited, and the reason reads resting period; by a survey, as everybody is', async () => {
    await answer({ ...UNHAPPY, contact: 'yes' }, { customer: { email: 'again@example.org', name: 'Dana' } });
    const [program] = await listPrograms(app.db.knex);
    await changeProgram(app.context, program!.id, { minDaysBetween: 0 });
    const authorization = await app.apiKey(['contacts:write', 'directory:write']);
    const visit = () =>
      app.agent
        .post('/api/v1/contacts')
        .set({ authorization })
        .send({ customer: { email: 'again@example.org' }, provider: 'Noa' });
    expect((await visit().expect(201)).body.invitation).toMatchObject({ status: 'scheduled' });
    await app.agent
      .post('/api/v1/complaints')
      .set({ authorization: await app.apiKey(['complaints:write']) })
      .send({ words: 'I was told nothing', customer: { email: 'again@example.org' } })
      .expect(201);
    expect((await visit().expect(201)).body.invitation).toMatchObject({ status: 'skipped', reason: 'resting_period' });
    await app.db.knex('complaints').where({ origin: 'staff' }).update({ state: 'closed' });
    expect((await visit().expect(201)).body.invitation).toMatchObject({ status: 'scheduled' });
  });

  test('closed, and complained of anew by a changed answer: a round of its own, with new targets', async () => {
    const invited = await answer({ ...UNHAPPY, contact: 'yes' });
    const first = (await complaintOf(invited))!;
    const at = '2026-03-04T09:30:00.000Z';
    await app.db
      .knex('complaints')
      .where({ id: first.id })
      .update({
        ...{ owner_id: app.lastUserId(), state: 'closed', closed_as: 'confirmed', closed_at: at },
        ...{ acknowledged_at: at, answered_at: at, escalated_at: at },
      });
    app.clock.advance(3_600_000);
    await send(invited, { ...UNHAPPY, 'P.process.speed': '2', revision: '1', contact: 'yes' });
    const again = await complaintOf(invited);
    expect(again).toMatchObject({
      ...{ kind: 'complaint', state: 'open', reopened: 1, received_at: '2026-03-04T10:00:00.000Z' },
      ...{ acknowledged_at: null, answered_at: null, escalated_at: null, closed_at: null },
    });
    expect(again!.acknowledge_by > first.acknowledge_by).toBe(true);
    expect(again!.resolve_by > first.resolve_by).toBe(true);
    const mails = await app.db.knex('messages').where({ kind: 'complaint.acknowledgement', subject_id: first.id });
    expect(mails).toHaveLength(2);
  });
});
