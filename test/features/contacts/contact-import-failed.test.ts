import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { contactImportJob } from '../../../src/features/contacts/index.ts';
import { createJobRunner, type JobRunner } from '../../../src/platform/jobs/runner.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('an import that fails for good', (dialect) => {
  let it: TestApp;
  let manager: Agent;
  let jobs: JobRunner;
  let broken: boolean;
  beforeEach(async () => {
    it = await startTestApp(dialect);
    manager = await it.signIn('manager');
    broken = true;
    const describeInvitation = async () => undefined;
    // The first 200 rows are stored; then it breaks, until it is mended.
    const onCompleted = async (_tx: unknown, _context: unknown, { externalId }: { externalId: string | null }) => {
      if (broken && externalId === 'F-250') throw new Error('The disk is full.');
      return null;
    };
    const onRecorded = async () => {};
    const hooks = { onRecorded, onCompleted, describeInvitation };
    jobs = createJobRunner(it.container.services, [contactImportJob(hooks)]);
  });
  afterEach(() => it.close());

  const file = ['external_id,customer_name,provider', ...Array.from({ length: 300 }, (_, at) => `F-${at},Dana,Eli`)];
  const send = async (): Promise<string> => {
    const sent = await manager
      .post('/contacts/import')
      .type('form')
      .send({ rows: file.join('\n'), invite: 'yes' });
    return sent.headers.location ?? '';
  };
  const giveUp = async (): Promise<void> => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await jobs.drain();
      it.clock.advance(2 * 3_600_000);
    }
  };
  const count = async (table: string): Promise<number> => {
    const [row] = await it.db.knex(table).count({ n: '*' });
    return Number(row?.n);
  };
  const signInAgain = async () => {
    // Hours have passed.
    manager = await it.signIn('administrator');
  };

  test('says so with what happened, keeps the file, and goes on when it is tried again', async () => {
    const address = await send();
    await giveUp();
    await signInAgain();
    const failed = await manager.get(address).expect(200);
    expect(failed.text).toContain('The import could not be finished');
    expect(failed.text).toContain('stopped after 200 rows');
    expect(failed.text).toContain('The disk is full.');
    expect(failed.headers.refresh).toBeUndefined();
    expect(await count('contacts')).toBe(200);
    expect(await count('contact_import_parts')).toBe(1);

    broken = false;
    await manager.post(`${address}/retry`).expect(303);
    expect((await manager.get(address)).headers.refresh).toBe('2');
    await manager.post(`${address}/retry`).expect(303);
    await jobs.drain();
    expect((await manager.get(address)).text).toContain('300 contacts were added');
    expect(await count('contacts')).toBe(300);
    expect(await count('contact_import_parts')).toBe(0);
    expect(await count('jobs')).toBe(0);
  });

  test('can be thrown away: what came in stays, and the rest of the file goes', async () => {
    const address = await send();
    await giveUp();
    await signInAgain();
    await manager.post(`${address}/discard`).expect(303);
    expect((await manager.get(address)).text).toContain('The rest of the file was discarded');
    expect(await count('contact_import_parts')).toBe(0);
    expect(await count('jobs')).toBe(0);
    expect(await count('contacts')).toBe(200);
    broken = false;
    await manager.post(`${address}/retry`).expect(303);
    await jobs.drain();
    expect(await count('contacts')).toBe(200);
  });

  test('is only for those whose import it is, and one that is under way cannot be thrown away', async () => {
    const address = await send();
    await manager.post(`${address}/discard`).expect(303);
    expect(await count('contact_import_parts')).toBe(1);
    const other = await it.signIn('manager');
    await other.post(`${address}/retry`).expect(403);
    await other.post(`${address}/discard`).expect(403);
    broken = false;
    await jobs.drain();
    expect(await count('contacts')).toBe(300);
  });

  test('a file that a stopped server left half arrived goes with the next one', async () => {
    await send();
    await it.db.knex('contact_imports').update({ status: 'receiving' });
    it.clock.advance(3_600_000);
    await send();
    expect(await count('contact_imports')).toBe(2);
    it.clock.advance(3_600_001);
    await send();
    expect(await it.db.knex('contact_imports').pluck('status')).toEqual(['waiting', 'waiting']);
    expect(await it.db.knex('contact_import_parts').countDistinct({ n: 'import_id' })).toEqual([{ n: 2 }]);
  });
});
