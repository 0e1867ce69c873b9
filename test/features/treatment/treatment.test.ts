import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eraseCustomer, exportCustomer } from '../../../src/features/customers/index.ts';
import { addPlace } from '../../../src/features/organisation/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';
import { type Complaining, type ComplaintWorld, REPLY, startComplaintWorld } from './complaint-world.ts';

describeOnEachDatabase('treatment of complaints', (dialect) => {
  let it: ComplaintWorld;
  beforeAll(async () => {
    it = await startComplaintWorld(dialect);
  });
  afterAll(() => it.app.close());

  const answer = (link: string, fields: object) => it.app.agent.post(link).type('form').send(fields);
  const cause = (complaint: Complaining) =>
    it.post(`${complaint.path}/cause`, { rootCause: 'One diary for all', remedy: 'Two diaries' }).expect(303);
  const replied = async (words: string) => {
    const complaint = await it.complain(words);
    await it.reply(complaint).expect(303);
    return { complaint, link: await it.linkTo(complaint.email, 'complaint.reply') };
  };

  test('facts that somebody else put right meanwhile are shown beside those that are saved', async () => {
    const complaint = await it.complain('Facts of two tabs');
    const path = `${complaint.path}/facts`;
    const opened = formOn(await it.page(complaint.path), path);
    await it.post(path, { ...opened, severity: '3' }).expect(303);
    const late = await it.post(path, { ...opened, item: 'process.deadlines' }).expect(409);
    expect(late.text).toMatch(/Somebody saved something else here[\s\S]*saved-meanwhile/);
    const again = formOn(late.text, path);
    expect(again).toMatchObject({ item: 'process.deadlines', severity: opened.severity });
    expect(await it.row(complaint.id)).toMatchObject({ severity: 3, item_key: opened.item });
    await it.post(path, again).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({
      severity: Number(opened.severity),
      item_key: 'process.deadlines',
    });
  });

  test('putting one fact right leaves alone what the form cannot offer: places out of use, a dimension without item', async () => {
    const { knex } = it.app.db;
    const tables = { provider: 'providers', branch: 'branches', topic: 'topics' } as const;
    await it.complain('So that there are places');
    const called = Object.fromEntries(
      await Promise.all(
        Object.entries(tables).map(async ([kind, table]) => [kind, (await knex(table).first('name')).name]),
      ),
    );
    const key = await it.app.apiKey(['complaints:write']);
    const sent = { words: 'Of a provider who left', customer: { email: 'open@example.org' }, ...called };
    const { body } = await it.app.agent.post('/api/v1/complaints').set('Authorization', key).send(sent).expect(201);
    const complaint = { id: String(body.id), path: `/complaints/${body.id}` };
    const path = `${complaint.path}/facts`;
    const before = await it.row(complaint.id);
    for (const table of Object.values(tables)) await knex(table).update({ active: false });
    const opened = formOn(await it.page(complaint.path), path);
    await it.post(path, { ...opened, severity: '3' }).expect(303);
    for (const table of Object.values(tables)) await knex(table).update({ active: true });
    const { provider_id, branch_id, topic_id } = before;
    expect([provider_id, branch_id, topic_id]).not.toContain(null);
    expect(await it.row(complaint.id)).toMatchObject({ severity: 3, provider_id, branch_id, topic_id });

    await knex('complaints').where({ id: complaint.id }).update({ item_key: null, dimension: 'process' });
    await it.post(path, { ...formOn(await it.page(complaint.path), path), severity: '2' }).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ severity: 2, item_key: null, dimension: 'process' });
  });

  test('who it was handed to stays named after they have left', async () => {
    const complaint = await it.complain('Of two hands');
    const other = await it.app.signIn('manager', { name: 'Yael', email: 'yael@example.org' });
    const yael = it.app.lastUserId();
    await it.post(`${complaint.path}/owner`, { owner: yael }).expect(303);
    expect(await it.page(complaint.path, other)).toContain('Handed to \u2068Yael\u2069');
    await it.app.db.knex('users').where({ id: yael }).update({ status: 'deactivated' });
    const path = `${complaint.path}/owner`;
    const left = await it.page(complaint.path);
    expect(left).toContain('Handed to \u2068Yael\u2069');
    // Nobody else is chosen in their place, and pressed as it is nothing is handed over.
    expect(left).toMatch(new RegExp(`<option value="${yael}" selected>\u2068Yael\u2069 \\(account deactivated\\)<`));
    const opened = formOn(left, path);
    expect(opened.owner).toBe(yael);
    await it.post(path, opened).expect(303);
    expect((await it.row(complaint.id)).owner_id).toBe(yael);
    // Who hands it over after somebody else did reads who had it, by name.
    await it.post(path, { ...opened, owner: it.managerId }).expect(303);
    await it.app.db.knex('complaints').where({ id: complaint.id }).update({ owner_id: yael });
    const late = await it.post(path, { owner: it.managerId, seen: 'another' }).expect(409);
    expect(late.text).toMatch(/saved-meanwhile[\s\S]*Yael\u2069 \(account deactivated\)</);
  });

  test('facts without any field change nothing, and are no fault of ours', async () => {
    const complaint = await it.complain('Nothing was sent');
    const before = await it.row(complaint.id);
    const sent = await it.manager.post(`${complaint.path}/facts`);
    expect(sent.status).toBeLessThan(500);
    expect(await it.row(complaint.id)).toEqual(before);
  });

  test('the whole protocol: acknowledged by mail, taken up, answered, settled, closed', async () => {
    const complaint = await it.complain('I waited <b>an hour</b>');
    expect(await it.row(complaint.id)).toMatchObject({
      state: 'open',
      acknowledge_by: '2026-03-05T09:00:00.000Z',
      resolve_by: '2026-03-11T09:00:00.000Z',
    });
    const received = await it.mailTo(complaint.email, 'complaint.acknowledgement');
    expect(received.plain).toContain('11 Mar 2026, 11:00');
    expect(received.plain).not.toContain('closed at the moment');
    expect(received.headers).toMatch(/List-Unsubscribe-Post/i);
    expect(received.html).not.toContain('an hour');
    expect(await it.row(complaint.id)).toMatchObject({
      state: 'acknowledged',
      acknowledged_at: '2026-03-04T09:00:00.000Z',
    });

    const page = await it.page(complaint.path);
    expect(page).toContain('I waited &lt;b&gt;an hour&lt;/b&gt;');
    expect(page).not.toContain(complaint.name);
    const taken = await it.post(`${complaint.path}/owner`, { owner: it.managerId }).expect(303);
    const mine = await it.page(taken.headers.location ?? '');
    expect(mine).toContain('It is in your hands now.');
    expect(mine).toContain('Taken up');
    expect(mine).not.toContain('Handed to');
    expect(await it.row(complaint.id)).toMatchObject({ state: 'in_treatment', owner_id: it.managerId });

    const form = await it.page(`${complaint.path}/reply`);
    expect(form).toContain('Thank you for telling us. It helps us to do better.');
    expect(form).toContain('I waited &lt;b&gt;an hour&lt;/b&gt;');
    await it.reply(complaint).expect(303);
    const mail = await it.mailTo(complaint.email, 'complaint.reply');
    const parts = [REPLY.thanks, REPLY.restated, `What we will do: ${REPLY.canDo}`, 'Tamar', '8 Mar 2026, 12:00'];
    const places = parts.map((part) => mail.plain.replace(/[\u2066-\u2069]/g, '').indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(await it.row(complaint.id)).toMatchObject({ state: 'answered', answered_at: '2026-03-04T09:00:00.000Z' });
    const promise = await it.app.db.knex('commitments').where({ source_id: complaint.id }).first();
    expect(promise).toMatchObject({
      ...{ source_kind: 'complaint', customer_id: null, words: REPLY.canDo, owner_id: it.managerId },
      due_at: '2026-03-08T10:00:00.000Z',
    });

    await cause(complaint);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'answered', root_cause: 'One diary for all' });
    const link = await it.linkTo(complaint.email, 'complaint.reply');
    const theirs = await it.app.agent.get(link).expect(200);
    expect(theirs.text).toContain(REPLY.restated);
    expect(theirs.text).not.toContain(complaint.name);
    expect(theirs.headers['set-cookie']).toBeUndefined();
    await answer(link, {
      settled: 'yes',
      outcome: '4',
      manner: '5',
      satisfaction: '4',
      words: 'Kind <i>now</i>',
    }).expect(303);
    const settled = (await it.app.agent.get(link)).text;
    expect(settled).toContain('We are glad it is settled');
    // Their word stands, and is no dead end.
    expect(settled).toContain('href="/complain?lang=en"');
    expect(await it.row(complaint.id)).toMatchObject({ state: 'closed', closed_as: 'confirmed' });
    const after = await it.page(complaint.path);
    expect(after).toContain('Kind &lt;i&gt;now&lt;/i&gt;');
    expect(after).toContain('Outcome 4, procedure –, manner 5 of 5');
    const done = await it.app.db.knex('complaint_events').where({ complaint_id: complaint.id }).orderBy(['at', 'id']);
    expect(done.map(({ what }) => what).sort()).toEqual(
      ['acknowledged', 'assigned', 'cause_noted', 'closed', 'customer_answered', 'received', 'replied'].sort(),
    );
    expect(await it.audits('complaint.replied', complaint.id)).toBe(1);
  });

  test('a reply is looked at first: phrases are flagged, nothing is sent, all that was typed is kept', async () => {
    const complaint = await it.complain('flag me');
    const typed = { restated: 'You should have called. <script>', canDo: 'It is impossible, by policy.', step: 'look' };
    const preview = (await it.reply(complaint, typed).expect(200)).text;
    expect(preview).toContain('3 phrases shut the door');
    for (const phrase of ['You should have', 'impossible', 'policy'])
      expect(preview).toContain(`\u2068${phrase}\u2069`);
    expect(preview).toContain('You should have called. &lt;script&gt;');
    // The whole mail, as far as whoever writes may know it.
    expect(preview).toContain('Our answer to what you told us');
    expect(preview).toContain('If we hear nothing for 14 days');
    expect(await it.row(complaint.id)).toMatchObject({ answered_at: null });
    const back = (await it.reply(complaint, { ...typed, step: 'change' }).expect(200)).text;
    expect(back).toContain('It is impossible, by policy.');
    // A flag is advice, not a lock.
    await it.reply(complaint, { ...typed, step: 'send' }).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'answered' });
  });

  test('each part of the protocol but the last has to be there', async () => {
    const complaint = await it.complain('leave nothing out');
    for (const part of ['thanks', 'restated', 'canDo', 'owner', 'due']) {
      for (const step of ['look', 'send']) {
        const refused = await it.reply(complaint, { [part]: ' ', step }).expect(422);
        expect(refused.text).toContain(`href="#${part}"`);
      }
    }
    expect((await it.reply(complaint, { due: '2026-03-01T10:00' }).expect(422)).text).toContain('still to come');
    expect(await it.app.db.knex('complaint_replies').where({ complaint_id: complaint.id })).toEqual([]);
    expect(await it.app.db.knex('commitments').where({ source_id: complaint.id })).toEqual([]);
  });

  test('pressed three times at once, one reply goes out', async () => {
    const complaint = await it.complain('press often');
    const formKey = /name="formKey" value="([\w-]{22})"/.exec(await it.page(`${complaint.path}/reply`))?.[1];
    const send = () => it.reply(complaint, { formKey });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await it.app.db.knex('complaint_replies').where({ complaint_id: complaint.id })).toHaveLength(1);
    expect(await it.app.db.knex('commitments').where({ source_id: complaint.id })).toHaveLength(1);
  });

  test('of two who write to the customer at once, the second sees the first reply before theirs can go out', async () => {
    const complaint = await it.complain('two write');
    const open = async () => {
      const form = await it.page(`${complaint.path}/reply`);
      const field = (name: string) => new RegExp(`name="${name}" value="([\\w-]+)"`).exec(form)?.[1];
      return { formKey: field('formKey'), seen: field('seen') };
    };
    const [mine, theirs] = [await open(), await open()];
    await it.reply(complaint, mine).expect(303);
    const late = await it.reply(complaint, { ...theirs, restated: 'Heard by another' }).expect(409);
    expect(late.text).toContain('Not saved yet');
    expect(late.text).toContain('the customer has both');
    expect(late.text).toContain(REPLY.canDo);
    expect(late.text).toContain('Heard by another');
    const count = () => it.app.db.knex('complaint_replies').where({ complaint_id: complaint.id });
    expect(await count()).toHaveLength(1);
    expect(await it.app.db.knex('commitments').where({ source_id: complaint.id })).toHaveLength(1);
    // Meant all the same: the form as it stands now knows of the first.
    const seen = /name="seen" value="([\w-]+)"/.exec(late.text)?.[1];
    await it.reply(complaint, { ...theirs, seen, restated: 'Heard by another' }).expect(303);
    expect(await count()).toHaveLength(2);
  });

  test('an unhappy answer opens it again, once however often it is pressed, and its owner is told', async () => {
    const { complaint, link } = await replied('not settled');
    await cause(complaint);
    const no = { settled: 'no', words: 'Still waiting' };
    const answers = await Promise.all([answer(link, no), answer(link, no), answer(link, no)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    await answer(link, { settled: 'yes' }).expect(303);
    expect(await it.app.db.knex('complaint_answers').where({ complaint_id: complaint.id })).toHaveLength(1);
    expect(await it.row(complaint.id)).toMatchObject({
      state: 'open',
      reopened: 1,
      answered_at: null,
      closed_at: null,
    });
    const told = await it.mailTo('tamar@example.org', 'complaint.notice');
    expect(told.subject).toBe('A customer is not content with our answer');
    expect(`${told.plain}${told.html}`).not.toMatch(new RegExp(`${complaint.name}|${complaint.email}|Still waiting`));
    const opened = await it.page(complaint.path);
    expect(opened).toContain('Open again');
    expect(opened).not.toContain('Opened again once');
    // The next word is ours again.
    const reply = `href="${complaint.path}/reply"`;
    expect(opened).toContain(`<a class="btn primary" ${reply}`);
    expect(await it.page((await replied('waits for them')).complaint.path)).toMatch(
      /<a class="btn" href="[^"]*\/reply"/,
    );

    await it.reply(complaint, { restated: 'A second look' }).expect(303);
    const second = await it.linkTo(complaint.email, 'complaint.reply');
    // The link of the first mail leads to the reply that stands now.
    expect((await it.app.agent.get(link).expect(200)).text).toContain('A second look');
    await answer(second, { settled: 'yes' }).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'closed', closed_as: 'confirmed', reopened: 1 });
  });

  test('who answers a letter that another has followed meanwhile reads that first, and keeps what they wrote', async () => {
    const { complaint, link } = await replied('write twice');
    const seen = /name="seen" value="([^"]+)"/.exec((await it.app.agent.get(link)).text)?.[1] ?? 'no mark';
    it.app.clock.advance(60_000);
    await it.reply(complaint, { restated: 'We looked again' }).expect(303);
    const newer = await answer(link, { settled: 'yes', words: 'All right then', seen }).expect(409);
    expect(newer.text).toContain('We have written to you again');
    expect(newer.text).toContain('We looked again');
    expect(newer.text).toContain('All right then');
    expect(await it.app.db.knex('complaint_answers').where({ complaint_id: complaint.id })).toEqual([]);
    const now = /name="seen" value="([^"]+)"/.exec(newer.text)?.[1] ?? 'no mark';
    await answer(link, { settled: 'yes', seen: now }).expect(303);
    expect(await it.app.db.knex('complaint_answers').where({ complaint_id: complaint.id })).toHaveLength(1);
  });

  test('settled without root cause: it stays answered, the owner is asked, and closes with it', async () => {
    const { complaint, link } = await replied('cause later');
    await answer(link, { settled: 'yes' }).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'answered', closed_as: null });
    expect(await it.page(complaint.path)).toContain('Only root cause and remedy are missing');
    expect((await it.mailTo('tamar@example.org', 'complaint.notice')).subject).toContain('root cause');
    await it.post(`${complaint.path}/cause`, { rootCause: 'Half of it' }).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'answered' });
    await cause(complaint);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'closed', closed_as: 'confirmed' });
    expect((await it.post(`${complaint.path}/cause`, { rootCause: '' }).expect(422)).text).toContain(
      'What is closed keeps',
    );
  });

  test('opening the link changes nothing, however a scanner does it', async () => {
    const { complaint, link } = await replied('scan me');
    const before = await it.row(complaint.id);
    for (const path of [link, `${link}?lang=he`, `${link}?settled=yes`, link.replace('/r/', '/u/')]) {
      await it.app.agent.get(path).expect(200);
      await it.app.agent.head(path).expect(200);
    }
    expect(await it.row(complaint.id)).toEqual(before);
    expect(await it.app.db.knex('complaint_answers').where({ complaint_id: complaint.id })).toEqual([]);
    expect(await it.app.db.knex('complaint_mail_stops').where({ complaint_id: complaint.id })).toEqual([]);
    await it.app.agent.get('/r/nonsense').expect(404);
    await answer('/r/nonsense', { settled: 'yes' }).expect(404);
    expect((await it.app.agent.get(`${link}?lang=he`)).text).toContain('dir="rtl"');
    const refused = await answer(link, { words: 'kept & shown' }).expect(422);
    expect(refused.text).toContain('kept &amp; shown');
    expect(refused.text).toContain('yes or no');
  });

  test('who asks for no more mail about it gets none, and can take that back', async () => {
    const { complaint, link } = await replied('stop mail');
    const stop = link.replace('/r/', '/u/');
    await it.app.agent.post(stop).type('form').send({ 'List-Unsubscribe': 'One-Click' }).expect(200);
    expect((await it.reply(complaint, {}).expect(422)).text).toContain('There is no address to write to');
    await it.app.agent.post(stop).type('form').send({ resume: 'yes' }).expect(200);
    await it.reply(complaint, {}).expect(303);
  });

  test('a mailed reply is answered on its page alone: who notes the answer all the same is told why not', async () => {
    const complaint = await it.complain('by mail');
    await it.reply(complaint).expect(303);
    const forged = await it.post(`${complaint.path}/answer`, { settled: 'yes' }).expect(409);
    expect(forged.text).toContain('This reply went by mail');
    expect(forged.text).not.toContain('moved this on');
  });

  test('told by phone: the same protocol, no mail, and the customer’s word is noted by hand', async () => {
    const complaint = await it.complain('ring me');
    await it.reply(complaint, { via: 'phone' }).expect(303);
    await it.app.jobs.drain();
    expect(
      (await it.app.capturedMails()).filter(
        (mail) => mail.kind === 'complaint.reply' && mail.recipient === complaint.email,
      ),
    ).toEqual([]);
    await cause(complaint);
    await it.post(`${complaint.path}/answer`, { settled: 'no' }).expect(303);
    await it.post(`${complaint.path}/answer`, { settled: 'yes' }).expect(409);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'open', reopened: 1 });
    await it.reply(complaint, { via: 'in_person' }).expect(303);
    await it.post(`${complaint.path}/answer`, { settled: 'yes' }).expect(303);
    await it.post(`${complaint.path}/answer`, { settled: 'yes' }).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ state: 'closed', closed_as: 'confirmed' });
    expect(await it.audits('complaint.answer_noted', complaint.id)).toBe(2);
    expect(await it.page(complaint.path)).toContain('as told to \u2068Tamar\u2069');
  });

  test('of two who write down the cause, the second is told, and neither loses what was written', async () => {
    const complaint = await it.complain('Two of them');
    const path = `${complaint.path}/cause`;
    const { seen } = formOn(await it.page(complaint.path), path);
    const save = (rootCause: string, remedy: string, mark = seen) => it.post(path, { rootCause, remedy, seen: mark });
    await save('No diary', '').expect(303);
    await save('No diary', '').expect(303);
    const refused = await save('', 'We wrote a letter').expect(409);
    expect(refused.text).toMatch(/Not saved yet[\s\S]*href="#cause"[\s\S]*saved-meanwhile[\s\S]*No diary/);
    expect(refused.text).not.toContain('aria-invalid');
    const again = formOn(refused.text, path);
    expect([again.rootCause, again.remedy]).toEqual(['', 'We wrote a letter']);
    expect(await it.row(complaint.id)).toMatchObject({ root_cause: 'No diary', remedy: null });
    await save('No diary', 'We wrote a letter', String(again.seen)).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ root_cause: 'No diary', remedy: 'We wrote a letter' });
  });

  test('a concern is understood and closed with its cause; it has no name and no reply', async () => {
    const concern = await it.complain('nobody may call me', { contact: false });
    const page = await it.page(concern.path);
    expect(page).toContain('there is no name and no reply');
    expect(page).not.toContain(`${concern.path}/reply`);
    expect(page).not.toContain(`${concern.path}/open`);
    await it.manager.get(`${concern.path}/reply`).expect(409);
    await it.reply(concern).expect(409);
    const opened = await it.post(`${concern.path}/open`).expect(200);
    expect(opened.text).not.toContain(concern.name);
    expect(await it.audits('complaint.opened', concern.id)).toBe(0);
    await it.post(`${concern.path}/close`).expect(409);
    await it.post(`${concern.path}/understand`).expect(303);
    expect((await it.post(`${concern.path}/close`).expect(422)).text).toContain('Say why it happened');
    await cause(concern);
    await it.post(`${concern.path}/close`).expect(303);
    expect(await it.row(concern.id)).toMatchObject({ state: 'closed', closed_as: 'understood', resolve_by: null });
    await it.post(`${concern.path}/reopen`).expect(303);
    expect(await it.row(concern.id)).toMatchObject({ state: 'open', closed_as: null, reopened: 1 });
    await it.app.jobs.drain();
    expect((await it.app.capturedMails()).filter(({ recipient }) => recipient === concern.email)).toEqual([]);
  });

  test('opening who it is is audited, and a sealed complaint tells managers neither day nor provider', async () => {
    const complaint = await it.complain('sealed');
    const page = await it.page(complaint.path);
    expect(page).toContain('in the week of 1 March 2026');
    expect(page).not.toMatch(/4 Mar|11 Mar|5 Mar/);
    expect(page).toContain('in time');
    const { provider } = await it.app.db
      .knex('complaints as c')
      .join('providers as p', 'p.id', 'c.provider_id')
      .where('c.id', complaint.id)
      .first({ provider: 'p.name' });
    expect(page).not.toContain(provider);
    expect(page).not.toMatch(/satisf|2 of 5/i);
    const opened = await it.post(`${complaint.path}/open`).expect(200);
    expect(opened.text).toContain(complaint.name);
    expect(opened.headers['cache-control']).toContain('no-store');
    expect(await it.audits('complaint.opened', complaint.id)).toBe(1);
    expect(await it.page(complaint.path)).not.toContain(complaint.name);
    const administrator = await it.app.signIn('administrator');
    expect(await it.page(complaint.path, administrator)).toContain('Complaint of 4 March 2026');
  });

  test('wrong roles and other branches: nothing', async () => {
    const complaint = await it.complain('mine only');
    const organiser = await it.app.signIn('organiser');
    expect(await it.page(complaint.path, organiser)).toContain('mine only');
    const staff = await it.app.signIn('staff');
    await staff.get(complaint.path).expect(403);
    const eilat = await addPlace(it.app.context, 'branch', { name: 'Eilat', code: null, timeZone: null, active: true });
    const elsewhere = await it.app.signIn('manager', { branchIds: [eilat] });
    const elsewhereId = it.app.lastUserId();
    await elsewhere.get(complaint.path).expect(404);
    await elsewhere.get(`${complaint.path}/reply`).expect(404);
    const acts = ['acknowledge', 'understand', 'reopen', 'owner', 'cause', 'close', 'answer', 'tags', 'facts', 'open'];
    const fields = { owner: elsewhereId, settled: 'yes', rootCause: 'x', remedy: 'y', step: 'send', ...REPLY };
    for (const act of [...acts, 'reply']) {
      await it.post(`${complaint.path}/${act}`, fields, organiser).expect(403);
      await it.post(`${complaint.path}/${act}`, fields, staff).expect(403);
      await it.post(`${complaint.path}/${act}`, fields, elsewhere).expect(404);
    }
    await it.post(`${complaint.path}/owner`, { owner: elsewhereId }).expect(422);
    await it.manager.get('/complaints/nonsense').expect(404);
    expect(await it.row(complaint.id)).toMatchObject({ owner_id: null, root_cause: null });
  });

  test('who takes up what somebody else was given meanwhile is told so, and takes it over knowingly', async () => {
    const complaint = await it.complain('For two owners');
    const path = `${complaint.path}/owner`;
    const opened = formOn(await it.page(complaint.path), path);
    await it.app.signIn('manager', { name: 'Yael Over' });
    const yael = it.app.lastUserId();
    await it.post(path, { ...opened, owner: yael }).expect(303);
    await it.post(path, { ...opened, owner: yael }).expect(303);
    const late = await it.post(path, opened).expect(409);
    expect(late.text).toMatch(
      /Somebody saved something else here[\s\S]*saved-meanwhile[\s\S]*Yael Over[\s\S]*<\/section>/,
    );
    expect(await it.row(complaint.id)).toMatchObject({ owner_id: yael });
    const again = formOn(late.text, path);
    expect(again.owner).toBe(it.managerId);
    await it.post(path, again).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({ owner_id: it.managerId });
  });

  test('tags that somebody else confirmed meanwhile are shown beside those that are saved', async () => {
    const complaint = await it.complain('Tags of two tabs');
    const path = `${complaint.path}/tags`;
    const opened = formOn(await it.page(complaint.path), path);
    const kept = async () => [formOn(await it.page(complaint.path), path).modes].flat();
    await it.post(path, { ...opened, modes: ['lost_time', 'apathy'] }).expect(303);
    await it.post(path, { ...opened, modes: ['apathy', 'lost_time'] }).expect(303);
    const late = await it.post(path, { ...opened, modes: ['lost_time'] }).expect(409);
    expect(late.text).toMatch(/Somebody saved something else here[\s\S]*saved-meanwhile/);
    const again = formOn(late.text, path);
    expect(again.modes).toBe('lost_time');
    expect((await kept()).sort()).toEqual(['apathy', 'lost_time']);
    await it.post(path, again).expect(303);
    expect(await kept()).toEqual(['lost_time']);
  });

  test('tags and facts are put right by a person', async () => {
    const complaint = await it.complain('I waited for an hour');
    await it.post(`${complaint.path}/tags`, { modes: ['lost_time', 'apathy'] }).expect(303);
    await it.post(`${complaint.path}/tags`, { modes: ['nonsense'] }).expect(422);
    const tags = await it.app.db.knex('complaint_tags').where({ complaint_id: complaint.id }).orderBy('mode');
    expect(tags.map(({ mode, by }) => `${mode} ${by}`)).toEqual(['apathy person', 'lost_time person']);
    await it.post(`${complaint.path}/facts`, { severity: '3', item: 'provider.empathy' }).expect(303);
    expect(await it.row(complaint.id)).toMatchObject({
      severity: 3,
      item_key: 'provider.empathy',
      dimension: 'provider',
    });
    await it.post(`${complaint.path}/facts`, { severity: '9' }).expect(422);
  });

  test('made openly, its replies are given out with what is held about a person', async () => {
    const key = await it.app.apiKey(['complaints:write', 'customers:write']);
    const customer = { email: 'openly@example.org' };
    const sent = await it.app.agent
      .post('/api/v1/complaints')
      .set('Authorization', key)
      .send({ words: 'The lift stood still', customer })
      .expect(201);
    const complaint = { id: sent.body.id, path: `/complaints/${sent.body.id}`, ...customer, name: '', customerId: '' };
    await it.reply(complaint).expect(303);
    const link = await it.linkTo(customer.email, 'complaint.reply');
    await answer(link, { settled: 'yes', words: 'Thank you' }).expect(303);
    const { customer_id: customerId } = await it.row(complaint.id);
    const held = await exportCustomer(it.app.context, String(customerId), it.app.container.customerParts.dataParts);
    expect(held.complaintReplies).toMatchObject([
      { month: '2026-03', restated: REPLY.restated, words: 'Thank you', settled: true },
    ]);
  });

  test('erased: what was written to them and by them goes, that it was treated stays', async () => {
    const { complaint, link } = await replied('erase me');
    await answer(link, { settled: 'yes', words: 'private words' }).expect(303);
    const { dataParts, eraseHandlers } = it.app.container.customerParts;
    const held = await exportCustomer(it.app.context, complaint.customerId, dataParts);
    // The complaint is sealed with the answer it came from: an export must not tell of it.
    expect(held.complaintReplies).toEqual([]);
    expect(JSON.stringify(held)).not.toMatch(/private words|You waited an hour/);
    await eraseCustomer(it.app.context, complaint.customerId, eraseHandlers);
    await it.app.agent.get(link).expect(404);
    const reply = await it.app.db.knex('complaint_replies').where({ complaint_id: complaint.id }).first();
    expect(reply).toMatchObject({ thanks: '', restated: '', can_do: '', more: null });
    expect(await it.app.db.knex('complaint_answers').where({ complaint_id: complaint.id }).first('words')).toEqual({
      words: null,
    });
    expect(await it.app.db.knex('commitments').where({ source_id: complaint.id }).first('words')).toEqual({
      words: '',
    });
    const mails = (await it.app.capturedMails()).filter(({ kind }) => kind.startsWith('complaint.'));
    expect(mails.filter(({ recipient }) => recipient === complaint.email)).toEqual([]);
    const opened = await it.post(`${complaint.path}/open`).expect(200);
    expect(opened.text).not.toContain(complaint.name);
  });
});
