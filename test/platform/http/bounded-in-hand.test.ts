import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import { boundedInHand } from '../../../src/platform/http/bounded-in-hand.ts';
import { problemErrors } from '../../../src/platform/http/error-pages.ts';

test('while as many pages are made as memory allows, others are told to come again; then all goes on', async () => {
  const app = express();
  const held: (() => void)[] = [];
  const inHand = boundedInHand(['/well'], 3);
  app.use(inHand.atOnce, inHand.onceRead(express.text({ type: () => true })));
  app.all('/page', (_req, res) => {
    held.push(() => res.send('made'));
  });
  app.all('/well', (_req, res) => {
    res.send('well');
  });
  app.use('/api', problemErrors(pino({ level: 'silent' })));
  app.get('/quick', (_req, res) => {
    res.send('quick');
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, more: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, more);
  const heldUp = async (n: number) => {
    while (held.length < n) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  try {
    const hungUp = new AbortController();
    const first = [ask('/page'), ask('/page'), ask('/page', { signal: hungUp.signal })];
    await heldUp(3);
    const refused = await ask('/quick');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.text()).toMatch(/Try again[\s\S]*נסו שוב[\s\S]*Cuba lagi/);
    const program = await ask('/api/anything');
    expect([program.status, program.headers.get('retry-after'), (await program.json()).code]).toEqual([
      503,
      '1',
      'too_busy',
    ]);
    expect(await (await ask('/well')).text()).toBe('well');
    // One byte of a body is no way in, nor is one that cannot be read; whoever watches the server may bring one.
    expect((await ask('/quick', { method: 'POST', body: 'x' })).status).toBe(503);
    const unreadable = { method: 'POST', body: 'x', headers: { 'content-encoding': 'none' } };
    expect((await ask('/quick', unreadable)).status).toBe(503);
    expect((await ask('/well', { method: 'POST', body: 'x' })).status).toBe(200);
    hungUp.abort();
    await expect(first.pop()).rejects.toThrow();
    while ((await ask('/quick')).status !== 200) await new Promise((resolve) => setTimeout(resolve, 10));
    // What only announces a body keeps nobody out: its place is taken once it is there.
    for (let n = 0; n < 5; n += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.write('GET /page HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\n');
    }
    const posted = ask('/page', { method: 'POST', body: 'x' });
    await heldUp(4);
    expect((await ask('/quick')).status).toBe(503);
    for (const send of held) send();
    expect(await Promise.all([...first, posted].map(async (one) => (await one).text()))).toEqual([
      'made',
      'made',
      'made',
    ]);
    expect(await (await ask('/quick')).text()).toBe('quick');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
