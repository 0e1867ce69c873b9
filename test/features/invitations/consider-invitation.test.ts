import { expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { mergeCustomers } from '../../../src/features/customers/index.ts';
import { changeProgram, considerInvitation, listPrograms } from '../../../src/features/invitations/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { DAY, HOUR, startWorld } from './invitation-world.ts';

describeOnEachDatabase('whom a completed contact invites', (dialect) => {
  test('an hour later, in the customer’s language, with three items of each dimension that fits the channel', async () => {
    const w = await startWorld(dialect);
    const { invitation } = await w.complete({ email: 'dana@example.com', locale: 'ms' }, { channel: 'phone' });
    expect(invitation).toMatchObject({ status: 'scheduled', sendAt: '2026-03-04T10:00:00.000Z' });
    const row = await w.invitation(invitation.id);
    expect(row).toMatchObject({ locale: 'ms', confidentiality: 'confidential', status: 'scheduled' });
    const { items }: { items: string[] } = JSON.parse(String(row.form));
    for (const { key } of DEFAULT_QUESTIONNAIRE.dimensions) {
      expect(items.filter((item) => item.startsWith(`${key}.`))).toHaveLength(3);
    }
    expect(items).not.toContain('environment.pleasantness');
    expect(await w.message(invitation.id)).toMatchObject({ status: 'queued', send_after: invitation.sendAt });
    await w.close();
  });

  test('a language that the organisation does not write in gives way to its own', async () => {
    const w = await startWorld(dialect, { organisation: { languages: ['he'], defaultLanguage: 'he' } });
    const { invitation } = await w.complete({ email: 'dana@example.com', locale: 'ms' });
    expect(await w.invitation(invitation.id)).toMatchObject({ locale: 'he' });
    await w.close();
  });

  test('nobody who has no address, was imported silently, or was asked lately; the reason is stored', async () => {
    const w = await startWorld(dialect);
    expect((await w.complete({ name: 'Dana' })).invitation).toMatchObject({ status: 'skipped', reason: 'no_address' });
    const imported = await w.complete({ email: 'a@example.com' }, { imported: true });
    expect(imported.invitation).toMatchObject({ status: 'skipped', reason: 'imported' });
    const invited = await w.complete({ email: 'a@example.com' }, { imported: true, invite: true });
    expect(invited.invitation.status).toBe('scheduled');
    const again = await w.complete({ email: 'a@example.com' });
    expect(again.invitation).toMatchObject({ status: 'skipped', reason: 'resting_period' });
    expect(await w.invitation(again.invitation.id)).toMatchObject({ reason: 'resting_period', send_at: null });
    w.clock.advance(91 * DAY);
    expect((await w.complete({ email: 'a@example.com' })).invitation.status).toBe('scheduled');
    await w.close();
  });

  test('two records of one person count together', async () => {
    const w = await startWorld(dialect);
    const first = await w.complete({ email: 'dana@example.com' });
    const other = await w.complete({ name: 'Dana Levi' });
    await mergeCustomers(w.context, other.customerId, first.customerId);
    const { invitation } = await w.complete({ email: 'dana@example.com' });
    expect(invitation).toMatchObject({ reason: 'resting_period' });
    await w.close();
  });

  test('of two contacts of one person at the same moment only one is asked about', async () => {
    const w = await startWorld(dialect);
    // Known beforehand, so that both meet at the decision and not at the new customer.
    await w.complete({ email: 'dana@example.com' }, { imported: true });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => w.complete({ email: 'dana@example.com' })));
    const statuses = outcomes.map(({ invitation }) => invitation.status).sort();
    expect(statuses).toEqual(['scheduled', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped']);
    await w.close();
  });

  test('a contact is considered once', async () => {
    const w = await startWorld(dialect);
    const { invitation, contactId, customerId } = await w.complete({ email: 'dana@example.com' });
    const row = await w.db.knex('contacts').where({ id: contactId }).first();
    const again = await w.db.transaction((tx) =>
      considerInvitation(
        tx,
        w.context,
        async () => false,
        {
          id: contactId,
          customerId,
          providerId: row.provider_id,
          branchId: row.branch_id,
          topicId: null,
          channel: 'in_person',
          completedAt: row.completed_at,
        },
        { imported: false, invite: false },
      ),
    );
    expect(again).toEqual(invitation);
    await w.close();
  });

  test('a switched-off program invites nobody', async () => {
    const w = await startWorld(dialect);
    const [program] = await listPrograms(w.db.knex);
    await changeProgram(w.context, program!.id, { active: false });
    expect((await w.complete({ email: 'dana@example.com' })).invitation).toMatchObject({ reason: 'program_inactive' });
    await w.close();
  });

  test('without a program nothing is decided', async () => {
    const w = await startWorld(dialect);
    const { contactId } = await w.complete({ email: 'dana@example.com' });
    await w.db.knex('invitations').delete();
    await w.db.knex('programs').delete();
    const contact = {
      id: contactId,
      customerId: 'x',
      providerId: 'x',
      branchId: null,
      topicId: null,
      channel: 'phone' as const,
      completedAt: new Date(w.clock.now().getTime() - HOUR).toISOString(),
    };
    const outcome = await w.db.transaction((tx) =>
      considerInvitation(tx, w.context, async () => false, contact, { imported: false, invite: false }),
    );
    expect(outcome).toBeNull();
    await w.close();
  });
});
