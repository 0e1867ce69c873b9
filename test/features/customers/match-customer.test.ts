import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  addressHash,
  eraseCustomer,
  exportCustomer,
  findCustomerCalled,
  getCustomer,
  getPerson,
  matchCustomer,
  mergeCustomers,
  personRecordIds,
  unmergeCustomers,
} from '../../../src/features/customers/index.ts';
import { getOrganisation } from '../../../src/features/organisation/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('customers', (dialect) => {
  let started: TestApp;
  beforeEach(async () => {
    started = await startTestApp(dialect);
  });
  afterEach(async () => {
    await started.close();
  });
  const match = (details: Parameters<typeof matchCustomer>[2]) =>
    started.db.transaction((tx) => matchCustomer(tx, started.context, details));

  test('match by external id, then by exact e-mail, never by name', async () => {
    const first = await match({ externalId: 'C-1', email: ' Dana@Example.ORG ', name: 'דנה לוי' });
    expect(first).toMatchObject({ externalId: 'C-1', email: 'dana@example.org', name: 'דנה לוי', erased: false });
    expect((await match({ externalId: 'C-1', email: 'other@example.org' })).id).toBe(first.id);
    expect((await match({ email: 'dana@example.org' })).id).toBe(first.id);
    expect((await match({ name: 'דנה לוי' })).id).not.toBe(first.id);
    expect((await match({ name: 'דנה לוי' })).id).not.toBe((await match({ name: 'דנה לוי' })).id);
  });

  test('what is missing is filled in, what is there is never overwritten', async () => {
    const first = await match({ email: 'a@example.org' });
    const second = await match({ externalId: 'C-2', email: 'a@example.org', name: 'Amir', locale: 'ms' });
    expect(second).toMatchObject({ id: first.id, externalId: 'C-2', name: 'Amir', locale: 'ms' });
    const third = await match({ externalId: 'C-2', email: 'b@example.org', name: 'Else', locale: 'he' });
    expect(third).toEqual(second);
    expect(await getCustomer(started.db.knex, first.id)).toEqual(second);
  });

  test('two people who share an address stay two, each known by an external id', async () => {
    const shared = 'family@example.org';
    const noa = await match({ externalId: 'C-3', email: shared, name: 'Noa' });
    const avi = await match({ externalId: 'C-4', email: shared, name: 'Avi' });
    expect(avi).toMatchObject({ externalId: 'C-4', email: shared, name: 'Avi' });
    expect(avi.id).not.toBe(noa.id);
    expect((await match({ externalId: 'C-4', email: shared })).id).toBe(avi.id);
    // The address alone is the first one's, as ever; and a record without an external id is still completed.
    expect((await match({ email: shared })).id).toBe(noa.id);
    await expect(findCustomerCalled(started.db.knex, shared)).rejects.toMatchObject({
      message: 'Several customers have this address. Say which one by its id: C-3, C-4.',
    });
    expect((await findCustomerCalled(started.db.knex, 'C-4'))?.id).toBe(avi.id);
    const unnumbered = await match({ email: 'office@example.org' });
    expect((await match({ externalId: 'C-5', email: 'office@example.org' })).id).toBe(unnumbered.id);
    expect((await match({ externalId: 'C-6', email: 'office@example.org' })).id).not.toBe(unnumbered.id);
  });

  test('many at once create one record', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, at) => match({ externalId: 'C-9', email: 'x@example.org', name: `n${at}` })),
    );
    expect(new Set(all.map((record) => record.id)).size).toBe(1);
  });

  test('merged records are one person, and undoing restores exactly what was', async () => {
    const a = await match({ externalId: 'A', email: 'a@example.org' });
    const b = await match({ externalId: 'B', name: 'Bea', locale: 'en' });
    const c = await match({ externalId: 'C' });
    const before = await started.db.knex('customers').orderBy('id').select('id', 'person_id', 'email', 'name');
    const first = await mergeCustomers(started.context, b.id, a.id);
    expect(await getPerson(started.db.knex, b.id)).toMatchObject({
      id: a.id,
      email: 'a@example.org',
      name: 'Bea',
      locale: 'en',
    });
    const second = await mergeCustomers(started.context, a.id, c.id);
    expect((await personRecordIds(started.db.knex, b.id)).toSorted()).toEqual([a.id, b.id, c.id].toSorted());
    expect((await match({ externalId: 'B' })).personId).toBe(c.id);
    await expect(mergeCustomers(started.context, a.id, b.id)).rejects.toMatchObject({ code: 'same_person' });

    await expect(unmergeCustomers(started.context, first)).rejects.toMatchObject({ code: 'merged_again' });
    await unmergeCustomers(started.context, second);
    await unmergeCustomers(started.context, first);
    await expect(unmergeCustomers(started.context, first)).rejects.toMatchObject({ code: 'undone_already' });
    expect(await started.db.knex('customers').orderBy('id').select('id', 'person_id', 'email', 'name')).toEqual(before);
  });

  test('two who are merged into each other at once are merged once', async () => {
    const a = await match({ externalId: 'A' });
    const b = await match({ externalId: 'B' });
    const both = await Promise.allSettled([
      mergeCustomers(started.context, a.id, b.id),
      mergeCustomers(started.context, b.id, a.id),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await personRecordIds(started.db.knex, a.id)).toHaveLength(2);
  });

  test('the more reserved relationship of merged records holds', async () => {
    const a = await match({ externalId: 'A' });
    const b = await match({ externalId: 'B' });
    await started.db.knex('customers').where({ id: b.id }).update({ relationship: 'do_not_survey' });
    await mergeCustomers(started.context, b.id, a.id);
    expect((await getPerson(started.db.knex, a.id)).relationship).toBe('do_not_survey');
  });

  test('an erasure takes all merged records, leaves no trace, and an import does not bring them back', async () => {
    const a = await match({ externalId: 'A-17', email: 'gone@example.org', name: 'Gila Gone' });
    const b = await match({ externalId: 'B-17', name: 'G. Gone' });
    await mergeCustomers(started.context, b.id, a.id);
    const handed: (readonly string[])[] = [];
    await eraseCustomer(started.context, b.id, [async (_tx, _context, recordIds) => void handed.push(recordIds)]);
    expect(handed).toEqual([[a.id, b.id]]);

    for (const table of ['customers', 'customer_merges', 'erased_identities', 'audit']) {
      const held = JSON.stringify(await started.db.knex(table));
      for (const trace of ['A-17', 'B-17', 'gone@', 'one']) {
        if (trace !== 'one' || table === 'customers') expect(held.toLowerCase()).not.toContain(trace.toLowerCase());
      }
    }
    const again = await match({ externalId: 'A-17', name: 'Gila Gone' });
    expect(again).toMatchObject({ erased: true, externalId: null, email: null, name: null });
    expect(again.id).not.toBe(a.id);
    expect(await match({ email: 'Gone@example.org' })).toMatchObject({ erased: true, email: null });
    const other = await match({ externalId: 'Z' });
    expect(await match({ externalId: 'Z', email: 'gone@example.org' })).toEqual(other);
    await expect(eraseCustomer(started.context, a.id, [])).rejects.toMatchObject({ code: 'erased_already' });
    expect(addressHash(await getOrganisation(started.db.knex), ' GONE@example.org')).toHaveLength(64);
  });

  test('when a part fails to erase, nothing is erased', async () => {
    const a = await match({ email: 'stay@example.org' });
    const fail = async () => {
      throw new Error('disk full');
    };
    await expect(eraseCustomer(started.context, a.id, [fail])).rejects.toThrow('disk full');
    expect(await match({ email: 'stay@example.org' })).toMatchObject({ id: a.id, erased: false });
  });

  test('the export has every record and every part, and is audited', async () => {
    const a = await match({ externalId: 'A', email: 'a@example.org', name: 'דנה' });
    const data = await exportCustomer(started.context, a.id, [
      { name: 'contacts', collect: async (_db, recordIds) => [{ of: recordIds }] },
    ]);
    expect(data).toMatchObject({
      customer: [{ id: a.id, email: 'a@example.org', name: 'דנה' }],
      merges: [],
      contacts: [{ of: [a.id] }],
    });
    const audited = await started.db.knex('audit').where({ action: 'customer.exported', subject_id: a.id });
    expect(audited).toHaveLength(1);
  });
});
