import { expect, test } from '@jest/globals';
import { changeMailFlow } from '../../../src/features/mail/mail.service.ts';
import { verifyDkim } from '../../support/dkim.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { HOUR, startMailWorld } from '../invitations/invitation-world.ts';
import { makeRsaKey } from './mail-world.ts';

const key = makeRsaKey();
const SIGNING = { DKIM_DOMAIN: 'alon.example', DKIM_SELECTOR: 'survey', DKIM_PRIVATE_KEY: key.privateKey };

describeOnEachDatabase('mail that is signed', (dialect) => {
  test('verifies as it comes over the wire, with both headers of one-click unsubscribing under the signature', async () => {
    const w = await startMailWorld(dialect, { environment: SIGNING });
    const pace = { perMinute: null, connections: 2, returnAddress: 'returns@bounce.alon.example' };
    await changeMailFlow(w.context, pace);
    await w.complete({ email: 'dana@example.com', name: 'דנה', locale: 'he' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    const { raw } = w.server.received[0]!;
    const { holds, signed, tags } = verifyDkim(raw, key.publicKey);
    expect({ holds, d: tags.get('d'), s: tags.get('s') }).toEqual({ holds: true, d: 'alon.example', s: 'survey' });
    expect(signed).toEqual(
      expect.arrayContaining(['from', 'to', 'subject', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']),
    );
    // The check can fail: of another text, with another header, with another key.
    expect(verifyDkim(raw.replace(/\r\n\r\n/, '\r\n\r\nx'), key.publicKey).holds).toBe(false);
    expect(verifyDkim(raw.replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=Two'), key.publicKey).holds).toBe(
      false,
    );
    expect(verifyDkim(raw, makeRsaKey().publicKey).holds).toBe(false);
    // Both ways out stand on one line, unfolded.
    expect(raw).toMatch(
      /^List-Unsubscribe: <https:\/\/survey\.alon\.example\/u\/([\w-]{22})>, <mailto:returns@bounce\.alon\.example\?subject=unsubscribe%20\1>\r$/m,
    );
    expect(w.server.envelopes).toEqual(['returns@bounce.alon.example']);
    await w.close();
  });

  test('the https way out works by one post from nowhere, with the body that RFC 8058 names', async () => {
    const w = await startMailWorld(dialect, {});
    await w.complete({ email: 'dana@example.com' });
    w.clock.advance(HOUR);
    await w.jobs.drain();
    const mail = w.server.received[0]!;
    expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const path = new URL(/<(https:[^>]+)>/.exec(mail.header('list-unsubscribe') ?? '')?.[1] ?? '').pathname;
    const answer = await w.agent
      .post(path)
      .set('Origin', 'https://mail.example.com')
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send({ 'List-Unsubscribe': 'One-Click' });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await w.db.knex('suppressions')).toMatchObject([{ reason: 'unsubscribed' }]);
    await w.close();
  });
});
