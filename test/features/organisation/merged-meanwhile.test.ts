import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createContacts, importContacts, moveContactsOnMerge } from '../../../src/features/contacts/index.ts';
import { addPlace, mergePlaces, type PlacesMergedHandler } from '../../../src/features/organisation/index.ts';
import type { Context } from '../../../src/platform/context.ts';
import { type Database, openDatabase } from '../../../src/platform/db/database.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('a place that is merged while a contact is written', (dialect) => {
  let it: TestApp;
  /** As another process would have it. */
  let other: Database;
  let elsewhere: Context;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    other = openDatabase(it.url);
    elsewhere = { ...it.context, db: other };
  });
  afterAll(async () => {
    await other.close();
    await it.close();
  });

  let count = 0;
  const pair = async () => {
    count += 1;
    const fields = { code: null, timeZone: null, active: true };
    const from = await addPlace(it.context, 'provider', { name: `From ${count}`, ...fields });
    const into = await addPlace(it.context, 'provider', { name: `Into ${count}`, ...fields });
    return { name: `From ${count}`, from, into };
  };
  const placedAt = async (externalId: string): Promise<unknown> =>
    (await it.db.knex('contacts').where({ external_id: externalId }).first('provider_id'))?.provider_id;
  const contacts = (onCompleted: () => Promise<null>) =>
    createContacts({ onRecorded: async () => {}, onCompleted, describeInvitation: async () => undefined });
  const contact = (externalId: string, provider: string) => ({
    ...{ externalId, customer: { name: 'Dana' }, places: { provider } },
    ...({ channel: 'phone', kind: 'request', completed: true } as const),
  });

  /**
   * Something that starts once it is let go and runs beside the open transaction. `halted` comes true when it is over,
   * or waits for the transaction: on SQLite it can only wait.
   */
  function beside(work: () => Promise<unknown>) {
    let start = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      start = resolve;
    });
    let over = false;
    const done = started.then(work).finally(() => {
      over = true;
    });
    const halted = started.then(async () => {
      while (!over && dialect === 'postgres') {
        const waiting = await other
          .knex('pg_stat_activity')
          .whereRaw("datname = current_database() and wait_event_type = 'Lock'")
          .first('pid');
        if (waiting !== undefined) return;
        await sleep(20);
      }
    });
    return { start: () => start(), done, halted };
  }

  test('the merge waits for the contact, and takes it along', async () => {
    const { name, from, into } = await pair();
    const merge = beside(() => mergePlaces(elsewhere, 'provider', from, into, [moveContactsOnMerge]));
    const log = contacts(async () => {
      merge.start();
      await merge.halted;
      return null;
    });
    await log.recordContact(it.context, contact('waited for', name), { origin: 'api', createUnknown: false });
    await merge.done;
    expect(await placedAt('waited for')).toBe(into);
  });

  test('the contact waits for the merge, and goes to where the place went', async () => {
    const { name, from, into } = await pair();
    const { recordContact } = contacts(async () => null);
    const options = { origin: 'api', createUnknown: false } as const;
    const log = beside(() => recordContact(elsewhere, contact('came late', name), options));
    const letIn: PlacesMergedHandler = async () => {
      log.start();
      await log.halted;
    };
    await mergePlaces(it.context, 'provider', from, into, [moveContactsOnMerge, letIn]);
    await log.done;
    expect(await placedAt('came late')).toBe(into);
  });

  test('a place chosen on a page is followed as well', async () => {
    const { from, into } = await pair();
    await mergePlaces(it.context, 'provider', from, into, [moveContactsOnMerge]);
    const chosen = { ...contact('chosen', ''), places: { providerId: from, branchId: null, topicId: null } };
    const { recordContact } = contacts(async () => null);
    await recordContact(it.context, chosen, { origin: 'page', createUnknown: false });
    expect(await placedAt('chosen')).toBe(into);
  });

  test('an import goes on where its place went, between two batches and during one', async () => {
    const [early, late] = [await pair(), await pair()];
    const rows = Array.from({ length: 450 }, (_, at) => `I${at},Dana,${at % 2 === 0 ? early.name : late.name}`);
    const file = Readable.from([['external_id,customer_name,provider', ...rows].join('\n')], { objectMode: false });
    const hooks = {
      onRecorded: async () => {},
      onCompleted: async () => null,
      describeInvitation: async () => undefined,
    };
    let batches = 0;
    const merges = [early, late].map(({ from, into }) =>
      beside(() => mergePlaces(elsewhere, 'provider', from, into, [moveContactsOnMerge])),
    );
    await importContacts(it.context, hooks, file, {
      invite: false,
      async inBatch() {
        const merge = merges[batches];
        batches += 1;
        merge?.start();
        await merge?.halted;
      },
    });
    await Promise.all(merges.map(({ done }) => done));
    expect(batches).toBe(3);
    const left = await it.db.knex('contacts').whereIn('provider_id', [early.from, late.from]).select('external_id');
    expect(left).toEqual([]);
    const moved = await it.db.knex('contacts').whereIn('provider_id', [early.into, late.into]).select('id');
    expect(moved).toHaveLength(450);
  });
});
