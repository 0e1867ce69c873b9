import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { receiveInTime } from '../../../src/platform/http/receive-in-time.ts';

const app = express();
app.use(receiveInTime({ usualMs: 60, uploadMs: 20_000 }));
app.post('/*path', async (req, res) => {
  res.send(await text(req));
});
app.get('/slow', (_req, res) => {
  setTimeout(() => res.send('worth waiting for'), 150);
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

/** Sends half of a body, and the rest a while later or never. @returns the status line */
async function sendSlowly(path: string, restFollows: boolean): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\nConnection: close\r\n\r\nhalf`);
  if (restFollows) setTimeout(() => socket.write('rest'), 200);
  let said = '';
  for await (const chunk of socket) said += chunk;
  return said.split('\r\n')[0] ?? '';
}

test('a body that dawdles is cut off, but for files', async () => {
  expect(await sendSlowly('/contacts', false)).toBe('HTTP/1.1 408 Request Timeout');
  expect(await sendSlowly('/contacts/import/file', true)).toBe('HTTP/1.1 200 OK');
  expect(await sendSlowly('/api/v1/responses/import', true)).toBe('HTTP/1.1 200 OK');
});

test('an answer may take longer than the request', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/slow`);
  expect(await answer.text()).toBe('worth waiting for');
});
