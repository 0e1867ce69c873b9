import { expect, test } from '@jest/globals';
import { startTestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('sessions', (dialect) => {
  test('a signed-in browser is known, another one is not', async () => {
    const t = await startTestApp(dialect);
    t.app.get('/never', () => undefined);
    const staff = await t.signIn('staff');
    expect((await staff.get('/no-such-page')).status).toBe(404);
    expect((await t.agent.get('/no-such-page')).status).toBe(404);
    const key = await t.apiKey(['contacts:read']);
    const answer = await t.agent.get('/api/v1/none').set('Authorization', key);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    await t.close();
  });
});
