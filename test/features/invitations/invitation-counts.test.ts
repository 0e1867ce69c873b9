import { expect, test } from '@jest/globals';
import { claimAnswer, countInvited } from '../../../src/features/invitations/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { HOUR, startWorld } from './invitation-world.ts';

describeOnEachDatabase('how many were invited', (dialect) => {
  test('by day of sending and segment; what came back or never left is not delivered', async () => {
    const w = await startWorld(dialect);
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const { invitation } = await w.complete(
        { email: `${name}@example.com` },
        { channel: name === 'e' ? 'phone' : 'chat' },
      );
      ids.push(invitation.id);
    }
    await w.complete({ name: 'no address' });
    const day = { from: '2026-03-04', to: '2026-03-04' };
    expect(await countInvited(w.db.knex, { ...day, segment: {} })).toMatchObject({ invited: 0 });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    await w.db.transaction((tx) => claimAnswer(tx, w.context, ids[0]!));
    await w.db.knex('invitations').where({ id: ids[1] }).update({ status: 'bounced' });
    await w.db.knex('invitations').where({ id: ids[2] }).update({ status: 'uncertain' });
    expect(await countInvited(w.db.knex, { ...day, segment: {} })).toEqual({
      invited: 5,
      delivered: 3,
      answered: 1,
      stillOpen: 2,
    });
    expect(await countInvited(w.db.knex, { ...day, segment: { channel: 'phone' } })).toMatchObject({ invited: 1 });
    const later = { from: '2026-03-05', to: '2026-03-31' };
    expect(await countInvited(w.db.knex, { ...later, segment: {} })).toMatchObject({ invited: 0 });
    expect(await countInvited(w.db.knex, { ...day, segment: {}, questionnaireId: 'other' })).toMatchObject({
      invited: 0,
    });
    await w.close();
  });
});
