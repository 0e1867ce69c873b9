import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';
import { type Complainer, eventIn, type FocusWorld, startFocusWorld } from './focus-world.ts';

/** One evening in English, of four seats and five invitations. */
const ONE_SESSION = {
  ...{ seats: '4', invitedEach: '5', restingDays: '30', s2_at: '', s3_at: '' },
  ...{ s1_at: '2026-03-25T18:00', s1_place: 'Haifa branch', s1_locale: 'en', s1_moderator: 'Tamar' },
};

/** Sunday 22:30 in Jerusalem, and 08:00 and a second on the Monday. */
const NIGHT = '2026-03-08T20:30:00.000Z';
const MORNING = '2026-03-09T06:00:01.000Z';

describeOnEachDatabase('who stands by and was never invited', (dialect) => {
  let w: FocusWorld;
  let people: Complainer[];
  let path: string;
  /** Their place is taken away by night; the one who moves up has an invitation that waits for the morning. */
  let gone: Complainer;
  let standIn: Complainer;
  let told: Complainer[];

  // A world for each: what was done to others would decide who moves up.
  beforeEach(async () => {
    w = await startFocusWorld(dialect);
    await w.goTo('2026-03-08T10:00:00.000Z');
    people = await w.complain(9, 'en');
    path = (await w.newGroup(ONE_SESSION)).path;
    await w.invited(path);
    await w.goTo(NIGHT);
    const invited = await having('invited');
    gone = invited[0]!;
    expect(await mailsOf(() => withdraw(gone))).toEqual([]);
    told = invited.slice(1);
    standIn = (await having('invited')).filter((one) => !invited.includes(one))[0]!;
    expect(await messageOf(standIn)).toMatchObject({ status: 'queued', send_after: '2026-03-09T06:00:00.000Z' });
  });

  afterEach(() => w.close());

  const having = async (state: string): Promise<Complainer[]> => {
    const states = await w.states(path);
    return people.filter(({ email }) => states.get(email)?.state === state);
  };
  const idOf = async ({ email }: Complainer) => (await w.states(path)).get(email)?.personId ?? '';
  const post = (to: string, fields: object = {}) => w.organiser.post(to).type('form').send(fields).expect(303);
  const withdraw = async (one: Complainer) => post(`${path}/people/${await idOf(one)}/withdraw`);
  const sessionPage = async () => `${path}/sessions/${(await w.sessionIds(path))[0]}`;
  const messageOf = async (one: Complainer) =>
    w.db
      .knex('messages')
      .where({ kind: 'focus.invitation', subject_id: await idOf(one) })
      .orderBy('id', 'desc')
      .first('id', 'status', 'send_after');
  /** Who is in the letters that leave while something is done, and their subjects. */
  async function mailsOf(work: () => PromiseLike<unknown>) {
    const sent = w.server.received.length;
    await work();
    await w.jobs.drain();
    return w.server.received.slice(sent);
  }
  const readers = (mails: Awaited<ReturnType<typeof mailsOf>>) => mails.flatMap(({ to }) => to).sort();
  const addresses = (some: readonly Complainer[]) => some.map(({ email }) => email).sort();

  test.each(['group', 'session'])(
    'hears nothing of a %s that is called off, by night or in the morning',
    async (what) => {
      const off = `${what === 'group' ? path : await sessionPage()}/cancel`;
      expect(await mailsOf(() => post(off))).toEqual([]);
      expect((await messageOf(standIn)).status).toBe('skipped');
      expect(await having('withdrawn')).toContain(standIn);
      // Counts as never asked: another group may invite them, and no list shows them.
      const { invited_at: invitedAt } = await w.db
        .knex('focus_people')
        .where({ id: await idOf(standIn) })
        .first();
      expect(invitedAt).toBeNull();
      // In the morning those are told who knew of it.
      const mails = await mailsOf(() => w.goTo(MORNING));
      expect(readers(mails)).toEqual(addresses([...told, gone]));
      for (const { parsed } of mails) expect(parsed.subject).toContain('Called off');
      expect(w.mailsTo(standIn.email)).toHaveLength(0);
    },
  );

  test('is taken off the list without a mail, and the next one has the place', async () => {
    const { text } = await w.organiser.get(path);
    // Who is asked before anything happens reads whether they are written to.
    const folded = (name: string) =>
      text.split('<details class="data withdraw">').find((row) => row.includes(`>: <bdi>${name}<`));
    expect(folded(standIn.name)).toContain('nobody is written to');
    expect(folded(told[0]!.name)).toContain('They are told by mail');
    expect(text.match(/Invitation has not left yet/g)).toHaveLength(1);
    const reply = await withdraw(standIn);
    expect(reply.headers.location).toBe(`${path}?done=withdrawn_unsent`);
    expect((await w.organiser.get(`${path}?done=withdrawn_unsent`)).text).toContain('nobody was written to');
    expect((await messageOf(standIn)).status).toBe('skipped');
    const [next] = (await having('invited')).filter((one) => !told.includes(one));
    expect(readers(await mailsOf(() => w.goTo(MORNING)))).toEqual(addresses([gone, next!]));
    expect(w.mailsTo(next!.email).at(-1)?.parsed.subject).toContain('You are invited');
  });

  test('is told of a session that was moved by the invitation alone', async () => {
    const page = await sessionPage();
    const form = formOn((await w.organiser.get(page)).text, page);
    const before = await messageOf(standIn);
    const moved = () => post(page, { ...form, at: '2026-03-26T19:00', place: 'Room 2' });
    expect(await mailsOf(moved)).toEqual([]);
    // Another one in its place: what is written already, and not yet given to the mail server, tells the old time.
    const after = await messageOf(standIn);
    expect(after).toMatchObject({ status: 'queued', send_after: before.send_after });
    expect(after.id).not.toBe(before.id);
    expect(await w.db.knex('messages').where({ id: before.id }).first('status')).toEqual({ status: 'skipped' });
    expect(readers(await mailsOf(() => w.goTo(MORNING)))).toEqual(addresses([...told, gone, standIn]));
    const [invitation, ...more] = w.mailsTo(standIn.email);
    expect(more).toEqual([]);
    expect(invitation?.parsed.subject).toContain('You are invited');
    expect(eventIn(invitation)).toMatchObject({ starts: '2026-03-26T17:00:00.000Z', location: 'Room 2' });
    // Once it has left, they hear of the next move like all others.
    const again = formOn((await w.organiser.get(page)).text, page);
    const later = await mailsOf(() => post(page, { ...again, place: 'Room 3' }));
    expect(readers(later)).toEqual(addresses([...told, standIn]));
  });

  test('a new theme too is told by the invitation alone', async () => {
    const page = await w.organiser.get(`${path}/edit`).expect(200);
    const fields = { ...formOn(page.text, `${path}/edit`), theme: 'Being told in time' };
    expect(await mailsOf(() => post(`${path}/edit`, fields))).toEqual([]);
    expect(readers(await mailsOf(() => w.goTo(MORNING)))).toEqual(addresses([...told, gone, standIn]));
    expect(w.mailsTo(standIn.email).map(({ parsed }) => parsed.subject)).toEqual([
      expect.stringContaining('Being told in time'),
    ]);
  });

  test.each(['sending', 'uncertain'])('whose invitation is %s counts as invited', async (status) => {
    const { id } = await messageOf(standIn);
    await w.db.knex('messages').where({ id }).update({ status });
    await post(`${path}/cancel`);
    expect((await messageOf(standIn)).status).toBe(status);
    expect(readers(await mailsOf(() => w.goTo(MORNING)))).toEqual(expect.arrayContaining(addresses([...told, gone])));
    const { state } = (await w.states(path)).get(standIn.email)!;
    expect(state).toBe('withdrawn');
    const off = { kind: 'focus.cancelled', subject_id: await idOf(standIn) };
    expect(await w.db.knex('messages').where(off)).toHaveLength(1);
  });

  test('all that waited when the group is called off at once stays unsent', async () => {
    const late = await w.complain(6, 'en');
    const other = (await w.newGroup(ONE_SESSION)).path;
    await post(`${other}/invite`);
    expect(readers(await mailsOf(() => post(`${other}/cancel`)))).toEqual([]);
    for (const { email } of late) expect(w.mailsTo(email)).toEqual([]);
  });

  test('who is taken off shortly before is told at once, whatever the hour', async () => {
    await w.goTo(MORNING);
    const page = await sessionPage();
    const form = formOn((await w.organiser.get(page)).text, page);
    await post(page, { ...form, at: '2026-03-12T07:30' });
    await w.jobs.drain();
    const [session] = await w.sessionIds(path);
    const answer = { answer: `yes:${session}` };
    await w.agent.post(w.linkOf(told[0]!.email)).type('form').send(answer).expect(303);
    await w.goTo('2026-03-11T20:30:00.000Z');
    expect(readers(await mailsOf(() => withdraw(told[0]!)))).toEqual([told[0]!.email]);
  });
});
