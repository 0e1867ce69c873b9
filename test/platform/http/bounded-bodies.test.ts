import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { boundedBodies } from '../../../src/platform/http/bounded-bodies.ts';

const FORM = 'application/x-www-form-urlencoded';

const app = express();
app.use(boundedBodies(1000, 400), express.urlencoded({ extended: false }));
app.post('/*path', (req, res) => {
  res.send(Object.keys(req.body ?? {}).join());
});
const server = createServer(app);
let port = 0;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Announces a body and never sends it. */
async function dawdle(head: string, path = '/form', type = FORM): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const seen = once(server, 'request');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n${head}\r\n\r\n`);
  await seen;
  return socket;
}

const send = async (): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/form`, {
    method: 'POST',
    body: new URLSearchParams({ a: '1' }),
  });
  return answer.text();
};

test('where bodies on their way would hold too much, the one that has been coming longest is cut off', async () => {
  const slow = [await dawdle('Content-Length: 390'), await dawdle('Content-Length: 390')];
  expect(await send()).toBe('a');
  expect(slow.map(({ destroyed }) => destroyed)).toEqual([false, false]);

  const cut = once(slow[0] as Socket, 'close');
  // In pieces, to an address of files: as much as the largest, for it is read as a whole.
  const third = await dawdle('Transfer-Encoding: chunked', '/some/import');
  await cut;
  expect([slow[1]?.destroyed, third.destroyed]).toEqual([false, false]);
  expect(await send()).toBe('a');

  // Whoever hung up holds nothing any more, and a file only a piece.
  const gone = once(server, 'request').then(([, res]) => once(res, 'close'));
  const leaving = await dawdle('Content-Length: 100');
  leaving.destroy();
  await gone;
  await dawdle('Content-Length: 999999', '/some/import', 'text/csv');
  expect(await send()).toBe('a');
  expect([slow[1]?.destroyed, third.destroyed]).toEqual([false, false]);
});
