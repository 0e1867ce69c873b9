import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eraseCustomer, exportCustomer, mergeCustomers } from '../../../src/features/customers/index.ts';
import { focusReminderJob } from '../../../src/features/focus-groups/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';
import {
  type Complainer,
  eventIn,
  type FocusWorld,
  readEvent,
  startFocusWorld,
  THREE_SESSIONS,
} from './focus-world.ts';

describeOnEachDatabase('a focus group', (dialect) => {
  let w: FocusWorld;
  let hebrew: Complainer[];
  let english: Complainer[];
  let path: string;
  beforeAll(async () => {
    w = await startFocusWorld(dialect);
  });
  afterAll(async () => {
    await w.close();
  });

  const answer = (link: string, fields: Record<string, string>) => w.agent.post(link).type('form').send(fields);
  const having = async (state: string, people: readonly Complainer[] = [...hebrew, ...english]) => {
    const states = await w.states(path);
    return people.filter(({ email }) => states.get(email)?.state === state);
  };
  const someone = async (state: string, people: readonly Complainer[]): Promise<Complainer> => {
    const [first] = await having(state, people);
    if (first === undefined) throw new Error(`nobody is ${state}`);
    return first;
  };
  const sessionOf = async ({ email }: Complainer) => (await w.states(path)).get(email)?.sessionId ?? '';

  test('the empty list says where one begins', async () => {
    const { text } = await w.organiser.get('/focus-groups').expect(200);
    expect(text).toContain('A focus group begins with the complaint list');
    expect(text).toContain('href="/complaints"');
  });

  test('of fewer than five people no list is made, and the look is on record', async () => {
    hebrew = await w.complain(4, 'he');
    await w.complain(3, 'en', false);
    const refused = await w.newGroup();
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Fewer than five people of this list can be invited');
    // Nothing typed is lost.
    expect(refused.text).toContain('value="Keeping to promised times"');
    expect(refused.text).toContain('value="2026-03-25T18:00"');
    expect(await w.db.knex('focus_groups')).toEqual([]);
    expect(await w.db.knex('focus_people')).toEqual([]);
    expect(await w.db.knex('audit').where({ action: 'focus_group.shortlist_refused' })).toHaveLength(1);
  });

  test('in one action: theme, three sessions and a shortlist, of which nothing tells who complained', async () => {
    hebrew.push(...(await w.complain(8, 'he')));
    english = await w.complain(24, 'en');
    const made = await w.newGroup();
    expect(made.status).toBe(303);
    path = made.path;
    const states = await w.states(path);
    expect(states.size).toBe(36);
    const listed = [...states.values()].filter(({ sessionId }) => sessionId !== null);
    expect(listed).toHaveLength(24);
    const page = (await w.organiser.get(`${path}?done=made`).expect(200)).text;
    expect(page).toContain('24 people are picked and 12 stand by');
    expect(page).toContain('36 who agreed and can be invited');
    // Names come with the invitations, not before: lists of two filters laid side by side would tell who complained.
    for (const { name, email, customerId } of [...hebrew, ...english]) {
      for (const told of [name, email, customerId]) expect(page).not.toContain(told);
    }
    const rows = await w.db.knex('audit').whereLike('action', 'focus_group.%').orderBy('id');
    const id = path.split('/').at(-1);
    expect(rows.slice(1).map(({ action, subject_id, detail }) => [action, subject_id, detail])).toEqual([
      ['focus_group.shortlisted', id, '{}'],
      ['focus_group.added', id, '{"sessions":3}'],
    ]);
    // What was said stands nowhere beside the people.
    const complaints: { id: string; response_id: string }[] = await w.db.knex('complaints').select('id', 'response_id');
    const kept = JSON.stringify([
      await w.db.knex('focus_groups'),
      await w.db.knex('focus_people'),
      await w.db.knex('audit').whereLike('action', 'focus%'),
    ]);
    for (const { id: complaint, response_id } of complaints) {
      expect(kept).not.toContain(complaint);
      expect(kept).not.toContain(response_id);
    }
  });

  test('sent twice it is one group', async () => {
    const page = (await w.organiser.get('/focus-groups/new')).text;
    const formKey = /name="formKey" value="([\w-]{22})"/.exec(page)?.[1] ?? '';
    const send = () =>
      w.organiser
        .post('/focus-groups')
        .type('form')
        .send({ ...THREE_SESSIONS, formKey, theme: 'Twice' });
    const [one, other] = await Promise.all([send(), send()]);
    expect(one.headers.location).toBe(other.headers.location);
    expect(await w.db.knex('focus_groups').where({ theme: 'Twice' })).toHaveLength(1);
    await w.organiser.post(`${(one.headers.location ?? '').replace('?done=made', '')}/cancel`).expect(303);
  });

  test('24 invitations leave, each in its language, with a calendar file that another parser reads', async () => {
    const mails = await w.invited(path);
    expect(mails).toHaveLength(24);
    expect(new Set(mails.flatMap(({ to }) => to)).size).toBe(24);
    expect(await having('invited', hebrew)).toHaveLength(8);
    expect(await having('invited', english)).toHaveLength(16);
    const one = await someone('invited', hebrew);
    const [mail] = w.mailsTo(one.email);
    expect(mail?.parsed.subject).toContain('Keeping to promised times');
    expect(mail?.parsed.html).toContain('<html lang="he" dir="rtl"');
    expect(mail?.parsed.text).toContain('הסכמתם שנזמין אתכם לקבוצת דיון');
    expect(mail?.header('list-unsubscribe')).toMatch(/\/u\/[\w-]{22}>$/);
    expect(eventIn(mail)).toEqual({
      ...{ method: 'REQUEST', sequence: 0, status: 'CONFIRMED', partstat: 'NEEDS-ACTION' },
      uid: expect.stringMatching(/^focus-[\w-]+@survey\.alon\.example$/),
      summary: 'קבוצת דיון: Keeping to promised times',
      location: 'סניף חיפה, חדר "הישיבות"',
      // 18:00 in Jerusalem, an hour and a half.
      ...{ starts: '2026-03-24T16:00:00.000Z', ends: '2026-03-24T17:30:00.000Z' },
      ...{ attendee: `mailto:${one.email}`, organiser: 'mailto:office@alon.example' },
    });
    // Also beside the text, as mail programs look for it.
    expect(mail?.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    for (const { parsed } of mails) {
      expect(`${parsed.subject} ${parsed.text} ${parsed.html}`).not.toMatch(/complain|תלונ|aduan|unhappy|wrong/i);
    }
    // Pressed again, nothing leaves.
    expect(await w.invited(path)).toEqual([]);
  });

  test('names then stand in alphabetical order, with nothing but session and answer', async () => {
    const { text } = await w.organiser.get(path).expect(200);
    const shown = [...text.matchAll(/href="\/customers\/[\w-]+"><bdi>([^<]+)</g)].map(([, name]) => name ?? '');
    expect(shown).toHaveLength(24);
    expect(shown).toEqual([...shown].sort(new Intl.Collator('en').compare));
    for (const { name } of await having('listed')) expect(text).not.toContain(`>${name}<`);
    expect(text).not.toContain('I waited for two hours');
  });

  test('opening the link changes nothing; accepting does, however often it is pressed', async () => {
    const one = await someone('invited', english);
    const link = w.linkOf(one.email);
    const before = await w.db.knex('focus_people').orderBy('id');
    const page = await w.agent.get(link).expect(200);
    await w.agent.head(link).expect(200);
    expect(page.text).toContain('You agreed that we may invite you to a discussion');
    expect(page.headers['cache-control']).toContain('no-store');
    expect((await w.agent.get(`${link}?lang=he`)).text).toContain('dir="rtl"');
    expect(await w.db.knex('focus_people').orderBy('id')).toEqual(before);
    expect((await answer(link, {}).expect(422)).text).toContain('Please choose an answer');
    const yes = { answer: `yes:${await sessionOf(one)}`, recording: 'yes', tell: 'yes' };
    const both = await Promise.all([answer(link, yes), answer(link, yes)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const row = await w.db.knex('focus_people').where({ customer_id: one.customerId, state: 'accepted' }).first();
    expect(Boolean(row.recording_consent)).toBe(true);
    expect(Boolean(row.tell_outcome)).toBe(true);
    expect((await w.agent.get(link)).text).toContain('We look forward to seeing you');
    const file = await w.agent.get(`${link}/session.ics`).expect(200);
    expect(file.headers['content-type']).toContain('text/calendar');
    expect(readEvent(file.text)).toMatchObject({ method: 'REQUEST', partstat: 'ACCEPTED' });
    await w.agent.get('/f/aaaaaaaaaaaaaaaaaaaaaa').expect(404);
  });

  test('who declines makes room for the next reserve in the language, at once and once', async () => {
    const one = await someone('invited', hebrew);
    const session = await sessionOf(one);
    const sent = w.server.received.length;
    await answer(w.linkOf(one.email), { answer: 'no' }).expect(303);
    await answer(w.linkOf(one.email), { answer: 'no' }).expect(303);
    await w.jobs.drain();
    expect(await having('invited', hebrew)).toHaveLength(8);
    expect(await having('listed', hebrew)).toHaveLength(3);
    const [mail, ...more] = w.server.received.slice(sent);
    expect(more).toEqual([]);
    const promoted = hebrew.find(({ email }) => mail?.to.includes(email));
    expect(await sessionOf(promoted!)).toBe(session);
    expect(eventIn(mail).starts).toBe('2026-03-24T16:00:00.000Z');
  });

  test('two who decline at the same moment make room for two', async () => {
    const [one, other] = await having('invited', english);
    await Promise.all([
      answer(w.linkOf(one!.email), { answer: 'no' }).expect(303),
      answer(w.linkOf(other!.email), { answer: 'other', wish: 'A <b>morning</b>' }).expect(303),
    ]);
    expect(await having('listed', english)).toHaveLength(6);
    const taking = [...(await having('invited', english)), ...(await having('accepted', english))];
    expect(taking).toHaveLength(16);
    await w.jobs.drain();
    expect((await w.organiser.get(path)).text).toContain('A &lt;b&gt;morning&lt;/b&gt;');
  });

  test('a change of mind finds the session full, waits, and gets the next place that is free', async () => {
    const one = await someone('declined', hebrew);
    const link = w.linkOf(one.email);
    await answer(link, { answer: `yes:${await sessionOf(one)}` }).expect(303);
    expect((await w.agent.get(link)).text).toContain('כרגע כל המקומות תפוסים');
    expect(await having('waiting')).toEqual([one]);
    await answer(w.linkOf((await someone('invited', hebrew)).email), { answer: 'no' }).expect(303);
    await w.jobs.drain();
    expect(await having('accepted', hebrew)).toEqual([one]);
    // The reserve is not asked: the place went to who waited.
    expect(await having('listed', hebrew)).toHaveLength(3);
    const seat = w.mailsTo(one.email).at(-1);
    expect(seat?.parsed.subject).toContain('התפנה לכם מקום');
    expect(eventIn(seat)).toMatchObject({ method: 'REQUEST', sequence: 1, partstat: 'ACCEPTED' });
  });

  test('another session of the group can be chosen; the calendar follows', async () => {
    const one = await someone('accepted', english);
    const [, second, third] = await w.sessionIds(path);
    const other = (await sessionOf(one)) === second ? third : second;
    // Its own place there is free only when somebody leaves it.
    const leaver = (await having('invited', english)).filter(({ email }) => email !== one.email);
    for (const person of leaver) {
      if ((await sessionOf(person)) !== other) continue;
      await w.db
        .knex('focus_people')
        .where({ customer_id: person.customerId, state: 'invited' })
        .update({ state: 'declined' });
      break;
    }
    await answer(w.linkOf(one.email), { answer: `yes:${other}` }).expect(303);
    await w.jobs.drain();
    const [first, ...later] = w.mailsTo(one.email).map(eventIn);
    expect(later.at(-1)).toMatchObject({ uid: first?.uid, sequence: 1, method: 'REQUEST' });
    expect(later.at(-1)?.starts).not.toBe(first?.starts);
  });

  test('who does not answer in time makes room too, and may still answer', async () => {
    const silent = await having('invited', hebrew);
    await w.goTo('2026-03-09T09:00:01.000Z');
    for (const person of silent) expect(await having('no_answer', [person])).toEqual([person]);
    expect(await having('listed', hebrew)).toHaveLength(0);
    const late = silent[0]!;
    await answer(w.linkOf(late.email), { answer: `yes:${await sessionOf(late)}` }).expect(303);
    expect(await having('accepted', [late])).toEqual([late]);
  });

  test('a session that moves is a newer version of the same event; called off, it is cancelled', async () => {
    const [first] = await w.sessionIds(path);
    const coming = await having('accepted', hebrew);
    const before = new Map(coming.map(({ email }) => [email, eventIn(w.mailsTo(email).at(-1))]));
    const page = `${path}/sessions/${first}`;
    const details = {
      at: '2026-03-24T19:00',
      minutes: '90',
      place: 'Room 2',
      link: '',
      moderator: 'מיכל ארד',
      locale: 'he',
    };
    const refused = await w.organiser
      .post(page)
      .type('form')
      .send({ ...details, at: '2026-03-01T10:00' })
      .expect(422);
    expect(refused.text).toContain('still to come');
    await w.organiser.post(page).type('form').send(details).expect(303);
    await w.jobs.drain();
    for (const { email } of coming) {
      const event = eventIn(w.mailsTo(email).at(-1));
      expect(event).toMatchObject({ uid: before.get(email)?.uid, method: 'REQUEST', location: 'Room 2' });
      expect(event.starts).toBe('2026-03-24T17:00:00.000Z');
      expect(event.sequence).toBe((before.get(email)?.sequence ?? 0) + 1);
    }
    // Nothing changed: nobody is written to.
    const sent = w.server.received.length;
    await w.organiser.post(page).type('form').send(details).expect(303);
    await w.jobs.drain();
    expect(w.server.received).toHaveLength(sent);

    const one = await someone('accepted', hebrew);
    const { personId } = (await w.states(path)).get(one.email)!;
    await w.organiser.post(`${path}/people/${personId}/withdraw`).expect(303);
    await w.jobs.drain();
    const off = w.mailsTo(one.email).at(-1);
    expect(off?.parsed.text).toContain('המקום שלכם');
    expect(eventIn(off)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: before.get(one.email)?.uid });
    expect(eventIn(off).sequence).toBe((before.get(one.email)?.sequence ?? 0) + 2);
    expect((await w.agent.get(w.linkOf(one.email)).expect(410)).text).toContain('כבר אינו שמור');
  });

  test('those who come are reminded two days before', async () => {
    await w.goTo('2026-03-22T16:59:00.000Z');
    const sent = w.server.received.length;
    const job = await w.db.knex('jobs').where({ kind: focusReminderJob.kind }).orderBy('run_at').first();
    await w.goTo('2026-03-22T17:00:01.000Z');
    // The process that ran it is gone before it could say so.
    await focusReminderJob.run(w.container.services, {
      ...{ id: job.id, kind: job.kind, payload: JSON.parse(job.payload), attempt: 2 },
    });
    await w.jobs.drain();
    const [first] = await w.sessionIds(path);
    const coming = [];
    for (const person of await having('accepted', hebrew)) if ((await sessionOf(person)) === first) coming.push(person);
    expect(coming.length).toBeGreaterThan(0);
    const reminders = w.server.received.slice(sent);
    expect(reminders.flatMap(({ to }) => to).sort()).toEqual(coming.map(({ email }) => email).sort());
    expect(reminders[0]?.parsed.subject).toContain('נפגשים בקרוב');
  });

  test('who came, the gift, consent to recording, thanks once, notes', async () => {
    const [first] = await w.sessionIds(path);
    const page = `${path}/sessions/${first}`;
    const early = await w.organiser.post(`${page}/attendance`).type('form').send({}).expect(409);
    expect(early.text).toContain('This session has not begun');
    await w.goTo('2026-03-24T17:00:00.000Z');
    const one = await someone('accepted', hebrew);
    const { personId } = (await w.states(path)).get(one.email)!;
    const came = {
      [`state.${personId}`]: 'attended',
      [`incentive.${personId}`]: 'yes',
      [`recording.${personId}`]: 'yes',
      thank: 'yes',
    };
    await w.organiser.post(`${page}/attendance`).type('form').send(came).expect(303);
    await w.organiser.post(`${page}/attendance`).type('form').send(came).expect(303);
    await w.jobs.drain();
    expect(w.mailsTo(one.email).filter(({ parsed }) => parsed.subject?.includes('תודה על ההשתתפות'))).toHaveLength(1);
    const row = await w.db.knex('focus_people').where({ id: personId }).first();
    expect(row).toMatchObject({ state: 'attended' });
    expect(Boolean(row.incentive_given)).toBe(true);
    await w.organiser.post(`${page}/notes`).type('form').send({ notes: 'They <i>wait</i> outside' }).expect(303);
    const opened = formOn((await w.organiser.get(page)).text, `${page}/notes`);
    expect(opened.notes).toBe('They <i>wait</i> outside');
    const save = (notes: string, seen = opened.seen) =>
      w.organiser.post(`${page}/notes`).type('form').send({ notes, seen });
    await save('From the first tab').expect(303);
    await save('From the first tab').expect(303);
    const second = await save('From the second tab').expect(409);
    expect(second.text).toContain('From the first tab');
    const again = formOn(second.text, `${page}/notes`);
    expect(again.notes).toBe('From the second tab');
    await save('From the second tab', again.seen).expect(303);
  });

  test('the guide adds up to the session, is changed and shown in its language', async () => {
    const guide = (await w.organiser.get(`${path}/guide?lang=he`).expect(200)).text;
    expect(guide).toContain('<article class="guide" lang="he" dir="rtl">');
    expect(guide).toContain('סך הכול 90 דקות');
    expect(guide).toContain('מה הדבר הראשון שעולה לכם');
    const edit = (await w.organiser.get(`${path}/guide/edit?lang=en`).expect(200)).text;
    expect(edit).toContain('name="key_minutes"');
    const fields = {
      ...{ opening_minutes: '5', introductory_minutes: '5', transition_minutes: '10', key_minutes: '30' },
      ...{
        ending_minutes: '10',
        opening_questions: 'Who are you?',
        introductory_questions: '',
        transition_questions: '',
      },
      ...{ key_questions: 'Why <b>wait</b>?\nWhat then?', ending_questions: '', verbatims: '' },
    };
    const post = (more = {}) =>
      w.organiser
        .post(`${path}/guide?lang=en`)
        .type('form')
        .send({ ...fields, ...more });
    const refused = await post({ key_minutes: '31' }).expect(422);
    expect(refused.text).toContain('must add up to the session: 60, not 61');
    expect(refused.text).toContain('Why &lt;b&gt;wait&lt;/b&gt;?');
    const { seen } = formOn(edit, `${path}/guide?lang=en`.replace('?', '\\?'));
    await post({ seen }).expect(303);
    await post({ seen }).expect(303);
    const second = await post({ seen, opening_questions: 'Where are you from?' }).expect(409);
    expect(second.text).toContain('Where are you from?');
    expect(second.text).toContain('Somebody saved something else here');
    expect(second.text).toContain('id="saved-meanwhile"');
    const changed = (await w.organiser.get(`${path}/guide?lang=en`)).text;
    expect(changed).toContain('Why &lt;b&gt;wait&lt;/b&gt;?');
    expect((await w.organiser.get(`${path}/guide?lang=he`)).text).not.toContain('Who are you?');
  });

  test('findings are coded, lead to an action, and say when enough was heard', async () => {
    const ids = await w.sessionIds(path);
    const add = async (session: string, fields: object) =>
      w.organiser
        .post(`${path}/findings`)
        .type('form')
        .send({ words: 'They wait', session, ...fields });
    expect((await add('elsewhere', {})).status).toBe(422);
    expect((await add(ids[0]!, { item: 'no.such' })).status).toBe(422);
    expect((await add(ids[0]!, { words: '' })).status).toBe(422);
    const coded = { item: 'process.speed', modes: ['lost_time'] };
    const starts: { id: string; starts_at: string }[] = await w.db.knex('focus_sessions').select('id', 'starts_at');
    await w.db.knex('focus_sessions').update({ starts_at: '2026-03-01T18:00:00.000Z' });
    for (const id of ids) expect((await add(id, coded)).status).toBe(303);
    for (const { id, starts_at } of starts) await w.db.knex('focus_sessions').where({ id }).update({ starts_at });
    const { text } = await w.organiser.get(`${path}/findings`).expect(200);
    // What they may not do themselves is told, not left out.
    expect(text).toContain('Managers make actions of findings.');
    expect(text).toContain('you may stop');
    expect(text).not.toContain('%');
    const finding = await w.db.knex('focus_findings').first('id');
    const administrator = await w.signIn('administrator');
    expect((await administrator.get(`${path}/findings`)).text).toContain(`/actions/new?finding=${finding.id}`);
    expect(text).not.toContain('/actions/new');
    await w.organiser.post(`${path}/findings/${finding.id}/remove`).expect(303);
    expect(await w.db.knex('focus_findings')).toHaveLength(2);
  });

  test('wrong roles, other branches and keys get nothing of it, and no name', async () => {
    const staff = await w.signIn('staff');
    await staff.get('/focus-groups').expect(403);
    const manager = await w.signIn('manager');
    const page = (await manager.get(path).expect(200)).text;
    const list = (await manager.get('/focus-groups').expect(200)).text;
    // Only those who arrange groups are led to where another begins.
    const another = 'Choose people from the complaints';
    expect(list).not.toContain(another);
    expect((await w.organiser.get('/focus-groups').expect(200)).text).toContain(another);
    const [first] = await w.sessionIds(path);
    const session = (await manager.get(`${path}/sessions/${first}`).expect(200)).text;
    const findings = (await manager.get(`${path}/findings`).expect(200)).text;
    await manager.post(`${path}/cancel`).expect(403);
    await manager.get('/focus-groups/new').expect(403);
    const { id: branch } = await w.db.knex('branches').where({ name: 'Haifa' }).first('id');
    const elsewhere = await w.signIn('organiser', { branchIds: [branch] });
    await elsewhere.get(path).expect(404);
    expect((await elsewhere.get('/focus-groups')).text).not.toContain(path);
    const api = await w.agent
      .get('/api/v1/focus-groups?limit=1')
      .set('authorization', await w.apiKey(['focus_groups:read']));
    expect(api.status).toBe(200);
    expect(api.body.focusGroups).toHaveLength(1);
    const second = await w.agent
      .get(`/api/v1/focus-groups?cursor=${api.body.nextCursor}&from=2026-03-04&to=2026-03-04`)
      .set('authorization', await w.apiKey(['focus_groups:read']));
    expect(second.body.focusGroups[0]).toMatchObject({ theme: 'Keeping to promised times', state: 'inviting' });
    expect(second.body.focusGroups[0].sessions[0]).toMatchObject({ language: 'he', attended: 1, state: 'held' });
    await w.agent
      .get('/api/v1/focus-groups')
      .set('authorization', await w.apiKey(['actions:read']))
      .expect(403);
    const everything = [page, list, session, findings, JSON.stringify([api.body, second.body])].join('\n');
    for (const { name, email, customerId } of [...hebrew, ...english]) {
      for (const told of [`>${name}<`, email, customerId]) expect(everything).not.toContain(told);
    }
  });

  test('nobody is asked twice in the resting period; whoever is left out is counted, not named', async () => {
    const again = await w.newGroup({ s1_at: '2026-05-01T10:00', s2_at: '', s3_at: '' });
    expect(again.status).toBe(422);
    const fresh = await w.complain(9, 'he');
    const made = await w.newGroup({ theme: 'Second', s1_at: '2026-05-01T10:00', s2_at: '', s3_at: '' });
    const states = await w.states(made.path);
    expect([...states.keys()].sort()).toEqual(fresh.map(({ email }) => email).sort());
    const { text } = await w.organiser.get(made.path);
    expect(text).toMatch(/invited to a focus group not long ago: \d+/);
    await w.organiser.post(`${made.path}/cancel`).expect(303);
    await w.jobs.drain();
    // Called off before anything was sent: nobody hears of it.
    for (const { email } of fresh)
      expect(w.mailsTo(email).filter(({ parsed }) => parsed.text?.includes('/f/'))).toEqual([]);
  });

  test('unsubscribing makes room, stops surveys too, and can be taken back', async () => {
    const one = await someone('accepted', english);
    const token = w.linkOf(one.email).split('/').at(-1);
    const before = (await having('listed', english)).length;
    expect((await w.agent.get(`/u/${token}`).expect(200)).text).toContain(
      'neither invitations to discussions nor surveys',
    );
    expect(await w.db.knex('suppressions')).toHaveLength(0);
    await w.agent.post(`/u/${token}`).expect(200);
    expect(await w.db.knex('suppressions')).toHaveLength(1);
    expect(await having('declined', [one])).toEqual([one]);
    expect((await having('listed', english)).length).toBeLessThanOrEqual(before);
    await w.agent.post(`/u/${token}/undo`).expect(200);
    expect(await w.db.knex('suppressions')).toHaveLength(0);
  });

  test('how many are invited is left empty, to follow the seats', async () => {
    const page = (await w.organiser.get('/focus-groups/new')).text;
    expect(page).toContain('name="seats"');
    expect(page).toMatch(/name="invitedEach"(?![^>]*value="\d)/);
  });

  test('export tells what they know; erasure takes links, words and mails, and frees the place', async () => {
    const one = await someone('other_time', english);
    const parts = w.container.customerParts;
    const told = JSON.stringify((await exportCustomer(w.context, one.customerId, parts.dataParts)).focusGroups);
    expect(told).toContain('Keeping to promised times');
    expect(told).toContain('A <b>morning</b>');
    const link = w.linkOf(one.email);
    await eraseCustomer(w.context, one.customerId, parts.eraseHandlers);
    await w.agent.get(link).expect(404);
    const row = await w.db
      .knex('focus_people')
      .where({ customer_id: one.customerId })
      .whereNotNull('invited_at')
      .first();
    expect(row.wish).toBeNull();
    expect((await w.organiser.get(path)).text).toContain('No name known');

    const [keeps, other] = await having('no_answer', english);
    await mergeCustomers(w.context, other!.customerId, keeps!.customerId);
    expect((await w.organiser.get(path).expect(200)).text).toContain(keeps!.name);
  });
});
