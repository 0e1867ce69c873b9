import { expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { listComplaintSpans } from '../../../src/features/complaints/index.ts';
import { addressHash, changeCustomer } from '../../../src/features/customers/index.ts';
import { type DryRun, dryRun } from '../../../src/features/invitations/dry-run.queries.ts';
import { addProgram, changeProgram, listPrograms } from '../../../src/features/invitations/index.ts';
import { insertSuppression } from '../../../src/features/mail/suppressions.store.ts';
import { getOrganisation } from '../../../src/features/organisation/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { DAY, HOUR, startWorld, type World } from './invitation-world.ts';

const questionnaire = DEFAULT_QUESTIONNAIRE.key;
const NO_FILTER = { branches: [], topics: [], channels: [], providers: [] };

/** Three weeks of contacts of a few people, decided and mailed as they come. */
async function liveThrough(w: World, random: () => number): Promise<void> {
  const until = w.clock.now().getTime() + 21 * DAY;
  while (w.clock.now().getTime() < until) {
    await passTime(w, w.clock.now().getTime() + Math.floor(random() * 20 * HOUR));
    const customer = Math.floor(random() * 12);
    const lag = random() < 0.2 ? Math.floor(random() * 9 * DAY) : 0;
    await w.complete(customer === 0 ? { name: 'Nobody' } : { email: `c${customer}@example.com` }, {
      channel: random() < 0.4 ? 'phone' : 'in_person',
      branch: random() < 0.5 ? 'North' : 'South',
      completedAt: new Date(w.clock.now().getTime() - lag).toISOString(),
    });
  }
}

/** Lets time pass as it does where the server never sleeps: what is due is done when it is due. */
async function passTime(w: World, until: number): Promise<void> {
  for (;;) {
    await w.jobs.drain();
    const next = await w.db.knex('jobs').orderBy('run_at').first('run_at');
    if (next === undefined || Date.parse(next.run_at) > until) break;
    w.clock.set(next.run_at);
  }
  w.clock.set(new Date(until).toISOString());
}

/** What was truly decided about each contact, with the time that was planned then. */
async function decided(w: World, programId: string): Promise<Map<string, string>> {
  const rows = await w.db.knex('invitations').where({ program_id: programId });
  return new Map(rows.map((row) => [row.contact_id, row.status === 'skipped' ? row.reason : 'asked']));
}

const outcomes = ({ rows }: DryRun, programId?: string) =>
  new Map(
    rows
      .filter((row) => row.outcome !== 'not_matched' && row.outcome !== programId)
      .map((row) => [row.contact.id, row.outcome]),
  );

describeOnEachDatabase('the dry run of a program', (dialect) => {
  test.each([
    ['alone', 1, {}, false],
    [
      'with a ceiling and a small sample',
      2,
      { dailyCeiling: 1, samplePercent: 60, minDaysBetween: 6, quiet: null },
      false,
    ],
    ['beside another one', 3, { minDaysBetween: 3, maxContactAgeDays: 3 }, true],
  ])('decides as was truly decided: %s', async (_what, seed, change, beside) => {
    const w = await startWorld(dialect);
    const [only] = await listPrograms(w.db.knex);
    const id = only?.id ?? '';
    await changeProgram(w.context, id, change);
    const phone = beside
      ? await addProgram(w.context, {
          ...{ name: 'Phone', questionnaire, active: true, minDaysBetween: 10, delayMinutes: 0 },
          contacts: { ...NO_FILTER, channels: ['phone'] },
        })
      : undefined;
    await liveThrough(w, seededRandom(seed));
    const tables = ['invitations', 'messages', 'jobs', 'audit', 'programs'];
    const before = await Promise.all(tables.map((table) => w.db.knex(table).orderBy('id')));
    for (const programId of [id, ...(phone === undefined ? [] : [phone.id])]) {
      const program = (await listPrograms(w.db.knex)).find((one) => one.id === programId);
      if (program === undefined) throw new Error('gone');
      const run = await dryRun(w.container.services, listComplaintSpans, program, null);
      const truly = await decided(w, programId);
      expect(truly.size).toBeGreaterThan(beside ? 5 : 15);
      expect(new Set(truly.values()).size).toBeGreaterThan(2);
      const told = new Map([...outcomes(run)].filter(([, outcome]) => outcome !== 'other_program'));
      expect(told).toEqual(truly);
    }
    expect(await Promise.all(tables.map((table) => w.db.knex(table).orderBy('id')))).toEqual(before);
    await w.close();
  });

  test('tells of a program that is off, by customers as they are now, and of those that another one takes', async () => {
    const w = await startWorld(dialect);
    const asked = await w.complete({ email: 'dana@example.com' }, { channel: 'phone' });
    const visit = await w.complete({ email: 'noa@example.com' });
    const stopped = await w.complete({ email: 'eli@example.com' }, { channel: 'phone' });
    const ended = await w.complete({ email: 'omer@example.com' }, { channel: 'phone' });
    await changeCustomer(w.context, ended.customerId, { relationship: 'ended' });
    await w.db.transaction(async (tx) => {
      const hash = addressHash(await getOrganisation(tx), 'eli@example.com');
      await insertSuppression(tx, w.context, { addressHash: hash, reason: 'unsubscribed' });
    });
    const phone = await addProgram(w.context, {
      ...{ name: 'Phone', questionnaire, delayMinutes: 5 },
      contacts: { ...NO_FILTER, channels: ['phone'] },
    });
    w.clock.advance(HOUR);
    const run = await dryRun(w.container.services, listComplaintSpans, phone, null);
    expect(new Map(run.rows.map(({ contact, outcome }) => [contact.id, outcome]))).toEqual(
      new Map([
        [asked.contactId, 'asked'],
        [visit.contactId, 'not_matched'],
        [stopped.contactId, 'unsubscribed'],
        [ended.contactId, 'relationship_ended'],
      ]),
    );
    expect(run.rows.find(({ outcome }) => outcome === 'asked')?.sendAt).toBe('2026-03-04T09:05:00.000Z');
    // Behind the one that asks about all, everything of its own goes elsewhere.
    const admin = await w.signIn('administrator');
    await admin.post(`/programs/${phone.id}/move`).type('form').send({ to: '1' }).expect(303);
    const behind = await dryRun(w.container.services, listComplaintSpans, phone, null);
    expect(behind.rows.map(({ outcome }) => outcome).sort()).toEqual([
      ...['not_matched', 'other_program', 'other_program', 'other_program'],
    ]);
    await w.close();
  });

  test('who complained rests from the day after, and until that is closed; not before, which would tell of it', async () => {
    const w = await startWorld(dialect);
    const [only] = await listPrograms(w.db.knex);
    await changeProgram(w.context, only?.id ?? '', { minDaysBetween: 0 });
    const contacts: string[] = [];
    for (let day = 0; day < 5; day += 1) {
      const { contactId, customerId } = await w.complete({ email: 'dana@example.com' });
      contacts.push(contactId);
      if (day === 1) {
        await w.db.knex('complaints').insert({
          ...{ id: w.context.ids.unordered(), kind: 'complaint', origin: 'staff', customer_id: customerId, words: '-' },
          ...{ received_on: '2026-03-05', told_on: '2026-03-05', received_at: '2026-03-05T10:00:00.000Z' },
          ...{
            locale: 'en',
            severity: 2,
            invite_consent: false,
            state: 'closed',
            updated_at: '2026-03-05T09:00:00.000Z',
          },
          closed_at: '2026-03-07T12:00:00.000Z',
        });
      }
      w.clock.advance(DAY);
    }
    if (only === undefined) throw new Error('no program');
    const program = (await listPrograms(w.db.knex))[0] ?? only;
    const told = outcomes(await dryRun(w.container.services, listComplaintSpans, program, null));
    expect(contacts.map((id) => told.get(id))).toEqual([
      ...['asked', 'asked', 'resting_period', 'resting_period', 'asked'],
    ]);
    await w.close();
  });

  test('on its page: counts, reasons and contacts, paged; those limited to branches see theirs', async () => {
    const w = await startWorld(dialect);
    for (let n = 0; n < 60; n += 1) await w.complete({ email: `c${n}@example.com`, name: `Customer ${n}` });
    await w.complete({ name: 'Nobody' }, { branch: 'South' });
    const [only] = await listPrograms(w.db.knex);
    const path = `/programs/${only?.id}/dry-run`;
    const manager = await w.signIn('manager');
    const first = (await manager.get(path).expect(200)).text;
    expect(first).toContain('about 60 of the 61 contacts');
    expect(first).toContain('The customer has no e-mail address.');
    expect(first.match(/href="\/contacts\//g)).toHaveLength(50);
    expect(first).toContain(`href="${path}?outcome=asked&amp;page=2"`);
    const second = (await manager.get(`${path}?outcome=asked&page=2`).expect(200)).text;
    expect(second.match(/href="\/contacts\//g)).toHaveLength(10);
    const why = (await manager.get(`${path}?outcome=no_address`).expect(200)).text;
    expect(why.match(/href="\/contacts\//g)).toHaveLength(1);
    for (const query of [
      'outcome=__proto__',
      'page=0',
      'page=-1',
      'page=9999',
      'page=1&page=2',
      'outcome=a&outcome=b',
    ]) {
      expect((await manager.get(`${path}?${query}`)).status).toBe(200);
    }
    const south = (await w.db.knex('branches').where({ name: 'South' }).first()).id;
    const limited = await w.signIn('manager', { branchIds: [south] });
    const theirs = (await limited.get(`${path}?outcome=no_address`).expect(200)).text;
    expect(theirs).toContain('about 0 of the 1 contacts');
    expect(theirs).not.toContain('Customer 1');
    expect(theirs).toContain('Only contacts of your branches are counted and listed: \u2068South\u2069.');
    expect(first).not.toContain('of your branches');
    for (const role of ['staff', 'organiser'] as const)
      expect((await (await w.signIn(role)).get(path)).status).toBe(403);
    w.clock.advance(31 * DAY);
    const later = await w.signIn('manager');
    expect((await later.get(path)).text).toContain('No contacts in the last 30 days');
    await w.close();
  });
});
